import CLAPACK

extension LUFactorization {
    /// X with op(M)·X = B for all columns of B at once (LAPACK `dgetrs`).
    /// - Complexity: 2·n² operations a column.
    public func solve<Columns: AxisKind>(
        _ rightHandSides: consuming Matrix<Kind, Columns>,
        _ transposition: Transposition = .none
    ) -> Matrix<Kind, Columns> {
        precondition(rightHandSides.rows == axis, "right-hand sides have other labels")
        let columns = rightHandSides.columnCount
        rightHandSides.withUnsafeMutableElements { b in
            substitute(transposition, b.baseAddress, columns: columns)
        }
        return rightHandSides
    }

    /// x with op(M)·x = b, for b of n elements (LAPACK `dgetrs`).
    /// - Complexity: 2·n² operations.
    public func solve(
        _ rightHandSide: [Double], _ transposition: Transposition = .none
    ) -> [Double] {
        precondition(
            rightHandSide.count == count, "\(rightHandSide.count) elements for \(count) rows")
        var x = rightHandSide
        x.withUnsafeMutableBufferPointer { substitute(transposition, $0.baseAddress, columns: 1) }
        return x
    }

    private func substitute(
        _ transposition: Transposition, _ b: UnsafeMutablePointer<Double>?, columns: Int
    ) {
        guard count > 0, columns > 0, let b else { return }
        factors.withUnsafeElements { p in
            guard let base = p.baseAddress else { return }
            var t = transposition.character
            var (n32, nrhs, lda, info) = (cp_int(count), cp_int(columns), cp_int(count), cp_int(0))
            var ldb = lda
            dgetrs_(&t, &n32, &nrhs, base, &lda, pivots, b, &ldb, &info, 1)
            precondition(info == 0, "dgetrs refused argument \(-info)")
        }
    }
}

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

    /// Up to `fewColumns` columns are solved one by one: `dgetrs` rearranges all of the factors for
    /// a block of right-hand sides, which costs as much as two or three of them.
    private func substitute(
        _ transposition: Transposition, _ b: UnsafeMutablePointer<Double>?, columns: Int
    ) {
        guard count > 0, columns > 0, let b else { return }
        factors.withUnsafeElements { p in
            guard let base = p.baseAddress else { return }
            var t = transposition.character
            let step = columns <= fewColumns ? 1 : columns
            var (n32, nrhs, lda, info) = (cp_int(count), cp_int(step), cp_int(count), cp_int(0))
            var ldb = lda
            for first in stride(from: 0, to: columns, by: step) {
                dgetrs_(&t, &n32, &nrhs, base, &lda, pivots, b + first * count, &ldb, &info, 1)
                precondition(info == 0, "dgetrs refused argument \(-info)")
            }
        }
    }
}

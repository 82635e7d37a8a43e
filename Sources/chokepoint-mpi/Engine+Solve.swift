import CScaLAPACK

extension Engine {
    /// X with op(M)·X = B, by the factors or by M⁻¹, refined in double precision until the backward
    /// error is that of rounding or gets no better. `first` is the number of columns, `second` is 1
    /// for the transposed system; ‖op(M)‖∞ follows the numbers of B.
    /// - Returns: X, column-major, the largest normwise backward error, and refinement steps.
    func solve(_ order: Order, _ numbers: [Double]) -> [Double] {
        guard let M else { preconditionFailure("M is formed first") }
        let (columns, isTransposed) = (order.first, order.second == 1)
        let norm = numbers[n * columns]
        let width = max(1, min(Self.block, (columns - 1) / grid.columns + 1))
        let B = BlockMatrix(
            grid, rows: n, columns: columns, rowBlock: Self.block, columnBlock: width)
        numbers.withUnsafeBufferPointer { if let base = $0.baseAddress { B.take(from: base) } }
        var X = approximate(B, isTransposed)
        var (error, steps) = (Double.infinity, 0)
        var before: BlockMatrix?
        while true {
            let residual = BlockMatrix(like: B, copying: true)
            multiply(M, isTransposed, X, scale: -1, into: residual, keeping: 1)
            let found = backwardError(residual, X, B, norm)
            // A step that made it worse is undone.
            if let before, !(found <= error) {
                X = before
                break
            }
            let isBetter = found < error / 2
            error = found
            if error <= 4 * Double.ulpOfOne || !isBetter || steps == 4 { break }
            let correction = approximate(residual, isTransposed)
            before = X
            X = BlockMatrix(like: X, copying: true)
            for k in 0..<(X.localRows * X.localColumns) { X.values[k] += correction.values[k] }
            steps += 1
        }
        return X.gathered() + [error, Double(steps)]
    }

    /// op(M)⁻¹·B as the factors or M⁻¹ give it.
    private func approximate(_ B: BlockMatrix, _ isTransposed: Bool) -> BlockMatrix {
        guard let factors else { preconditionFailure("factors come first") }
        let X = BlockMatrix(like: B, copying: content == .factors)
        if content == .inverse {
            multiply(factors, isTransposed, B, scale: 1, into: X, keeping: 0)
            return X
        }
        var info: Int32 = 0
        pdgetrs_(
            isTransposed ? "T" : "N", count, [Int32(B.columns)], factors.values, Self.one, Self.one,
            factors.description, pivots, X.values, Self.one, Self.one, X.description, &info, 1)
        precondition(info == 0, "pdgetrs refused argument \(-info)")
        return X
    }

    /// Y := scale·op(A)·X + keeping·Y.
    private func multiply(
        _ A: BlockMatrix, _ isTransposed: Bool, _ X: BlockMatrix, scale: Double,
        into Y: BlockMatrix, keeping: Double
    ) {
        pdgemm_(
            isTransposed ? "T" : "N", "N", count, [Int32(X.columns)], count, [scale], A.values,
            Self.one, Self.one, A.description, X.values, Self.one, Self.one, X.description,
            [keeping], Y.values, Self.one, Self.one, Y.description)
    }

    /// The largest ‖r‖∞ / (‖M‖∞·‖x‖∞ + ‖b‖∞) of a column; infinity where a number is none.
    private func backwardError(
        _ residual: BlockMatrix, _ X: BlockMatrix, _ B: BlockMatrix, _ norm: Double
    ) -> Double {
        let columns = X.columns
        var sizes = [Double](repeating: 0, count: 3 * columns)
        for (k, matrix) in [residual, X, B].enumerated() {
            for j in 0..<matrix.localColumns {
                var largest = 0.0
                for i in 0..<matrix.localRows {
                    let size = abs(matrix.values[i + j * matrix.localRows])
                    largest = size.isFinite ? max(largest, size) : .infinity
                }
                sizes[k * columns + matrix.globalColumn(j)] = largest
            }
        }
        cs_largest(&sizes, sizes.count)
        var worst = 0.0
        for j in 0..<columns {
            let bound = norm * sizes[columns + j] + sizes[2 * columns + j]
            if !bound.isFinite { return .infinity }
            if bound > 0 { worst = max(worst, sizes[j] / bound) }
        }
        return worst
    }
}

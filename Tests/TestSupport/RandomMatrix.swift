public import LinearAlgebra

/// Seeded random matrices with positional labels.
public enum RandomMatrix {
    /// Elements uniform in [−½, ½).
    public static func uniform(
        _ rows: Int, _ columns: Int, seed: UInt64
    ) -> Matrix<OrdinalAxis, OrdinalAxis> {
        var random = SplitMix64(seed: seed)
        return Matrix(
            Axis(count: rows), Axis(count: columns),
            columnMajor: (0..<(rows * columns)).map { _ in random.uniform() - 0.5 })
    }

    /// I − A with non-negative A whose column sums are between 0.3 and 0.7: like a Leontief matrix.
    public static func leontief(_ n: Int, seed: UInt64) -> Matrix<OrdinalAxis, OrdinalAxis> {
        var random = SplitMix64(seed: seed)
        var M = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: n), Axis(count: n))
        for j in 0..<n {
            let column = (0..<n).map { _ in random.uniform() }
            let share = (0.3 + 0.4 * random.uniform()) / max(column.reduce(0, +), 1e-9)
            for i in 0..<n { M[i, j] = (i == j ? 1 : 0) - share * column[i] }
        }
        return M
    }

    /// Elements uniform in [0, 1).
    public static func vector(_ n: Int, seed: UInt64) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<n).map { _ in random.uniform() }
    }
}

extension Matrix {
    /// All elements in column-major order.
    public var elements: [Double] { withUnsafeElements { Array($0) } }
}

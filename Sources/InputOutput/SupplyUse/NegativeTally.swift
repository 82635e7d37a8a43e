public import LinearAlgebra

/// How many cells of a matrix are below zero, and how far.
public struct NegativeTally: Sendable, Hashable {
    /// Name of the matrix.
    public let matrix: String
    /// Number of cells below zero.
    public let count: Int
    /// Their sum, in the table's unit; 0 without any.
    public let sum: Double
    /// The most negative cell; 0 without any.
    public let lowest: Double
    /// Row and column of the most negative cell; nil without any.
    public let place: String?

    /// Counts the negative cells of a matrix.
    public init<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>, name: String) {
        self.matrix = name
        var (count, sum, lowest, at) = (0, 0.0, 0.0, 0)
        matrix.withUnsafeElements { p in
            for k in p.indices where p[k] < 0 {
                count += 1
                sum += p[k]
                if p[k] < lowest { (lowest, at) = (p[k], k) }
            }
        }
        self.count = count
        self.sum = sum
        self.lowest = lowest
        let m = matrix.rowCount
        place = count == 0 ? nil : "[\(matrix.rows[at % m]), \(matrix.columns[at / m])]"
    }
}

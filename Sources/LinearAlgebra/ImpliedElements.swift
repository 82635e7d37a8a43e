/// Elements of a matrix that follow from something smaller and are not stored, such as products of
/// technology and trade shares.
///
/// A `Matrix` of such elements works as any other. Sums, single rows and columns, and products with
/// vectors come from the smaller arrays; whoever asks for the memory of all elements makes the
/// matrix form it, once, and keep it.
package protocol ImpliedElements: AnyObject, Sendable {
    /// Number of rows.
    var rowCount: Int { get }
    /// Number of columns.
    var columnCount: Int { get }
    /// Numbers that are held in place of all elements.
    var storedCount: Int { get }
    /// Columns that are best formed together.
    var columnsAtOnce: Int { get }
    /// Whether an element may be below zero.
    var mayBeNegative: Bool { get }
    /// One element.
    func element(_ i: Int, _ j: Int) -> Double
    /// One row.
    func row(_ i: Int) -> [Double]
    /// Σ of the absolute values of one column.
    func columnMagnitude(_ j: Int) -> Double
    /// The largest absolute value of one row.
    func maximumMagnitude(ofRow i: Int) -> Double
    /// Writes some columns, column-major, to memory for them.
    func fill(columns: Range<Int>, _ target: UnsafeMutablePointer<Double>)
    /// Writes op(A)·X for so many vectors; with `magnitudes`, |A| takes A's place.
    func multiply(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int, magnitudes: Bool,
        to y: UnsafeMutablePointer<Double>)
    /// Whether both are made of the same numbers.
    func isEqual(to other: any ImpliedElements) -> Bool
}

extension ImpliedElements {
    /// op(A)·x for one vector; with `magnitudes`, |A| takes A's place.
    package func product(
        _ transposition: Transposition, _ vector: [Double], magnitudes: Bool = false
    ) -> [Double] {
        let (input, output) =
            transposition == .none ? (columnCount, rowCount) : (rowCount, columnCount)
        precondition(vector.count == input, "\(vector.count) elements for \(input)")
        var result = [Double](repeating: 0, count: output)
        vector.withUnsafeBufferPointer { x in
            result.withUnsafeMutableBufferPointer { y in
                guard let x = x.baseAddress, let y = y.baseAddress else { return }
                multiply(transposition, x, columns: 1, magnitudes: magnitudes, to: y)
            }
        }
        return result
    }

    /// op(A)·X for the columns of a matrix.
    func product<Rows: AxisKind, Inner: AxisKind, Columns: AxisKind>(
        _ transposition: Transposition, _ X: Matrix<Inner, Columns>, _ rows: Axis<Rows>
    ) -> Matrix<Rows, Columns> {
        Matrix<Rows, Columns>(rows, X.columns) { target in
            X.withUnsafeElements { x in
                guard let x = x.baseAddress, let y = target.baseAddress, X.count > 0 else { return }
                multiply(transposition, x, columns: X.columnCount, magnitudes: false, to: y)
            }
        }
    }
}

extension Matrix {
    /// A matrix whose elements follow from something smaller.
    package init(
        _ rows: Axis<Rows>, _ columns: Axis<Columns>, implied: any ImpliedElements
    ) {
        precondition(
            implied.rowCount == rows.count && implied.columnCount == columns.count,
            "elements for a \(rows.count)×\(columns.count) matrix")
        self.init(rows, columns, holding: Buffer(implied))
    }

    /// Whether some element is below zero, or NaN; of elements that are not stored, whether one may
    /// be below zero.
    package var mayHaveNegativeElements: Bool {
        if let implied { return implied.mayBeNegative }
        return withUnsafeElements { !$0.allSatisfy { $0 >= 0 } }
    }

    /// Σ of the absolute values of one column.
    package func columnMagnitude(_ j: Int) -> Double {
        implied?.columnMagnitude(j) ?? column(j).reduce(0) { $0 + abs($1) }
    }

    /// The largest absolute value of one row.
    package func maximumMagnitude(ofRow i: Int) -> Double {
        implied?.maximumMagnitude(ofRow: i) ?? row(i).reduce(0) { max($0, abs($1)) }
    }

    /// Numbers that are held: all elements, or the fewer from which they follow.
    package var storedCount: Int { implied?.storedCount ?? count }

    /// Calls `body` with the memory of some columns, column-major: a part of the matrix, or formed
    /// for the call where the elements are not stored.
    package func withUnsafeColumns<T>(
        _ range: Range<Int>, _ body: (UnsafePointer<Double>) throws -> T
    ) rethrows -> T {
        precondition(
            range.lowerBound >= 0 && range.upperBound <= columnCount,
            "columns \(range) outside 0..<\(columnCount)")
        let m = rowCount
        guard let implied else {
            return try withUnsafeElements { p in
                guard let base = p.baseAddress else { preconditionFailure("memory of a matrix") }
                return try body(base + range.lowerBound * m)
            }
        }
        let scratch = Buffer(zeros: max(range.count * m, 1))
        implied.fill(columns: range, scratch.base)
        defer { withExtendedLifetime(scratch) {} }
        return try body(scratch.base)
    }

    /// Calls `body` with the columns in their order, as many at a time as is best.
    package func forEachColumnBlock(
        _ body: (_ columns: Range<Int>, _ elements: UnsafePointer<Double>) -> Void
    ) {
        let step = max(implied?.columnsAtOnce ?? columnCount, 1)
        for first in stride(from: 0, to: columnCount, by: step) {
            let range = first..<min(first + step, columnCount)
            withUnsafeColumns(range) { body(range, $0) }
        }
    }

    /// The same matrix with all its elements in memory.
    package func stored() -> Matrix {
        guard let implied else { return self }
        return Matrix(rows, columns) { target in
            guard let base = target.baseAddress else { return }
            implied.fill(columns: 0..<columnCount, base)
        }
    }
}

/// A dense column-major matrix of doubles whose two dimensions carry labels and a kind.
///
/// `Matrix<IndustryAxis, DemandAxis>` multiplies only with a matrix whose rows are of kind
/// `DemandAxis`; that the labels agree too is a precondition. Copies share memory until one is
/// changed.
public struct Matrix<Rows: AxisKind, Columns: AxisKind>: Sendable {
    /// The row dimension.
    public let rows: Axis<Rows>
    /// The column dimension.
    public let columns: Axis<Columns>
    private var buffer: Buffer

    /// A matrix of zeros.
    public init(_ rows: Axis<Rows>, _ columns: Axis<Columns>) {
        self.rows = rows
        self.columns = columns
        buffer = Buffer(zeros: rows.count * columns.count)
    }

    /// A matrix from its elements in column-major order.
    public init(_ rows: Axis<Rows>, _ columns: Axis<Columns>, columnMajor elements: [Double]) {
        precondition(
            elements.count == rows.count * columns.count,
            "\(elements.count) elements for a \(rows.count)×\(columns.count) matrix")
        self.rows = rows
        self.columns = columns
        buffer = elements.withUnsafeBufferPointer { source in
            source.baseAddress.map { Buffer(copying: $0, count: source.count) } ?? Buffer(zeros: 0)
        }
    }

    /// A matrix from its rows, each of `columns.count` elements.
    public init(_ rows: Axis<Rows>, _ columns: Axis<Columns>, rowMajor elements: [[Double]]) {
        precondition(elements.count == rows.count, "\(elements.count) rows for \(rows.count)")
        self.init(rows, columns)
        for (i, row) in elements.enumerated() {
            precondition(
                row.count == columns.count, "row \(i): \(row.count) of \(columns.count) elements")
            for (j, value) in row.enumerated() { self[i, j] = value }
        }
    }

    /// A matrix whose zeroed memory `fill` writes, in column-major order.
    package init<E: Error>(
        _ rows: Axis<Rows>, _ columns: Axis<Columns>,
        fill: (UnsafeMutableBufferPointer<Double>) throws(E) -> Void
    ) throws(E) {
        self.init(rows, columns)
        try fill(UnsafeMutableBufferPointer(start: buffer.base, count: buffer.count))
    }

    /// A view of column-major memory that `owner` keeps alive, such as a mapped file. The memory is
    /// never written: changing the matrix copies it first.
    package init(
        _ rows: Axis<Rows>, _ columns: Axis<Columns>, borrowing base: UnsafePointer<Double>,
        owner: any AnyObject & Sendable
    ) {
        self.rows = rows
        self.columns = columns
        buffer = Buffer(borrowing: base, count: rows.count * columns.count, owner: owner)
    }

    /// Number of rows.
    public var rowCount: Int { rows.count }
    /// Number of columns.
    public var columnCount: Int { columns.count }
    /// Number of elements.
    public var count: Int { buffer.count }

    /// One element. For loops over many elements use `withElements`.
    public subscript(i: Int, j: Int) -> Double {
        get {
            precondition(
                i >= 0 && i < rowCount && j >= 0 && j < columnCount,
                "(\(i), \(j)) outside a \(rowCount)×\(columnCount) matrix")
            if let implied { return implied.element(i, j) }
            return buffer.base[i + j * rowCount]
        }
        set {
            precondition(
                i >= 0 && i < rowCount && j >= 0 && j < columnCount,
                "(\(i), \(j)) outside a \(rowCount)×\(columnCount) matrix")
            makeUnique()
            buffer.base[i + j * rowCount] = newValue
        }
    }

    /// Calls `body` with the elements in column-major order.
    public func withElements<T, E: Error>(
        _ body: (Span<Double>) throws(E) -> T
    ) throws(E) -> T {
        defer { withExtendedLifetime(buffer) {} }
        return try body(UnsafeBufferPointer(start: buffer.base, count: buffer.count).span)
    }

    /// Calls `body` with the elements in column-major order, to be changed in place.
    public mutating func withMutableElements<T, E: Error>(
        _ body: (inout MutableSpan<Double>) throws(E) -> T
    ) throws(E) -> T {
        makeUnique()
        let elements = UnsafeMutableBufferPointer(start: buffer.base, count: buffer.count)
        var span = elements.mutableSpan
        return try body(&span)
    }

    /// The elements in column-major order, for loops that check their own bounds and for BLAS.
    package func withUnsafeElements<T, E: Error>(
        _ body: (UnsafeBufferPointer<Double>) throws(E) -> T
    ) throws(E) -> T {
        defer { withExtendedLifetime(buffer) {} }
        return try body(UnsafeBufferPointer(start: buffer.base, count: buffer.count))
    }

    /// The elements in column-major order, to be changed in place, for loops that check their own
    /// bounds and for BLAS.
    package mutating func withUnsafeMutableElements<T, E: Error>(
        _ body: (UnsafeMutableBufferPointer<Double>) throws(E) -> T
    ) throws(E) -> T {
        makeUnique()
        return try body(UnsafeMutableBufferPointer(start: buffer.base, count: buffer.count))
    }

    /// A copy of column `j`.
    public func column(_ j: Int) -> [Double] {
        precondition(j >= 0 && j < columnCount, "column \(j) outside 0..<\(columnCount)")
        if let implied {
            return [Double](unsafeUninitializedCapacity: rowCount) { target, initialized in
                target.initialize(repeating: 0)
                if let base = target.baseAddress { implied.fill(columns: j..<(j + 1), base) }
                initialized = rowCount
            }
        }
        return withUnsafeElements { Array($0[(j * rowCount)..<((j + 1) * rowCount)]) }
    }

    /// A copy of row `i`.
    public func row(_ i: Int) -> [Double] {
        precondition(i >= 0 && i < rowCount, "row \(i) outside 0..<\(rowCount)")
        if let implied { return implied.row(i) }
        return withUnsafeElements { p in (0..<columnCount).map { p[i + $0 * rowCount] } }
    }

    /// Writes column `j`.
    public mutating func setColumn(_ j: Int, to values: [Double]) {
        precondition(j >= 0 && j < columnCount, "column \(j) outside 0..<\(columnCount)")
        precondition(values.count == rowCount, "\(values.count) values for \(rowCount) rows")
        makeUnique()
        let target = buffer.base + j * rowCount
        for i in 0..<rowCount { target[i] = values[i] }
    }

    /// The same elements under other labels, without a copy.
    public func relabelled<R: AxisKind, C: AxisKind>(
        _ rows: Axis<R>, _ columns: Axis<C>
    ) -> Matrix<R, C> {
        precondition(
            rows.count == rowCount && columns.count == columnCount,
            "labels for \(rows.count)×\(columns.count), matrix is \(rowCount)×\(columnCount)")
        return Matrix<R, C>(rows, columns, holding: buffer)
    }

    /// What the elements follow from, where they are not stored.
    package var implied: (any ImpliedElements)? { buffer.implied }

    init(_ rows: Axis<Rows>, _ columns: Axis<Columns>, holding buffer: Buffer) {
        self.rows = rows
        self.columns = columns
        self.buffer = buffer
    }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&buffer) || !buffer.isWritable {
            buffer = Buffer(copying: buffer.base, count: buffer.count)
        }
    }
}

extension Matrix: Equatable {
    /// Same labels and exactly the same elements (IEEE equality: NaN differs from itself).
    public static func == (a: Matrix, b: Matrix) -> Bool {
        guard a.rows == b.rows, a.columns == b.columns else { return false }
        if let x = a.implied, let y = b.implied, x.isEqual(to: y) { return true }
        return a.withUnsafeElements { p in
            b.withUnsafeElements { q in
                for k in 0..<p.count where p[k] != q[k] { return false }
                return true
            }
        }
    }
}

extension Matrix where Rows == Columns {
    /// The identity.
    public static func identity(_ axis: Axis<Rows>) -> Matrix {
        var matrix = Matrix(axis, axis)
        matrix.withUnsafeMutableElements { p in
            for i in 0..<axis.count { p[i * (axis.count + 1)] = 1 }
        }
        return matrix
    }
}

/// Numbers along one labelled axis, such as one for each industry.
///
/// A vector of industries multiplies only with a matrix whose inner dimension is industries; that
/// the labels agree too is a precondition.
public struct Vector<Kind: AxisKind>: Sendable, Hashable {
    /// The dimension.
    public let axis: Axis<Kind>
    /// The numbers, in the order of the axis.
    public private(set) var values: [Double]

    /// A vector from its numbers, one for each element of the axis.
    public init(_ axis: Axis<Kind>, _ values: [Double]) {
        precondition(
            values.count == axis.count, "\(values.count) numbers for \(axis.count) elements")
        self.axis = axis
        self.values = values
    }

    /// A vector of zeros.
    public init(zeros axis: Axis<Kind>) {
        self.init(axis, [Double](repeating: 0, count: axis.count))
    }
}

extension Vector: RandomAccessCollection, MutableCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// The number of elements.
    public var endIndex: Int { values.count }

    /// One number.
    public subscript(position: Int) -> Double {
        get { values[position] }
        set { values[position] = newValue }
    }
}

extension Matrix {
    /// The product with a vector (BLAS `dgemv`). The inner labels must be equal.
    public func times(_ vector: Vector<Columns>) -> Vector<Rows> {
        precondition(vector.axis == columns, "inner dimensions have different labels")
        return Vector(rows, times(vector.values))
    }

    /// `selfᵀ · vector` (BLAS `dgemv`). The inner labels must be equal.
    public func transposedTimes(_ vector: Vector<Rows>) -> Vector<Columns> {
        precondition(vector.axis == rows, "inner dimensions have different labels")
        return Vector(columns, transposedTimes(vector.values))
    }
}

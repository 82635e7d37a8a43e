import LinearAlgebra

/// A few cells of an n×n matrix, kept by their positions among the rows and columns that hold any.
struct SparseBlock {
    /// Cells in the order in which they were added.
    private(set) var cells: [(row: Int, column: Int, value: Double)] = []

    /// Adds to a cell.
    mutating func add(_ row: Int, _ column: Int, _ value: Double) {
        if value != 0 { cells.append((row, column, value)) }
    }

    /// The block over chosen rows and columns, which hold all its cells.
    func matrix(
        rows: IndexSubset, columns: IndexSubset
    ) -> Matrix<OrdinalAxis, OrdinalAxis> {
        Matrix(Axis(count: rows.count), Axis(count: columns.count)) { p in
            for cell in cells {
                p[rows.position(cell.row) + columns.position(cell.column) * rows.count] +=
                    cell.value
            }
        }
    }
}

/// Some of the indices 0..<n, in order, with their positions.
struct IndexSubset {
    /// The indices.
    let indices: [Int]
    private let positions: [Int: Int]

    init(_ indices: some Sequence<Int>) {
        self.indices = Set(indices).sorted()
        positions = Dictionary(
            uniqueKeysWithValues: self.indices.enumerated().map { ($0.element, $0.offset) })
    }

    var count: Int { indices.count }

    /// Where an index stands; one that is not there is a precondition.
    func position(_ index: Int) -> Int {
        guard let found = positions[index] else { preconditionFailure("\(index) is not in it") }
        return found
    }

    /// The elements of a vector of n at the indices.
    func select(_ vector: [Double]) -> [Double] { indices.map { vector[$0] } }

    /// The rows of a matrix of n rows at the indices.
    func rows<Rows: AxisKind, Columns: AxisKind>(
        of matrix: Matrix<Rows, Columns>
    ) -> Matrix<OrdinalAxis, OrdinalAxis> {
        Matrix(Axis(count: count), Axis(count: matrix.columnCount)) { p in
            for column in 0..<matrix.columnCount {
                for (position, index) in indices.enumerated() {
                    p[position + column * count] = matrix[index, column]
                }
            }
        }
    }
}

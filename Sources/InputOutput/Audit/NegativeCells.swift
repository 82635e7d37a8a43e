import LinearAlgebra

/// The cells below zero in one block of a table.
public struct NegativeCells: Sendable, Hashable {
    /// A part of a table.
    public enum Block: Sendable, Hashable {
        /// Intermediate deliveries.
        case intermediate
        /// One category of final demand, in all regions, by its code.
        case finalDemand(String)
        /// One primary input, by its code.
        case primaryInput(String)

        /// `Z`, `Y[GFCF]` or `V[VA]`.
        public var description: String {
            switch self {
            case .intermediate: "Z"
            case .finalDemand(let code): "Y[\(code)]"
            case .primaryInput(let code): "V[\(code)]"
            }
        }
    }

    /// One cell.
    public struct Cell: Sendable, Hashable {
        /// Label of its row.
        public let row: String
        /// Label of its column.
        public let column: String
        /// Its amount, in the table's unit.
        public let value: Double
    }

    /// Which part of the table.
    public let block: Block
    /// How many cells are below zero.
    public let count: Int
    /// Their sum, in the table's unit.
    public let total: Double
    /// The most negative ones, worst first.
    public let worst: [Cell]

    /// Every block of a table that has negative cells, in the order Z, final demand, primary
    /// inputs.
    /// - Complexity: one pass over all cells.
    static func all(in table: MRIOTable, worst count: Int) -> [NegativeCells] {
        let layout = table.layout
        var found: [NegativeCells?] = [find(.intermediate, table.Z, worst: count) { _, _ in true }]
        for (k, category) in layout.finalDemand.enumerated() {
            found.append(
                find(.finalDemand(category.code), table.Y, worst: count) { _, j in
                    j % layout.finalDemandCount == k
                })
        }
        for (k, input) in table.primaryInputs.enumerated() {
            found.append(
                find(.primaryInput(input.code), table.V, worst: count) { i, _ in i == k })
        }
        return found.compactMap { $0 }
    }

    private static func find<R: AxisKind, C: AxisKind>(
        _ block: Block, _ matrix: Matrix<R, C>, worst limit: Int,
        where isIncluded: (_ row: Int, _ column: Int) -> Bool
    ) -> NegativeCells? {
        let m = matrix.rowCount
        var cells: [(index: Int, value: Double)] = []
        if let implied = matrix.implied, !implied.mayBeNegative { return nil }
        matrix.forEachColumnBlock { columns, p in
            let first = columns.lowerBound * m
            for k in 0..<(columns.count * m) where p[k] < 0 {
                let index = first + k
                if isIncluded(index % m, index / m) { cells.append((index, p[k])) }
            }
        }
        guard !cells.isEmpty else { return nil }
        let total = cells.reduce(0) { $0 + $1.value }
        cells.sort { ($0.value, $0.index) < ($1.value, $1.index) }
        return NegativeCells(
            block: block, count: cells.count, total: total,
            worst: cells.prefix(limit).map {
                Cell(
                    row: matrix.rows[$0.index % m], column: matrix.columns[$0.index / m],
                    value: $0.value)
            })
    }
}

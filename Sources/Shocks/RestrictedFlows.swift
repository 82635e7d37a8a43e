import InputOutput

/// The cells of a table that a set of restrictions touches, and what share of each is cut.
///
/// Where restrictions overlap, what one leaves is cut by the next: shares kept multiply.
struct RestrictedFlows: Sendable {
    /// One touched cell.
    struct Cell: Sendable {
        /// Selling industry.
        let row: Int
        /// Buying industry, or final-demand column.
        let column: Int
        /// Share of the cell that is cut, in [0, 1].
        var share: Double
    }

    /// Cells of Z, ordered by row and column.
    let intermediate: [Cell]
    /// Cells of Y, ordered by row and column.
    let final: [Cell]

    /// Cells that were chosen already.
    init(intermediate: [Cell], final: [Cell]) {
        self.intermediate = intermediate
        self.final = final
    }

    init(_ restrictions: [Restriction], in layout: TableLayout) {
        var kept = (intermediate: [Place: Double](), final: [Place: Double]())
        for restriction in restrictions where restriction.effectiveCut > 0 {
            let keep = 1 - restriction.effectiveCut
            let users = layout.industries(of: restriction.importer, sectors: restriction.users)
            for row in layout.industries(of: restriction.exporter, sectors: restriction.sectors) {
                for column in users {
                    kept.intermediate[Place(row: row, column: column), default: 1] *= keep
                }
                if restriction.finalDemand {
                    for column in layout.demandColumns(of: restriction.importer) {
                        kept.final[Place(row: row, column: column), default: 1] *= keep
                    }
                }
            }
        }
        intermediate = Self.cells(kept.intermediate)
        final = Self.cells(kept.final)
    }

    /// Where a cell is.
    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    private static func cells(_ kept: [Place: Double]) -> [Cell] {
        kept.map { Cell(row: $0.key.row, column: $0.key.column, share: 1 - $0.value) }
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }
}

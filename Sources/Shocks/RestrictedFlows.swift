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
        var kept: [[Int]: Double] = [:]
        let (intermediateKey, finalKey) = (0, 1)
        for restriction in restrictions where restriction.effectiveCut > 0 {
            let keep = 1 - restriction.effectiveCut
            for sector in restriction.sectors {
                let row = layout.industry(region: restriction.exporter, sector: sector)
                let users = restriction.users ?? Array(0..<layout.sectorCount)
                for user in users {
                    let column = layout.industry(region: restriction.importer, sector: user)
                    kept[[intermediateKey, row, column], default: 1] *= keep
                }
                if restriction.users == nil {
                    for column in layout.demandColumns(of: restriction.importer) {
                        kept[[finalKey, row, column], default: 1] *= keep
                    }
                }
            }
        }
        let ordered = kept.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        func cells(_ kind: Int) -> [Cell] {
            ordered.filter { $0.key[0] == kind }
                .map { Cell(row: $0.key[1], column: $0.key[2], share: 1 - $0.value) }
        }
        intermediate = cells(intermediateKey)
        final = cells(finalKey)
    }
}

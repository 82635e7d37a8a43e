package import Figures

/// Every restriction of a scan as a point: what it costs its importer against what it costs its
/// exporter, with those that no other beats in both.
package enum ScanScatter: ResultFigure {
    /// `scatter`.
    package static let name = "scatter"

    /// Points that are drawn, those of the frontier aside.
    private static let most = 1200
    /// Below this part of the largest, differences say nothing.
    private static let floor = 1e-5

    package static func figure(of document: ResultDocument) -> (any Figure)? {
        figure(of: document) { _ in nil }
    }

    /// The picture; nil without two points that have both numbers.
    /// - Parameter link: where the point of a row of the table `scan` leads to.
    package static func figure(
        of document: ResultDocument, link: ([Cell]) -> String?
    ) -> ScatterFigure? {
        guard let scan = FigureTable(document, "scan") else { return nil }
        var all = scan.rows.compactMap { row -> (row: Int, loss: Double, cost: Double)? in
            guard let change = scan.number(row, "exporter_change_pct_gdp"),
                let cost = scan.number(row, "importer_cost_pct_gdp"), cost > 0, change < 0
            else { return nil }
            return (row, -change, cost)
        }
        let largest = all.map(\.cost).max() ?? 0
        all.removeAll { $0.cost < floor * largest }
        if all.count < 2 { return nil }
        // As `--frontier` has it: none costs the importer more while the exporter loses less.
        all.sort { ($0.loss, -$0.cost, $0.row) < ($1.loss, -$1.cost, $1.row) }
        var best = 0.0
        var frontier: Set<Int> = []
        for point in all where point.cost > best {
            best = point.cost
            frontier.insert(point.row)
        }
        let others = all.filter { !frontier.contains($0.row) }.sorted { $0.cost > $1.cost }
        let shown = others.prefix(most) + all.filter { frontier.contains($0.row) }
        let points = shown.map { item -> ScatterFigure.Point in
            let isMarked = frontier.contains(item.row)
            let exporter = scan.name(item.row, "exporter")
            let importer = scan.name(item.row, "importer")
            let sector = scan.text(item.row, "sector")
            let product = sector.isEmpty ? "" : " \(sector)"
            return ScatterFigure.Point(
                item.loss, item.cost,
                text: """
                    \(exporter)\(product) to \(importer): importer’s cost \
                    \(FigureNumber.amount(item.cost)) %, exporter’s loss \
                    \(FigureNumber.amount(item.loss)) % of its own GDP
                    """,
                label: """
                    \(scan.text(item.row, "exporter"))\(product) → \
                    \(scan.text(item.row, "importer"))
                    """,
                isMarked: isMarked, link: isMarked ? link(scan.table.rows[item.row]) : nil)
        }
        let rest = others.count > most ? "; the \(most) costliest are shown" : ""
        return ScatterFigure(
            title: "Restrictions: the importer’s cost against the exporter’s loss",
            across: "Exporter’s loss, % of its GDP (extraction)",
            upwards: "Importer’s cost, % of its GDP (cost push)",
            legend: (
                marked: """
                The frontier: no other restriction costs the importer more and the exporter less
                """,
                others: "All other restrictions\(rest)"
            ), points: Array(points))
    }
}

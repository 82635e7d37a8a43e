import Figures

/// Exporters and importers of a scan: the costliest restriction of each pair.
enum ScanHeat: ResultFigure {
    static let name = "heat"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let scan = FigureTable(document, "scan") else { return nil }
        return Grid.heat(
            scan, rows: "exporter", columns: "importer", value: "importer_cost_pct_gdp",
            title: "The costliest restriction between two countries",
            legend: "Importer’s cost of the costliest sector, % of GDP; rows export, columns import"
        )
    }
}

/// Which coefficient a result depends on most, supplier by user.
enum SensitivityHeat: ResultFigure {
    static let name = "heat"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "sensitivity") else { return nil }
        return Grid.heat(
            table, rows: "supplier", columns: "user", value: "contribution",
            title: table.table.title, legend: "Contribution, \(table.unit("contribution"))",
            reading: .gains)
    }
}

/// Who depends on whom, where several users and suppliers are compared.
enum ExposureHeat: ResultFigure {
    static let name = "heat"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "exposure"), !table.has("year"),
            table.distinct("user").count > 1
        else { return nil }
        return Grid.heat(
            table, rows: "user", columns: "supplier", value: "look_through", scale: 100,
            title: "Who depends on whom",
            legend: "Look-through share, \(table.unit("look_through")); rows depend on columns")
    }
}

/// Tables of pairs as heat maps.
enum Grid {
    /// More rows or columns than these are not readable.
    private static let most = 30

    /// A heat map of the largest value of every pair; nil where it would be a single line. Rows and
    /// columns are ranked by their largest values, and the first thirty of each are shown.
    static func heat(
        _ table: FigureTable, rows: String, columns: String, value: String, scale: Double = 1,
        title: String, legend: String, reading: WorldMap.Reading = .amounts
    ) -> HeatMap? {
        var cells: [String: [String: Double]] = [:]
        var sizes: [[String: Double]] = [[:], [:]]
        for row in table.rows {
            guard let number = table.number(row, value).map({ $0 * scale }) else { continue }
            let (r, c) = (table.text(row, rows), table.text(row, columns))
            let known = cells[r]?[c]
            if known == nil || abs(number) > abs(known ?? 0) {
                cells[r, default: [:]][c] = number
            }
            sizes[0][r] = max(sizes[0][r] ?? 0, abs(number))
            sizes[1][c] = max(sizes[1][c] ?? 0, abs(number))
        }
        func ranked(_ sizes: [String: Double]) -> [String] {
            Array(
                sizes.keys.sorted { (-(sizes[$0] ?? 0), $0) < (-(sizes[$1] ?? 0), $1) }
                    .prefix(most))
        }
        let (down, across) = (ranked(sizes[0]), ranked(sizes[1]))
        guard down.count > 1, across.count > 1 else { return nil }
        return HeatMap(
            title: title, legend: legend, reading: reading, rows: down.map(RegionLabel.name),
            columns: across.map(RegionLabel.name),
            values: down.map { r in across.map { cells[r]?[$0] } })
    }
}

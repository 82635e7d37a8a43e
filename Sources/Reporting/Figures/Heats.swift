import Figures
import InputOutput

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

/// Whose value added exports are made of: exporters by term, by partner or by sector.
enum DecomposeHeat: ResultFigure {
    static let name = "heat"
    /// The terms that add up to gross exports, in the order in which they are read.
    private static let terms = [
        ("VAX", "own value added, absorbed abroad"), ("REF", "own value added, coming home"),
        ("DDC", "own value added, counted twice"), ("FVA", "foreign value added"),
        ("FDC", "foreign value added, counted twice"),
    ]

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "decomposition"), !table.has("year") else {
            return nil
        }
        if table.has("partner"), table.distinct("partner").count > 1 {
            return Grid.heat(
                table, rows: "exporter", columns: "partner", value: "EXGR",
                title: "Gross exports by partner",
                legend: "Gross exports, \(table.unit("EXGR")); rows sell to columns")
        }
        let exporters = table.distinct("exporter").prefix(30)
        let side = table.has("sector") ? table.distinct("sector") : []
        func share(_ row: Int?, _ term: String) -> Double? {
            guard let row, let part = table.number(row, term),
                let all = table.number(row, "EXGR"), all > 0
            else { return nil }
            return 100 * part / all
        }
        let names = table.names("exporter")
        let rows = exporters.map { names[$0] ?? RegionLabel.name($0) }
        if side.count > 1 {
            guard exporters.count > 1 else { return nil }
            let sectors = table.names("sector")
            return HeatMap(
                title: "Foreign content of exports", legend: "Foreign content, % of gross exports",
                reading: .amounts, rows: rows, columns: side.map { sectors[$0] ?? $0 },
                values: exporters.map { exporter in
                    side.map { sector in
                        let row = table.rows.first {
                            table.text($0, "exporter") == exporter
                                && table.text($0, "sector") == sector
                        }
                        return share(row, "FC")
                    }
                })
        }
        let known = terms.filter { table.has($0.0) }
        guard exporters.count > 1, known.count > 1 else { return nil }
        return HeatMap(
            title: "Whose value added exports are made of", legend: "% of gross exports",
            reading: .amounts, rows: rows, columns: known.map(\.1),
            values: exporters.map { exporter in
                let row = table.rows.first { table.text($0, "exporter") == exporter }
                return known.map { share(row, $0.0) }
            })
    }
}

/// The ends of the ranges of two results side by side.
enum ComparedRanges: ResultFigure {
    static let name = "range"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "answer_differences") else { return nil }
        let groups = table.distinct("measure_name").map { measure -> RangeFigure.Group in
            let own = table.rows.filter { table.text($0, "measure_name") == measure }
            let unit = own.first.map { table.text($0, "unit") } ?? ""
            let rows = own.flatMap { row in
                [("low", "lowest"), ("high", "highest")].compactMap {
                    end, word -> RangeFigure.Row? in
                    let marks = ["first", "second"].enumerated().compactMap {
                        series, which -> RangeFigure.Mark? in
                        table.number(row, "\(end)_\(which)").map {
                            .init(series: series, value: $0, text: FigureNumber.change($0))
                        }
                    }
                    return marks.isEmpty
                        ? nil : .init("\(table.text(row, "party")), \(word)", marks)
                }
            }
            return .init("\(measure), \(unit)", rows)
        }.filter { !$0.rows.isEmpty }
        if groups.isEmpty { return nil }
        return RangeFigure(
            title: "The answers of the two results", series: ["first", "second"], groups: groups)
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
        let (rowNames, columnNames) = (table.names(rows), table.names(columns))
        return HeatMap(
            title: title, legend: legend, reading: reading,
            rows: down.map { rowNames[$0] ?? RegionLabel.name($0) },
            columns: across.map { columnNames[$0] ?? RegionLabel.name($0) },
            values: down.map { r in across.map { cells[r]?[$0] } })
    }
}

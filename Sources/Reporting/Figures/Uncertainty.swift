import Figures

/// Which assumption moves the answer of a ladder: the importer's, as it is moved most as a rule.
enum DriversTornado: ResultFigure {
    static let name = "tornado"
    private static let most = 10

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "drivers") else { return nil }
        let parties = ShockParties(document)
        let side = table.has("importer_at_low") ? "importer" : "exporter"
        let name = (side == "importer" ? parties.importers : parties.exporters).first
        // Results of different kinds are not compared: the kind that moves most.
        let measure = table.text(0, "measure")
        let bars = table.rows.filter { table.text($0, "measure") == measure }
            .compactMap { row -> TornadoFigure.Bar? in
                guard let low = table.number(row, "\(side)_at_low") else { return nil }
                let high = table.number(row, "\(side)_at_high") ?? low
                return TornadoFigure.Bar(
                    "\(table.text(row, "parameter")), \(table.text(row, "model"))", low: low,
                    high: high, lowText: table.text(row, "low"),
                    highText: table.has("high") && !table.text(row, "high").isEmpty
                        ? table.text(row, "high") : table.text(row, "value"))
            }
        // Ends that do not differ are no bars.
        let swings = bars.map { abs($0.high - $0.low) }
        let largest = swings.max() ?? 0
        let moving = zip(bars, swings).filter { $1 > largest / 1000 }.map { $0.0 }
        if moving.isEmpty { return nil }
        let who = name.map { "\(RegionLabel.name($0)): " } ?? ""
        return TornadoFigure(
            title: "Which assumption moves the answer most", unit: "\(who)\(measure)", base: nil,
            bars: Array(moving.prefix(most)))
    }
}

/// How far each assumption alone moves the first metric of a sweep.
enum SweepTornado: ResultFigure {
    static let name = "tornado"
    private static let most = 15

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "tornado") else { return nil }
        let metric = table.text(0, "metric")
        let rows = table.rows.filter { table.text($0, "metric") == metric }
        let bars = rows.compactMap { row -> TornadoFigure.Bar? in
            guard let low = table.number(row, "least"), let high = table.number(row, "greatest")
            else { return nil }
            return TornadoFigure.Bar(
                table.text(row, "parameter"), low: low, high: high,
                lowText: table.text(row, "input_at_least"),
                highText: table.text(row, "input_at_greatest"))
        }
        if bars.isEmpty { return nil }
        return TornadoFigure(
            title: "How far each assumption alone moves \(metric)",
            unit: "\(metric), \(table.text(0, "unit"))", base: table.number(0, "base"),
            bars: Array(bars.prefix(most)))
    }
}

/// How the draws of a sweep's first metric are spread.
enum DrawsHistogram: ResultFigure {
    static let name = "histogram"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let summary = FigureTable(document, "summary"), summary.has("p50"),
            let draws = FigureTable(document, "draws")
        else { return nil }
        let metric = summary.text(0, "metric")
        guard draws.has(metric) else { return nil }
        let values = draws.rows.compactMap { draws.number($0, metric) }
        guard values.count > 1 else { return nil }
        let names = [("p5", "5 %"), ("p50", "median"), ("p95", "95 %")]
        return HistogramFigure(
            title: "How the draws of \(metric) are spread",
            unit: "\(metric), \(summary.text(0, "unit"))", values: values,
            quantiles: names.compactMap { column, name in
                summary.number(0, column).map { ($0, name) }
            })
    }
}

/// How the median and the band of a sweep's first metric settle with the number of draws.
enum SweepConvergence: ResultFigure {
    static let name = "convergence"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "convergence") else { return nil }
        let metric = table.text(0, "metric")
        let rows = table.rows.filter {
            table.text($0, "metric") == metric && table.number($0, "draws") != nil
        }
        guard rows.count > 1 else { return nil }
        func column(_ name: String) -> [Double?] { rows.map { table.number($0, name) } }
        return LineFigure(
            title: "How \(metric) settles with the number of draws",
            unit: "\(metric): median, "
                + "and the band from 5 to 95 % of the draws",
            axis: rows.compactMap { table.number($0, "draws") }, axisTitle: "number of draws",
            panels: [
                .init("", [.init("median", column("p50"), low: column("p5"), high: column("p95"))])
            ], beginsAtZero: false)
    }
}

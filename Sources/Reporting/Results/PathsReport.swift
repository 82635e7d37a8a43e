public import Analyses
public import InputOutput

/// The table of `paths`.
public enum PathsReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "paths", ["path", "steps", "contribution", "share_of_total", "cumulated_share"],
        optional: ["cumulated_share", "steps"])

    /// The paths, largest first, with their share in all paths of any length.
    public static func paths(_ result: SupplyPaths, in layout: TableLayout) -> ReportTable {
        var sum = 0.0
        let rows = result.paths.map { path -> [Cell] in
            sum += path.contribution
            let names = path.industries.map(layout.code(ofIndustry:))
            return [
                .text(names.joined(separator: " → ")), .integer(path.steps),
                .number(path.contribution), Cell(path.shareOfTotal),
                Cell(result.total > 0 ? sum / result.total : nil),
            ]
        }
        return ReportTable(
            name: "paths", title: "Largest supply paths of at most \(result.depth) steps",
            columns: [
                Column(name: "path"), Column(name: "steps", style: .integer),
                Column(name: "contribution", unit: result.unit, style: .currency),
                Column(
                    name: "share_of_total", heading: "share", unit: "of all paths", style: .share),
                Column(
                    name: "cumulated_share", heading: "cumulated", unit: "of all paths",
                    style: .share),
            ], rows: rows, isSelection: true)
    }

    /// How much the paths found explain.
    public static func reading(_ result: SupplyPaths) -> [String] {
        guard result.total > 0 else { return ["No path leads from the suppliers to the users."] }
        var lines = [
            """
            All paths of any length carry \(Phrase.amount(result.total, result.unit)); those of at \
            most \(result.depth) steps carry \
            \(Phrase.percent(result.totalWithinDepth / result.total)) of it, and the \
            \(result.paths.count) largest of them \(Phrase.percent(result.found / result.total)).
            """
        ]
        if let direct = result.paths.first(where: { $0.steps == 1 }),
            let share = direct.shareOfTotal
        {
            let part = Phrase.percent(share)
            lines.append("What is sold directly is \(part); the rest passes through others.")
        }
        return lines
    }
}

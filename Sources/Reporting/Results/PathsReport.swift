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

    /// What the codes on the largest paths stand for; nil without paths.
    private static func codes(_ result: SupplyPaths, _ layout: TableLayout) -> String? {
        let industries = result.paths.prefix(5).flatMap(\.industries)
        func unique(_ list: [Int]) -> [Int] {
            var seen: Set<Int> = []
            return list.filter { seen.insert($0).inserted }
        }
        let names = RegionNames(layout)
        let regions = unique(industries.map(layout.region(ofIndustry:))).map { r in
            (code: layout.regions[r].code, name: names[r])
        }
        let sectors = unique(industries.map(layout.sector(ofIndustry:))).map { s in
            (code: layout.sectors[s].code, name: SectorWords.inSentence(layout.sectors[s]))
        }
        let known = (regions + sectors).filter { $0.code != $0.name }
        if known.isEmpty { return nil }
        return "Codes: \(known.map { "\($0.code) \($0.name)" }.joined(separator: ", "))."
    }

    /// How much the paths found explain, and what their codes stand for.
    public static func reading(_ result: SupplyPaths, in layout: TableLayout) -> [String] {
        guard result.total > 0 else { return ["No path leads from the suppliers to the users."] }
        var lines = [
            """
            All paths of any length carry \(Phrase.amount(result.total, result.unit)); those of at \
            most \(result.depth) steps carry \
            \(Phrase.percent(result.totalWithinDepth / result.total)) of it, and the \
            \(result.paths.count) largest of them \(Phrase.percent(result.found / result.total)).
            """
        ]
        if let largest = result.paths.first {
            let words = AnalysisWords(layout)
            let hands = largest.industries.map(words.industry).joined(separator: " → ")
            lines.append(
                """
                The largest is \(hands), with \(Phrase.amount(largest.contribution, result.unit)).
                """)
        }
        if let direct = result.paths.first(where: { $0.steps == 1 }),
            let share = direct.shareOfTotal
        {
            let part = Phrase.percent(share)
            lines.append("What is sold directly is \(part); the rest passes through others.")
        }
        return lines + [codes(result, layout)].compactMap { $0 }
    }
}

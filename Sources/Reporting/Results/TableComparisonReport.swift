public import InputOutput

/// The tables of `compare`.
public enum TableComparisonReport {
    /// What the first screen shows.
    public static let lead = Lead("compared", ["what", "compared", "different"])

    /// Whether the tables agree, in one sentence.
    public static func verdict(_ comparison: TableComparison) -> String {
        let tolerance = comparison.tolerance
        let limit =
            "within \(NumberText.shortest(tolerance.relative)) of the larger number"
            + (tolerance.absolute > 0
                ? " or \(NumberText.shortest(tolerance.absolute)) in their unit" : "")
        if comparison.agrees { return "The tables agree: every label, total and cell \(limit)." }
        let different = comparison.families.reduce(0) { $0 + $1.different }
        var parts: [String] = []
        if !comparison.statements.isEmpty {
            parts.append(
                comparison.statements.count == 1
                    ? "1 label or fact" : "\(comparison.statements.count) labels or facts")
        }
        if different > 0 {
            let count = NumberText.grouped(String(different))
            parts.append("\(count) totals and cells by more than \(limit.dropFirst(7))")
        }
        if parts.isEmpty { parts.append("world totals by more than \(limit.dropFirst(7))") }
        return "The tables differ: \(parts.joined(separator: ", and "))."
    }

    /// What was compared, what differs in words, world totals, and the largest differences.
    public static func tables(_ comparison: TableComparison, unit: String) -> [ReportTable] {
        [
            summary(comparison), world(comparison, unit), statements(comparison),
            differences(comparison),
        ]
    }

    private static func summary(_ comparison: TableComparison) -> ReportTable {
        ReportTable(
            name: "compared", title: "What was compared",
            columns: [
                Column(name: "what"), Column(name: "compared", style: .integer),
                Column(name: "different", style: .integer),
            ],
            rows: comparison.families.map {
                [.text($0.title), .integer($0.compared), .integer($0.different)]
            })
    }

    private static func world(_ comparison: TableComparison, _ unit: String) -> ReportTable {
        ReportTable(
            name: "world", title: "World totals",
            columns: [
                Column(name: "total"),
                Column(name: "first", unit: unit, style: .currency),
                Column(name: "second", unit: unit, style: .currency),
                Column(name: "difference", unit: unit),
                Column(name: "relative", heading: "share of the larger"),
            ],
            rows: comparison.world.map {
                [
                    .text($0.measure), .number($0.first), .number($0.second),
                    .number($0.difference), .number($0.relative),
                ]
            })
    }

    private static func statements(_ comparison: TableComparison) -> ReportTable {
        ReportTable(
            name: "labels", title: "Labels and facts that differ",
            columns: [Column(name: "what"), Column(name: "first"), Column(name: "second")],
            rows: comparison.statements.map {
                [.text($0.what), Cell($0.first), Cell($0.second)]
            })
    }

    private static func differences(_ comparison: TableComparison) -> ReportTable {
        ReportTable(
            name: "differences", title: "The largest differences of each kind",
            columns: [
                Column(name: "what"), Column(name: "label"), Column(name: "first"),
                Column(name: "second"), Column(name: "difference"),
                Column(name: "relative", heading: "share of the larger"),
            ],
            rows: comparison.families.flatMap { family in
                family.worst.map {
                    [
                        .text(family.title), .text($0.label), .number($0.first),
                        .number($0.second), .number($0.difference), .number($0.relative),
                    ]
                }
            }, keys: 2)
    }
}

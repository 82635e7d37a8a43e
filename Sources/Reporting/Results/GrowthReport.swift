public import InputOutput

/// How the totals of a table grew from one year to another.
public struct GrowthReport {
    /// The year of the table that grew.
    public let from: Int
    /// The later year.
    public let to: Int
    private let comparison: TableComparison
    private let unit: String
    private let isOneUnit: Bool
    private let names: RegionNames
    private let codes: [String: Int]
    /// Codes of a rest of the world that holds other countries in each of the tables.
    private let other: Set<String>

    /// The growth between two tables; nil where they are of one year, or one of them says none,
    /// and where either has sectors in different units.
    public init?(_ comparison: TableComparison, _ first: MRIOTable, _ second: MRIOTable) {
        if first.isHybrid || second.isHybrid { return nil }
        guard let from = first.year, let to = second.year, from != to else { return nil }
        self.from = from
        self.to = to
        self.comparison = comparison
        unit = first.unit
        isOneUnit = first.unit == second.unit
        names = RegionNames(first.layout)
        codes = Dictionary(
            first.regions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let regions = [first, second].map { Set($0.regions.map(\.code)) }
        let (isRest, layout) = (names.isRest, first.layout)
        let rests = layout.regions.indices.filter { isRest[$0] }.map { layout.regions[$0].code }
        other = regions[0] == regions[1] ? [] : regions[1].intersection(rests)
    }

    /// What the first screen shows: value added of the largest economies.
    public static let lead = Lead(
        "growth", ["measure", "region", "first", "second", "growth_pct", "growth_pct_year"],
        optional: ["growth_pct_year"])

    /// Totals by region and by sector in both years, value added first, the largest first.
    public var table: ReportTable {
        let shown = isOneUnit ? unit : "unit of each table"
        func rows(_ entries: [TableComparison.Entry], isRegion: Bool) -> [[Cell]] {
            let measures = ["value added", "output", "final demand", "exports", "imports", "taxes"]
            return measures.flatMap { measure -> [[Cell]] in
                let own = entries.filter {
                    $0.measure == measure && !(isRegion && other.contains($0.label))
                }
                return rankedDescending(own.map(\.second)).map { k in
                    let item = own[k]
                    return [
                        .text(measure), isRegion ? .text(item.label) : .missing,
                        isRegion ? .missing : .text(item.label), .number(item.first),
                        .number(item.second), .number(item.difference), Cell(growth(item)),
                        Cell(yearly(item)),
                    ]
                }
            }
        }
        return ReportTable(
            name: "growth", title: "Growth from \(from) to \(to)",
            columns: [
                Column(name: "measure"), Column(name: "region"), Column(name: "sector"),
                Column(name: "first", heading: "\(from)", unit: shown, style: .currency),
                Column(name: "second", heading: "\(to)", unit: shown, style: .currency),
                Column(name: "change", unit: shown, style: .currency),
                Column(name: "growth_pct", heading: "growth", unit: "%", style: .percent),
                Column(
                    name: "growth_pct_year", heading: "growth in a year", unit: "% a year",
                    style: .percent),
            ],
            rows: rows(comparison.regions, isRegion: true)
                + rows(comparison.sectors, isRegion: false), keys: 3)
    }

    /// How the world grew, and who most and least of the ten largest economies.
    public var sentence: String {
        let world = comparison.world.filter { ["output", "value added"].contains($0.measure) }
        let parts = world.compactMap { item in
            growth(item).map { "\(item.measure) by \(signed($0)) %" }
        }
        let added = comparison.regions.filter {
            $0.measure == "value added" && !other.contains($0.label)
        }
        let largest = rankedDescending(added.map(\.second)).prefix(10).map { added[$0] }
            .filter { growth($0) != nil }
            .sorted { (growth($0) ?? 0) > (growth($1) ?? 0) }
        var text = "From \(from) to \(to) the world changed: \(parts.joined(separator: ", "))"
        if largest.count > 2, let most = largest.first, let least = largest.last {
            text += """
                . Of the \(largest.count) largest economies, value added grew most in \
                \(name(most)) (\(signed(growth(most) ?? 0)) %) and least in \(name(least)) \
                (\(signed(growth(least) ?? 0)) %)
                """
        }
        return text + "."
    }

    /// What has to be known about the growth.
    public var cautions: [String] {
        var lines: [String] = []
        if MoneyUnit(unit) != nil {
            lines.append(
                """
                amounts are in prices of each year, so that growth includes inflation and exchange \
                rates
                """)
        }
        if !other.isEmpty {
            lines.append(
                "\(other.sorted().joined(separator: ", ")) is left out: the tables have other "
                    + "regions, so that it holds other countries in each")
        }
        if !isOneUnit { lines.append("the two tables have different units") }
        return lines
    }

    private func name(_ item: TableComparison.Entry) -> String {
        codes[item.label].map(names.inSentence) ?? item.label
    }

    /// In percent of the first; nil where that is not positive.
    private func growth(_ item: TableComparison.Entry) -> Double? {
        isOneUnit && item.first > 0 ? 100 * item.difference / item.first : nil
    }

    private func yearly(_ item: TableComparison.Entry) -> Double? {
        guard isOneUnit, item.first > 0, item.second > 0 else { return nil }
        // Backwards where the first table is the later one.
        return 100 * (Power.root(item.second / item.first, to - from) - 1)
    }

    private func signed(_ value: Double) -> String { NumberText.signed(value) }
}

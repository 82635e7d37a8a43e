import InputOutput

/// Whose number a metric is: some regions, or some industries, of one table.
struct MetricTarget: Sendable, Hashable {
    /// The regions; for industries those that they are in.
    let regions: [Int]
    /// The industries; for regions all of theirs.
    let industries: [Int]
    /// True for whole regions.
    let isRegional: Bool

    /// Whole regions.
    init(regions: [Int], in layout: TableLayout) {
        self.regions = regions
        industries = regions.flatMap { Array(layout.industries(of: $0)) }
        isRegional = true
    }

    /// Single industries.
    init(industries: [Int], in layout: TableLayout) {
        self.industries = industries
        regions = Set(industries.map(layout.region(ofIndustry:))).sorted()
        isRegional = false
    }

    /// What is meant by `KOR`, `KOR/c14`, `@west`, a list of them, or `world`.
    /// - Throws: unknown labels.
    init(
        _ text: String, _ labels: LabelResolver, _ layout: TableLayout,
        at location: Diagnostic.Location
    ) throws(Diagnostics) {
        if text.lowercased() == "world" {
            self.init(regions: Array(0..<layout.regionCount), in: layout)
        } else if text.contains("/") {
            self.init(industries: try labels.industries(text, at: location), in: layout)
        } else {
            self.init(regions: try labels.regions(text, at: location), in: layout)
        }
    }

    func sum(_ values: [Double]) -> Double { industries.reduce(0) { $0 + values[$1] } }

    func gdp(_ table: MRIOTable) -> Double {
        let gdp = table.gdp
        return regions.reduce(0) { $0 + gdp[$1] }
    }

    /// Shares of the industries in their joint output; equal ones where there is none.
    func industryWeights(_ table: MRIOTable) -> [(industry: Int, weight: Double)] {
        let total = sum(table.x)
        let even = 1 / Double(industries.count)
        return industries.map { ($0, total > 0 ? table.x[$0] / total : even) }
    }
}

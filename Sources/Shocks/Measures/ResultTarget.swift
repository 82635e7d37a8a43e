public import InputOutput

/// Whose number a result is: some regions, or some industries, of one table.
public struct ResultTarget: Sendable, Hashable {
    /// The regions; for industries those that they are in.
    public let regions: [Int]
    /// The industries; for regions all of theirs.
    public let industries: [Int]
    /// True for whole regions.
    public let isRegional: Bool

    /// Whole regions.
    public init(regions: [Int], in layout: TableLayout) {
        self.regions = regions
        industries = regions.flatMap { Array(layout.industries(of: $0)) }
        isRegional = true
    }

    /// Single industries.
    public init(industries: [Int], in layout: TableLayout) {
        self.industries = industries
        regions = Set(industries.map(layout.region(ofIndustry:))).sorted()
        isRegional = false
    }

    /// What is meant by `KOR`, `KOR/c14`, `@west`, a list of them, or `world`.
    /// - Throws: unknown labels.
    public init(
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

    func gdp(_ table: MRIOTable) -> Double {
        let gdp = table.gdp
        return regions.reduce(0) { $0 + gdp[$1] }
    }

    /// Shares of the industries in their joint output; equal ones where there is none.
    func industryWeights(_ table: MRIOTable) -> [(industry: Int, weight: Double)] {
        let total = industries.reduce(0) { $0 + table.x[$1] }
        let even = 1 / Double(industries.count)
        return industries.map { ($0, total > 0 ? table.x[$0] / total : even) }
    }
}

extension Measure {
    /// One number for some regions or industries together, as it is shown; nil where there is none.
    ///
    /// Sums add up. Means of regions are weighted by GDP or final demand, those of industries by
    /// output; a mean of industries is none of regions. What can only be had one by one is had for
    /// one region.
    public func value(of target: ResultTarget, on table: MRIOTable) -> Double? {
        let scale = definition.scale
        switch (definition.axis, definition.total) {
        case (.industry, .sum):
            return target.industries.reduce(0) { $0 + scale * (values[$1] ?? .nan) }
        case (.industry, .mean):
            guard !target.isRegional else { return nil }
            return target.industryWeights(table).reduce(0) {
                $0 + scale * $1.weight * (values[$1.industry] ?? .nan)
            }
        case (.industry, .none):
            guard target.industries.count == 1, !target.isRegional else { return nil }
            return values[target.industries[0]].map { scale * $0 }
        case (.region, .sum):
            guard target.isRegional else { return nil }
            let known = target.regions.compactMap { values[$0] }
            return known.count == target.regions.count ? scale * known.reduce(0, +) : nil
        case (.region, .mean(let weight)):
            guard target.isRegional else { return nil }
            let known = target.regions.filter { values[$0] != nil }
            guard !known.isEmpty else { return nil }
            let weights = Self.weights(weight, known, table)
            let total = weights.reduce(0, +)
            guard total > 0 else { return nil }
            let sum = zip(known, weights).reduce(0) { $0 + (values[$1.0] ?? .nan) * $1.1 }
            return scale * sum / total
        case (.region, .none):
            guard target.isRegional, target.regions.count == 1 else { return nil }
            return values[target.regions[0]].map { scale * $0 }
        }
    }

    private static func weights(
        _ weight: MeasureDefinition.Weight, _ regions: [Int], _ table: MRIOTable
    ) -> [Double] {
        switch weight {
        case .gdp:
            let gdp = table.gdp
            return regions.map { gdp[$0] }
        case .finalDemand: return regions.map(table.spending(of:))
        case .output:
            return regions.map { region in
                table.layout.industries(of: region).reduce(0) { $0 + table.x[$1] }
            }
        }
    }
}

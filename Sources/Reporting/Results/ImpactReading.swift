public import InputOutput
public import Shocks

/// One sentence a model: who loses, in words.
public enum ImpactReading {
    /// The sentences, in the order of the impacts.
    /// - Parameter parties: whom they are about, those of the shock when nil; without any it is the
    ///   region that the model affects most.
    public static func sentences(
        _ impacts: [Impact], of shock: Shock, on table: MRIOTable, parties: [Party]? = nil
    ) -> [String] {
        let parties = parties ?? Party.parties(of: shock, in: table.layout)
        return impacts.map { impact in
            let named = parties.isEmpty ? mostAffected(impact, table) : Array(parties.prefix(4))
            var parts = named.map { phrase(impact, $0, on: table) }
            if let change = impact.valueAddedChange {
                let total = change.reduce(0, +)
                // What cancels to the rounding of its parts is no change.
                let rounding = 1e-12 * change.reduce(0) { $0 + abs($1) }
                let world = table.gdp.reduce(0, +)
                parts.append(
                    abs(total) <= max(rounding, Self.rounding * world)
                        ? "the world neither gains nor loses"
                        : "the world \(amount(total, of: world, table.unit, isPlural: false))")
            }
            let condition = impact.condition.map { " (\($0))" } ?? ""
            return "\(impact.model)\(condition): " + parts.joined(separator: "; ")
        }
    }

    /// Shares of an economy below this are what rounding leaves.
    static let rounding = 1e-13

    private static func mostAffected(_ impact: Impact, _ table: MRIOTable) -> [Party] {
        guard let headline = Headline(impact) else { return [] }
        let families = table.layout.families
        let sizes = families.members.map {
            abs(headline.percent(impact, of: $0, on: table) ?? 0)
        }
        guard let first = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), sizes[first] > 0 else {
            return []
        }
        return [
            Party(
                name: families.labels[first].code, role: .other, regions: families.members[first])
        ]
    }

    private static func phrase(_ impact: Impact, _ party: Party, on table: MRIOTable) -> String {
        let name = party.name
        let isPlural = name.contains(" ")
        let be = isPlural ? "are" : "is"
        guard let headline = Headline(impact),
            let value = headline.percent(impact, of: party.regions, on: table)
        else { return "\(name) \(be) not priced" }
        if abs(value) <= 100 * rounding { return "\(name) \(be) not affected" }
        switch (headline.measure.reading, headline.measure.unit) {
        case (.gain, .money):
            let gdp = party.regions.reduce(0) { $0 + table.gdp[$1] }
            let total = value / 100 * gdp
            return "\(name) \(amount(total, of: gdp, table.unit, isPlural: isPlural))"
        case (.gain, _):
            return "\(name)\(isPlural ? "’" : "’s") \(headline.name) \(signed(value))"
        case (.cost, _):
            let spending = party.regions.reduce(0) { $0 + table.spending(of: $1) }
            let cost = Phrase.amount(abs(value) / 100 * spending, table.unit)
            return """
                the final demand of \(name) costs \(percent(abs(value))) \
                \(value > 0 ? "more" : "less") (\(cost) at baseline quantities)
                """
        }
    }

    private static func amount(
        _ change: Double, of gdp: Double, _ unit: String, isPlural: Bool
    ) -> String {
        let verb = (change > 0 ? "gain" : "lose") + (isPlural ? "" : "s")
        let size = abs(change)
        let digits =
            size >= 100 && size < NumberText.largest
            ? NumberText.fixed(size.rounded(), 0) : NumberText.threeDigits(size)
        let share = gdp > 0 ? " (\(percent(100 * size / gdp)) of GDP)" : ""
        return "\(verb) \(NumberText.grouped(digits)) \(unit) of value added\(share)"
    }

    private static func percent(_ value: Double) -> String {
        "\(NumberText.threeDigits(value)) %"
    }

    private static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + percent(value)
    }
}

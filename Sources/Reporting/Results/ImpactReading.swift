import InputOutput
import Shocks

/// One sentence a model: who loses, in words.
public enum ImpactReading {
    /// The sentences, in the order of the impacts.
    public static func sentences(
        _ impacts: [Impact], of shock: Shock, on table: MRIOTable
    ) -> [String] {
        impacts.map { impact in
            let parts = parties(of: shock).map { region in
                phrase(impact, region, on: table)
            }
            var sentence = "\(impact.model): " + parts.joined(separator: "; ")
            if let change = impact.valueAddedChange {
                let total = change.reduce(0, +)
                // What cancels to the rounding of its parts is no change.
                let rounding = 1e-12 * change.reduce(0) { $0 + abs($1) }
                sentence +=
                    abs(total) <= rounding
                    ? "; the world neither gains nor loses"
                    : "; the world \(amount(total, of: table.gdp.reduce(0, +), table.unit))"
            }
            return sentence
        }
    }

    /// Exporters and importers, each once; the first three pairs speak for all.
    private static func parties(of shock: Shock) -> [Int] {
        var result: [Int] = []
        for restriction in shock.restrictions.prefix(3) {
            for region in [restriction.exporter, restriction.importer]
            where !result.contains(region) {
                result.append(region)
            }
        }
        return result
    }

    private static func phrase(_ impact: Impact, _ region: Int, on table: MRIOTable) -> String {
        let code = table.layout.regions[region].code
        guard let headline = Headline(impact), let measure = impact[headline.measure],
            let value = measure.value(
                of: ResultTarget(regions: [region], in: table.layout), on: table)
        else { return "\(code) is not priced" }
        switch (headline.measure.reading, headline.measure.unit) {
        case (.gain, .money):
            return "\(code) \(amount(value, of: table.gdp[region], table.unit))"
        case (.gain, _):
            return "\(code)'s \(headline.name) \(percent(value))"
        case (.cost, _):
            let spending = table.spending(of: region)
            let cost = NumberText.grouped(NumberText.fixed((value / 100 * spending).rounded(), 0))
            return """
                \(code)'s final demand costs \(percent(value)) more \
                (\(cost) \(table.unit) at baseline quantities)
                """
        }
    }

    private static func amount(_ change: Double, of gdp: Double, _ unit: String) -> String {
        let verb = change > 0 ? "gains" : "loses"
        let size = abs(change)
        let digits =
            size >= 100 ? NumberText.fixed(size.rounded(), 0) : NumberText.significant(size, 2)
        let share = gdp > 0 ? " (\(percent(100 * size / gdp)) of GDP)" : ""
        return "\(verb) \(NumberText.grouped(digits)) \(unit) of value added\(share)"
    }

    private static func percent(_ value: Double) -> String {
        "\(NumberText.significant(value, 2)) %"
    }
}

import InputOutput

/// Restricted deliveries that are hardly any of what their buyer uses of the product, and stop it
/// all the same: the daily model keeps each of them as an input that nothing replaces.
///
/// What a sector sells is no single good, so that a delivery far below a hundredth of all of them
/// is no input whose want ends production: such a result is the model's.
enum ThinDelivery {
    /// Part of the buyer's purchases of the product from all origins below which a delivery is
    /// thin.
    static let largestShare = 0.01

    /// What rests on such deliveries, in one warning that names the largest.
    static func findings(_ stops: [StockFindings.Stop], _ table: MRIOTable) -> [Diagnostic] {
        let layout = table.layout
        // The stops come by what they hold back, the most first.
        let thin = stops.compactMap {
            stop -> (stop: StockFindings.Stop, flow: Double, all: Double)? in
            guard let origin = stop.origin,
                let seller = layout.industryIfAny(region: origin, sector: stop.input)
            else { return nil }
            let all = layout.regions.indices.reduce(0) { sum, region in
                layout.industryIfAny(region: region, sector: stop.input).map {
                    sum + max(table.Z[$0, stop.industry], 0)
                } ?? sum
            }
            let flow = table.Z[seller, stop.industry]
            return all > 0 && flow < largestShare * all ? (stop, flow, all) : nil
        }
        guard let first = thin.first else { return [] }
        let input = layout.sectors[first.stop.input].code
        let more = thin.count > 1 ? "; \(thin.count - 1) more such" : ""
        return [
            Diagnostic(
                .warning, "thin-delivery",
                """
                the stop of \(layout.code(ofIndustry: first.stop.industry)) rests on \
                \(brief(first.flow)) \(table.unit) a year of \(input) from \
                \(layout.regions[first.stop.origin ?? 0].code), \
                \(brief(100 * first.flow / first.all)) % of the \(input) that it uses: the model \
                takes a restricted delivery for an input that nothing replaces\(more)
                """,
                remedy: "let other origins replace it (origin_substitution 1, switching_days 0), "
                    + "or count the product as an overlay")
        ]
    }
}

public import InputOutput

/// What a replaced flow means for labour income, when the production that replaces it needs fewer
/// hands.
///
///   Δw_r = ω·Σ_{i∈r} Δv_i − ω·a·Σ_{i∈r, i replacing} Δv_i
///
/// ω is labour's share of value added, a the share of labour income that the replacing industries
/// do without. Replacing are the industries outside the exporters that make a restricted product
/// and gain. Value added itself is taken to stay: what labour loses goes to capital.
public struct LabourIncome: Sendable, Hashable {
    /// ω·Δv by region at unchanged labour intensity, G, in the table's unit.
    public let unchanged: [Double]
    /// Labour income that automation takes out of the replacing production, G, ≥ 0, in the table's
    /// unit.
    public let automatedAway: [Double]

    /// Δw by region, G, in the table's unit.
    public var change: [Double] { zip(unchanged, automatedAway).map { $0 - $1 } }

    /// Labour income of an impact; nil when it has no value added.
    ///
    /// Shares outside [0, 1] are a precondition.
    public init?(
        _ impact: Impact, of restrictions: [Restriction], incomeShare: Double, automated: Double,
        in layout: TableLayout
    ) {
        precondition((0...1).contains(incomeShare), "income share outside [0, 1]")
        precondition((0...1).contains(automated), "automated share outside [0, 1]")
        guard let change = impact.valueAddedChange else { return nil }
        let exporters = Set(restrictions.map(\.exporter))
        let products = Set(restrictions.flatMap(\.sectors))
        let replacing = change.indices.map { i in
            !exporters.contains(layout.region(ofIndustry: i))
                && products.contains(layout.sector(ofIndustry: i)) ? max(change[i], 0) : 0
        }
        unchanged = layout.sumByRegion(change.map { incomeShare * $0 })
        automatedAway = layout.sumByRegion(replacing.map { incomeShare * automated * $0 })
    }
}

public import InputOutput
import LinearAlgebra

/// A price on the emissions of imports: a carbon border adjustment.
///
///     cost_i = price × e_i × T_i,   T_i = what exporter-industry i sells to the importing regions
///
/// e_i is either the intensity of the exporting industry itself (s, direct emissions), all
/// emissions along its chain (m = s·L), or those of the chain outside the importing regions (with
/// s set to 0 inside), which is what a border charge would reach when emissions inside are priced
/// already. No quantity reacts, no price paid abroad is credited, and the flows are those of whole
/// sectors: an upper bound on the charge.
public struct CarbonBorderExposure: Sendable {
    /// Which emissions of a flow are charged.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// Of the exporting industry itself.
        case direct
        /// Along the whole chain.
        case embodied
        /// Along the chain outside the importing regions.
        case embodiedAbroad = "embodied-abroad"
    }

    /// A price per mass of emissions.
    public struct Price: Sendable, Hashable {
        /// Amount of the currency per `massUnit`.
        public let amount: Double
        /// Currency, such as `USD`: that of the table, because no exchange rate is applied.
        public let currency: String
        /// Unit of mass, such as `t`.
        public let massUnit: String

        /// A price, per tonne unless another unit of mass is given.
        public init(_ amount: Double, currency: String, per massUnit: String = "t") {
            self.amount = amount
            self.currency = currency
            self.massUnit = massUnit
        }
    }

    /// One exporter-industry with a covered flow.
    public struct Charge: Sendable, Hashable {
        /// The exporting industry.
        public let industry: Int
        /// The covered flow, in the table's unit.
        public let flow: Double
        /// Charged emissions, in the stressor's unit.
        public let emissions: Double
        /// The charge, in the table's unit.
        public let cost: Double
        /// cost / flow; nil when the flow is not positive.
        public let shareOfFlow: Double?
    }

    /// Unit of flows and costs, the table's.
    public let unit: String
    /// Unit of emissions, the stressor's.
    public let emissionUnit: String
    /// Exporter-industries with a covered flow, in table order.
    public let charges: [Charge]
    /// Covered flow by exporting region, F, in `unit`.
    public let flowByRegion: [Double]
    /// Charge by exporting region, F, in `unit`.
    public let costByRegion: [Double]

    /// The charge on the exports of covered sectors to a group of importing regions.
    /// - Parameters:
    ///   - stressor: the emissions, by position in `satellite`.
    ///   - importers: regions that charge; their trade with each other is not charged.
    ///   - sectors: covered sectors.
    /// - Throws: `Diagnostics` when a unit is not recognised or the currencies differ; an error of
    ///   the linear system.
    /// - Complexity: one transposed solve (none for direct emissions) and one pass over Z.
    public init(
        _ satellite: Satellite, stressor: Int = 0, price: Price, importers: [Int],
        sectors: [Int], scope: Scope = .embodied, in system: LeontiefSystem
    ) throws {
        let table = system.table
        let layout = table.layout
        precondition(satellite.stressors.indices.contains(stressor), "no such stressor")
        precondition(
            importers.allSatisfy { $0 >= 0 && $0 < table.regionCount }, "importers outside 0..<G")
        precondition(
            sectors.allSatisfy { $0 >= 0 && $0 < table.sectorCount }, "sectors outside 0..<N")
        let row = satellite.stressors[stressor]
        let factor = try Self.factor(price, stressor: row, in: table)
        let isImporter = Set(layout.families.families(of: importers))
        let covered = Set(sectors)
        var intensity = zip(satellite.F.row(stressor), system.coefficients.inverseOutput)
            .map { $0 * $1 }
        if scope == .embodiedAbroad {
            for r in isImporter { for i in layout.industries(ofFamily: r) { intensity[i] = 0 } }
        }
        if scope != .direct { intensity = try system.solve(intensity, .transposed) }
        let sales = table.salesByDestination
        var charges: [Charge] = []
        var flows = [Double](repeating: 0, count: table.industryCount)
        var costs = flows
        for i in 0..<table.industryCount
        where !isImporter.contains(layout.family(ofIndustry: i))
            && covered.contains(layout.sector(ofIndustry: i))
        {
            let flow = isImporter.sorted().reduce(0) { $0 + sales[i, $1] }
            if flow == 0 { continue }
            let emissions = intensity[i] * flow
            let cost = emissions * factor
            flows[i] = flow
            costs[i] = cost
            charges.append(
                Charge(
                    industry: i, flow: flow, emissions: emissions, cost: cost,
                    shareOfFlow: share(cost, of: flow)))
        }
        unit = table.unit
        emissionUnit = row.unit
        self.charges = charges
        flowByRegion = layout.sumByFamily(flows)
        costByRegion = layout.sumByFamily(costs)
    }

    /// The charge on one unit of the stressor, in the table's unit of money.
    private static func factor(
        _ price: Price, stressor: Satellite.Stressor, in table: MRIOTable
    ) throws(Diagnostics) -> Double {
        var problems = Diagnostics()
        let mass = MassUnit.tonnes(in: stressor.unit)
        if mass == nil {
            problems.add(
                Diagnostic(
                    .error, "unknown-unit", "\(stressor.unit) is not a unit of mass",
                    at: .init(place: stressor.code),
                    remedy: "an account in t, kt or Mt can be priced"))
        }
        let priced = MassUnit.tonnes(in: price.massUnit)
        if priced == nil {
            problems.add(
                Diagnostic(
                    .error, "unknown-unit", "\(price.massUnit) is not a unit of mass",
                    at: .init(place: "carbon price"), remedy: "give the price per t"))
        }
        let money = MoneyUnit(table.unit)
        if money == nil {
            problems.add(
                Diagnostic(
                    .error, "unknown-unit", "\(table.unit) is not a unit of money",
                    at: .init(place: table.name),
                    remedy: "the table's unit must read like million USD"))
        }
        if let money, money.currency != price.currency {
            problems.add(
                Diagnostic(
                    .error, "other-currency",
                    "the price is in \(price.currency), the table in \(money.currency)",
                    at: .init(place: "carbon price"),
                    remedy: "give the price in \(money.currency)"))
        }
        if !price.amount.isFinite || price.amount < 0 {
            problems.add(
                Diagnostic(
                    .error, "bad-price", "\(brief(price.amount)) is not a price",
                    at: .init(place: "carbon price"), remedy: "give a number from 0"))
        }
        try problems.throwIfErrors()
        guard let mass, let priced, let money else { throw problems }
        return price.amount * mass / priced / money.factor
    }
}

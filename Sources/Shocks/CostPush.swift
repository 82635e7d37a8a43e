public import InputOutput
import LinearAlgebra

/// The Leontief price model with a mark-up on the restricted deliveries.
///
///   p' = w'(I − A∘Θ)⁻¹,  w' = 1'(I − A),  Θ_ij = 1 + μκφ on restricted cells, 1 + τ under a tariff
///
/// Each buyer of the restricted product pays the premium μ on the part κφ that it no longer gets
/// and has to find elsewhere; costs are passed on in full. w' holds all primary inputs, taxes
/// included, so that Θ = 1 gives p = 1 (Miller & Blair 2022, ch. 2; Dietzenbacher 1997).
public struct CostPush: ShockModel {
    /// `cost-push`.
    public static let name = "cost-push"
    /// Quantities stay.
    public static let condition: String? = "an upper bound for a given premium"
    /// What its numbers mean.
    public static let meaning =
        "shows what dearer inputs cost the importer and its customers, passed on in full"
    /// What it cannot say.
    public static let limits =
        """
        leaves out lost sales and substitution: quantities stay, so the cost is an upper \
        bound for a given premium
        """
    /// Restrictions and trade costs.
    public static let takes: Set<ShockPart> = [.restrictions, .tradeCosts]
    /// The mark-up.
    public static let parameters = [
        Parameter(
            "mark_up", .share(in: 0...100), default: 1,
            unit: "share of the price of the cut part", within: [0.1...3],
            source: "convention: a unit premium; prices are close to proportional to it",
            "Premium on the part that is cut, for cost-push: 1 is twice the price.")
    ]
    /// The third step of the ladder.
    public static let rungs = [
        Ladder.Rung(
            "cost-push",
            "the input is found at a premium that is passed on in full, quantities stay: an upper "
                + "bound for a given premium")
    ]

    /// True: it looks at the cells of the table alone.
    public static var takesUnequalSectors: Bool { true }

    /// μ, the premium on the part that is cut: 1 means it costs twice as much elsewhere.
    public let markUp: Double

    /// The model with a mark-up.
    public init(markUp: Double = 1) {
        precondition(markUp >= 0, "a mark-up is not negative")
        self.markUp = markUp
    }

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) { self.init(markUp: values.number("mark_up")) }

    /// A mark-up of 0 makes nothing dearer; a tariff still does.
    public static func idleness(_ values: ParameterValues, of shock: Shock) -> String? {
        values.number("mark_up") == 0 && !shock.restrictions.isEmpty && shock.tradeCosts.isEmpty
            ? "a mark-up of 0 makes nothing dearer" : nil
    }

    /// Draws that differ in cuts and mark-ups share their solves.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? {
        CostPushSeries(request)
    }

    /// Relative price changes of all industries, and of each region's final demand.
    /// - Throws: `infeasible` when the mark-ups exhaust the buyers' value added.
    /// - Complexity: k transposed solves for k restricted product rows, once an answer.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let layout = system.table.layout
        let flows = RestrictedFlows(shock.restrictions, in: layout)
        let prices = try producerPrices(flows, shock.tradeCosts, in: system)
        return Impact(
            model: Self.name,
            measures: [
                .producerPrices(prices),
                .consumerPrices(consumerPrices(prices, flows, shock.tradeCosts, system.table)),
            ])
    }

    /// The one solution without factors.
    package func wantedSolves(for shock: Shock, on system: LeontiefSystem) -> [ChangedSolve] {
        let flows = RestrictedFlows(shock.restrictions, in: system.table.layout)
        let E = Self.markUps(markUp, flows, shock.tradeCosts, in: system)
        return [StructuralChange.PriceChange.wanted(markUps: E, in: system)].compactMap { $0 }
    }

    /// E_ij = a_ij·(Θ_ij − 1) by row and column, with a premium of `markUp` on restricted cells.
    private static func markUps(
        _ markUp: Double, _ flows: RestrictedFlows, _ costs: [Shock.TradeCost],
        in system: LeontiefSystem
    ) -> [Int: [Int: Double]] {
        let layout = system.table.layout
        var E: [Int: [Int: Double]] = [:]
        for cell in flows.intermediate {
            let value = system.coefficients[cell.row, cell.column] * markUp * cell.share
            if value != 0 { E[cell.row, default: [:]][cell.column, default: 0] += value }
        }
        for cost in costs {
            for i in rows(of: cost, layout) {
                for j in layout.industries(of: cost.importer) {
                    let value = system.coefficients[i, j] * premium(of: cost)
                    if value != 0 { E[i, default: [:]][j, default: 0] += value }
                }
            }
        }
        return E
    }

    /// Without trade costs all mark-ups are proportional to μ: one solve then serves every μ that
    /// this answer asks for.
    private func producerPrices(
        _ flows: RestrictedFlows, _ costs: [Shock.TradeCost], in system: LeontiefSystem
    ) throws -> [Double] {
        let scale = costs.isEmpty ? markUp : 1
        let E = Self.markUps(costs.isEmpty ? 1 : markUp, flows, costs, in: system)
        // With dearer inputs only, no price can fall unless I − A∘Θ has lost its non-negative
        // inverse.
        let isDearer = E.values.allSatisfy { $0.values.allSatisfy { $0 >= 0 } }
        let prices: [Double]
        if let found = singlePrices(flows, costs, in: system) {
            prices = found
        } else {
            let change =
                E.count <= Self.mostRowsKept
                ? try system.derived(E) { try StructuralChange.PriceChange(markUps: E, in: system) }
                : try StructuralChange.PriceChange(markUps: E, in: system)
            prices = try feasible(Self.name, "mark-ups exhaust the buyers' value added") {
                () throws(LinearAlgebraError) in try change.prices(scale)
            }
        }
        if isDearer, let failing = prices.firstIndex(where: { $0 < -1e-9 }) {
            throw ShockModelError.infeasible(
                model: Self.name,
                reason: "mark-ups exhaust the value added of "
                    + system.table.layout.code(ofIndustry: failing))
        }
        return prices
    }

    /// The prices by one solution of the marked-up equations themselves, where the system is solved
    /// without factors and that solution is found.
    private func singlePrices(
        _ flows: RestrictedFlows, _ costs: [Shock.TradeCost], in system: LeontiefSystem
    ) -> [Double]? {
        guard system.policy == .matrixFree else { return nil }
        let E = Self.markUps(markUp, flows, costs, in: system)
        return StructuralChange.PriceChange.wanted(markUps: E, in: system)
            .flatMap(system.solution(of:))
    }

    /// What is solved for more restricted product rows than this is not kept: it is as large as
    /// the table.
    private static let mostRowsKept = 64

    /// What a trade cost adds to the price.
    static func premium(of cost: Shock.TradeCost) -> Double {
        (1 + cost.tariff) * cost.iceberg - 1
    }

    /// The cells that a trade cost falls on.
    static func flows(of cost: Shock.TradeCost, in layout: TableLayout) -> RestrictedFlows {
        let rows = layout.industries(of: cost.exporter, sectors: cost.sectors)
        func cells(_ columns: some Sequence<Int>) -> [RestrictedFlows.Cell] {
            rows.flatMap { row in columns.map { .init(row: row, column: $0, share: 1) } }
        }
        return RestrictedFlows(
            intermediate: cells(layout.industries(of: cost.importer)),
            final: cells(layout.demandColumns(of: cost.importer)))
    }

    private static func rows(of cost: Shock.TradeCost, _ layout: TableLayout) -> [Int] {
        layout.industries(of: cost.exporter, sectors: cost.sectors)
    }

    /// Relative change of the cost of each region's final demand at baseline quantities, G.
    private func consumerPrices(
        _ prices: [Double], _ flows: RestrictedFlows, _ costs: [Shock.TradeCost],
        _ table: MRIOTable
    ) -> [Double?] {
        let layout = table.layout
        // Δp'Y by column, then what the mark-up adds on restricted cells of final demand.
        var increase = table.Y.transposedTimes(prices)
        for cell in flows.final {
            increase[cell.column] +=
                table.Y[cell.row, cell.column] * markUp * cell.share * (1 + prices[cell.row])
        }
        for cost in costs {
            for i in Self.rows(of: cost, layout) {
                for column in layout.demandColumns(of: cost.importer) {
                    increase[column] +=
                        table.Y[i, column] * Self.premium(of: cost) * (1 + prices[i])
                }
            }
        }
        return (0..<layout.regionCount).map { r in
            let columns = layout.demandColumns(of: r)
            let total = table.spending(of: r)
            return total > 0 ? columns.reduce(0) { $0 + increase[$1] } / total : nil
        }
    }
}

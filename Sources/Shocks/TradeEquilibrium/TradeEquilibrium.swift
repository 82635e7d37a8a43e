import InputOutput

/// Trade general equilibrium in changes (Caliendo & Parro 2015; Costinot & Rodríguez-Clare 2014):
/// tariffs, iceberg costs and embargoes with substitution among origins, flexible wages and prices.
///
/// **Restrictions become costs.** A cut κφ of a flow is an iceberg cost d with d^−θ = 1 − κφ: the cost
/// that would lower demand for the flow by κφ at given prices. What the flow really does follows from
/// the equilibrium. A full cut is an infinite cost: the flow is exactly 0. When the importer keeps the
/// rent, the cost is a tariff of the same size whose revenue its households get. The model has one mix of
/// origins for all users of a product in a region; a restriction on some users is a cut of the share of
/// the flow that they take.
public struct TradeEquilibrium: ShockModel {
    /// `trade-ge`.
    public static let name = "trade-ge"
    /// What its numbers mean.
    public static let prices =
        "prices both sides' real income after buyers, prices and wages everywhere have adjusted"
    /// What it cannot say.
    public static let cannotPrice =
        "cannot price unemployment, stock-outs or the time adjustment takes; labour moves at once"

    /// How easily buyers change origin.
    public enum Elasticity: Sendable, Hashable {
        /// The same θ for all sectors.
        case uniform(Double)
        /// One θ a sector, N.
        case bySector([Double])

        /// θ = 0.76, what buyers can do within a year (Boehm, Levchenko & Pandalai-Nayar 2023).
        public static let shortRun = Elasticity.uniform(0.76)
        /// θ = 4, after all adjustment (Simonovska & Waugh 2014).
        public static let longRun = Elasticity.uniform(4)
    }

    /// What happens to trade deficits.
    public enum Deficits: String, Sendable, Hashable, CaseIterable {
        /// The base is first solved without deficits, and both equilibria have none.
        case removed
        /// Deficits stay what they are as a share of world value added.
        case fixed
    }

    /// θ.
    public let elasticity: Elasticity
    /// What happens to deficits.
    public let deficits: Deficits
    /// The solver of both equilibria.
    public let solver: TradeSolver
    private let elasticitySource: String?
    private let deficitsSource: String?

    /// The model; a `source` says who chose a value, nil for the default.
    public init(
        elasticity: Elasticity = .longRun, deficits: Deficits = .removed,
        solver: TradeSolver = TradeSolver(), elasticitySource: String? = nil,
        deficitsSource: String? = nil
    ) {
        self.elasticity = elasticity
        self.deficits = deficits
        self.solver = solver
        self.elasticitySource = elasticitySource
        self.deficitsSource = deficitsSource
    }

    /// θ and the treatment of deficits.
    public var parameters: [ModelParameter] {
        let theta: ModelParameter.Value
        let range: ClosedRange<Double>?
        let source: String
        switch elasticity {
        case .uniform(let value):
            theta = .number(value)
            range = value < 1.5 ? 0.5...1.5 : 2...8
            source =
                value < 1.5
                ? "Boehm, Levchenko & Pandalai-Nayar 2023, one year"
                : "Simonovska & Waugh 2014; low end 2: Boehm, Levchenko & Pandalai-Nayar 2023"
        case .bySector(let values):
            theta = .text("by sector, \(values.min() ?? 0) to \(values.max() ?? 0)")
            range = nil
            source = "by sector"
        }
        return [
            ModelParameter(
                "theta", theta, source: elasticitySource ?? source,
                isDefault: elasticitySource == nil, range: range),
            ModelParameter(
                "deficits", .text(deficits.rawValue),
                source: deficitsSource
                    ?? "Costinot & Rodríguez-Clare 2014: balanced trade before and after",
                isDefault: deficitsSource == nil),
        ]
    }

    /// Real income, prices and real output after the shock.
    /// - Throws: `unsupported` for demand and capacity changes, `infeasible`, `notConverged`.
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        try TradeSeries(system).impact(self, of: shock).impact
    }

    /// The impact behind an outcome.
    func impact(of outcome: TradeOutcome, _ diagnostics: [Diagnostic]) -> Impact {
        let (base, after) = (outcome.base, outcome.counterfactual)
        let split = outcome.firstOrder
        let realOutput = base.output.indices.map {
            after.output[$0] / after.costs[$0] - base.output[$0]
        }
        return Impact(
            model: Self.name, outputChange: realOutput, priceChange: after.costs.map { $0 - 1 },
            consumerPriceChange: after.consumerPrices.map { $0 - 1 },
            welfareChange: outcome.welfare,
            regionalMeasures: [
                RegionalMeasure(
                    "real wage", unit: "relative change", values: outcome.realWages),
                RegionalMeasure(
                    "terms of trade, first order", unit: "share of income",
                    values: split.map { $0?.termsOfTrade }),
                RegionalMeasure(
                    "volume of trade, first order", unit: "share of income",
                    values: split.map { $0?.volumeOfTrade }),
                RegionalMeasure(
                    "trade costs, first order", unit: "share of income",
                    values: split.map { $0?.tradeCosts }),
            ],
            numerics: [
                "outer iterations": Double(after.iterations),
                "inner iterations": Double(after.innerIterations),
                "residual": after.residual, "Walras residual": after.walrasResidual,
            ], diagnostics: diagnostics)
    }

    /// The equilibrium before the shock: the data, or the data without deficits.
    /// - Parameter start: a similar equilibrium to start from, where one is known.
    /// - Throws: `notConverged`, `infeasible`.
    public func base(
        of economy: TradeEconomy, _ diagnostics: inout [Diagnostic], unit: String,
        from start: TradeStart? = nil
    ) throws(ShockModelError) -> TradeSolution {
        let G = economy.regionCount
        let none = [Double](repeating: 0, count: G)
        let solution = try solver.solve(
            economy, costs: TradeCosts(economy),
            deficits: deficits == .fixed ? economy.deficits : none, from: start)
        if deficits == .removed,
            let most = (0..<G).max(by: {
                abs(economy.deficits[$0] / economy.valueAdded[$0])
                    < abs(economy.deficits[$1] / economy.valueAdded[$1])
            })
        {
            let share = economy.deficits[most] / economy.valueAdded[most]
            let moved = economy.deficits.reduce(0) { $0 + max($1, 0) }
            let wages = solution.wages.map { abs($0 - 1) }.max() ?? 0
            diagnostics.append(
                Diagnostic(
                    .note, "deficits-removed",
                    "the base has balanced trade: deficits of \(brief(moved)) \(unit) in all are removed "
                        + "(largest: \(economy.regions[most]), \(brief(100 * share)) % of its value "
                        + "added), which moves wages by up to \(brief(100 * wages)) %"))
        }
        return solution
    }

    /// Base and counterfactual of a shock, with all their detail.
    /// - Throws: `unsupported`, `infeasible`, `notConverged`.
    public func outcome(of shock: Shock, on system: LeontiefSystem) throws -> TradeOutcome {
        let prepared = try TableTradeEconomy(
            system.table, elasticities: elasticities(system.table.layout))
        var diagnostics: [Diagnostic] = []
        let base = try base(of: prepared.economy, &diagnostics, unit: system.table.unit)
        return try outcome(of: shock, on: base, system, &diagnostics)
    }

    func outcome(
        of shock: Shock, on base: TradeSolution, _ system: LeontiefSystem,
        _ diagnostics: inout [Diagnostic], from start: TradeStart? = nil
    ) throws(ShockModelError) -> TradeOutcome {
        if !shock.demandChanges.isEmpty {
            throw .unsupported(model: Self.name, part: "demand changes")
        }
        if !shock.capacityChanges.isEmpty {
            throw .unsupported(model: Self.name, part: "capacity changes")
        }
        if shock.restrictions.contains(where: { $0.rent == .exporter && $0.effectiveCut > 0 }) {
            throw .unsupported(model: Self.name, part: "a rent that the exporter keeps")
        }
        let policy = TradePolicy(shock, base.economy, system.table)
        diagnostics += policy.diagnostics
        let costs = TradeCosts(base.economy, tariffs: policy.tariffs, iceberg: policy.iceberg)
        let after = try solver.solve(
            base.economy, costs: costs, deficits: base.economy.deficits, from: start)
        return TradeOutcome(base: base, counterfactual: after, iceberg: policy.iceberg)
    }

    func elasticities(_ layout: TableLayout) -> [Double] {
        switch elasticity {
        case .uniform(let value): [Double](repeating: value, count: layout.sectorCount)
        case .bySector(let values): values
        }
    }
}

public import InputOutput

/// Trade general equilibrium in changes (Caliendo & Parro 2015; Costinot & Rodríguez-Clare 2014):
/// tariffs, iceberg costs and embargoes with substitution among origins, flexible wages and prices.
///
/// **A restriction is a delivered quantity.** What arrives of a restricted delivery is at most 1 −
/// κφ of the base quantity; a wedge on its price makes buyers want no more, and its rent goes to
/// whom the restriction names (`Restriction.Rent`). A cap that would not bind has no wedge. A full
/// cut removes the origin, which has an equilibrium only where σ_o = 1 + θ exceeds 1 and another
/// origin is left. The model has one mix of origins for all users of a product in a region; a
/// restriction on some users is a cut of the share of the flow that they take.
public struct TradeEquilibrium: ShockModel {
    /// `trade-ge`.
    public static let name = "trade-ge"
    /// 0.3 n² doubles at its peak.
    public static let squares = 0.3
    /// What its numbers mean.
    public static let meaning =
        "shows both sides’ real income after buyers, prices and wages everywhere have adjusted"
    /// What it cannot say.
    public static let limits =
        "leaves out unemployment, stocks that run out and the time that adjustment takes"

    /// Restrictions, with the rent of each, and trade costs.
    public static let takes: Set<ShockPart> = [
        .restrictions, .tradeCosts, .importerRents, .exporterRents,
    ]
    /// θ, or σ_o, or one by sector, and the treatment of deficits.
    public static let parameters = [
        Parameter(
            "theta", .number(in: -0.99...100), default: 4, within: [-0.5...1, 1...8],
            source: "Simonovska & Waugh 2014: 4.1; low end 1: Boehm, Levchenko & Pandalai-Nayar "
                + "2023, σ_o of 1.75 to 2.25 after ten years",
            "Trade elasticity of trade-ge, σ_o - 1: how easily buyers change origin.",
            matters: {
                !TradeEquilibrium.choosesSigma($0) && $0.value("elasticities") == nil
            }),
        Parameter(
            "sigma_origins", .number(in: 0.01...101), default: nil, absent: "1 + theta",
            source: "1 + theta",
            """
            Elasticity of substitution across origins, which is 1 + theta: another way to \
            give theta, for trade-ge.
            """,
            matters: { TradeEquilibrium.choosesSigma($0) }),
        Parameter(
            "elasticities", .file(.elasticities), default: nil, absent: "theta for all sectors",
            source: "theta",
            """
            Trade elasticities by sector for trade-ge: caliendo-parro, or a CSV file with the \
            columns 
            """
                + "sector and theta.", matters: { $0.value("elasticities") != nil }),
        Parameter(
            "deficits", .choice(Deficits.allCases.map(\.rawValue)),
            default: .word(Deficits.removed.rawValue),
            against: Deficits.allCases.map(\.rawValue),
            source: "Costinot & Rodríguez-Clare 2014: balanced trade before and after",
            "What happens to trade deficits in trade-ge."),
    ]
    /// The last two steps of the ladder: within a year, and after all adjustment.
    public static let rungs = [
        Ladder.Rung(
            "trade-ge-short-run",
            "prices and wages clear markets, buyers hardly change origin (σ_o = 0.76)",
            [
                .init("theta", .number(Elasticity.shortRunTheta), source: shortRunSource),
                .init("sigma_origins", .number(1 + Elasticity.shortRunTheta)),
            ], without: ["elasticities"]),
        Ladder.Rung(
            "trade-ge-long-run",
            "prices and wages clear markets, buyers change origin easily (σ_o = 5)",
            [.init("theta", 4), .init("sigma_origins", 5)]),
    ]

    /// What the source of the short run measures.
    private static let shortRunSource =
        "σ_o = 0.76: Boehm, Levchenko & Pandalai-Nayar 2023, whose flows without tariffs fall by "
        + "0.76 % for a percent of tariff after one year (1.75 to 2.25 after ten); theta is σ_o - 1"

    /// True where the user said σ_o instead of θ. The ladder says both.
    private static func choosesSigma(_ values: ParameterValues) -> Bool {
        values.chosen["sigma_origins"].map { !$0.isDefault } ?? false
    }

    /// θ and σ_o are one parameter: both cannot be chosen.
    public static func conflict(_ values: ParameterValues) -> String? {
        let isChosen = values.chosen["theta"].map { !$0.isDefault } ?? false
        if values.value("elasticities") != nil, isChosen || choosesSigma(values) {
            return
                "elasticities are by sector, theta and sigma_origins one for all: give one of them"
        }
        return isChosen && choosesSigma(values)
            ? "theta and sigma_origins are one parameter (sigma_origins is 1 + theta): give one"
            : nil
    }

    /// How easily buyers change origin.
    public enum Elasticity: Sendable, Hashable {
        /// The same θ for all sectors.
        case uniform(Double)
        /// One θ a sector, N.
        case bySector([Double])

        /// θ of the short run, σ_o − 1: σ_o = 0.76, what buyers can do within a year (Boehm,
        /// Levchenko & Pandalai-Nayar 2023: flows without tariffs change by −0.76 % for a percent
        /// of tariff), complements.
        public static let shortRunTheta = -0.24
        /// θ = 4, after all adjustment (Simonovska & Waugh 2014: 4.1).
        public static let longRun = Elasticity.uniform(4)
    }

    /// What happens to trade deficits.
    public enum Deficits: String, Sendable, Hashable, CaseIterable {
        /// The base is first solved without deficits, and both equilibria have none.
        case removed
        /// Deficits stay what they are as a share of world value added.
        case fixed
    }

    /// θ = σ_o − 1.
    public let elasticity: Elasticity
    /// What happens to deficits.
    public let deficits: Deficits
    /// The solver of both equilibria.
    public let solver: TradeSolver

    /// The model.
    public init(
        elasticity: Elasticity = .longRun, deficits: Deficits = .removed,
        solver: TradeSolver = TradeSolver()
    ) {
        self.elasticity = elasticity
        self.deficits = deficits
        self.solver = solver
    }

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) {
        let theta =
            Self.choosesSigma(values) ? values.number("sigma_origins") - 1 : values.number("theta")
        self.init(
            elasticity: values.optionalElasticities("elasticities").map { .bySector($0.theta) }
                ?? .uniform(theta), deficits: values.choice("deficits"))
    }

    /// It has equations of its own.
    public static let runsBeside = true

    /// Draws start from the nearest of a few that are solved first.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? {
        TradeDraws(request)
    }

    /// Real income, prices and real output after the shock.
    /// - Throws: `infeasible`, `notConverged`.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let (series, base) = try TradeSeries.shared(self, on: system)
        return try series.impact(self, of: shock, on: base).impact
    }

    /// The impact behind an outcome.
    func impact(
        of outcome: TradeOutcome, wedges: [DeliveryWedge], _ diagnostics: [Diagnostic]
    ) -> Impact {
        let (base, after) = (outcome.base, outcome.counterfactual)
        let split = outcome.firstOrder
        let realOutput = base.output.indices.map {
            after.output[$0] / after.costs[$0] - base.output[$0]
        }
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(realOutput), .producerPrices(after.costs.map { $0 - 1 }),
                .consumerPrices(after.consumerPrices.map { $0 - 1 }),
                .realIncome(outcome.welfare),
                .regional("real wage", unit: "relative change", outcome.realWages),
                .regional(
                    "terms of trade, first order", unit: "share of income",
                    split.map { $0?.termsOfTrade }),
                .regional(
                    "volume of trade, first order", unit: "share of income",
                    split.map { $0?.volumeOfTrade }),
                .regional(
                    "trade costs, first order", unit: "share of income",
                    split.map { $0?.tradeCosts }),
            ],
            wedges: wedges,
            numerics: [
                "Newton steps": Double(base.iterations + after.iterations),
                "derivative products": Double(base.innerIterations + after.innerIterations),
                "residual": max(base.residual, after.residual),
                "Walras residual": after.walrasResidual,
                "complementarity": after.complementarity,
            ], diagnostics: diagnostics)
    }

    /// `Saudi Arabia (SAU)`.
    private static func name(_ code: String) -> String {
        Country.named(code).map { "\($0.name) (\(code))" } ?? code
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
                    """
                    the base has balanced trade: deficits of \(brief(moved)) \(unit) in all \
                    are removed 
                    """
                        + """
                        (largest: \(Self.name(economy.regions[most])), \(brief(100 * share)) % \
                        of its value 
                        """
                        + "added), which moves wages by up to \(brief(100 * wages)) %"))
        }
        return solution
    }

    /// Base and counterfactual of a shock, with all their detail.
    /// - Throws: `unsupported`, `infeasible`, `notConverged`.
    public func outcome(of shock: Shock, on system: LeontiefSystem) throws -> TradeOutcome {
        var diagnostics: [Diagnostic] = []
        let base = try TradeSeries.shared(self, on: system).base.solution
        return try outcome(of: shock, on: base, system.table, &diagnostics)
    }

    func outcome(
        of shock: Shock, on base: TradeSolution, _ table: MRIOTable,
        _ diagnostics: inout [Diagnostic], from start: TradeStart? = nil
    ) throws(ShockModelError) -> TradeOutcome {
        try Self.check(shock)
        let policy = try TradePolicy(shock, base.economy, table)
        diagnostics += policy.diagnostics
        let costs = TradeCosts(base.economy, tariffs: policy.tariffs, iceberg: policy.iceberg)
        let after: TradeSolution
        do throws(ShockModelError) {
            after = try solver.solve(
                base.economy, costs: costs,
                caps: policy.caps.isEmpty ? nil : TradeCaps(policy.caps, base: base),
                deficits: base.economy.deficits, from: start)
        } catch {
            // Who gave a start tries again without one.
            throw start == nil ? policy.explaining(error, base.economy) : error
        }
        return TradeOutcome(
            base: base, counterfactual: after, iceberg: policy.iceberg,
            wedges: policy.wedges(after))
    }

    func elasticities(_ layout: TableLayout) -> [Double] {
        switch elasticity {
        case .uniform(let value): [Double](repeating: value, count: layout.sectorCount)
        case .bySector(let values): values
        }
    }
}

public import InputOutput

extension NetworkEquilibrium: ShockModel {
    /// Every part of a shock.
    public static let takes = Set(ShockPart.allCases)

    private static let authors = "Bachmann et al. 2024, after Baqaee & Farhi 2024"

    /// The elasticities and what factors can do.
    public static let parameters = [
        Parameter(
            "consumption_elasticity", .number(in: 0.01...20), default: 0.9, within: [0.5...1],
            source: authors,
            "Elasticity of substitution across sectors in final demand, for network."),
        Parameter(
            "value_added_elasticity", .number(in: 0.01...20), default: 0.05, within: [0.05...0.6],
            source: authors, "Elasticity of substitution of value added and inputs, for network."),
        Parameter(
            "input_elasticity", .number(in: 0.01...20), default: 0.05, within: [0.05...0.2],
            source: authors, "Elasticity of substitution across inputs, for network."),
        Parameter(
            "sigma_origins", .number(in: 0.05...60), default: nil,
            absent: "1 + the trade elasticity of each sector",
            within: [0.5...1, 2...9], source: "elasticities",
            "Elasticity of substitution across origins of a product, for network.",
            matters: { $0.value("sigma_origins") != nil }),
        Parameter(
            "elasticities", .file(.elasticities), default: nil,
            absent: SectorElasticities.caliendoParroName,
            source: "Caliendo & Parro 2015, full sample; services 5, a placeholder",
            """
            Trade elasticities by sector for network: caliendo-parro, or a CSV file with the \
            columns sector and theta.
            """, matters: { $0.value("elasticities") != nil }),
        Parameter(
            "factors", .choice(NetworkProblem.Factors.allCases.map(\.rawValue)),
            default: .word(NetworkProblem.Factors.immobile.rawValue),
            source: "Bachmann et al. 2024: within a year",
            "Whether factors stay in their industry or move within their region, for network."),
    ]

    /// A step between shortage and trade equilibrium.
    public static let rungs = [
        Ladder.Rung(
            "network",
            """
            prices clear every market, inputs hardly replace each other, and factors stay in \
            their industry (σ_o = 0.76)
            """,
            [
                .init(
                    "sigma_origins", .number(shortRunOrigins),
                    source: "Boehm, Levchenko & Pandalai-Nayar 2023, one year"),
                .init("factors", .word(NetworkProblem.Factors.immobile.rawValue)),
            ], without: ["elasticities"])
    ]

    /// One elasticity for all sectors, or one for each.
    public static func conflict(_ values: ParameterValues) -> String? {
        let isOne = values.chosen["sigma_origins"].map { !$0.isDefault } ?? false
        return isOne && values.value("elasticities") != nil
            ? "elasticities are by sector, sigma_origins is one for all: give one of them" : nil
    }

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) {
        var origins = Origins.caliendoParro
        if let one = values.optionalNumber("sigma_origins") {
            origins = .uniform(one)
        } else if let given = values.optionalElasticities("elasticities") {
            origins = .bySector(given)
        }
        self.init(
            consumptionElasticity: values.number("consumption_elasticity"),
            valueAddedElasticity: values.number("value_added_elasticity"),
            inputElasticity: values.number("input_elasticity"), origins: origins,
            factors: values.choice("factors"))
    }

    /// It has equations and factors of its own.
    public static let runsBeside = true

    /// Some forty products with the derivative, each a few passes over the shares.
    public func work(on table: MRIOTable) -> Double {
        let n = Double(table.industryCount)
        return 1000 * n * n
    }

    /// Draws share what belongs to the table.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? {
        NetworkDraws(request)
    }

    /// Real expenditure, prices, output and value added after the shock.
    /// - Throws: `infeasible`, `unsupported`, `unsuitableTable`, `notConverged`.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        impact(of: try outcome(of: shock, on: system), system.table.layout)
    }

    /// The elasticities that the table's sectors got, where nobody chose any.
    private func assumptions(_ outcome: NetworkOutcome) -> [LedgerEntry] {
        guard origins == .caliendoParro, let values = outcome.elasticities else { return [] }
        return [
            LedgerEntry(
                "elasticities", .text(values.sentence), source: values.source, isDefault: true)
        ]
    }

    /// The impact behind an outcome.
    func impact(of outcome: NetworkOutcome, _ layout: TableLayout) -> Impact {
        let solution = outcome.solution
        let measures: [Measure] = [
            .outputChange(outcome.outputChange), .valueAddedChange(outcome.valueAddedChange),
            .producerPrices(solution.prices.map { $0 - 1 }),
            .consumerPrices(solution.consumerPrices.map { $0 - 1 }),
            .realIncome(outcome.welfare),
            .regional("real factor income", unit: "relative change", outcome.realFactorIncome),
        ]
        return Impact(
            model: Self.name, measures: measures + outcome.approximations,
            wedges: outcome.wedges, assumptions: assumptions(outcome),
            numerics: outcome.numerics, diagnostics: outcome.notes(layout))
    }
}

extension NetworkOutcome {
    /// Real expenditure to first and second order, where there is such a thing.
    fileprivate var approximations: [Measure] {
        guard let approximation else { return [] }
        return [
            .regional(
                "real expenditure, first order", unit: "relative change",
                approximation.firstOrder),
            .regional(
                "real expenditure, second order", unit: "relative change",
                approximation.secondOrder),
        ]
    }
}

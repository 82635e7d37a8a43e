public import InputOutput

/// What a shock does, as a list of measures: what a model does not price is not in it.
public struct Impact: Sendable {
    /// Name of the run.
    public let model: String
    /// Who keeps the rent of the restrictions in it; nil for models without rents, and where
    /// restrictions differ in it.
    public let rent: Restriction.Rent?
    /// What is to be said with each of its numbers, a few words; nil for nothing.
    public let condition: String?
    /// Its results, at most one of a definition, in the order in which they are shown.
    public let measures: [Measure]
    /// What became of stocks of inputs, in models that have them.
    public let stocks: StockFindings?
    /// What the model took from the table besides its parameters, for the ledger.
    public let assumptions: [LedgerEntry]
    /// What restrictions did to the price of each restricted delivery, in models whose markets
    /// clear by prices.
    public let wedges: [DeliveryWedge]
    /// Facts of the computation, such as iterations and residuals, by name.
    public let numerics: [String: Double]
    /// What the reader should know, such as data that the model had to change and by how much.
    public let diagnostics: [Diagnostic]

    /// An impact.
    public init(
        model: String, measures: [Measure], wedges: [DeliveryWedge] = [],
        stocks: StockFindings? = nil, assumptions: [LedgerEntry] = [],
        numerics: [String: Double] = [:], diagnostics: [Diagnostic] = [],
        rent: Restriction.Rent? = nil, condition: String? = nil
    ) {
        self.model = model
        self.rent = rent
        self.condition = condition
        self.measures = measures
        self.stocks = stocks
        self.assumptions = assumptions
        self.wedges = wedges
        self.numerics = numerics
        self.diagnostics = diagnostics
    }

    /// The measure of a definition; nil where the model does not have it.
    public subscript(definition: MeasureDefinition) -> Measure? {
        measures.first { $0.definition == definition }
    }

    /// The same impact under another model name.
    /// - Parameters:
    ///   - rent: who keeps the rent; nil for what is known.
    ///   - condition: what is to be said with its numbers; nil for what is known.
    public func named(
        _ name: String, rent: Restriction.Rent? = nil, condition: String? = nil
    ) -> Impact {
        Impact(
            model: name, measures: measures, wedges: wedges, stocks: stocks,
            assumptions: assumptions, numerics: numerics,
            diagnostics: diagnostics, rent: rent ?? self.rent,
            condition: condition ?? self.condition)
    }
}

extension Impact {
    /// Change of gross output, n, in the table's unit.
    public var outputChange: [Double]? { numbers(.outputChange) }
    /// Change of value added, n, in the table's unit.
    public var valueAddedChange: [Double]? { numbers(.valueAddedChange) }
    /// Relative change of producer prices, n (0.01 is 1 %).
    public var priceChange: [Double]? { numbers(.producerPrices) }
    /// Relative change of the price of each region's final demand, G; nil for a region without any.
    public var consumerPriceChange: [Double?]? { self[.consumerPrices]?.values }
    /// Relative change of each region's real income, G (0.01 is 1 %).
    public var welfareChange: [Double]? { numbers(.realIncome) }

    /// Measures beside those that have columns of their own.
    public var furtherMeasures: [Measure] {
        measures.filter { !MeasureDefinition.common.contains($0.definition) }
    }

    private func numbers(_ definition: MeasureDefinition) -> [Double]? {
        self[definition]?.values.map { $0 ?? .nan }
    }
}

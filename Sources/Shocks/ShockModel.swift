import InputOutput
import LinearAlgebra

/// A model that turns a shock into its effects on every region and industry.
///
/// One model a file. A model states first what it prices and what it cannot, and lists every parameter
/// with its unit, its source and whether the user chose it.
public protocol ShockModel: Sendable {
    /// The name used on the command line, in scenario files and in results, such as `extraction`.
    static var name: String { get }
    /// What its numbers mean and what they leave in, one sentence.
    static var prices: String { get }
    /// What it cannot say, one sentence.
    static var cannotPrice: String { get }

    /// Every parameter of this run, for the assumption ledger.
    var parameters: [ModelParameter] { get }

    /// The effects of a shock on the economy of `system`.
    /// - Throws: `ShockModelError`, or an error of the linear system.
    func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact
}

/// One parameter of a model run.
public struct ModelParameter: Sendable, Hashable {
    /// A parameter's value.
    public enum Value: Sendable, Hashable {
        /// A number.
        case number(Double)
        /// A choice.
        case text(String)
    }

    /// Name, such as `theta`.
    public let name: String
    /// Value.
    public let value: Value
    /// Unit, such as `days`; nil for pure numbers and choices.
    public let unit: String?
    /// Where the value comes from: a publication for a default, `command line` or a file otherwise.
    public let source: String
    /// False when the user chose it.
    public let isDefault: Bool
    /// Values within which the literature leaves it, for one-at-a-time variation.
    public let range: ClosedRange<Double>?

    /// A parameter.
    public init(
        _ name: String, _ value: Value, unit: String? = nil, source: String, isDefault: Bool,
        range: ClosedRange<Double>? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.source = source
        self.isDefault = isDefault
        self.range = range
    }
}

/// What a shock does, by industry and region. A nil field is something that the model does not price.
/// Losses are negative.
public struct Impact: Sendable {
    /// Name of the model.
    public let model: String
    /// Change of gross output, n, in the table's unit (per year, or over the horizon of a dynamic model).
    public let outputChange: [Double]?
    /// Change of value added, n, in the table's unit.
    public let valueAddedChange: [Double]?
    /// Relative change of producer prices, n (0.01 is 1 %).
    public let priceChange: [Double]?
    /// Relative change of the price of each region's final demand, G (0.01 is 1 %); nil for a region without any.
    public let consumerPriceChange: [Double?]?
    /// Relative change of each region's real income, G (0.01 is 1 %).
    public let welfareChange: [Double]?
    /// Further results by region that only this kind of model has, such as a real wage.
    public let regionalMeasures: [RegionalMeasure]
    /// What became of stocks of inputs, in models that have them.
    public let stocks: StockFindings?
    /// Facts of the computation, such as iterations and residuals, by name.
    public let numerics: [String: Double]
    /// What the reader should know, such as data that the model had to change and by how much.
    public let diagnostics: [Diagnostic]

    /// An impact; leave out what the model does not price.
    public init(
        model: String, outputChange: [Double]? = nil, valueAddedChange: [Double]? = nil,
        priceChange: [Double]? = nil, consumerPriceChange: [Double?]? = nil,
        welfareChange: [Double]? = nil, regionalMeasures: [RegionalMeasure] = [],
        stocks: StockFindings? = nil, numerics: [String: Double] = [:],
        diagnostics: [Diagnostic] = []
    ) {
        self.model = model
        self.outputChange = outputChange
        self.valueAddedChange = valueAddedChange
        self.priceChange = priceChange
        self.consumerPriceChange = consumerPriceChange
        self.welfareChange = welfareChange
        self.regionalMeasures = regionalMeasures
        self.stocks = stocks
        self.numerics = numerics
        self.diagnostics = diagnostics
    }
}

/// One number a region that a model reports beside the common ones.
public struct RegionalMeasure: Sendable, Hashable {
    /// Name, such as `real wage`.
    public let name: String
    /// Unit, such as `share of income`; the table's unit where it is money.
    public let unit: String
    /// G values; nil where the measure does not exist for a region.
    public let values: [Double?]

    /// A measure.
    public init(_ name: String, unit: String, values: [Double?]) {
        self.name = name
        self.unit = unit
        self.values = values
    }
}

/// What a model can fail with.
public enum ShockModelError: Error, Sendable, Hashable {
    /// The model has no place for this part of a shock, such as `tradeCosts`.
    case unsupported(model: String, part: String)
    /// An iteration stopped short of its tolerance.
    case notConverged(model: String, iterations: Int, residual: Double)
    /// The table has something the model cannot take and may not repair.
    case unsuitableTable(model: String, reason: String)
    /// The shock makes the system singular: the restricted cells carry all that an industry sells.
    case infeasible(model: String, reason: String)
}

/// Runs a solve and says in the model's words when the changed system turns out singular.
func feasible<T>(
    _ model: String, _ reason: String, _ solve: () throws(LinearAlgebraError) -> T
) throws -> T {
    do {
        return try solve()
    } catch let error {
        if case .singular = error {
            throw ShockModelError.infeasible(model: model, reason: reason)
        }
        throw error
    }
}

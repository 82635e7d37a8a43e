public import InputOutput

/// What a measure measures, apart from its numbers: how they are named, put together and read.
///
/// Every output follows from this: columns, units, headlines, sentences, and what a sweep can
/// watch. A model with a new kind of result declares one and returns a `Measure` of it.
public struct MeasureDefinition: Sendable, Hashable {
    /// What the numbers are of.
    public enum Axis: Sendable, Hashable {
        /// n numbers, one an industry.
        case industry
        /// G numbers, one a region.
        case region
    }

    /// What the numbers are in.
    public enum Unit: Sendable, Hashable {
        /// The table's currency.
        case money
        /// Relative changes (0.01 is 1 %), shown as percent.
        case percent
        /// Anything else, shown as it is.
        case other(String)
    }

    /// How several numbers become one.
    public enum Total: Sendable, Hashable {
        /// They add up.
        case sum
        /// Their mean weighted by what the weights say.
        case mean(weighedBy: Weight)
        /// They do not.
        case none
    }

    /// What a mean is weighted by.
    public enum Weight: Sendable, Hashable {
        /// Gross output of industries.
        case output
        /// GDP of regions.
        case gdp
        /// Final demand of regions.
        case finalDemand
    }

    /// How a sign is read.
    public enum Reading: Sendable, Hashable {
        /// Losses are negative.
        case gain
        /// Dearer is positive.
        case cost
    }

    /// The name of its column, in snake_case with `_pct` for percent; a measure by industry and one
    /// by region may share it.
    public let id: String
    /// What it is of, for people, such as `real income`.
    public let name: String
    /// What the numbers are of.
    public let axis: Axis
    /// What they are in.
    public let unit: Unit
    /// How they are put together.
    public let total: Total
    /// How their sign is read.
    public let reading: Reading
    /// Its place among those that can be a model's headline, the smallest first; nil where it is
    /// none.
    public let headlineRank: Int?

    /// A definition.
    public init(
        _ id: String, name: String, axis: Axis, unit: Unit, total: Total = .none,
        reading: Reading = .gain, headlineRank: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.axis = axis
        self.unit = unit
        self.total = total
        self.reading = reading
        self.headlineRank = headlineRank
    }

    /// What stored numbers are multiplied with to be shown.
    public var scale: Double { unit == .percent ? 100 : 1 }

    /// The unit in words, on a table.
    public func unitText(_ table: MRIOTable) -> String {
        switch unit {
        case .money: table.unit
        case .percent: "%"
        case .other(let words): words
        }
    }
}

extension MeasureDefinition {
    /// Change of gross output, in the table's unit (per year, or over the horizon of a dynamic
    /// model).
    public static let outputChange = MeasureDefinition(
        "output_change", name: "output", axis: .industry, unit: .money, total: .sum)
    /// Change of value added, in the table's unit. Its headline is in percent of GDP.
    public static let valueAddedChange = MeasureDefinition(
        "value_added_change", name: "value added", axis: .industry, unit: .money, total: .sum,
        headlineRank: 1)
    /// Relative change of producer prices.
    public static let producerPrices = MeasureDefinition(
        "price_change_pct", name: "producer prices", axis: .industry, unit: .percent,
        total: .mean(weighedBy: .output), reading: .cost)
    /// Relative change of the price of final demand; nil for a region without any.
    public static let consumerPrices = MeasureDefinition(
        "price_change_pct", name: "cost of final demand", axis: .region, unit: .percent,
        total: .mean(weighedBy: .finalDemand), reading: .cost, headlineRank: 2)
    /// Relative change of real income.
    public static let realIncome = MeasureDefinition(
        "welfare_change_pct", name: "real income", axis: .region, unit: .percent,
        total: .mean(weighedBy: .gdp), headlineRank: 0)

    /// The measures that have columns of their own in the tables `impact` and `industries`.
    public static let common: [MeasureDefinition] = [
        .outputChange, .valueAddedChange, .consumerPrices, .producerPrices, .realIncome,
    ]
}

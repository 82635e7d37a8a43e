public import InputOutput

/// One kind of result of a model, by industry or by region.
public struct Measure: Sendable, Hashable {
    /// What it measures.
    public let definition: MeasureDefinition
    /// n or G numbers as the definition's axis says; nil where the measure does not exist.
    public let values: [Double?]

    /// A measure.
    public init(_ definition: MeasureDefinition, _ values: [Double?]) {
        self.definition = definition
        self.values = values
    }

    /// A number a region that only this kind of model has, such as a real wage. Its column is the
    /// name in snake_case.
    /// - Parameter unit: such as `share of income`.
    public static func regional(_ name: String, unit: String, _ values: [Double?]) -> Measure {
        Measure(
            MeasureDefinition(
                ResultColumn.word(for: name), name: name, axis: .region, unit: .other(unit)),
            values)
    }

    /// The same in the table's currency: numbers that add up over regions.
    public static func regionalMoney(_ name: String, _ values: [Double?]) -> Measure {
        Measure(
            MeasureDefinition(
                ResultColumn.word(for: name), name: name, axis: .region, unit: .money, total: .sum),
            values)
    }

    /// Change of gross output, n, in the table's unit.
    public static func outputChange(_ values: [Double]) -> Measure {
        Measure(.outputChange, values)
    }

    /// Change of value added, n, in the table's unit.
    public static func valueAddedChange(_ values: [Double]) -> Measure {
        Measure(.valueAddedChange, values)
    }

    /// Relative change of producer prices, n.
    public static func producerPrices(_ values: [Double]) -> Measure {
        Measure(.producerPrices, values)
    }

    /// Relative change of the price of each region's final demand, G.
    public static func consumerPrices(_ values: [Double?]) -> Measure {
        Measure(.consumerPrices, values)
    }

    /// Relative change of each region's real income, G.
    public static func realIncome(_ values: [Double]) -> Measure { Measure(.realIncome, values) }

    /// The numbers of regions as they are shown, G: percent for relative changes. Numbers of
    /// industries are added up where they add up; nil elsewhere.
    public func shownByRegion(_ layout: TableLayout) -> [Double?]? {
        switch (definition.axis, definition.total) {
        case (.region, _): values.map { $0.map { definition.scale * $0 } }
        case (.industry, .sum): layout.sumByRegion(values.map { $0 ?? .nan })
        case (.industry, _): nil
        }
    }
}

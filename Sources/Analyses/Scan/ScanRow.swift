/// One restriction of a scan, or one group of them, with its consequences.
///
/// Money is in the table's unit, losses are negative, percentages are of the region's own GDP.
public struct ScanRow: Sendable, Hashable {
    /// Index of the exporting region; nil when all exporters of a product are restricted together.
    public let exporter: Int?
    /// Index of the product's sector; nil when all products of an exporter are restricted together.
    public let sector: Int?
    /// Index of the importing region.
    public let importer: Int
    /// T: what the importer's industries and final users buy of it.
    public let flow: Double
    /// The part of `flow` that industries use, over all intermediate inputs of the importer from
    /// every origin, home included; a share.
    public let flowShareOfImporterInputs: Double?
    /// Change of the exporter's value added; of all regions but the importer, when all exporters
    /// are restricted together.
    public let exporterValueAddedChange: Double
    /// The same in percent of the exporter's GDP (of the joint GDP of all regions but the
    /// importer).
    public let exporterChangePercentOfGDP: Double?
    /// Change of the importer's own value added by lost sales to its suppliers: not its cost.
    public let importerValueAddedChange: Double
    /// First-order cost push to the importer's final demand; a cost is positive.
    public let importerCost: Double
    /// The same in percent of the importer's GDP.
    public let importerCostPercentOfGDP: Double?
    /// Importer's cost over exporter's loss, each in percent of its own GDP: above 1 the importer
    /// is hit harder. Nil when the exporter does not lose.
    public let asymmetry: Double?
    /// Herfindahl–Hirschman index over the foreign origins of the product in the importer, in (0,
    /// 1].
    public let foreignConcentration: Double?
    /// The same with home production among the origins.
    public let concentration: Double?
    /// Change of the world's value added.
    public let worldValueAddedChange: Double
}

/// What rows of a scan can be ordered by. The raw value is the column's name in every output.
public enum ScanColumn: String, Sendable, Hashable, CaseIterable {
    /// Flow.
    case flow
    /// Share of the importer's intermediate inputs.
    case flowShareOfImporterInputs = "flow_share_of_importer_inputs"
    /// Change of the exporter's value added.
    case exporterValueAddedChange = "exporter_value_added_change"
    /// The same in percent of GDP.
    case exporterChangePercentOfGDP = "exporter_change_pct_gdp"
    /// Change of the importer's value added by lost sales.
    case importerValueAddedChange = "importer_value_added_change"
    /// Importer's first-order cost.
    case importerCost = "importer_cost"
    /// The same in percent of GDP.
    case importerCostPercentOfGDP = "importer_cost_pct_gdp"
    /// Importer's cost over exporter's loss.
    case asymmetry
    /// HHI over foreign origins.
    case foreignConcentration = "foreign_concentration"
    /// HHI over all origins.
    case concentration
    /// Change of the world's value added.
    case worldValueAddedChange = "world_value_added_change"

    /// The value of a row.
    public func value(_ row: ScanRow) -> Double? {
        switch self {
        case .flow: row.flow
        case .flowShareOfImporterInputs: row.flowShareOfImporterInputs
        case .exporterValueAddedChange: row.exporterValueAddedChange
        case .exporterChangePercentOfGDP: row.exporterChangePercentOfGDP
        case .importerValueAddedChange: row.importerValueAddedChange
        case .importerCost: row.importerCost
        case .importerCostPercentOfGDP: row.importerCostPercentOfGDP
        case .asymmetry: row.asymmetry
        case .foreignConcentration: row.foreignConcentration
        case .concentration: row.concentration
        case .worldValueAddedChange: row.worldValueAddedChange
        }
    }

    /// True when a negative value is what hurts, so that the smallest comes first in a ranking.
    public var isChange: Bool {
        switch self {
        case .exporterValueAddedChange, .exporterChangePercentOfGDP, .importerValueAddedChange,
            .worldValueAddedChange:
            true
        default: false
        }
    }
}

public import Analyses
public import InputOutput
public import Shocks

/// A scenario whose labels are resolved against one table: ready to run.
public struct BoundScenario: Sendable {
    /// A price on emissions, still to be turned into costs with the table's system.
    public struct CarbonPrice: Sendable {
        /// Position of the account among the table's satellites.
        public let satellite: Int
        /// Price of a tonne in the table's currency.
        public let price: Double
        /// The table's currency.
        public let currency: String
        /// Covered sectors.
        public let covered: [Int]
        /// Regions that charge.
        public let importers: [Int]
        /// Regions that are charged.
        public let exporters: [Int]
        /// Which emissions count.
        public let scope: CarbonBorderExposure.Scope
    }

    /// A product overlay with its horizon.
    public struct Overlay: Sendable {
        /// The product and its users.
        public let product: ProductOverlay
        /// Days of its horizon.
        public let days: Int
        /// Days the cut lasts; nil for the whole horizon.
        public let duration: Int?
        /// What is not known about it.
        public let bands: OverlayBands

        /// It as it is run.
        public var item: OverlayRuns.Item {
            OverlayRuns.Item(product, days: days, duration: duration, bands: bands)
        }
    }

    /// One of many shocks.
    public struct Event: Sendable {
        /// Its name.
        public let name: String
        /// Its first day.
        public let start: Int
        /// Days it lasts; nil for all that follow.
        public let duration: Int?
        /// It as a scenario of its own.
        public let bound: BoundScenario
    }

    /// What replacement means for labour income.
    public struct Labour: Sendable {
        /// Labour's share of value added.
        public let incomeShare: Double
        /// Share of labour income that the replacing production does without.
        public let automated: Double
    }

    /// The scenario as written.
    public let scenario: Scenario
    /// Restrictions, demand and capacity changes, and trade costs, without the carbon price.
    public let shock: Shock
    /// Many shocks, each by itself.
    public let events: [Event]
    /// For each restriction of the shock the position of its item in the file; negative for trade
    /// caps.
    public let restrictionItems: [Int]
    /// For each restriction its product share over that of its item: 1 but for products by customs
    /// code that several sectors make or several economies sell.
    public let restrictionFactors: [Double]
    /// Models in the order in which they run.
    public let runs: [ModelRun]
    /// The scenario's groups of regions by name, in alphabetical order, then the public ones that
    /// it names.
    public let groups: [(name: String, regions: [Int])]
    /// A price on emissions.
    public let carbonPrice: CarbonPrice?
    /// Product overlays.
    public let overlays: [Overlay]
    /// Phases in years.
    public let timeline: Timeline?
    /// What replacement means for labour income.
    public let labour: Labour?
    /// Tables with other origins of some products, to run the same shock on, by name.
    public let variants: [(name: String, shift: SourcingShift)]
    /// True when the parts of the shock are to be run alone too.
    public let showsParts: Bool
    /// Every number of the scenario for the ledger, with its place or the source of its default.
    public let ledger: [LedgerEntry]
    /// Regions to list for each model; nil where the file is silent.
    public let top: Int?
    /// How much of the one-at-a-time variation is done.
    public let drivers: Drivers.Effort
    /// What the reader should know about how the file was taken.
    public let diagnostics: [Diagnostic]

    /// The shock with the carbon price as tariffs.
    ///
    /// Each covered industry outside the charging regions faces the tariff price × emissions / flow
    /// on its sales to them.
    /// - Throws: `Diagnostics` when the account's unit or the currency cannot be priced, or an
    ///   error of the linear system.
    public func shock(on system: LeontiefSystem) throws -> Shock {
        guard let carbonPrice else { return shock }
        let table = system.table
        let layout = table.layout
        let exposure = try CarbonBorderExposure(
            table.satellites[carbonPrice.satellite],
            price: .init(carbonPrice.price, currency: carbonPrice.currency),
            importers: carbonPrice.importers, sectors: carbonPrice.covered,
            scope: carbonPrice.scope, in: system)
        var result = shock
        for charge in exposure.charges {
            let exporter = layout.region(ofIndustry: charge.industry)
            guard carbonPrice.exporters.contains(exporter), let tariff = charge.shareOfFlow,
                tariff > 0
            else { continue }
            for importer in carbonPrice.importers {
                result.tradeCosts.append(
                    Shock.TradeCost(
                        exporter: exporter, importer: importer,
                        sectors: [layout.sector(ofIndustry: charge.industry)], tariff: tariff))
            }
        }
        return result
    }
}

extension Scenario {
    /// Resolves the labels, models and options against a table.
    /// - Parameter labels: `labels(in:)` of the table, where many scenarios of the same groups are
    ///   bound.
    /// - Throws: everything that does not fit the table, each with its line and column.
    public func bind(
        to table: MRIOTable, labels: LabelResolver? = nil
    ) throws(Diagnostics) -> BoundScenario {
        var binder = ScenarioBinder(self, table, labels ?? self.labels(in: table))
        return try binder.bind()
    }

    /// The labels of a table with the scenario's own groups beside the public ones.
    public func labels(in table: MRIOTable) -> LabelResolver {
        LabelResolver(table, groups: definitions)
    }

    /// The groups that the scenario defines, in alphabetical order.
    var definitions: [GroupDefinition] {
        groups.sorted { $0.key < $1.key }.map { name, members in
            GroupDefinition(
                name,
                members.elements.map { QuotedText.unquoted($0.text ?? "") },
                source: members.source, at: members.location)
        }
    }
}

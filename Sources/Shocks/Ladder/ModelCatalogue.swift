import InputOutput

/// All shock models by the name that people type: one line a model.
public enum ModelCatalogue {
    /// A model, the options it takes, and how it is made from them.
    public struct Entry: Sendable {
        /// What `--model` and scenario files call it.
        public let name: String
        /// The model behind it.
        public let type: any ShockModel.Type
        /// The options it takes.
        public let options: [ModelOption]
        let make: @Sendable (ModelOptions, TableLayout) -> any ShockModel

        init(
            _ name: String, _ type: any ShockModel.Type, _ options: [ModelOption] = [],
            _ make: @escaping @Sendable (ModelOptions, TableLayout) -> any ShockModel
        ) {
            self.name = name
            self.type = type
            self.options = options
            self.make = make
        }
    }

    /// Every model.
    public static let all: [Entry] = [
        Entry("extraction", Extraction.self, [.replace, .spareCapacity]) { options, _ in
            extraction(options, replacement: .none)
        },
        Entry("replacement", Extraction.self, [.replace, .spareCapacity]) { options, _ in
            extraction(options, replacement: .proRata)
        },
        Entry("cost-push", CostPush.self, [.markUp]) { options, _ in
            CostPush(markUp: options.number(.markUp) ?? 1, source: options.source(.markUp))
        },
        Entry("mixed", MixedExogenousOutput.self) { _, _ in MixedExogenousOutput() },
        Entry("shortage", Shortage.self, shortageOptions) { options, layout in
            shortage(options, layout)
        },
        Entry("trade-ge", TradeEquilibrium.self, [.theta, .deficits]) { options, _ in
            TradeEquilibrium(
                elasticity: options.number(.theta).map { .uniform($0) } ?? .longRun,
                deficits: options.word(.deficits)
                    .flatMap(TradeEquilibrium.Deficits.init) ?? .removed,
                elasticitySource: options.source(.theta),
                deficitsSource: options.source(.deficits))
        },
        Entry("ces", CESScreen.self, screenOptions) { options, _ in screen(options) },
        Entry("ghosh", GhoshSupply.self) { _, _ in GhoshSupply() },
        Entry("feasible", FeasibleAllocation.self) { _, _ in FeasibleAllocation() },
    ]

    /// The word that stands for a run through `Ladder.rungs`.
    public static let ladderName = "ladder"

    /// What may be typed where a model is named.
    public static let names = [ladderName] + all.map(\.name)

    /// The model of a name.
    /// - Throws: `unknown-model` with the nearest name.
    public static func entry(
        _ name: String, at location: Diagnostic.Location
    ) throws(Diagnostics) -> Entry {
        if let found = all.first(where: { $0.name == name }) { return found }
        let nearest = Suggestion.nearest(to: name, in: names)
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-model", "unknown model \(name)", at: location,
                remedy: nearest.map { "did you mean \($0)?" }
                    ?? "known: \(names.joined(separator: ", "))")
        ])
    }

    private static func extraction(
        _ options: ModelOptions, replacement: Replacement
    ) -> Extraction {
        Extraction(
            replacement: options.replacement ?? replacement,
            spareCapacity: options.number(.spareCapacity), source: options.source(.replace),
            spareCapacitySource: options.source(.spareCapacity) ?? "command line")
    }

    private static let shortageOptions: [ModelOption] = [
        .inputRule, .days, .start, .duration, .inventoryDays, .restockDays, .rationing,
        .overproduction, .overproductionDays, .originSubstitution, .switchingDays, .reorder,
    ]

    private static func shortage(_ options: ModelOptions, _ layout: TableLayout) -> Shortage {
        var settings = Shortage.Options()
        settings.criticality = options.criticality ?? .ownAndEnergy(layout)
        let stocks = options.inputStocks ?? .byUser(layout)
        settings.inventorySource = stocks.source
        if options.inputStocks != nil {
            settings.inventoryDaysByUser = Dictionary(
                uniqueKeysWithValues: stocks.days.enumerated().map { ($0, $1) })
        }
        if let rule = options.word(.inputRule).flatMap(InputRule.init) { settings.inputRule = rule }
        if let days = options.number(.days) { settings.days = Int(days) }
        if let start = options.number(.start) { settings.start = Int(start) }
        settings.duration = options.number(.duration).map { Int($0) }
        if let days = options.number(.inventoryDays) { settings.inventoryDays = days }
        if let days = options.number(.restockDays) { settings.restockDays = days }
        if let share = options.number(.rationing) { settings.rationing = share }
        if let most = options.number(.overproduction) { settings.maximumOverproduction = most }
        if let days = options.number(.overproductionDays) { settings.overproductionDays = days }
        if let share = options.number(.originSubstitution) { settings.originSubstitution = share }
        if let days = options.number(.switchingDays) { settings.switchingDays = Int(days) }
        if let flag = options.flag(.reorder) { settings.reorder = flag }
        return Shortage(options: settings, sources: sources(shortageOptions, options))
    }

    private static let screenOptions: [ModelOption] = [.sigma, .sigmaOrigins, .rounds]

    private static func screen(_ options: ModelOptions) -> CESScreen {
        CESScreen(
            inputElasticity: options.number(.sigma) ?? 0.2,
            originElasticity: options.number(.sigmaOrigins) ?? 1.76,
            rounds: options.number(.rounds).map { Int($0) } ?? 1,
            sources: sources(screenOptions, options))
    }

    private static func sources(
        _ list: [ModelOption], _ options: ModelOptions
    ) -> [String: String] {
        var sources: [String: String] = [:]
        for option in list { sources[option.rawValue] = options.source(option) }
        return sources
    }
}

import InputOutput

/// The substitution ladder: one shock through models that differ in what buyers can do about it, side
/// by side. No rung is the answer; the spread is the finding.
public enum Ladder {
    /// One step of the ladder.
    public struct Rung: Sendable {
        /// Its name in results, such as `trade-ge-short-run`.
        public let name: String
        /// Name of its model in the catalogue.
        public let model: String
        /// What it supposes, one clause.
        public let supposes: String
        /// The options that it sets itself.
        let settings: [ModelOption: ModelOptions.Value]
    }

    /// The rungs, from what happens when nobody reacts to the long run.
    public static let rungs: [Rung] = [
        Rung(
            name: "extraction", model: "extraction",
            supposes: "nobody replaces the lost sales, and production goes on without the input",
            settings: [:]),
        Rung(
            name: "replacement", model: "replacement",
            supposes: "other origins deliver at once what is lost, at the same price",
            settings: [:]),
        Rung(
            name: "cost-push", model: "cost-push",
            supposes: "the input is found at a premium that is passed on in full, quantities stay",
            settings: [:]),
        Rung(
            name: "shortage-linear", model: "shortage",
            supposes: "stocks run down day by day, inputs stand in for each other",
            settings: [.inputRule: .word(InputRule.linear.rawValue)]),
        Rung(
            name: "shortage-half-critical", model: "shortage",
            supposes: "stocks run down day by day, critical inputs stop production",
            settings: [.inputRule: .word(InputRule.halfCritical.rawValue)]),
        Rung(
            name: "trade-ge-short-run", model: "trade-ge",
            supposes: "prices and wages clear markets, buyers hardly change origin (θ = 0.76)",
            settings: [.theta: .number(0.76)]),
        Rung(
            name: "trade-ge-long-run", model: "trade-ge",
            supposes: "prices and wages clear markets, buyers change origin easily (θ = 4)",
            settings: [.theta: .number(4)]),
    ]

    /// Options that the rungs set themselves.
    public static let fixedOptions: Set<ModelOption> = Set(rungs.flatMap(\.settings.keys))

    /// Options that some rung takes from the user.
    public static let options: Set<ModelOption> = Set(
        rungs.flatMap { rung in
            ModelCatalogue.all.first { $0.name == rung.model }?.options ?? []
        }
    ).subtracting(fixedOptions)

    /// The rungs as runs. The rung `extraction` replaces nothing, whatever the user chose.
    public static func runs(options: ModelOptions, layout: TableLayout) -> [ModelRun] {
        rungs.compactMap { rung in
            guard let entry = ModelCatalogue.all.first(where: { $0.name == rung.model }) else {
                return nil
            }
            var chosen = options
            for (option, value) in rung.settings {
                chosen.set(option, value, source: nil, at: .init())
            }
            if rung.model == "extraction" {
                chosen = ModelOptions()
            }
            return ModelRun(
                entry, options: chosen, label: rung.name, supposes: rung.supposes, layout: layout)
        }
    }
}

/// What a run gave: its impact, or why there is none.
public struct ModelOutcome: Sendable {
    /// The run.
    public let run: ModelRun
    /// The impact, or the error that says why this model cannot take the shock or the table.
    public let result: Result<Impact, any Error>

    /// The impact; nil when the model could not run.
    public var impact: Impact? {
        if case .success(let impact) = result { impact } else { nil }
    }

    /// Runs a model. Failures of the model are kept; whatever else is thrown is a bug and goes on.
    public init(_ run: ModelRun, of shock: Shock, on system: LeontiefSystem) throws {
        try self.init(run) { try run.impact(of: shock, on: system) }
    }

    /// Keeps the impact that `body` computes, or the failure of a model that it throws.
    init(_ run: ModelRun, _ body: () throws -> Impact) throws {
        self.run = run
        do {
            result = .success(try body())
        } catch let error as ShockModelError {
            result = .failure(error)
        }
    }
}

import InputOutput

/// One model as it is to be run: its options and the name its results go by.
public struct ModelRun: Sendable {
    /// The name in results, distinct within one command, such as `trade-ge-short-run`.
    public let label: String
    /// The model.
    public let entry: ModelCatalogue.Entry
    /// What was chosen for it; options that it does not take are left out.
    public let options: ModelOptions
    /// What a rung of the ladder supposes, one clause; nil outside the ladder.
    public let supposes: String?
    private let layout: TableLayout

    /// A run of a model on tables of a layout.
    public init(
        _ entry: ModelCatalogue.Entry, options: ModelOptions, label: String? = nil,
        supposes: String? = nil, layout: TableLayout
    ) {
        self.entry = entry
        self.options = options.limited(to: entry.options)
        self.supposes = supposes
        self.layout = layout
        let replaces = (options.replacement ?? .none) != .none
        let isReplacement = entry.name == "extraction" && replaces
        self.label = label ?? (isReplacement ? "replacement" : entry.name)
    }

    /// The model with its options.
    public var model: any ShockModel { entry.make(options, layout) }

    /// The effects of a shock, under the run's label.
    /// - Throws: what the model throws.
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        try model.impact(of: shock, on: system).named(label)
    }

    /// The same run with another value of one numeric parameter; nil when no option sets it.
    public func varying(_ parameter: String, to value: Double) -> ModelRun? {
        guard let option = ModelOption(rawValue: parameter), entry.options.contains(option) else {
            return nil
        }
        var changed = options
        changed.set(option, .number(value), source: "varied", at: .init())
        return ModelRun(entry, options: changed, label: label, layout: layout)
    }
}

extension ModelRun {
    /// The runs that names and options stand for: `ladder` becomes its rungs.
    ///
    /// - Throws: unknown names, runs of the same label, and options that none of the models takes, all
    ///   at once.
    public static func runs(
        _ names: [(name: String, location: Diagnostic.Location)], options: ModelOptions,
        layout: TableLayout
    ) throws(Diagnostics) -> [ModelRun] {
        var problems = Diagnostics()
        var runs: [ModelRun] = []
        var taken: Set<ModelOption> = []
        for (name, location) in names {
            if name == ModelCatalogue.ladderName {
                runs += Ladder.runs(options: options, layout: layout)
                taken.formUnion(Ladder.options)
                continue
            }
            do throws(Diagnostics) {
                let entry = try ModelCatalogue.entry(name, at: location)
                runs.append(ModelRun(entry, options: options, layout: layout))
                taken.formUnion(entry.options)
            } catch {
                problems.add(error)
            }
        }
        if !problems.hasErrors {
            let given = names.map(\.name)
            for (option, choice) in options.chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue })
            where !taken.contains(option) {
                problems.add(unused(option, by: given, at: choice.location))
            }
            problems.add(repeated(runs, at: names.first?.location ?? .init()))
        }
        try problems.throwIfErrors()
        return runs
    }

    /// The finding for an option that none of the models takes.
    public static func unused(
        _ option: ModelOption, by models: [String], at location: Diagnostic.Location
    ) -> Diagnostic {
        let takers = ModelCatalogue.all.filter { $0.options.contains(option) }.map(\.name)
        let isLadder = models == [ModelCatalogue.ladderName]
        let subject =
            models.count == 1
            ? (isLadder ? "the ladder" : "the model \(models[0])")
            : "none of the models \(models.joined(separator: ", "))"
        let verb = isLadder && Ladder.fixedOptions.contains(option) ? "sets" : "takes"
        let message =
            verb == "sets"
            ? "the ladder sets \(option.rawValue) itself, one value a rung"
            : models.count == 1
                ? "\(subject) takes no \(option.rawValue)" : "\(subject) takes \(option.rawValue)"
        return Diagnostic(
            .error, "unused-option", message, at: location,
            remedy: takers.isEmpty
                ? "no model takes it yet; leave it out"
                : "leave it out, or choose \(takers.joined(separator: " or "))")
    }

    /// Findings for labels that occur twice.
    public static func repeated(_ runs: [ModelRun], at location: Diagnostic.Location) -> Diagnostics
    {
        var seen: Set<String> = []
        var problems = Diagnostics()
        for run in runs where !seen.insert(run.label).inserted {
            problems.add(
                Diagnostic(
                    .error, "model-twice", "two runs are called \(run.label)", at: location,
                    remedy: "name each model once, or give them labels in a scenario file"))
        }
        return problems
    }
}

extension Impact {
    /// The same impact under another model name.
    public func named(_ name: String) -> Impact {
        Impact(
            model: name, outputChange: outputChange, valueAddedChange: valueAddedChange,
            priceChange: priceChange, consumerPriceChange: consumerPriceChange,
            welfareChange: welfareChange, regionalMeasures: regionalMeasures, stocks: stocks,
            numerics: numerics, diagnostics: diagnostics)
    }
}

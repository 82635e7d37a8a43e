public import InputOutput

/// Shock models by the name that people type: one line a model.
public struct ModelRegistry: Sendable {
    /// The models, in the order in which they are listed and climb the ladder.
    public let models: [any ShockModel.Type]

    /// The models of the program.
    public static let standard = ModelRegistry([
        Extraction.self,
        ReplacedExtraction.self,
        CostPush.self,
        MixedExogenousOutput.self,
        Shortage.self,
        NetworkEquilibrium.self,
        TradeEquilibrium.self,
        CESScreen.self,
        GhoshSupply.self,
        FeasibleAllocation.self,
    ])

    /// A list of models; a name or alias that occurs twice, and a step of the ladder that does, are
    /// preconditions.
    public init(_ models: [any ShockModel.Type]) {
        self.models = models
        let known = [Self.ladderName] + models.flatMap { [$0.name] + $0.aliases }
        precondition(Set(known).count == known.count, "two models have the same name")
        let rungs = models.flatMap { $0.rungs.map(\.name) }
        precondition(Set(rungs).count == rungs.count, "two steps of the ladder have the same name")
        for model in models { _ = model.standardValues }
    }

    /// The same with further models behind.
    public func appending(_ further: any ShockModel.Type...) -> ModelRegistry {
        ModelRegistry(models + further)
    }

    /// The word that stands for a run through the ladder.
    public static let ladderName = "ladder"

    /// What may be typed where a model is named.
    public var names: [String] { [Self.ladderName] + models.map { $0.name } }

    /// The model of a name or an alias.
    /// - Throws: `unknown-model` with the nearest name.
    public func model(
        _ name: String, at location: Diagnostic.Location
    ) throws(Diagnostics) -> any ShockModel.Type {
        if let found = models.first(where: { $0.name == name || $0.aliases.contains(name) }) {
            return found
        }
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-model", "unknown model \(name)", at: location,
                remedy: Suggestion.nearest(to: name, in: names).map { "did you mean \($0)?" }
                    ?? "known: \(names.joined(separator: ", "))")
        ])
    }

    /// Every parameter with the models that declare its id, in the order of the models.
    public var parameters: [SharedParameter] {
        var found: [SharedParameter] = []
        for model in models {
            for parameter in model.parameters {
                let entry = (model: model.name, parameter: parameter)
                if let known = found.firstIndex(where: { $0.id == parameter.id }) {
                    found[known].declarations.append(entry)
                } else {
                    found.append(SharedParameter(declarations: [entry]))
                }
            }
        }
        return found
    }

    /// The steps of the ladder with their models.
    public var ladder: [(model: any ShockModel.Type, rung: Ladder.Rung)] {
        models.flatMap { model in model.rungs.map { (model, $0) } }
    }
}

/// A parameter's id with what each model that has it declares.
public struct SharedParameter: Sendable {
    /// The declarations, in the order of the models; never empty.
    public fileprivate(set) var declarations: [(model: String, parameter: Parameter)]

    /// The id.
    public var id: String { first.id }

    /// The first declaration.
    public var first: Parameter { declarations[0].parameter }

    /// Every sentence that a model says about it, once.
    public var meaning: String { distinct { $0.meaning }.joined(separator: " ") }

    /// The default in words: one for all, or which model has which.
    public var standardText: String {
        let texts = distinct { $0.standardText }
        if texts.count == 1 { return texts[0] }
        return texts.map { text in
            let models = declarations.filter { $0.parameter.standardText == text }.map(\.model)
            return "\(text) for \(models.joined(separator: " and "))"
        }.joined(separator: ", ")
    }

    /// The words of all choices, once each.
    public var words: [String] {
        var seen: Set<String> = []
        return declarations.flatMap { declaration -> [String] in
            if case .choice(let words) = declaration.parameter.kind { words } else { [] }
        }.filter { seen.insert($0).inserted }
    }

    private func distinct(_ text: (Parameter) -> String) -> [String] {
        var seen: Set<String> = []
        return declarations.map { text($0.parameter) }.filter { seen.insert($0).inserted }
    }
}

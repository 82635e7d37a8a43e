import Analyses
import Shocks

/// Entries that follow from declarations.
extension Glossary {
    /// The models, by what they say of themselves.
    static let models: [GlossaryEntry] = ModelRegistry.standard.models.map { model in
        let steps = model.rungs.filter { $0.name != model.name }.map(\.name)
        let takes = model.takes.map(\.rawValue).sorted().joined(separator: ", ")
        let rungs = model.rungs.map { "\($0.name): \($0.supposes)" }
        let parameters = model.parameters.map(\.id)
        return GlossaryEntry(
            model.name, .model, aliases: model.aliases + steps,
            meaning: sentences([
                model.meaning.hasPrefix("for reference")
                    ? model.meaning : "It \(model.meaning)", "It \(model.limits)",
                rungs.isEmpty
                    ? nil : "In the standard set of models: " + rungs.joined(separator: "; "),
                "It takes \(takes)",
            ]), formula: equations[model.name]?.formula, source: equations[model.name]?.source,
            example: model.takes.contains(.restrictions)
                ? """
                chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --model \(model.name)
                """
                : "in a scenario: capacity: [{region: KOR, change: -10%}], models: [\(model.name)]",
            related: parameters)
    }

    /// The parameters of models, by their declarations.
    static let parameters: [GlossaryEntry] = ModelRegistry.standard.parameters.map { shared in
        let first = shared.first
        let range = first.ranges.map {
            NumberText.significant($0.lowerBound, 4) + " to "
                + NumberText.significant($0.upperBound, 4)
        }
        let sources = unique(shared.declarations.map(\.parameter.source))
        let models = shared.declarations.map(\.model)
        return GlossaryEntry(
            shared.id, .parameter, aliases: [String(first.option.dropFirst(2))],
            meaning: sentences([
                shared.meaning, "Default: \(shared.standardText)",
                first.unit.map { "Unit: \($0)" },
                range.isEmpty
                    ? nil : "The literature leaves it within \(range.joined(separator: ", or "))",
                shared.words.isEmpty ? nil : "Choices: \(shared.words.joined(separator: ", "))",
                "Models: \(models.joined(separator: ", "))",
            ]), formula: parameterUses[shared.id]?.formula, source: sources.joined(separator: "; "),
            example: example(shared.id, first, of: models[0]),
            related: unique(models))
    }

    /// The command that sets a parameter: to its default, or to what `parameterUses` has.
    private static func example(_ id: String, _ parameter: Parameter, of model: String) -> String {
        let value = parameterUses[id]?.value ?? parameter.standard?.text
        let option =
            parameter.kind == .flag
            ? parameter.option : "\(parameter.option) \(value ?? "VALUE")"
        return """
            chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --model \
            \(model) \(option)
            """
    }

    /// The aggregates and terms of gross exports, by what they say of themselves.
    static let decomposition: [GlossaryEntry] = ExportAggregate.allCases.map { aggregate in
        GlossaryEntry(
            aggregate.rawValue, .column,
            meaning: sentences([
                "Of a country’s gross exports: \(aggregate.meaning), in the table’s unit"
            ]),
            source: aggregate == .VAX
                ? "Johnson & Noguera 2012" : "Borin & Mancini 2023; Koopman, Wang & Wei 2014",
            example: example(aggregate),
            related: ["decomposition", "EXGR"].filter { $0 != aggregate.rawValue })
    }

    /// The command that shows an aggregate: participation is told as shares.
    private static func example(_ aggregate: ExportAggregate) -> String {
        let command = "chokepoint decompose icio2023-2019-g20x20"
        switch aggregate {
        case .GVC: return "gvc_share × EXGR of: \(command) --table participation"
        case .GVCB: return "backward_share × EXGR of: \(command) --table participation"
        case .GVCF: return "forward_share × EXGR of: \(command) --table participation"
        default: return "the column \(aggregate.rawValue) of: \(command)"
        }
    }

    /// Clauses as sentences.
    static func sentences(_ clauses: [String?]) -> String {
        clauses.compactMap { $0 }.map { clause in
            let text = clause.prefix(1).uppercased() + clause.dropFirst()
            return text.hasSuffix(".") ? text : text + "."
        }.joined(separator: " ")
    }

    private static func unique(_ list: [String]) -> [String] {
        var seen: Set<String> = []
        return list.filter { seen.insert($0).inserted }
    }
}

import InputOutput
import Shocks

extension ScenarioBinder {
    /// The models of the file with their values; the ladder where the file names none and has a
    /// shock.
    mutating func runs(hasShock: Bool) -> [ModelRun] {
        let registry = scenario.registry
        let common = commonChoices()
        let named = scenario.models
        if !hasShock, named.isEmpty || !scenario.events.isEmpty { return [] }
        let ladder = [
            MarkedValue(
                content: .text(ModelRegistry.ladderName), location: scenario.root.location)
        ]
        var runs: [ModelRun] = []
        for (position, item) in (named.isEmpty ? ladder : named).enumerated() {
            let nameValue = item["name"] ?? item
            let name = (nameValue.text ?? "").lowercased()
            do throws(Diagnostics) {
                let found = try registry.runs(
                    [(name, nameValue.location)], choices: choices(item, name), common: common,
                    steps: steps(item, name), labels: labels)
                runs += found.map { run in
                    run.supposes == nil
                        ? run.labelled(
                            item["label"]?.text, path: named.path(position, of: "models"))
                        : run
                }
            } catch {
                problems.add(error)
            }
        }
        problems.add(registry.repeated(runs, at: named.last?.location ?? scenario.root.location))
        if let replacement = scenario.replacement, !runs.isEmpty,
            !runs.contains(where: { $0.values["replace"] != nil })
        {
            problems.add(
                registry.unused("replace", by: runs.map(\.label), at: replacement.location))
        }
        return runs
    }

    /// What holds for every model that takes it: the replacement rule and the period of the
    /// restrictions.
    private mutating func commonChoices() -> ParameterChoices {
        var choices = ParameterChoices()
        if let written = scenario.replacement, let rule = replacement(written) {
            choices.set(
                "replace", .replacement(rule), source: written.source, at: written.location)
        }
        for key in ["start", "duration"] {
            if let own = scenario.root[key], let number = own.number {
                choices.set(key, .number(number), source: own.source, at: own.location)
            }
            let given = scenario.restrictions.map { $0[key] }
            guard let first = given.compactMap({ $0 }).first, let number = first.number else {
                continue
            }
            // The daily model has one period for all that happens.
            for (item, value) in zip(scenario.restrictions, given) where value?.number != number {
                problems.add(
                    Diagnostic(
                        .error, "different-periods",
                        value == nil
                            ? "this restriction has no \(key), another has \(brief(first))"
                            : "\(key) is \(brief(value)), in another restriction \(brief(first))",
                        at: (value ?? item).location,
                        remedy: "give all restrictions the same \(key), or make two scenarios"))
            }
            choices.set(key, .number(number), source: first.source, at: first.location)
        }
        return choices
    }

    private func brief(_ value: MarkedValue?) -> String {
        value?.number.map { String(Int($0)) } ?? "none"
    }

    /// What the file says about the parameters of a model.
    private mutating func choices(_ item: MarkedValue, _ name: String) -> ParameterChoices {
        var choices = ParameterChoices()
        for shared in scenario.registry.parameters {
            guard let written = item[shared.id] else { continue }
            let own = shared.declarations.first { $0.model == name }?.parameter ?? shared.first
            guard let value = value(of: own, written) else { continue }
            choices.set(shared.id, value, source: written.source, at: written.location)
        }
        return choices
    }

    /// What the file says about single steps of the ladder, by their names.
    private mutating func steps(
        _ item: MarkedValue, _ name: String
    ) -> [String: ParameterChoices] {
        var result: [String: ParameterChoices] = [:]
        if let steps = item[ScenarioFormat.stepsField], name != ModelRegistry.ladderName {
            problems.add(
                Diagnostic(
                    .error, "unused-option", "the model \(name) has no steps", at: steps.location,
                    remedy: "leave it out, or choose \(ModelRegistry.ladderName)"))
            return result
        }
        for (model, rung) in scenario.registry.ladder {
            if let own = item[ScenarioFormat.stepsField]?[rung.name] {
                result[rung.name] = choices(own, model.name)
            }
        }
        return result
    }

    /// A value that the format has checked already.
    private mutating func value(
        of parameter: Parameter, _ written: MarkedValue
    ) -> ParameterValue? {
        switch parameter.kind {
        case .number, .whole, .share: written.number.map { .number($0) }
        case .choice: written.text.map { .word($0) }
        case .flag: written.boolean.map { .flag($0) }
        case .replacement: replacement(written).map { .replacement($0) }
        case .file(let file): content(of: file, written)
        }
    }

    /// What a file says; its path starts from the folder of the file that names it.
    private mutating func content(
        of file: ParameterFile, _ written: MarkedValue
    ) -> ParameterValue? {
        do throws(Diagnostics) {
            return .file(
                try file.read(
                    written.text ?? "", from: ParameterFile.folder(of: written.location.file),
                    labels: labels, at: written.location))
        } catch {
            problems.add(error)
            return nil
        }
    }

    mutating func replacement(_ value: MarkedValue) -> Replacement? {
        if value.elements.count == 1, let only = value.elements.first {
            used.note(only.text ?? "", in: labels)
            do throws(Diagnostics) {
                return try Replacement.parse(
                    only.text ?? "", labels: labels, at: only.location)
            } catch {
                problems.add(error)
                return nil
            }
        }
        let found = regions(value)
        return found.isEmpty ? nil : .regions(found)
    }
}

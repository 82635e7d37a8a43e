public import InputOutput

extension ModelRegistry {
    /// A model as it was named.
    public typealias Named = (name: String, location: Diagnostic.Location)

    /// The runs that names and choices stand for: `ladder` becomes its steps.
    ///
    /// - Parameters:
    ///   - choices: what was chosen for these models: what none of them takes is a mistake.
    ///   - common: what was chosen for any model that takes it.
    ///   - steps: what was chosen for single steps of the ladder, by their names.
    ///   - labels: what regions may be called.
    /// - Throws: unknown names, values that a model does not take, runs of the same label, and
    ///   choices that none of the models takes, all at once.
    public func runs(
        _ names: [Named], choices: ParameterChoices = .init(), common: ParameterChoices = .init(),
        steps: [String: ParameterChoices] = [:], labels: LabelResolver
    ) throws(Diagnostics) -> [ModelRun] {
        var problems = Diagnostics()
        var runs: [ModelRun] = []
        var taken: Set<String> = []
        var isKnown = true
        let all = choices.over(common)
        func add(_ model: any ShockModel.Type, _ rung: Ladder.Rung?) {
            do throws(Diagnostics) {
                let own = rung.flatMap { steps[$0.name] } ?? .init()
                let values = try values(of: model, rung, own, all, labels)
                runs.append(
                    ModelRun(model, values, label: rung?.name, supposes: rung?.supposes))
            } catch {
                problems.add(error)
            }
            taken.formUnion(
                model.parameters.map(\.id).filter { id in rung?.sets(id) != true })
        }
        for (name, location) in names {
            if name == Self.ladderName {
                for (model, rung) in ladder { add(model, rung) }
                continue
            }
            do throws(Diagnostics) {
                add(try model(name, at: location), nil)
            } catch {
                problems.add(error)
                isKnown = false
            }
        }
        if isKnown {
            for (id, choice) in choices.choices.sorted(by: { $0.key < $1.key })
            where !taken.contains(id) {
                problems.add(Diagnostics(unreadable(id, choice, labels)))
                problems.add(unused(id, by: names.map(\.name), at: choice.location))
            }
            problems.add(repeated(runs, at: names.first?.location ?? .init()))
        }
        var seen: Set<Diagnostic> = []
        try Diagnostics(problems.items.filter { seen.insert($0).inserted }).throwIfErrors()
        return runs
    }

    private func values(
        of model: any ShockModel.Type, _ rung: Ladder.Rung?, _ own: ParameterChoices,
        _ choices: ParameterChoices, _ labels: LabelResolver
    ) throws(Diagnostics) -> ParameterValues {
        var problems = Diagnostics()
        var values = model.standardValues
        for parameter in model.parameters {
            let setting = rung?.settings.first { $0.id == parameter.id }
            if let setting {
                values.set(
                    parameter.id, setting.value, source: setting.source ?? parameter.source,
                    isDefault: true)
            }
            let isFixed = rung?.sets(parameter.id) ?? false
            let common = isFixed ? nil : choices.choices[parameter.id]
            if let choice = own.choices[parameter.id] ?? common {
                do throws(Diagnostics) {
                    values.set(
                        parameter.id, try choice.value(of: parameter, labels),
                        source: choice.source)
                } catch {
                    problems.add(error)
                }
            }
        }
        if let conflict = model.conflict(values) {
            let chosen = model.parameters.compactMap {
                own.choices[$0.id] ?? choices.choices[$0.id]
            }
            problems.add(
                Diagnostic(
                    .error, "options-conflict", conflict,
                    at: chosen.last?.location ?? .init()))
        }
        try problems.throwIfErrors()
        return values
    }

    /// What is wrong with a value that no chosen model reads; empty where some model would take it.
    private func unreadable(
        _ id: String, _ choice: ParameterChoices.Choice, _ labels: LabelResolver
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for declaration in parameters.first(where: { $0.id == id })?.declarations ?? [] {
            do throws(Diagnostics) {
                _ = try choice.value(of: declaration.parameter, labels)
                return []
            } catch {
                if found.isEmpty { found = error.items }
            }
        }
        return found
    }

    /// The finding for a choice that none of the models takes.
    public func unused(
        _ id: String, by names: [String], at location: Diagnostic.Location
    ) -> Diagnostic {
        let takers = parameters.first { $0.id == id }?.declarations.map(\.model) ?? []
        let isLadder = names == [Self.ladderName]
        let message: String
        if isLadder, ladder.contains(where: { $0.rung.sets(id) }) {
            message = "the ladder sets \(id) itself in each of its models"
        } else if isLadder {
            message = "the ladder has no parameter \(id)"
        } else if names.count == 1 {
            message = "the model \(names[0]) has no parameter \(id)"
        } else {
            message = "none of the models \(names.joined(separator: ", ")) takes \(id)"
        }
        return Diagnostic(
            .error, "unused-option", message, at: location,
            remedy: takers.isEmpty
                ? "no model takes it yet; leave it out"
                : "leave it out, or choose \(takers.joined(separator: " or "))")
    }

    /// Findings for labels that occur twice.
    public func repeated(_ runs: [ModelRun], at location: Diagnostic.Location) -> Diagnostics {
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

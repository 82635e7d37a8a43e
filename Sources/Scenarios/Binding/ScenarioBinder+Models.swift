import InputOutput
import Shocks

extension ScenarioBinder {
    /// The models of the file with their options; the ladder where the file names none and has a shock.
    mutating func runs(hasShock: Bool) -> [ModelRun] {
        let common = commonOptions()
        let named = scenario.models
        if !hasShock, named.isEmpty || !scenario.events.isEmpty { return [] }
        let ladder = [MarkedValue(content: .text("ladder"), location: scenario.root.location)]
        var runs: [ModelRun] = []
        for item in named.isEmpty ? ladder : named {
            let nameValue = item["name"] ?? item
            let name = (nameValue.text ?? "").lowercased()
            let own = options(item)
            do throws(Diagnostics) {
                let found = try ModelRun.runs(
                    [(name, nameValue.location)], options: own, layout: layout)
                let together = own.over(common)
                if name == ModelCatalogue.ladderName {
                    runs += Ladder.runs(options: together, layout: layout)
                } else {
                    runs += found.map {
                        ModelRun(
                            $0.entry, options: together, label: item["label"]?.text,
                            layout: layout)
                    }
                }
            } catch {
                problems.add(error)
            }
        }
        problems.add(ModelRun.repeated(runs, at: named.last?.location ?? scenario.root.location))
        if let replacement = scenario.replacement, !runs.isEmpty,
            !runs.contains(where: { $0.entry.options.contains(.replace) })
        {
            problems.add(
                ModelRun.unused(.replace, by: runs.map(\.label), at: replacement.location))
        }
        return runs
    }

    /// What holds for every model that takes it: the replacement rule and the period of the restrictions.
    private mutating func commonOptions() -> ModelOptions {
        var options = ModelOptions()
        if let rule = scenario.replacement { set(.replace, rule, &options) }
        for (key, option) in [("start", ModelOption.start), ("duration", .duration)] {
            if let own = scenario.root[key] { set(option, own, &options) }
            let given = scenario.restrictions.map { $0[key] }
            guard let first = given.compactMap({ $0 }).first else { continue }
            // The daily model has one period for all that happens.
            for (item, value) in zip(scenario.restrictions, given)
            where value?.number != first.number {
                problems.add(
                    Diagnostic(
                        .error, "different-periods",
                        value == nil
                            ? "this restriction has no \(key), another has \(brief(first))"
                            : "\(key) is \(brief(value)), in another restriction \(brief(first))",
                        at: (value ?? item).location,
                        remedy: "give all restrictions the same \(key), or make two scenarios"))
            }
            set(option, first, &options)
        }
        return options
    }

    private func brief(_ value: MarkedValue?) -> String {
        value?.number.map { String(Int($0)) } ?? "none"
    }

    private mutating func options(_ item: MarkedValue) -> ModelOptions {
        var options = ModelOptions()
        for option in ModelOption.allCases {
            if let value = item[option.rawValue] { set(option, value, &options) }
        }
        return options
    }

    /// Sets an option from a value that the format has checked already.
    private mutating func set(
        _ option: ModelOption, _ value: MarkedValue, _ options: inout ModelOptions
    ) {
        let converted: ModelOptions.Value?
        switch option.kind {
        case .number, .whole, .share: converted = value.number.map { .number($0) }
        case .choice: converted = value.text.map { .word($0) }
        case .flag: converted = value.boolean.map { .flag($0) }
        case .replacement: converted = replacement(value).map { .replacement($0) }
        }
        guard let converted else { return }
        options.set(option, converted, source: value.source, at: value.location)
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

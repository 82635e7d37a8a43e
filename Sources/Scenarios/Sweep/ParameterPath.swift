public import InputOutput

extension Scenario {
    /// The parameter at a path.
    /// - Parameter location: where findings point.
    /// - Throws: `unknown-parameter` with the nearest name, when the path leads nowhere or to more
    ///   than one value.
    public func parameter(
        _ path: String, at location: Diagnostic.Location
    ) throws(Diagnostics) -> ScenarioParameter {
        var walk = ParameterWalk(
            path: path, location: location, format: ScenarioFormat.file(registry),
            steps: ScenarioFormat.steps(registry))
        return try walk.resolve(in: root)
    }
}

/// Follows a path through the format and through what a file has there.
private struct ParameterWalk {
    let path: String
    let location: Diagnostic.Location
    private var parts: ArraySlice<String> = []
    private var steps: [ScenarioParameter.Step] = []
    /// The path so far.
    private var place = ""
    private var field: ObjectFormat.Field
    private var value: MarkedValue?

    /// The steps of the ladder, which go by their names among the models.
    private let ladder: ObjectFormat

    init(
        path: String, location: Diagnostic.Location, format: ObjectFormat, steps: ObjectFormat
    ) {
        ladder = steps
        self.path = path
        self.location = location
        field = ObjectFormat.Field("", .object(format), "")
        parts = ScenarioPath.parts(path)[...]
    }

    mutating func resolve(in root: MarkedValue) throws(Diagnostics) -> ScenarioParameter {
        value = root
        if ["version", "sweep"].contains(parts.first ?? "") {
            throw failure("\(parts.first ?? "") cannot be varied", "name a field of the scenario")
        }
        while try !isLeaf() { try advance() }
        return ScenarioParameter(
            path: place, field: field, written: value, steps: steps)
    }

    /// True when the path has ended at something that one value can fill.
    private func isLeaf() throws(Diagnostics) -> Bool {
        let takesValue: Bool
        switch field.type {
        case .text, .label, .number, .share, .integer, .boolean, .choice: takesValue = true
        case .list(.text), .list(.label): takesValue = true
        case .list(.either): takesValue = parts.isEmpty
        default: takesValue = false
        }
        if takesValue {
            if let next = parts.first {
                throw failure("\(place) has no part \(next)", "leave it out")
            }
            return true
        }
        if parts.isEmpty, !isSingleItem {
            throw failure(
                "\(place) is more than one value",
                "name one of: \(choices.joined(separator: ", "))")
        }
        return false
    }

    /// One step along the path.
    private mutating func advance() throws(Diagnostics) {
        switch field.type {
        case .object(let format): try enter(format)
        case .either(let types):
            guard let format = types.compactMap(Self.format).first else {
                throw failure("\(place) cannot be varied", "name another field")
            }
            try enter(format)
        case .list(let element): try pick(element)
        case .map(let element):
            let key = parts.removeFirst()
            guard let found = value?[key] else {
                throw unknown(key, among: choices)
            }
            go(
                .field(key), to: ScenarioPath.field(key, of: place),
                .init(key, element, field.meaning), found)
        default: preconditionFailure("a single value has no parts")
        }
    }

    private mutating func enter(_ format: ObjectFormat) throws(Diagnostics) {
        let word = parts.removeFirst()
        let isExact = format.fields.contains { $0.name == word }
        let key = isExact ? word : String(word.map { $0 == "-" ? "_" : $0 })
        // A model that is written as its name alone is a variant too.
        let variant = format.variants.flatMap { value?[$0.key]?.text ?? value?.text }
        guard let next = format.field(key, variant: variant) else {
            throw unknown(key, among: format.fields.map(\.name).filter { $0 != "sweep" })
        }
        go(.field(key), to: ScenarioPath.field(key, of: place), next, value?[key])
    }

    private mutating func pick(_ element: FieldType) throws(Diagnostics) {
        let items = value?.elements ?? []
        if place == "models", enterStep(items) { return }
        if items.isEmpty {
            throw failure(
                "the scenario has no \(place)",
                field.name == "models" ? "list the models in the file" : "add one to the file")
        }
        let index: Int
        if let word = parts.first, let position = Int(word) {
            guard items.indices.contains(position) else {
                throw failure(
                    "\(place) has no item \(position)",
                    "items count from 0 to \(items.count - 1)")
            }
            index = position
            parts.removeFirst()
        } else if let word = parts.first,
            let named = items.firstIndex(where: { $0.itemNames.contains(word.lowercased()) })
        {
            index = named
            parts.removeFirst()
        } else if items.count == 1 {
            if let word = parts.first?.lowercased(),
                Self.format(element)?.variants?.fields[word] != nil
            {
                let known = items.compactMap(\.itemNames.first).joined(separator: ", ")
                throw failure(
                    "the scenario does not run \(word)",
                    "it runs \(known): add \(word) to its models, or name another")
            }
            index = 0
        } else {
            throw unknown(parts.first ?? "", among: choices)
        }
        go(
            .element(index), to: items.path(index, of: place),
            .init("\(index)", element, field.meaning), items[index])
    }

    /// Goes to a step of the ladder, where the scenario runs it; false for any other word.
    private mutating func enterStep(_ items: [MarkedValue]) -> Bool {
        guard items.isEmpty || items.ladderPosition != nil, let word = parts.first?.lowercased(),
            let step = ladder.fields.first(where: { $0.name == word }),
            !items.contains(where: { $0.itemNames.contains(word) })
        else { return false }
        parts.removeFirst()
        let item = items.ladderPosition.map { items[$0] }
        // What holds for all steps holds for this one, unless it says otherwise.
        let own = item?[ScenarioFormat.stepsField]?[step.name]?.members ?? [:]
        let fields = (item?.members ?? [:]).merging(own) { $1 }
        steps += [.ladder, .field(ScenarioFormat.stepsField)]
        go(
            .field(step.name), to: ScenarioPath.field(step.name, of: place), step,
            MarkedValue(content: .object(fields), location: location))
        return true
    }

    private mutating func go(
        _ step: ScenarioParameter.Step, to path: String, _ next: ObjectFormat.Field,
        _ inner: MarkedValue?
    ) {
        steps.append(step)
        place = path
        field = next
        value = inner
    }

    private var isSingleItem: Bool {
        if case .list = field.type { value?.elements.count == 1 } else { false }
    }

    /// What may come next.
    private var choices: [String] {
        switch field.type {
        case .object(let format): return format.fields.map(\.name)
        case .either(let types): return types.compactMap(Self.format).flatMap(\.fields).map(\.name)
        case .map: return (value?.members.keys).map { $0.sorted() } ?? []
        case .list:
            return (value?.elements ?? []).enumerated().map { $1.itemNames.first ?? "\($0)" }
        default: return []
        }
    }

    private static func format(_ type: FieldType) -> ObjectFormat? {
        switch type {
        case .object(let format): format
        case .either(let types): types.lazy.compactMap(Self.format).first
        default: nil
        }
    }

    private func unknown(_ word: String, among known: [String]) -> Diagnostics {
        return failure(
            "\(steps.isEmpty ? "the scenario" : place) has no \(word)",
            Suggestion.nearest(to: word, in: known).map { "did you mean \($0)?" }
                ?? "known: \(known.joined(separator: ", "))")
    }

    private func failure(_ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "unknown-parameter", "no parameter \(path): \(message)", at: location,
                remedy: remedy)
        ])
    }
}

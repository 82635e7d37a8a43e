import InputOutput
import Yams

/// Checks nodes against a format and turns them into values. Every problem of a file is collected.
struct Validator {
    let file: String?
    var problems = Diagnostics()

    init(file: String?) { self.file = file }

    /// The value of a node; nil when it does not fit, which is reported.
    mutating func value(_ node: Node, _ type: FieldType, _ place: String) -> MarkedValue? {
        switch type {
        case .text, .label:
            guard let scalar = node.scalar, !isNull(node) else {
                return mismatch(node, type, place)
            }
            return marked(node, .text(scalar.string))
        case .number(let range, _):
            guard let number = number(node) else { return mismatch(node, type, place) }
            return inRange(node, number, range, type, place)
        case .share(let range):
            guard let number = share(node) else { return mismatch(node, type, place) }
            return inRange(node, number, range, type, place)
        case .integer(let range):
            guard let number = node.int else { return mismatch(node, type, place) }
            return inRange(
                node, Double(number), Double(range.lowerBound)...Double(range.upperBound), type,
                place)
        case .boolean:
            guard let flag = boolean(node) else { return mismatch(node, type, place) }
            return marked(node, .boolean(flag))
        case .choice(let words):
            guard let word = node.scalar?.string, words.contains(word.lowercased()) else {
                let nearest = node.scalar.flatMap {
                    Suggestion.nearest(to: $0.string, in: words)
                }
                return mismatch(node, type, place, suggestion: nearest)
            }
            return marked(node, .text(word.lowercased()))
        case .list(let element): return list(node, element, place)
        case .object(let format): return object(node, format, place)
        case .map(let element): return map(node, element, place)
        case .either(let types): return either(node, types, place)
        }
    }

    private mutating func list(
        _ node: Node, _ element: FieldType, _ place: String
    ) -> MarkedValue? {
        guard let sequence = node.sequence else {
            // A single value, or a comma list, stands for a list.
            return value(node, element, place).map { marked(node, .list([$0])) }
        }
        let names = sequence.map { Self.name(of: $0, element) }
        let places = ScenarioPath.items(of: place, names: names)
        let values = zip(sequence, places).compactMap { value($0, element, $1) }
        return marked(node, .list(values))
    }

    /// What an item of a list goes by; nil for items that have no parts.
    private static func name(of node: Node, _ element: FieldType) -> String? {
        switch element {
        case .object, .either:
            let named = ScenarioPath.namingFields.lazy.compactMap { node[$0]?.scalar?.string }
            return (named.first ?? node.scalar?.string)?.lowercased()
        default: return nil
        }
    }

    private mutating func object(
        _ node: Node, _ format: ObjectFormat, _ place: String
    ) -> MarkedValue? {
        guard let mapping = node.mapping else { return mismatch(node, .object(format), place) }
        let known = format.fields.map(\.name)
        let variant = format.variants.flatMap { node[$0.key]?.scalar?.string }
        var fields: [String: MarkedValue] = [:]
        for (keyNode, valueNode) in mapping {
            let key = keyNode.scalar?.string ?? ""
            if key.hasPrefix(YAMLReader.duplicateMark) { continue }
            guard let field = format.field(key, variant: variant) else {
                let nearest = Suggestion.nearest(to: key, in: known)
                problems.add(
                    Diagnostic(
                        .error, "unknown-key", "\(format.name) has no field \(key)",
                        at: location(keyNode),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "known: \(known.joined(separator: ", "))"))
                continue
            }
            let inner = ScenarioPath.field(key, of: place)
            if let found = value(valueNode, field.type, inner) { fields[key] = found }
        }
        let present = Set(mapping.compactMap { $0.key.scalar?.string })
        for field in format.fields where !present.contains(field.name) {
            let other = format.alternatives.first { $0.usual == field.name }?.other
            guard field.isRequired || other.map({ !present.contains($0) }) ?? false else {
                continue
            }
            problems.add(
                Diagnostic(
                    .error, "missing-field", "\(format.name) needs the field \(field.name)",
                    at: location(node),
                    remedy: "\(field.name) is \(field.type.expectation)"
                        + (other.map { "; \($0) stands in for it" } ?? "")))
        }
        return marked(node, .object(fields))
    }

    private mutating func map(
        _ node: Node, _ element: FieldType, _ place: String
    ) -> MarkedValue? {
        guard let mapping = node.mapping else { return mismatch(node, .map(of: element), place) }
        var fields: [String: MarkedValue] = [:]
        for (keyNode, valueNode) in mapping {
            let key = keyNode.scalar?.string ?? ""
            if key.hasPrefix(YAMLReader.duplicateMark) { continue }
            let inner = ScenarioPath.field(key, of: place)
            if let found = value(valueNode, element, inner) { fields[key] = found }
        }
        return marked(node, .object(fields))
    }

    private mutating func either(
        _ node: Node, _ types: [FieldType], _ place: String
    ) -> MarkedValue? {
        for type in types {
            switch (type, node) {
            case (.object, .mapping), (.map, .mapping), (.list, .sequence):
                return value(node, type, place)
            case (.object, _), (.map, _), (.list, _): continue
            case (_, .scalar): return value(node, type, place)
            default: continue
            }
        }
        return mismatch(node, .either(types), place)
    }

    private mutating func inRange(
        _ node: Node, _ number: Double, _ range: ClosedRange<Double>, _ type: FieldType,
        _ place: String
    ) -> MarkedValue? {
        guard range.contains(number) else {
            var remedy = "expected \(type.expectation)"
            // A share that was typed as a number of percent.
            if case .share = type, number > 1, range.contains(number / 100),
                let text = node.scalar?.string, !text.hasSuffix("%")
            {
                remedy = "did you mean \(text)%? \(remedy)"
            }
            problems.add(
                Diagnostic(
                    .error, "out-of-range", "\(place) is \(node.scalar?.string ?? "\(number)")",
                    at: location(node), remedy: remedy))
            return nil
        }
        let isPercent = node.scalar?.string.hasSuffix("%") ?? false
        return MarkedValue(
            content: .number(number), location: location(node), isPercent: isPercent)
    }

    private mutating func mismatch(
        _ node: Node, _ type: FieldType, _ place: String, suggestion: String? = nil
    ) -> MarkedValue? {
        let found =
            switch node {
            case .scalar(let scalar):
                isNull(node) ? "empty" : "‘\(scalar.string)’"
            case .mapping: "a mapping"
            case .sequence: "a list"
            case .alias: "an alias"
            }
        problems.add(
            Diagnostic(
                .error, "wrong-type", "\(place.isEmpty ? "the file" : place) is \(found)",
                at: location(node),
                remedy: suggestion.map { "did you mean \($0)?" } ?? "expected \(type.expectation)"))
        return nil
    }

    private func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string.lowercased())
    }

    /// The words of YAML 1.1, without quotes; what comes from no file has no style.
    private func boolean(_ node: Node) -> Bool? {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
            return nil
        }
        switch scalar.string.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: return nil
        }
    }

    private func number(_ node: Node) -> Double? {
        guard let text = node.scalar?.string, let value = Double(text), value.isFinite else {
            return nil
        }
        return value
    }

    private func share(_ node: Node) -> Double? {
        guard let text = node.scalar?.string else { return nil }
        if text.hasSuffix("%") {
            guard let value = Double(text.dropLast().filter { $0 != " " }), value.isFinite else {
                return nil
            }
            return value / 100
        }
        return number(node)
    }

    private func location(_ node: Node) -> Diagnostic.Location {
        Diagnostic.Location(file: file, line: node.mark?.line, column: node.mark?.column)
    }

    private func marked(_ node: Node, _ content: MarkedValue.Content) -> MarkedValue {
        MarkedValue(content: content, location: location(node))
    }
}

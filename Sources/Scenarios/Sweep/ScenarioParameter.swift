public import InputOutput
import Shocks
import Yams

/// A place in a scenario that a sweep can change: any field of the format that holds one value, or
/// a list of words.
///
/// Paths are those of the file, as `restrictions[0].cut`: list items count from 0, a list with one
/// item needs no number, and items with a name go by it, as in `models.trade-ge.theta`;
/// `restrictions.0.cut` is read too. What a field takes is said by `ScenarioFormat` alone, so that
/// a new field can be varied without further ado.
public struct ScenarioParameter: Sendable {
    enum Step: Sendable, Hashable {
        case field(String)
        case element(Int)
        /// The ladder among the models, put there where the file names none.
        case ladder
    }

    /// A number that says how severe a restriction is.
    public struct Severity: Sendable, Hashable {
        /// The position of the restriction's item in the file.
        public let item: Int
        /// True for the cut, false for the product share.
        public let isCut: Bool
        /// What the field takes.
        public let range: ClosedRange<Double>
    }

    /// The path with every list position or name, the same for all ways to write it.
    public let path: String
    /// What the field may hold, and what holds without it.
    public let field: ObjectFormat.Field
    /// What the scenario has there; nil where it is silent.
    public let written: MarkedValue?
    /// How severe a restriction is: its cut or its product share; nil for anything else.
    public var severity: Severity? {
        guard steps.count == 3, steps[0] == .field("restrictions"),
            case .element(let item) = steps[1], case .share(let range) = field.type
        else { return nil }
        switch steps[2] {
        case .field("cut"): return Severity(item: item, isCut: true, range: range)
        case .field("product_share"): return Severity(item: item, isCut: false, range: range)
        default: return nil
        }
    }
    let steps: [Step]

    /// True for whole numbers.
    public var isWhole: Bool { if case .integer = field.type { true } else { false } }

    /// True when it holds a number.
    public var isNumber: Bool {
        switch field.type {
        case .number, .share, .integer: true
        default: false
        }
    }

    /// What it is measured in; `choice` for words.
    public var unit: String {
        switch field.type {
        case .number(_, let unit): unit ?? "number"
        case .share: "share"
        case .integer: "whole number"
        default: "choice"
        }
    }

    /// The number without the sweep: the file's, else the format's default where that is a number.
    public var base: Double? {
        if let written { return written.number }
        return isNumber ? field.standard?.number : nil
    }

    /// The words without the sweep; nil where the file is silent, and no flag stands there.
    public var baseText: String? {
        guard let written else {
            if case .boolean(let flag)? = field.standard?.value { return "\(flag)" }
            return nil
        }
        if let number = written.number { return "\(number)" }
        if let flag = written.boolean { return "\(flag)" }
        return written.text ?? written.elements.map { $0.text ?? "" }.joined(separator: ",")
    }

    /// A text as a value of the field, checked as the file's own values are.
    /// - Parameter location: where findings point.
    /// - Throws: `wrong-type` or `out-of-range`.
    public func value(
        _ text: String, at location: Diagnostic.Location
    ) throws(Diagnostics) -> MarkedValue {
        var validator = Validator(file: location.file)
        let found = validator.value(Node(text), field.type, path)
        let problems = validator.problems.items.map { item in
            var item = item
            item.location = location
            return item
        }
        guard let found, problems.isEmpty else { throw Diagnostics(problems) }
        return found.at(location)
    }

    /// A number as a value of the field.
    /// - Throws: `out-of-range`.
    public func value(
        _ number: Double, at location: Diagnostic.Location
    ) throws(Diagnostics) -> MarkedValue {
        if let range = field.type.numbers, range.contains(number),
            !isWhole || number == number.rounded()
        {
            return MarkedValue(content: .number(number), location: location)
        }
        let isExact = isWhole && number == number.rounded() && abs(number) < 9e15
        return try value(isExact ? "\(Int(number))" : "\(number)", at: location)
    }
}

extension MarkedValue {
    /// The same value at another place.
    func at(_ location: Diagnostic.Location) -> MarkedValue {
        let moved: Content =
            switch content {
            case .list(let items): .list(items.map { $0.at(location) })
            case .object(let fields): .object(fields.mapValues { $0.at(location) })
            case .text, .number, .boolean: content
            }
        return MarkedValue(content: moved, location: location)
    }

    /// The same value with another one at the end of a path.
    func setting(_ steps: ArraySlice<ScenarioParameter.Step>, to value: MarkedValue) -> MarkedValue
    {
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        let changed: Content
        switch step {
        case .field(let key):
            // A model that is written as its name alone gets fields.
            var fields =
                text.map { ["name": MarkedValue(content: .text($0), location: location)] }
                ?? members
            let inner = fields[key] ?? MarkedValue(content: .object([:]), location: value.location)
            fields[key] = inner.setting(rest, to: value)
            changed = .object(fields)
        case .element(let index):
            var items = elements
            items[index] = items[index].setting(rest, to: value)
            changed = .list(items)
        case .ladder:
            var items = elements
            let index = items.ladderPosition ?? items.count
            if index == items.count {
                items.append(
                    MarkedValue(content: .text(ModelRegistry.ladderName), location: location))
            }
            items[index] = items[index].setting(rest, to: value)
            changed = .list(items)
        }
        return MarkedValue(content: changed, location: location)
    }

    /// The value as text that depends on nothing but the value: keys in order, no places.
    public var canonical: String {
        switch content {
        case .text(let text):
            "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .number(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .list(let items): "[\(items.map(\.canonical).joined(separator: ","))]"
        case .object(let fields):
            "{"
                + fields.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.canonical)" }
                .joined(separator: ",") + "}"
        }
    }
}

extension Scenario {
    /// The scenario with other values of some parameters; the values have been checked.
    public func setting(
        _ changes: [(parameter: ScenarioParameter, value: MarkedValue)]
    ) -> Scenario {
        let changed = changes.reduce(root) { $0.setting($1.parameter.steps[...], to: $1.value) }
        guard let scenario = Scenario(changed, file: file, registry) else {
            preconditionFailure("a scenario lost its table")
        }
        return scenario
    }
}

public import InputOutput

/// A value of a scenario file with the place it stands at.
public struct MarkedValue: Sendable {
    /// The value itself.
    public enum Content: Sendable {
        /// A text, or any scalar where a text is expected.
        case text(String)
        /// A number; shares written in percent are already divided by 100.
        case number(Double)
        /// `true` or `false`.
        case boolean(Bool)
        /// Values in order.
        case list([MarkedValue])
        /// Values by key.
        case object([String: MarkedValue])
    }

    /// The value.
    public let content: Content
    /// Where it stands.
    public let location: Diagnostic.Location

    /// Where it comes from, where that is not the place itself; nil otherwise.
    public let origin: String?

    /// True for a number that is written in percent.
    public let isPercent: Bool

    /// True for a value that this program assumed, for lack of one in the file or in data.
    public let isAssumed: Bool

    /// A value at a place.
    public init(
        content: Content, location: Diagnostic.Location, origin: String? = nil,
        isPercent: Bool = false, isAssumed: Bool = false
    ) {
        self.isPercent = isPercent
        self.isAssumed = isAssumed
        self.content = content
        self.location = location
        self.origin = origin
    }

    /// The field of an object; nil when it is not there.
    public subscript(key: String) -> MarkedValue? {
        if case .object(let fields) = content { fields[key] } else { nil }
    }

    /// The fields of an object by key; empty for other kinds.
    public var members: [String: MarkedValue] {
        if case .object(let fields) = content { fields } else { [:] }
    }

    /// The text; nil for other kinds.
    public var text: String? { if case .text(let value) = content { value } else { nil } }
    /// The number; nil for other kinds.
    public var number: Double? { if case .number(let value) = content { value } else { nil } }
    /// The truth value; nil for other kinds.
    public var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }
    /// The elements of a list; empty for other kinds.
    public var elements: [MarkedValue] {
        if case .list(let values) = content { values } else { [] }
    }
    /// The number as a whole one; nil for other kinds.
    public var integer: Int? { number.map { Int($0) } }
    /// `file:line` for the ledger, or `line 3` of a text without a file, or what it was filled in
    /// from.
    public var source: String {
        if let origin { return origin }
        return Diagnostic.Location(file: location.file, line: location.line).description
            ?? "scenario"
    }
}

import InputOutput

/// The fields of a question by the names of its properties.
struct FieldContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: QuestionReader

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool { reader.value(fieldName(key)) == nil }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try value(type, fieldName(key), isOptional: false)
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try optional(type, key)
    }

    // The protocol has ways of its own for these, which would not remember the field.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try optional(type, key)
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try optional(type, key)
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try optional(type, key)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try optional(type, key)
    }

    private func optional<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
        let name = fieldName(key)
        reader.note(name, Self.kind(type), isRequired: false)
        guard reader.value(name) != nil else { return nil }
        return try value(type, name, isOptional: true)
    }

    private func value<T: Decodable>(
        _ type: T.Type, _ name: String, isOptional: Bool
    ) throws -> T {
        let choices = words(of: type)
        if choices == nil, !(T.self is any PlainField.Type) {
            return try T(from: FieldDecoder(reader: reader, key: name))
        }
        let isRequired = !isOptional && reader.defaults[name] == .text("")
        reader.note(name, Self.kind(type), isRequired: isRequired)
        if isRequired, reader.given[name] == nil, !reader.isLenient {
            reader.fail("missing-field", "‘\(name)’ is missing", name)
        }
        if let choices, let standIn = Self.first(of: type), let text = reader.value(name)?.typed,
            !choices.contains(text)
        {
            let nearest = Suggestion.nearest(to: text, in: choices)
            reader.fail(
                "unknown-choice", "‘\(text)’ is not a value of ‘\(name)’", name,
                remedy: nearest.map { "did you mean \($0)?" }
                    ?? "choose from \(choices.joined(separator: ", "))")
            return standIn
        }
        return try FieldValue(reader: reader, name: name).decode(type)
    }

    private static func first<T>(of type: T.Type) -> T? {
        func pick<C: CaseIterable>(_ type: C.Type) -> T? { type.allCases.first as? T }
        return (type as? any CaseIterable.Type).flatMap { pick($0) }
    }

    private static func kind(_ type: Any.Type) -> QuestionField.Kind {
        if let words = words(of: type) { return .choice(words) }
        if let plain = type as? any PlainField.Type { return plain.kind }
        return .text
    }

    func nestedContainer<NestedKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(FieldContainer<NestedKey>(reader: reader))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { FieldDecoder(reader: reader, key: nil) }

    func superDecoder(forKey key: Key) -> any Decoder {
        FieldDecoder(reader: reader, key: fieldName(key))
    }
}

/// The words of a choice; nil for a type that is none.
func words(of type: Any.Type) -> [String]? {
    func list<T: CaseIterable>(_ type: T.Type) -> [String]? {
        let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return words.isEmpty ? nil : words
    }
    return (type as? any CaseIterable.Type).flatMap { list($0) }
}

/// A type that one JSON value holds.
protocol PlainField {
    static var kind: QuestionField.Kind { get }
}

extension String: PlainField { static var kind: QuestionField.Kind { .text } }
extension Int: PlainField { static var kind: QuestionField.Kind { .integer } }
extension Double: PlainField { static var kind: QuestionField.Kind { .number } }
extension Bool: PlainField { static var kind: QuestionField.Kind { .flag } }
extension Array: PlainField where Element == String {
    static var kind: QuestionField.Kind { .texts }
}

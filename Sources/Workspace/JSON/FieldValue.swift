import InputOutput

/// The value of one field.
struct FieldValue: SingleValueDecodingContainer {
    let reader: QuestionReader
    let name: String

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { reader.value(name) == nil }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .flag(let value)? = reader.value(name) else {
            return failed("is not true or false", false)
        }
        return value
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let value)? = reader.value(name) else {
            return failed("is not a number", 0)
        }
        return value
    }

    func decode(_ type: Int.Type) throws -> Int {
        guard case .number(let value)? = reader.value(name), let whole = Int(exactly: value) else {
            return failed("is not a whole number", 0)
        }
        return whole
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = reader.value(name)?.typed else { return failed("is not a text", "") }
        return text
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if T.self == [String].self, let texts = texts() as? T { return texts }
        return try T(from: FieldDecoder(reader: reader, key: name))
    }

    private func texts() -> [String] {
        switch reader.value(name) {
        case .list(let items)?:
            let texts = items.compactMap(\.typed)
            if texts.count < items.count { return failed("is not a list of texts", []) }
            return texts
        case let single?:
            return single.typed.map { [$0] } ?? failed("is not a list of texts", [])
        case nil: return []
        }
    }

    private func failed<T>(_ message: String, _ standIn: T) -> T {
        reader.fail("wrong-type", "‘\(name)’ \(message)", name)
        return standIn
    }
}

import InputOutput

/// Reads a question from the fields of a JSON object, with defaults for those that are left out,
/// and finds fields that the question does not have.
final class QuestionReader {
    let given: [String: JSONTree]
    let defaults: [String: JSONTree]
    /// True to take a text that has to be given as empty, to learn which fields there are.
    let isLenient: Bool
    /// The fields that were asked for.
    private(set) var known: [QuestionField] = []
    var problems = Diagnostics()

    init(
        _ given: [String: JSONTree], defaults: [String: JSONTree], isLenient: Bool = false
    ) {
        self.given = given.filter { $0.value != .null }
        self.defaults = defaults
        self.isLenient = isLenient
    }

    /// The question.
    /// - Throws: everything that is wrong with the fields.
    func read<Q: Question>(_ type: Q.Type) throws(Diagnostics) -> Q {
        var question: Q?
        do {
            question = try Q(from: FieldDecoder(reader: self, key: nil))
        } catch let error as Diagnostics {
            problems.add(error)
        } catch {
            problems.add(
                Diagnostic(.error, "wrong-type", "the question cannot be read: \(error)"))
        }
        let names = known.map(\.name)
        // A field that failed hides those behind it: only names that can be judged are.
        if question != nil {
            for name in given.keys.sorted() where !names.contains(name) {
                let nearest = Suggestion.nearest(to: name, in: names)
                problems.add(
                    Diagnostic(
                        .error, "unknown-field", "\(Q.command) has no field ‘\(name)’",
                        at: .init(place: name),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "it has \(names.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        guard let question else { throw problems }
        return question
    }

    /// The value of a field: what was given, else the default; nil for a field without either.
    func value(_ name: String) -> JSONTree? { given[name] ?? defaults[name] }

    /// Remembers that there is a field.
    func note(_ name: String, _ kind: QuestionField.Kind, isRequired: Bool) {
        if known.contains(where: { $0.name == name }) { return }
        known.append(QuestionField(name: name, kind: kind, isRequired: isRequired))
    }

    /// Remembers what is wrong with a field, to say it with everything else.
    func fail(_ code: String, _ message: String, _ name: String, remedy: String? = nil) {
        problems.add(
            Diagnostic(.error, code, message, at: .init(place: name), remedy: remedy))
    }
}

/// The name of a property in JSON: `rankBy` is `rank_by`.
func fieldName(_ key: any CodingKey) -> String {
    var name = ""
    for letter in key.stringValue {
        if letter.isUppercase { name += "_" }
        name += letter.lowercased()
    }
    return name
}

/// A decoder of the fields of a question, or of one of them.
struct FieldDecoder: Decoder {
    let reader: QuestionReader
    /// The field that is decoded; nil for the whole question.
    let key: String?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Choices in a value of their own are fields like all others.
    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FieldContainer<Key>(reader: reader))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw Diagnostics([Diagnostic(.error, "wrong-type", "a list is not allowed here")])
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        FieldValue(reader: reader, name: key ?? "")
    }
}

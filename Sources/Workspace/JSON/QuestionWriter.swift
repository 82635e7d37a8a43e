#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Turns questions into flat objects: choices that several questions share, such as those of
/// reading, are a value of their own in Swift and fields like all others in JSON.
enum QuestionWriter {
    /// The fields of a question by their names in JSON.
    static func fields(of question: some Question) -> [String: JSONTree] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        do {
            let data = try encoder.encode(question)
            return flat(try JSONDecoder().decode(JSONTree.self, from: data).fields ?? [:])
        } catch {
            preconditionFailure("a question is plain data: \(error)")
        }
    }

    private static func flat(_ fields: [String: JSONTree]) -> [String: JSONTree] {
        var result: [String: JSONTree] = [:]
        for (key, value) in fields {
            if let inner = value.fields {
                result.merge(flat(inner)) { first, _ in first }
            } else {
                result[key] = value
            }
        }
        return result
    }
}

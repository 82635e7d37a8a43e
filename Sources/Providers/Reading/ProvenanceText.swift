import Containers
import InputOutput

/// Provenance as JSON text: an object of texts in order, with the array `history` of what was done.
///
/// Values that are not texts (numbers, objects, lists) are kept as the text that stands in the
/// file.
enum ProvenanceText {
    /// Provenance from its text.
    /// - Throws: what is wrong at which character.
    static func provenance(from text: String) throws(JSONScanner.SyntaxError) -> Provenance {
        var scanner = JSONScanner(text)
        var result = Provenance()
        try scanner.object { key, scanner throws(JSONScanner.SyntaxError) in
            if let value = try scanner.stringIfPresent() {
                result.entries.append(.init(key, value))
                return
            }
            let start = scanner
            let raw = try scanner.rawValue()
            var again = start
            if key == "history", let steps = try again.arrayOfStringsIfPresent() {
                result.history += steps
            } else {
                result.entries.append(.init(key, raw))
            }
        }
        try scanner.end()
        return result
    }

    /// The text of a provenance: entries in order, then the history where there is one.
    static func text(of provenance: Provenance) -> String {
        var members = provenance.entries.map {
            "\(JSONText.quoted($0.key)): \(JSONText.quoted($0.value))"
        }
        if !provenance.history.isEmpty {
            let steps = provenance.history.map(JSONText.quoted).joined(separator: ", ")
            members.append("\"history\": [\(steps)]")
        }
        return "{\(members.joined(separator: ", "))}"
    }
}

import InputOutput

/// Provenance as JSON text: an object of texts in order, with the array `history` of what was done.
///
/// Values that are not texts (numbers, objects, lists) are kept as the text that stands in the file.
enum ProvenanceText {
    /// Why a text is not a JSON object, and where.
    struct SyntaxError: Error {
        let message: String
    }

    /// Provenance from its text.
    /// - Throws: what is wrong at which character.
    static func provenance(from text: String) throws(SyntaxError) -> Provenance {
        var scanner = JSONScanner(text)
        var result = Provenance()
        try scanner.object { key, scanner throws(SyntaxError) in
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
        var members = provenance.entries.map { "\(quoted($0.key)): \(quoted($0.value))" }
        if !provenance.history.isEmpty {
            let steps = provenance.history.map(quoted).joined(separator: ", ")
            members.append("\"history\": [\(steps)]")
        }
        return "{\(members.joined(separator: ", "))}"
    }

    /// A text as a JSON string.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// A JSON document (RFC 8259) whose objects keep the order in which they were written.
enum JSONValue {
    case null
    case flag(Bool)
    case integer(Int)
    /// Precondition when written: finite.
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The text, or null where there is none.
    init(_ optional: String?) { self = optional.map(JSONValue.text) ?? .null }

    /// The integer, or null where there is none.
    init(_ optional: Int?) { self = optional.map(JSONValue.integer) ?? .null }

    /// The document as text: a list of scalars on one line, other lists one member a line.
    var document: String {
        var out = ""
        write(to: &out, indent: "")
        return out + "\n"
    }

    private var isScalar: Bool {
        switch self {
        case .array(let members): members.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private func write(to out: inout String, indent: String) {
        switch self {
        case .null: out += "null"
        case .flag(let value): out += value ? "true" : "false"
        case .integer(let value): out += String(value)
        case .number(let value):
            precondition(value.isFinite, "JSON has no number \(value)")
            out += value.description
        case .text(let value): Self.write(value, to: &out)
        case .array(let members):
            Self.write(members.map { (nil, $0) }, in: ("[", "]"), to: &out, indent: indent)
        case .object(let members):
            Self.write(members.map { ($0, $1) }, in: ("{", "}"), to: &out, indent: indent)
        }
    }

    private static func write(
        _ members: [(String?, JSONValue)], in brackets: (String, String), to out: inout String,
        indent: String
    ) {
        let isInline = members.allSatisfy { $0.1.isScalar }
        let inner = indent + "  "
        out += brackets.0
        for (index, (key, value)) in members.enumerated() {
            if index > 0 { out += isInline ? ", " : "," }
            if !isInline { out += "\n" + inner }
            if let key {
                write(key, to: &out)
                out += ": "
            }
            value.write(to: &out, indent: inner)
        }
        if !isInline { out += "\n" + indent }
        out += brackets.1
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\0"..<" ":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

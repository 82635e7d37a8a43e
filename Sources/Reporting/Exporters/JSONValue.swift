/// A JSON document (RFC 8259) whose objects keep the order in which they were written.
package enum JSONValue {
    case null
    case flag(Bool)
    case integer(Int)
    /// Precondition when written: finite.
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The text, or null where there is none.
    package init(_ optional: String?) { self = optional.map(JSONValue.text) ?? .null }

    /// The integer, or null where there is none.
    package init(_ optional: Int?) { self = optional.map(JSONValue.integer) ?? .null }

    /// The document as text: a list of scalars on one line, other lists one member a line.
    package var document: String {
        var out: [UInt8] = []
        write(to: &out, indent: 0)
        out.append(UInt8(ascii: "\n"))
        return String(decoding: out, as: UTF8.self)
    }

    private var isScalar: Bool {
        switch self {
        case .array(let members): members.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private func write(to out: inout [UInt8], indent: Int) {
        switch self {
        case .null: out += "null".utf8
        case .flag(let value): out += (value ? "true" : "false").utf8
        case .integer(let value): out += String(value).utf8
        case .number(let value):
            precondition(value.isFinite, "JSON has no number \(value)")
            out += value.description.utf8
        case .text(let value): Self.write(value, to: &out)
        case .array(let members):
            let isInline = members.allSatisfy(\.isScalar)
            out.append(UInt8(ascii: "["))
            for (index, value) in members.enumerated() {
                Self.separate(index, isInline, indent, to: &out)
                value.write(to: &out, indent: indent + 1)
            }
            Self.end(isInline, indent, "]", to: &out)
        case .object(let members):
            let isInline = members.allSatisfy(\.1.isScalar)
            out.append(UInt8(ascii: "{"))
            for (index, (key, value)) in members.enumerated() {
                Self.separate(index, isInline, indent, to: &out)
                Self.write(key, to: &out)
                out += ": ".utf8
                value.write(to: &out, indent: indent + 1)
            }
            Self.end(isInline, indent, "}", to: &out)
        }
    }

    /// What comes before a member.
    private static func separate(
        _ index: Int, _ isInline: Bool, _ indent: Int, to out: inout [UInt8]
    ) {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        if isInline {
            if index > 0 { out.append(UInt8(ascii: " ")) }
        } else {
            breakLine(indent + 1, to: &out)
        }
    }

    private static func end(
        _ isInline: Bool, _ indent: Int, _ bracket: String, to out: inout [UInt8]
    ) {
        if !isInline { breakLine(indent, to: &out) }
        out += bracket.utf8
    }

    private static func breakLine(_ indent: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\n"))
        out += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    /// Every byte of UTF-8 that has to be escaped stands for a character by itself.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case UInt8(ascii: "\n"): out += "\\n".utf8
            case UInt8(ascii: "\r"): out += "\\r".utf8
            case UInt8(ascii: "\t"): out += "\\t".utf8
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                out += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

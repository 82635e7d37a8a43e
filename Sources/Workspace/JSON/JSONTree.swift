package import InputOutput

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A JSON value.
package enum JSONTree: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// The members of an object; nil for other values.
    package var fields: [String: JSONTree]? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// The value that a JSON text holds.
    /// - Throws: `not-json`.
    package static func parse(_ text: String) throws(Diagnostics) -> JSONTree {
        do {
            return try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
        } catch {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-json", "this is not a JSON object",
                    remedy: #"write {"command": …, "table": …}"#)
            ])
        }
    }

    /// The value as JSON, its keys in alphabetical order.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("a JSON tree is always JSON: \(error)")
        }
    }

    /// A number or a flag in words, as it would be typed after an option; a text as it is.
    package var typed: String? {
        switch self {
        case .text(let text): text
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        case .flag(let value): String(value)
        case .null, .list, .object: nil
        }
    }
}

extension JSONTree: Codable {
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .flag(let flag): try value.encode(flag)
        case .number(let number):
            if let whole = Int(exactly: number) {
                try value.encode(whole)
            } else {
                try value.encode(number)
            }
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let fields): try value.encode(fields)
        }
    }
}

/// Tuples of texts as Python’s `repr` writes them.
enum PythonTuple {
    /// The texts of a tuple; nil for anything else.
    static func texts(in text: String) -> [String]? {
        var rest = Substring(text)
        guard rest.first == "(", rest.last == ")" else { return nil }
        rest = rest.dropFirst().dropLast()
        var texts: [String] = []
        while let quote = rest.first {
            guard quote == "'" || quote == "\"" else { return nil }
            rest = rest.dropFirst()
            var item = ""
            while let next = rest.first, next != quote {
                rest = rest.dropFirst()
                if next != "\\" {
                    item.append(next)
                    continue
                }
                guard let code = rest.popFirst(), let plain = escaped(code, &rest) else {
                    return nil
                }
                item.unicodeScalars.append(plain)
            }
            guard rest.popFirst() == quote else { return nil }
            texts.append(item)
            if rest.isEmpty { return texts }
            guard rest.popFirst() == "," else { return nil }
            if rest.first == " " { rest = rest.dropFirst() }
        }
        return texts.isEmpty ? nil : texts
    }

    /// Texts as a tuple of them is written: the inverse of `texts(in:)`.
    static func text(of texts: [String]) -> String {
        let items = texts.map(repr).joined(separator: ", ")
        return texts.count == 1 ? "(\(items),)" : "(\(items))"
    }

    private static func repr(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let quote: Unicode.Scalar =
            scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
        var result = String(quote)
        for scalar in scalars {
            switch scalar {
            case quote, "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x100: result += "\\x" + digits(scalar, 2)
            case _ where scalar.value < 0x1_0000: result += "\\u" + digits(scalar, 4)
            default: result += "\\U" + digits(scalar, 8)
            }
        }
        return result + String(quote)
    }

    /// What Python does not write as a number: everything but control characters and the like, and
    /// blanks other than the usual one.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    private static func digits(_ scalar: Unicode.Scalar, _ count: Int) -> String {
        let text = String(scalar.value, radix: 16)
        return String(repeating: "0", count: count - text.count) + text
    }

    private static let plain: [Character: Unicode.Scalar] = [
        "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"",
    ]
    private static let lengths: [Character: Int] = ["x": 2, "u": 4, "U": 8]

    private static func escaped(_ code: Character, _ rest: inout Substring) -> Unicode.Scalar? {
        if let scalar = plain[code] { return scalar }
        guard let length = lengths[code], rest.count >= length,
            let number = UInt32(rest.prefix(length), radix: 16)
        else { return nil }
        rest = rest.dropFirst(length)
        return Unicode.Scalar(number)
    }
}

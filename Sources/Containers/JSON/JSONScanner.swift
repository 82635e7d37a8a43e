/// Reads one JSON text, value by value (RFC 8259).
package struct JSONScanner {
    /// Why a text is not well formed, and where.
    package struct SyntaxError: Error {
        /// What was expected at which character.
        package let message: String
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    package init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Reads an object; `member` gets each key with the scanner at its value.
    package mutating func object(
        _ member: (String, inout JSONScanner) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        try expect("{")
        if take("}") { return }
        repeat {
            guard let key = try stringIfPresent() else { throw failure("a name in quotes") }
            try expect(":")
            try member(key, &self)
        } while take(",")
        try expect("}")
    }

    /// A string, when the next value is one.
    package mutating func stringIfPresent() throws(SyntaxError) -> String? {
        guard take("\"") else { return nil }
        var text = String.UnicodeScalarView()
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            switch scalar {
            case "\"": return String(text)
            case "\\": text.append(try escape())
            case _ where scalar.value < 0x20: throw failure("no control character in a text")
            default: text.append(scalar)
            }
        }
        throw failure("a closing quote")
    }

    /// The elements, when the next value is an array of strings only.
    package mutating func arrayOfStringsIfPresent() throws(SyntaxError) -> [String]? {
        guard take("[") else { return nil }
        var texts: [String] = []
        if take("]") { return texts }
        repeat {
            guard let text = try stringIfPresent() else { return nil }
            texts.append(text)
        } while take(",")
        return take("]") ? texts : nil
    }

    /// Any value as it is written, checked.
    package mutating func rawValue(depth: Int = 0) throws(SyntaxError) -> String {
        skipBlanks()
        let start = position
        guard depth < 64 else { throw failure("at most 64 levels") }
        if try stringIfPresent() != nil {
        } else if position < scalars.count, scalars[position] == "{" {
            try object { _, scanner throws(SyntaxError) in
                _ = try scanner.rawValue(depth: depth + 1)
            }
        } else if take("[") {
            if !take("]") {
                repeat { _ = try rawValue(depth: depth + 1) } while take(",")
                try expect("]")
            }
        } else {
            try word()
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return String(text)
    }

    /// Requires that nothing follows.
    package mutating func end() throws(SyntaxError) {
        skipBlanks()
        if position < scalars.count { throw failure("the end") }
    }

    /// true, false, null or a number.
    private mutating func word() throws(SyntaxError) {
        let start = position
        while position < scalars.count, Self.isWord(scalars[position]) { position += 1 }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        let word = String(text)
        if ["true", "false", "null"].contains(word) { return }
        guard let first = word.first, first == "-" || first.isNumber, Double(word) != nil else {
            position = start
            throw failure("a value")
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
                || scalar == "+" || scalar == ".")
    }

    private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
        guard position < scalars.count else { throw failure("an escaped character") }
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "\"", "\\", "/": return scalar
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            let high = try hexadecimal()
            if let single = Unicode.Scalar(high) { return single }
            guard (0xD800..<0xDC00).contains(high), take("\\", blanks: false),
                take("u", blanks: false)
            else { throw failure("the second half of a surrogate pair") }
            let low = try hexadecimal()
            let value = 0x10000 + ((high - 0xD800) << 10) + (low &- 0xDC00)
            guard (0xDC00..<0xE000).contains(low), let pair = Unicode.Scalar(value) else {
                throw failure("the second half of a surrogate pair")
            }
            return pair
        default: throw failure("one of \"\\/bfnrtu after \\")
        }
    }

    private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < scalars.count, let digit = Character(scalars[position]).hexDigitValue
            else { throw failure("four hexadecimal digits") }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(SyntaxError) {
        if !take(scalar) { throw failure("‘\(scalar)’") }
    }

    private mutating func take(_ scalar: Unicode.Scalar, blanks: Bool = true) -> Bool {
        if blanks { skipBlanks() }
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < scalars.count, [" ", "\n", "\r", "\t"].contains(scalars[position]) {
            position += 1
        }
    }

    private func failure(_ expected: String) -> SyntaxError {
        SyntaxError(message: "expected \(expected) at character \(position + 1)")
    }
}

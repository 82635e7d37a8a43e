/// A product by its six digits in the Harmonized System, such as 281111, hydrogen fluoride.
public struct CustomsCode: Sendable, Hashable, Comparable {
    /// The digits as a number, 0 to 999,999; leading zeros are part of the code.
    public let number: UInt32

    /// A code from its number.
    /// - Returns: nil above 999,999.
    public init?(number: UInt32) {
        guard number <= 999_999 else { return nil }
        self.number = number
    }

    /// A code as people write it: `281111`, `2811.11`, `hs281111`, `HS 2811.11`. Five digits are
    /// not taken for a code that lost its zero: only readers of whole files may restore one.
    /// - Returns: nil for anything else.
    public init?(_ text: String) {
        let digits = Self.digits(text)
        guard digits.count == 6, let number = UInt32(digits) else { return nil }
        self.number = number
    }

    /// Six digits.
    public var text: String { String(String(1_000_000 + Int(number)).dropFirst()) }

    /// The four digits of its heading.
    public var heading: String { String(text.prefix(4)) }

    /// The two digits of its chapter.
    public var chapter: String { String(text.prefix(2)) }

    /// Codes sort by their digits.
    public static func < (a: CustomsCode, b: CustomsCode) -> Bool { a.number < b.number }

    /// What is left of a code when the letters `hs`, points and blanks are taken off; empty when
    /// something else stands there.
    static func digits(_ text: String) -> String {
        var rest = Substring(text.lowercased())
        while rest.first == " " { rest.removeFirst() }
        if rest.hasPrefix("hs") { rest.removeFirst(2) }
        var digits = ""
        for character in rest where character != "." && character != " " {
            guard character.isASCII, character.isNumber else { return "" }
            digits.append(character)
        }
        return digits
    }
}

/// A choice of products: six digits, or the two or four that codes begin with.
public struct CustomsCodeChoice: Sendable, Hashable {
    /// Digits that a code must begin with.
    public let prefix: String

    /// A choice as people write it: `281111`, `2811`, `28`, with or without `hs` and points.
    /// - Returns: nil unless it is two, four or six digits.
    public init?(_ text: String) {
        prefix = CustomsCode.digits(text)
        guard [2, 4, 6].contains(prefix.count) else { return nil }
    }

    /// True for a code that the choice takes in.
    public func contains(_ code: CustomsCode) -> Bool { code.text.hasPrefix(prefix) }
}

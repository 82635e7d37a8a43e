/// A code of industries or products of the ISIC family as national accounts write it: a section, or
/// divisions of it, such as `C`, `C10T12`, `J62_63`, `A01`, `L68A`, `BTE`.
struct StatisticalCode: Sendable, Hashable {
    /// The first and the last section.
    let sections: ClosedRange<Character>
    /// The first and the last division; nil for whole sections.
    let divisions: ClosedRange<Int>?
    /// What stands behind the divisions, such as `A` of `L68A`; empty mostly.
    let part: String

    /// A code without the prefix of its classification (`CPA08_`); nil for what is no such code.
    init?(_ text: String) {
        var rest = text[...]
        guard let first = rest.popFirst(), ("A"..."U").contains(first) else { return nil }
        if rest.isEmpty {
            self.init(sections: first...first, divisions: nil, part: "")
            return
        }
        if rest.first == "T", let last = rest.dropFirst().first, rest.count == 2,
            ("A"..."U").contains(last), first < last
        {
            self.init(sections: first...last, divisions: nil, part: "")
            return
        }
        guard let low = Self.division(&rest) else { return nil }
        var high = low
        if let joint = rest.first, joint == "T" || joint == "_" || joint == "-" {
            rest.removeFirst()
            guard let end = Self.division(&rest), end >= low else { return nil }
            high = end
        }
        guard rest.count <= 1, rest.allSatisfy({ ("A"..."Z").contains($0) }) else { return nil }
        self.init(sections: first...first, divisions: low...high, part: String(rest))
    }

    private init(
        sections: ClosedRange<Character>, divisions: ClosedRange<Int>?, part: String
    ) {
        self.sections = sections
        self.divisions = divisions
        self.part = part
    }

    private static func division(_ rest: inout Substring) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 2 else { return nil }
        rest.removeFirst(2)
        return Int(digits)
    }

    /// Whether another code is a part of this one and not the same.
    func contains(_ other: StatisticalCode) -> Bool {
        if self == other { return false }
        guard sections.lowerBound <= other.sections.lowerBound,
            other.sections.upperBound <= sections.upperBound
        else { return false }
        guard let divisions else { return true }
        guard let inner = other.divisions, part.isEmpty,
            divisions.lowerBound <= inner.lowerBound, inner.upperBound <= divisions.upperBound
        else { return false }
        return true
    }

    /// The most detailed codes of some: those of which no other is a part, totals left out, in the
    /// order of the classification. What is no code of the family is kept, behind the others.
    /// - Parameter prefix: what stands in front of each code and is left out of the comparison.
    static func leaves(of codes: Set<String>, prefix: String = "") -> [String] {
        let totals: Set<String> = ["_T", "_Z", "_X", ""]
        let known = codes.compactMap { text -> (text: String, code: StatisticalCode)? in
            let bare = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
            guard let code = StatisticalCode(bare) else { return nil }
            return (text, code)
        }
        let leaves = known.filter { entry in
            !known.contains { entry.code.contains($0.code) }
        }
        let sorted = leaves.sorted { a, b in
            let (x, y) = (a.code.order, b.code.order)
            return x == y ? a.text < b.text : x.lexicographicallyPrecedes(y)
        }
        let names = Set(known.map(\.text))
        let others = codes.filter { text in
            let bare = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
            return !names.contains(text) && !totals.contains(bare)
        }
        return sorted.map(\.text) + others.sorted()
    }

    private var order: [Int] {
        [
            Int(sections.lowerBound.asciiValue ?? 0), divisions?.lowerBound ?? 0,
            Int(part.unicodeScalars.first?.value ?? 0),
        ]
    }
}

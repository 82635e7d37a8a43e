public import InputOutput

extension TableFinder {
    /// The tables behind names of which some may be patterns: `wiod2013-{1995..2011}`,
    /// `{2000,2005}` and `wiod2013-*`, where `*` stands for any characters and `?` for one. A path
    /// or name that exists is taken as it is.
    /// - Throws: `no-match` for a pattern that fits no table found.
    public func names(matching patterns: [String]) throws(Diagnostics) -> [String] {
        var problems = Diagnostics()
        var found: [String] = []
        var known: [String]?
        for pattern in patterns {
            if !pattern.contains(where: { "{*?".contains($0) }) || Self.exists(pattern) {
                found.append(pattern)
                continue
            }
            let alternatives = Self.alternatives(of: pattern)
            let matches = alternatives.flatMap { name -> [String] in
                guard name.contains(where: { "*?".contains($0) }) else { return [name] }
                if known == nil { known = names().sorted() }
                return (known ?? []).filter { Self.matches(Array($0), Array(name)) }
            }
            if matches.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "no-match", "no table that is found has a name like this",
                        at: .init(file: pattern),
                        remedy: "'chokepoint tables' lists the tables found"))
            }
            found += matches
        }
        try problems.throwIfErrors()
        return found
    }

    /// The most names that braces may stand for.
    private static let most = 1000

    /// What a text with braces stands for, as in a shell: `a{1..3}` and `a{x,y}`; the text itself
    /// where the braces hold neither.
    private static func alternatives(of text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"),
            let close = text[open...].firstIndex(of: "}")
        else { return [text] }
        let inside = text[text.index(after: open)..<close]
        let ends = inside.split(separator: ".", omittingEmptySubsequences: false)
        var parts: [String] = []
        if ends.count == 3, ends[1].isEmpty, let first = Int(ends[0]), let last = Int(ends[2]),
            first <= last, last - first < most
        {
            parts = (first...last).map(String.init)
        } else if inside.contains(",") {
            parts = inside.split(separator: ",").map(String.init)
        } else {
            return [text]
        }
        let tails = alternatives(of: String(text[text.index(after: close)...]))
        return parts.flatMap { part in tails.map { "\(text[..<open])\(part)\($0)" } }
    }

    /// Whether a name fits a pattern of `*` and `?`.
    private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
        // The place to go back to: after the last star, and where it began to be tried.
        var (i, k) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while i < name.count {
            if k < pattern.count, pattern[k] == "?" || pattern[k] == name[i] {
                i += 1
                k += 1
            } else if k < pattern.count, pattern[k] == "*" {
                star = (k, i)
                k += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                (i, k) = (last.name + 1, last.pattern + 1)
            } else {
                return false
            }
        }
        return pattern[k...].allSatisfy { $0 == "*" }
    }
}

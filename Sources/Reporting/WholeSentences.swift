/// Text shortened between its sentences, not inside them.
enum WholeSentences {
    /// The sentences of a text, each with its full stop: a full stop, a question mark or an
    /// exclamation mark ends one where a capital letter follows, and no brackets are open.
    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var depth = 0
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            current.append(character)
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            guard depth == 0, index + 2 < characters.count, characters[index + 1] == " " else {
                continue
            }
            let next = characters[index + 2]
            let ends = ".?!".contains(character) && (next.isUppercase || next == "‘")
            if ends, !isAbbreviation(current) || character != "." {
                sentences.append(current.withoutBlanks)
                current = ""
            }
        }
        let rest = current.withoutBlanks
        return rest.isEmpty ? sentences : sentences + [rest]
    }

    /// As many sentences as have room, at least the first; where that alone is longer, its clauses
    /// before a semicolon, and where they are longer still, a part that ends in `…`.
    static func prefix(_ text: String, letters limit: Int) -> String {
        if text.count <= limit { return text }
        let sentences = split(text)
        if let whole = longest(sentences, " ", limit) { return whole }
        let clauses = (sentences.first ?? text).split(separator: "; ").map(String.init)
        if clauses.count > 1, let some = longest(clauses, "; ", limit - 1) { return some + "." }
        return TerminalText.shortened(text, to: limit)
    }

    /// Shorter versions of a text that are whole all the same, the longest first: its first
    /// sentences, then the first sentence without what follows a semicolon or `, and`.
    static func shorter(_ text: String) -> [String] {
        let sentences = split(text)
        let whole = (1..<max(sentences.count, 1)).reversed().map {
            sentences.prefix($0).joined(separator: " ")
        }
        guard let first = sentences.first else { return whole }
        var ends: [String.Index] = []
        var depth = 0
        for index in first.indices {
            if "([".contains(first[index]) { depth += 1 }
            if ")]".contains(first[index]) { depth -= 1 }
            let rest = first[index...]
            if depth == 0, rest.hasPrefix("; ") || rest.hasPrefix(", and ") { ends.append(index) }
        }
        return whole + ends.reversed().map { first[..<$0] + "." }
    }

    private static func longest(
        _ parts: [String], _ separator: String, _ limit: Int
    ) -> String? {
        var kept = ""
        for part in parts {
            let next = kept.isEmpty ? part : kept + separator + part
            if next.count > limit { break }
            kept = next
        }
        return kept.isEmpty ? nil : kept
    }

    /// Whether a text ends with the point of an initial or of a short title, such as `St.`.
    private static func isAbbreviation(_ text: String) -> Bool {
        let word = text.dropLast().reversed().prefix { $0.isLetter || $0 == "." }
        let isShort = word.count <= 2
        return isShort && word.contains { $0.isUppercase }
    }
}

extension String {
    /// The text without the blanks at its beginning.
    fileprivate var withoutBlanks: String {
        String(drop { $0 == " " })
    }
}

/// How lists of labels are written on one line.
///
/// Labels are separated by commas, and may stand in double or single quotes, inside which nothing
/// separates. A code that itself holds a comma needs no quotes where it is known: the longest run
/// of parts that is a known label is one label.
package enum LabelList {
    /// The labels of a text, without quotes and outer spaces; empty ones are left out.
    package static func items(_ text: String, isKnown: (String) -> Bool) -> [String] {
        let plain = text.trimmingSpaces
        if isKnown(plain) { return [plain] }
        let whole = unquoted(Substring(text))
        if isKnown(whole) { return [whole] }
        let parts = QuotedText.split(text, at: ",")
        var found: [String] = []
        var first = 0
        while first < parts.count {
            var last = parts.count - 1
            while last > first {
                let joined = unquoted(
                    text[parts[first].startIndex..<parts[last].endIndex])
                if isKnown(joined) {
                    found.append(joined)
                    break
                }
                last -= 1
            }
            if last == first { found.append(unquoted(parts[first])) }
            first = last + 1
        }
        return found.filter { !$0.isEmpty }
    }

    /// The labels of a text, where these codes are known, without regard to case.
    package static func items(_ text: String, among codes: [String]) -> [String] {
        let known = Set(codes.map { $0.lowercased() })
        return items(text) { known.contains($0.lowercased()) }
    }

    /// A label without outer spaces and quotes.
    static func unquoted(_ text: Substring) -> String { QuotedText.unquoted(text) }
}

/// Text in which quotes protect what stands between them. A quote inside quotes is doubled, or has
/// a backslash before it.
public enum QuotedText {
    /// The parts of a text between separators that stand outside quotes; at most `maxSplits` cuts.
    public static func split(
        _ text: some StringProtocol, at separator: Character, maxSplits: Int = .max
    ) -> [Substring] {
        let text = Substring(text)
        var parts: [Substring] = []
        var start = text.startIndex
        var quote: Character?
        var isEscaped = false
        for position in text.indices {
            let character = text[position]
            if isEscaped {
                isEscaped = false
            } else if let open = quote {
                if escapes(text, position, open) {
                    isEscaped = true
                } else if character == open {
                    quote = nil
                }
            } else if opens(character, text, position, since: start) {
                quote = character
            } else if character == separator, parts.count < maxSplits {
                parts.append(text[start..<position])
                start = text.index(after: position)
            }
        }
        parts.append(text[start...])
        return parts
    }

    /// A text without outer spaces, and without quotes around all of it.
    public static func unquoted(_ text: some StringProtocol) -> String {
        let trimmed = Substring(text).drop { $0 == " " }
        let inner = trimmed.dropLast(trimmed.reversed().prefix { $0 == " " }.count)
        guard inner.count > 1, let first = inner.first, first == "\"" || first == "'",
            inner.last == first
        else { return String(inner) }
        let content = inner.dropFirst().dropLast()
        if !content.contains(first) { return String(content) }
        var plain = ""
        var isEscaped = false
        for position in content.indices {
            let character = content[position]
            if !isEscaped, escapes(content, position, first) {
                isEscaped = true
                continue
            }
            // A quote that closes before the end: the quotes are not around all of it.
            if character == first, !isEscaped { return String(inner) }
            isEscaped = false
            plain.append(character)
        }
        return plain
    }

    /// Whether a character inside quotes only says that the next one, a quote, closes nothing.
    private static func escapes(
        _ text: Substring, _ position: Substring.Index, _ quote: Character
    ) -> Bool {
        guard text[position] == quote || text[position] == "\\" else { return false }
        let next = text.index(after: position)
        return next < text.endIndex && text[next] == quote
    }

    /// A label as a list can hold it: in quotes where it has a separator, a space at its end, or a
    /// first character that means something else.
    public static func quoted(_ label: String) -> String {
        let special: Set<Character> = [",", ":", "=", "/", "~", "\"", "'"]
        let isPlain =
            !label.isEmpty && !label.contains(where: special.contains) && label.first != "@"
            && label != "*" && label.first != " " && label.last != " "
        if isPlain { return label }
        if !label.contains("\"") { return "\"\(label)\"" }
        if !label.contains("'") { return "'\(label)'" }
        return "\"\(label.replacing("\"", with: "\"\""))\""
    }

    /// A quote opens where a label begins, and only where it is closed again: `People's` has none.
    private static func opens(
        _ character: Character, _ text: Substring, _ position: Substring.Index,
        since start: Substring.Index
    ) -> Bool {
        guard character == "\"" || character == "'" else { return false }
        let before = text[start..<position].last { $0 != " " }
        guard before == nil || before.map({ ",/:=~".contains($0) }) == true else { return false }
        return text[text.index(after: position)...].contains(character)
    }
}

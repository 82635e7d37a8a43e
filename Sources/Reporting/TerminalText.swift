import InputOutput

/// Text measured in the columns that it takes on a terminal.
package enum TerminalText {
    /// Columns taken: none for a combining mark, two for an East Asian wide character or an emoji.
    static func width(_ text: String) -> Int {
        let bytes = text.utf8
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
        return text.reduce(0) { $0 + width($1) }
    }

    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.properties.isEmojiPresentation { return 2 }
        // The blocks that Unicode's EastAsianWidth.txt lists as W or F.
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Whether a character tells a terminal what to do instead of being seen: control characters,
    /// breaks of lines, and characters of format, such as those that turn the direction of the text
    /// that follows.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// A sentence as `line` and with long words shortened: whatever it quotes, it can be shown.
    package static func sentence(_ text: String) -> String { MessageText.shortened(line(text)) }

    /// A message of several lines, each as a sentence.
    package static func message(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { sentence(String($0)) }
            .joined(separator: "\n")
    }

    /// The text on one line and without control characters, which a label must not send to a
    /// terminal: white space becomes a blank, anything else U+FFFD.
    package static func line(_ text: String) -> String {
        if !text.unicodeScalars.contains(where: isControl) { return text }
        return text.reduce(into: "") { out, character in
            if character.isWhitespace {
                out += " "
            } else {
                for scalar in character.unicodeScalars {
                    out.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
                }
            }
        }
    }

    /// The text cut to a number of columns, with `…` in the place of what was cut.
    static func shortened(_ text: String, to limit: Int) -> String {
        if width(text) <= limit { return text }
        var used = 1
        let kept = text.prefix { character in
            used += width(character)
            return used <= limit
        }
        return kept.trimmingSuffix(while: \.isWhitespace) + "…"
    }

    /// The text broken at blanks into lines of at most `limit` columns; a longer word stays whole.
    static func wrapped(_ text: String, to limit: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, width(last) + 1 + width(String(word)) <= limit {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// The text broken at blanks, and words that are longer than `limit` columns also behind a
    /// point, a colon, a slash, a hyphen or an underscore; what has none of these stays whole.
    static func broken(_ text: String, to limit: Int) -> [String] {
        wrapped(text, to: limit).flatMap { line -> [String] in
            if width(line) <= limit { return [line] }
            var lines: [String] = []
            for piece in pieces(line) {
                if let last = lines.last, width(last) + width(piece) <= limit {
                    lines[lines.count - 1] = last + piece
                } else {
                    lines.append(piece)
                }
            }
            return lines
        }
    }

    /// `a_b.c` as `a_`, `b.` and `c`.
    private static func pieces(_ word: String) -> [String] {
        var pieces = [""]
        for character in word {
            pieces[pieces.count - 1].append(character)
            if "._/:-".contains(character) { pieces.append("") }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// Blanks that fill up `text` to a number of columns.
    static func padding(_ text: String, to limit: Int) -> String {
        String(repeating: " ", count: max(0, limit - width(text)))
    }
}

extension StringProtocol {
    /// The text without the trailing characters that meet a condition.
    func trimmingSuffix(while condition: (Character) -> Bool) -> String {
        let end = lastIndex { !condition($0) }
        return end.map { String(self[...$0]) } ?? ""
    }
}

/// ANSI colours, or none.
struct Ink {
    /// Whether to colour at all.
    let isOn: Bool

    /// Headers and titles.
    func bold(_ text: String) -> String { wrap(text, "1") }
    /// Units, notes and what may be skipped.
    func dim(_ text: String) -> String { wrap(text, "2") }
    /// What must not be overlooked.
    func red(_ text: String) -> String { wrap(text, "31") }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

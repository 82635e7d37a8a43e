/// What a message quotes, at a length that can be read: a label of megabytes or an argument of
/// 100,000 letters says no more than its beginning and its end.
package enum MessageText {
    /// The text with every long word, and every long quotation in ‘’, shortened to its beginning
    /// and its end, with `…` between them.
    ///
    /// Words end at blanks and line breaks. Both kinds stay whole up to 200 characters.
    /// - Complexity: O(length).
    package static func shortened(_ text: String) -> String {
        if text.utf8.count <= longest { return text }
        var parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            $0 == " " || $0 == "\n"
        }.makeIterator()
        var result = String.UnicodeScalarView()
        var end = text.unicodeScalars.startIndex
        while let word = parts.next() {
            // The blank or line break in front of the word.
            result.append(contentsOf: text.unicodeScalars[end..<word.startIndex])
            append(word, to: &result)
            end = word.endIndex
        }
        if result.count <= longest { return String(result) }
        return String(quotationsShortened(result))
    }

    private static func quotationsShortened(
        _ text: String.UnicodeScalarView
    ) -> String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        var rest = text[...]
        while let open = rest.firstIndex(of: "‘") {
            let start = text.index(after: open)
            guard let close = rest[start...].firstIndex(of: "’") else { break }
            result.append(contentsOf: rest[..<start])
            append(rest[start..<close], to: &result)
            rest = rest[close...]
        }
        result.append(contentsOf: rest)
        return result
    }

    private static func append(
        _ piece: String.UnicodeScalarView.SubSequence, to result: inout String.UnicodeScalarView
    ) {
        if piece.index(piece.startIndex, offsetBy: longest + 1, limitedBy: piece.endIndex) == nil {
            result.append(contentsOf: piece)
            return
        }
        result.append(contentsOf: piece.prefix(beginning))
        result.append("…")
        result.append(contentsOf: piece.suffix(ending))
    }

    /// Characters of the longest piece that stays whole.
    private static let longest = 200
    /// Characters that are kept of a longer one.
    private static let (beginning, ending) = (100, 50)
}

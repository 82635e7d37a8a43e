import InputOutput

/// Cells that are not plain numbers: what they are, or what is wrong with them.
package enum CellText {
    /// What is wrong with a cell.
    package struct Problem: Error, Sendable {
        package let code: String
        package let message: String
        package let remedy: String?
        /// Whether the cell holds nothing: it is empty, or says `NaN`.
        var isBlank = false
    }

    /// The number in a field; quotes and blanks around it are accepted.
    static func number(
        in text: CSVText, _ field: CSVCursor.Field
    ) -> Result<Double, Problem> {
        guard var content = text.string(field) else {
            return .failure(Problem(code: "not-utf8", message: "the cell is not UTF-8", remedy: ""))
        }
        content = content.trimmingBlanks
        var bytes = Array(content.utf8)
        let value = bytes.withUnsafeMutableBufferPointer { buffer -> Double? in
            guard let base = buffer.baseAddress else { return nil }
            var position = UnsafePointer(base)
            let end = position + buffer.count
            let value = NumberParser.shared.parse(&position, end: end)
            return value == value && position == end ? value : nil
        }
        if let value { return .success(value) }
        return .failure(problem(with: content))
    }

    /// Why a text is not a number.
    package static func problem(with content: String) -> Problem {
        if content.isEmpty {
            return Problem(
                code: "empty-cell", message: "the cell is empty", remedy: nil, isBlank: true)
        }
        let shown = content.shortened
        let bare = content.drop { $0 == "-" || $0 == "+" }.lowercased()
        if ["nan", "inf", "infinity"].contains(bare) {
            return Problem(
                code: "not-finite", message: "the cell is ‘\(shown)’",
                remedy: "every cell must be a finite number; write 0 where there is no flow",
                isBlank: bare == "nan")
        }
        let withoutCommas = content.filter { $0 != "," }
        if withoutCommas.count < content.count, isNumber(withoutCommas) {
            return Problem(
                code: "decimal-comma", message: "‘\(shown)’ has a comma in the number",
                remedy: "write a decimal point, and nothing between thousands")
        }
        if isNumber(content) {
            return Problem(
                code: "out-of-range", message: "\(shown) is too large or too small for a double",
                remedy: "check the unit")
        }
        return Problem(
            code: "not-a-number", message: "‘\(shown)’ is not a number",
            remedy: "every cell must be a number such as 1234.5 or 1.2345e3")
    }

    /// The finding about a field that is not well formed.
    static func diagnostic(
        _ problem: CSVCursor.Problem, at location: Diagnostic.Location
    ) -> Diagnostic {
        switch problem {
        case .openQuote:
            Diagnostic(
                .error, "open-quote", "the quote that begins here is never closed", at: location,
                remedy: "close it; a quote inside quotes is written twice")
        case .textAfterQuote:
            Diagnostic(
                .error, "bad-quoting", "there is text behind the closing quote", at: location,
                remedy: "a quote inside quotes is written twice")
        case .quoteInside:
            Diagnostic(
                .error, "bad-quoting", "there is a quote inside a cell that is not quoted",
                at: location, remedy: "put the cell in quotes and write the quote twice")
        case .loneCarriageReturn:
            Diagnostic(
                .error, "lone-carriage-return",
                "there is a carriage return that is not part of a line end", at: location,
                remedy: "write line ends as LF or CRLF")
        }
    }

    /// Whether a text is a decimal number, of any size.
    private static func isNumber(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
            text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) })
        else { return false }
        return Double(text) != nil
    }
}

extension String {
    /// The first line, at most 40 characters of it, with … for what is left out.
    package var shortened: String { shortened(to: 40) }

    /// The first line, at most so many characters of it, with … for what is left out.
    package func shortened(to limit: Int) -> String {
        let text = prefix(limit).prefix { !$0.isNewline }
        return text.endIndex == endIndex ? self : text + "…"
    }

    /// The text without blanks and tabs around it.
    package var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}

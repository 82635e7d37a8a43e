import InputOutput

extension TextExporter {
    /// The most lines of a short answer, where the terminal is wide enough.
    static let mostLines = 15

    /// The answer alone: the question, the data, one range a party and kind of measure, who is hit
    /// hardest, why and how sure, and what else there is; nil for a document without an answer.
    /// - Parameter rowCounts: rows of each table before some were left out.
    static func short(
        _ document: ResultDocument, _ layout: TextLayout, _ rowCounts: [String: Int] = [:]
    ) -> [String]? {
        guard let table = document.answerTable(rows: 6) else {
            return analysis(document, layout, rowCounts)
        }
        let head =
            layout.paragraph(document.title).map(layout.ink.bold)
            + (document.dataLine.map { layout.paragraph($0) } ?? []).map(layout.ink.dim)
            + document.summary.first.flatMap { layout.paragraph("\($0).") }
        let natural = TextTable(table)
        // Where the table would be broken, sentences take fewer lines.
        let fits = layout.width.map { natural.naturalWidth <= $0 } ?? true
        let grid =
            fits
            ? natural.lines(ink: layout.ink, limit: layout.width)
            : document.answerSentences.flatMap { layout.paragraph($0) }
        let hint = layout.paragraph(more(document)).map(layout.ink.dim)
        let room = mostLines - head.count - grid.count - hint.count
        let choices = [(4, 4), (3, 2), (2, 2), (2, 1), (1, 1)]
        let candidates = choices.map { models, doubts in
            document.summary.paragraphs(models: models, doubts: doubts)
                .flatMap { layout.paragraph($0) }
        }
        let body = candidates.first { $0.count <= room } ?? candidates.last ?? []
        return head + grid + body + hint
    }

    /// The answer of an analysis: the question, the data, the sentences, how it is counted and how
    /// sure that is, and the first rows of the leading table; nil where nothing leads.
    private static func analysis(
        _ document: ResultDocument, _ layout: TextLayout, _ rowCounts: [String: Int]
    ) -> [String]? {
        guard let lead = document.lead else { return nil }
        func fits(_ table: ReportTable) -> Bool {
            layout.width.map { TextTable(table).naturalWidth <= $0 } ?? true
        }
        guard let part = lead.part(of: document, fits: fits) else { return nil }
        let summary = document.summary
        let sentences =
            summary.first.map { "\($0)." } + document.preamble
            + summary.paragraphs(models: 2, doubts: 2)
        let head =
            layout.paragraph(document.title).map(layout.ink.bold)
            + (document.dataLine.map { layout.paragraph($0) } ?? []).map(layout.ink.dim)
        return head + sentences.flatMap { layout.paragraph($0) } + [""]
            + TextTable(part).lines(ink: layout.ink, limit: layout.width) + [""]
            + layout.paragraph(more(document, shown: part, of: rowCounts[part.name])).map(
                layout.ink.dim)
    }

    /// The first of many warnings, and how many more there are: a short answer is not drowned.
    static func few(_ findings: [Diagnostic]) -> [Diagnostic] {
        if findings.count <= mostFindings { return findings }
        let hidden = findings.count - (mostFindings - 1)
        return findings.prefix(mostFindings - 1) + [
            Diagnostic(.warning, "more", "\(hidden) more findings; --full shows them")
        ]
    }

    private static let mostFindings = 3

    /// What is there besides the short answer.
    private static func more(
        _ document: ResultDocument, shown: ReportTable? = nil, of whole: Int? = nil
    ) -> String {
        func count(_ number: Int, _ noun: String) -> String? {
            number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        let notes = document.diagnostics.count { $0.severity == .note }
        let parts = [
            count(document.tables.count, "table"), count(document.assumptions.count, "assumption"),
            count(notes, "note"),
        ].compactMap { $0 }
        let names =
            document.tables.prefix(3).map(\.name) + (document.tables.count > 3 ? ["…"] : [])
        var rows = ""
        if let few = shown?.rows.count, let whole, few < whole {
            rows = "The first \(few) of \(NumberText.grouped(String(whole))) rows. "
        }
        return """
            \(rows)More: --full shows \(RegionNames.list(parts)); --table NAME one table \
            (\(names.joined(separator: ", ")))
            """
    }
}

/// How text is laid out: for a terminal of some columns, or for a file, whose lines may be long.
struct TextLayout {
    /// Colours, or none.
    let ink: Ink
    /// Columns of the terminal; nil for a file.
    let width: Int?

    /// A text on lines that fit.
    func paragraph(_ text: String, indent: String = "") -> [String] {
        let line = TerminalText.sentence(text)
        let room = width.map { max($0 - indent.count, 20) }
        let lines = room.map { TerminalText.wrapped(line, to: $0) } ?? [line]
        return lines.map { indent + $0 }
    }
}

import InputOutput

extension TextExporter {
    /// The most lines of a short answer, tables, warnings and blank lines included.
    static let mostLines = 15

    /// The answer alone: the question, the data, one range a party and kind of measure, who is hit
    /// hardest, why and how sure, and what else there is; nil for a document without an answer.
    /// - Parameters:
    ///   - rowCounts: rows of each table before some were left out.
    ///   - taken: lines that are needed for something else.
    static func short(
        _ document: ResultDocument, _ layout: TextLayout, _ rowCounts: [String: Int] = [:],
        taken: Int = 0
    ) -> [String]? {
        let room = mostLines - taken
        guard document.answerTable(rows: 6) != nil else {
            return analysis(document, layout, rowCounts, room)
        }
        let head =
            head(document, layout) + document.summary.first.flatMap { layout.paragraph("\($0).") }
        let choices: [(models: Int, doubts: Int, isShort: Bool)] = [
            (4, 4, false), (3, 2, false), (2, 2, false), (2, 1, false), (1, 1, false),
            (1, 1, true), (1, 0, true),
        ]
        func body(_ summary: AnswerSummary) -> [[String]] {
            choices.map { models, doubts, isShort in
                summary.paragraphs(models: models, doubts: doubts, isShort: isShort)
                    .flatMap { layout.paragraph($0) }
            }
        }
        var withoutDriver = document.summary
        withoutDriver.moves = nil
        var withoutReasons = withoutDriver
        withoutReasons.why = []
        // What else there is to say gives way before a party of the question does.
        let bodies =
            body(document.summary) + body(withoutDriver).suffix(2)
            + body(withoutReasons).suffix(1)
        var shortest: [String] = []
        for rows in [6, 4, 2] {
            let grid = grid(document, layout, rows: rows)
            let hint = hint(document, layout, few: rows)
            for body in bodies {
                shortest = head + grid + body + hint
                if shortest.count <= room { return shortest }
            }
        }
        return shortest
    }

    /// One range a party and kind of measure: a table, or sentences where a table would be broken.
    private static func grid(
        _ document: ResultDocument, _ layout: TextLayout, rows: Int
    ) -> [String] {
        guard let table = document.answerTable(rows: rows) else { return [] }
        let natural = TextTable(table)
        if layout.width.map({ natural.naturalWidth <= $0 }) ?? true {
            return natural.lines(ink: layout.ink, limit: layout.width)
        }
        return document.answerSentences(parties: rows > 2 ? 2 : 1)
            .flatMap { layout.paragraph($0) }
    }

    /// The question and, on one line of a terminal, the data.
    private static func head(_ document: ResultDocument, _ layout: TextLayout) -> [String] {
        let data = document.dataLine.map { line in
            let lines = layout.paragraph(line)
            let short = layout.paragraph(document.shortDataLine ?? line)
            guard lines.count > 1, let width = layout.width else { return lines }
            return short.count == 1
                ? short : [TerminalText.shortened(document.shortDataLine ?? line, to: width)]
        }
        return layout.paragraph(document.title).map(layout.ink.bold)
            + (data ?? []).map(layout.ink.dim)
    }

    /// How much of an analysis there is room for.
    private struct Extent {
        /// Whether the table stands apart by blank lines.
        var isAiry = false
        /// Whether it is said how the numbers are made.
        var hasMethod = true
        /// How many sentences say how sure that is.
        var doubts = 2
        /// How many sentences answer.
        var sentences = Int.max
        /// The most lines of a paragraph, of which whole sentences are kept.
        var lines = Int.max
        /// Whether even a sentence is cut that is longer than its lines.
        var isCut = false
        /// To how many columns headings may be broken: where it is more, columns that can give way
        /// do so before headings take many lines.
        var headings = TextTable.headingWidth
        /// The fewest rows.
        var rows: Int
    }

    private static let extents = [
        Extent(isAiry: true, rows: 6), Extent(rows: 5), Extent(doubts: 1, rows: 3),
        Extent(hasMethod: false, doubts: 1, rows: 3),
        Extent(doubts: 1, headings: 20, rows: 2),
        Extent(hasMethod: false, doubts: 1, headings: 20, rows: 2),
        Extent(hasMethod: false, doubts: 0, headings: 20, rows: 2),
        Extent(hasMethod: false, doubts: 0, lines: 4, headings: 20, rows: 2),
        Extent(hasMethod: false, doubts: 0, sentences: 2, lines: 3, headings: 20, rows: 2),
        Extent(hasMethod: false, doubts: 0, sentences: 1, lines: 3, headings: 20, rows: 1),
        Extent(hasMethod: false, doubts: 0, sentences: 1, lines: 2, headings: 20, rows: 1),
        Extent(
            hasMethod: false, doubts: 0, sentences: 1, lines: 2, isCut: true, headings: 20,
            rows: 1),
    ]

    /// The answer of an analysis: the question, the data, the sentences, how it is counted and how
    /// sure that is, and the first rows of the leading table; nil where nothing leads.
    private static func analysis(
        _ document: ResultDocument, _ layout: TextLayout, _ rowCounts: [String: Int], _ room: Int
    ) -> [String]? {
        guard let lead = document.lead else {
            return document.isProse ? prose(document, layout, room) : nil
        }
        func fits(_ table: ReportTable, _ headings: Int = TextTable.headingWidth) -> Bool {
            layout.width.map { TextTable(table, headingWidth: headings).naturalWidth <= $0 } ?? true
        }
        guard let whole = lead.part(of: document, fits: { fits($0) }) else {
            return prose(document, layout, room)
        }
        let head = head(document, layout)
        func lines(_ extent: Extent, rows: Int) -> [String]? {
            guard
                let part = lead.part(
                    of: document, rows: rows, fits: { fits($0, extent.headings) })
            else { return nil }
            let text = sentences(document, extent).flatMap {
                layout.paragraph($0, lines: extent.lines, isCut: extent.isCut)
            }
            let table = TextTable.withLowHeadings(part, limit: layout.width)
                .lines(ink: layout.ink, limit: layout.width)
            let gap = extent.isAiry ? [""] : []
            return head + text + gap + table + gap
                + hint(document, layout, shown: part, of: rowCounts[part.name])
        }
        if lead.isExact {
            let extent = Extent(isAiry: true, rows: 1)
            return lines(extent, rows: lead.rows)
        }
        var shortest: [String]?
        for extent in extents {
            let least = min(extent.rows, whole.rows.count)
            for rows in (least...whole.rows.count).reversed() {
                shortest = lines(extent, rows: rows)
                if let shortest, shortest.count <= room { return shortest }
            }
        }
        return shortest
    }

    /// An answer that is sentences alone: of paragraphs that are too long the first sentences.
    private static func prose(
        _ document: ResultDocument, _ layout: TextLayout, _ room: Int
    ) -> [String] {
        let head = head(document, layout)
        let hint = document.tables.isEmpty ? [] : hint(document, layout)
        let texts = sentences(document, Extent(rows: 0))
        var body: [String] = []
        for (most, isCut) in [(Int.max, false), (4, false), (3, false), (2, false), (2, true)] {
            body = texts.flatMap { layout.paragraph($0, lines: most, isCut: isCut) }
            if head.count + body.count + hint.count <= room { return head + body + hint }
        }
        return head + body.prefix(max(room - head.count - hint.count, 1)) + hint
    }

    private static func sentences(_ document: ResultDocument, _ extent: Extent) -> [String] {
        var summary = document.summary
        if !extent.hasMethod { summary.method = nil }
        let answer = summary.first.map { "\($0)." } + document.preamble
        return answer.prefix(extent.sentences)
            + summary.paragraphs(models: 2, doubts: extent.doubts)
    }

    // MARK: What else there is

    /// The first of many warnings, and how many more there are: a short answer is not drowned.
    /// - Parameter lines: how many lines a warning takes.
    static func few(_ findings: [Diagnostic], lines: (Diagnostic) -> Int) -> [Diagnostic] {
        var shown = 0
        var used = 0
        while shown < findings.count,
            shown == 0 || used + lines(findings[shown]) <= mostFindingLines
        {
            used += lines(findings[shown])
            shown += 1
        }
        let hidden = findings.count - shown
        if hidden == 0 { return findings }
        return findings.prefix(shown) + [
            Diagnostic(
                .warning, "more",
                "\(hidden) more \(hidden == 1 ? "finding" : "findings"); --full shows them")
        ]
    }

    /// The most lines of warnings below a short answer, the first of them aside.
    static let mostFindingLines = 3

    /// What is there besides the short answer, in the longest words that fit on a line.
    private static func hint(
        _ document: ResultDocument, _ layout: TextLayout, shown: ReportTable? = nil,
        of whole: Int? = nil, few limit: Int? = nil
    ) -> [String] {
        func count(_ number: Int, _ noun: String) -> String? {
            number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        let notes = document.diagnostics.count { $0.severity == .note }
        let parts = RegionNames.list(
            [
                count(document.tables.count, "table"),
                count(document.assumptions.count, "assumption"), count(notes, "note"),
            ].compactMap { $0 })
        let all = document.tables.map(\.name)
        func names(_ count: Int) -> String {
            (all.prefix(count) + (all.count > count ? ["…"] : [])).joined(separator: ", ")
        }
        var rows = ""
        if let few = shown?.rows.count {
            let known = document.tables.first { $0.name == shown?.name }?.rows.count ?? few
            let total = max(whole ?? known, known)
            if few < total {
                rows = few == 1 ? "The first row of" : "The first \(few) of"
                rows += " \(NumberText.grouped(String(total))) rows. "
            }
        }
        if let limit, limit < document.partyAnswers.count {
            rows = "\(limit) of \(document.partyAnswers.count) rows of parties. "
        }
        let choices = [
            "\(rows)More: --full shows \(parts); --table NAME one table (\(names(3)))",
            "\(rows)More: --full shows \(parts); --table NAME one table (\(names(2)))",
            "\(rows)More: --full; one table: --table NAME (\(names(3)))",
            "\(rows)More: --full; one table: --table NAME (\(names(1)))",
            "\(rows)More: --full",
        ].map { layout.paragraph($0) }
        return (choices.first { $0.count == 1 } ?? choices.last ?? []).map(layout.ink.dim)
    }
}

extension ResultDocument {
    /// Whether a question is answered by sentences alone.
    fileprivate var isProse: Bool { question != nil && tables.isEmpty && !preamble.isEmpty }
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

    /// A text on so many lines at most: its first sentences, or the first clauses of the first one,
    /// which is whole however long it is unless it `isCut`; then what was cut is `…`.
    func paragraph(_ text: String, lines limit: Int, isCut: Bool = false) -> [String] {
        var lines = paragraph(text)
        if lines.count <= limit || limit < 1 { return lines }
        for shorter in WholeSentences.shorter(text) {
            lines = paragraph(shorter)
            if lines.count <= limit { return lines }
        }
        if !isCut { return lines }
        let last = lines[limit - 1]
        let words = last.split(separator: " ")
        let room = width.map { TerminalText.width(last) + 2 <= $0 } ?? true
        let kept = room || words.count == 1 ? last : words.dropLast().joined(separator: " ")
        return lines.prefix(limit - 1) + [kept + " …"]
    }
}

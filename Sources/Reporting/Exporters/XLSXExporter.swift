import Containers
public import InputOutput

/// An Excel workbook: the question with its answer, a sheet for every table of the result, then the
/// assumptions, then what else there is to say.
///
/// The first row of a table’s sheet holds the stable column names, with units in brackets; it stays
/// in sight, as do the columns that say what a row is about. Numbers are numbers of 16 digits,
/// shown rounded as on other pages; a missing value is an empty cell.
public enum XLSXExporter: Exporter {
    /// `xlsx`.
    public static let name = "xlsx"
    /// `xlsx`.
    public static let fileExtension = "xlsx"
    /// A person with a workbook.
    public static let audience = Audience.workbook
    /// A workbook is no text for a terminal.
    public static let isBinary = true

    /// Throws `needs-file`: a workbook has bytes and no text.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        throw Diagnostics([
            Diagnostic(
                .error, "needs-file", "a workbook cannot be written to standard output",
                remedy: "name a file with -o FILE.xlsx")
        ])
    }

    /// The bytes of the workbook, which are the same for the same document and options.
    ///
    /// Throws `table-too-large` for a table beyond what a sheet holds, and `cannot-write`.
    public static func bytes(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> [UInt8] {
        let document = try document.selected(by: options)
        var problems = Diagnostics()
        for table in document.tables {
            if let problem = sizeProblem(table) { problems.add(problem) }
        }
        try problems.throwIfErrors()
        return try WorkbookOutput.bytes(shownAs: "result.xlsx") { output throws(Diagnostics) in
            if options.tableName == nil { addAnswer(document, to: output) }
            for table in document.tables { add(table, to: output) }
            let ledger = document.ledger
            if !ledger.rows.isEmpty, !document.tables.contains(where: { $0.name == ledger.name }) {
                add(ledger, to: output)
            }
            addAbout(document, to: output)
        }
    }

    private static func sizeProblem(_ table: ReportTable) -> Diagnostic? {
        let (rows, columns) = (table.rows.count + 1, table.columns.count)
        let limits = (WorkbookOutput.rowLimit, WorkbookOutput.columnLimit)
        if rows <= limits.0, columns <= limits.1 { return nil }
        return Diagnostic(
            .error, "table-too-large",
            "the table \(table.name) has \(rows) rows and \(columns) columns, and a sheet of Excel "
                + "holds \(limits.0) and \(limits.1)",
            remedy: "use --top N, or --format csv")
    }

    private static func add(_ whole: ReportTable, to output: WorkbookOutput) {
        // Sentences stand below the table, where they have room.
        let (table, sentences) = whole.withProseBelow
        output.beginSheet(table.name)
        let formats = table.columns.indices.map { CellFormat.code(table, $0) }
        let headings = table.columns.map { column in
            let name = Self.name(of: column, in: table)
            return column.unit.map { "\(name) [\($0)]" } ?? name
        }
        for (index, heading) in headings.enumerated() {
            output.setWidth(
                CellFormat.width(heading, FormattedColumn(table, index)), ofColumns: index...index)
        }
        output.beginRow()
        for heading in headings { output.addHeading(heading) }
        output.freeze(columns: min(table.keyColumns, table.columns.count))
        output.filter(columns: table.columns.count, rows: table.rows.count)
        for row in table.rows {
            output.beginRow()
            for (cell, format) in zip(row, formats) {
                switch cell {
                case .text(let text): output.add(String(text.prefix(Self.longestText)))
                case .integer(let value): output.add(Double(value), format: format)
                case .number(let value): output.add(value, format: format)
                case .flag(let value): output.add(value)
                case .missing: output.skip()
                }
            }
        }
        if sentences.isEmpty { return }
        output.beginRow()
        for sentence in sentences {
            output.beginRow()
            output.add(String(sentence.prefix(Self.longestText)))
        }
    }

    /// A column's stable name; where models stand side by side, the words for people: `rung` is
    /// kept for programs alone.
    private static func name(of column: Column, in table: ReportTable) -> String {
        let isLadder = table.columns.contains { $0.name == "rung" }
        return isLadder && ["rung", "model"].contains(column.name)
            ? column.displayName : column.name
    }

    /// The question, the data and the answer, as they stand on a page; no sheet for a result
    /// without a question.
    private static func addAnswer(_ document: ResultDocument, to output: WorkbookOutput) {
        guard let question = document.question,
            !document.tables.contains(where: { $0.name == "answer" })
        else { return }
        output.beginSheet("answer")
        let grid = document.answerTable()
        output.setWidth(34, ofColumns: 0...1)
        output.setWidth(24, ofColumns: 2...5)
        func line(_ text: String, isBold: Bool = false) {
            output.beginRow()
            output.add(String(text.prefix(Self.longestText)), isBold: isBold)
        }
        line(question, isBold: true)
        if let data = document.dataLine { line(data) }
        if let grid {
            let formats = grid.columns.indices.map { CellFormat.code(grid, $0) }
            output.beginRow()
            for column in grid.columns { output.addHeading(column.displayName) }
            for row in grid.rows {
                output.beginRow()
                for (cell, format) in zip(row, formats) {
                    switch cell {
                    case .number(let value): output.add(value, format: format)
                    case .missing: output.skip()
                    default: output.add(cell.plain)
                    }
                }
            }
        }
        document.summary.first.forEach { line("\($0).") }
        (grid == nil ? document.preamble : []).forEach { line($0) }
        document.summary.paragraphs.forEach { line($0) }
        (grid == nil ? [] : document.preamble).forEach { line($0) }
    }

    /// What the tables are, what they come from, and the warnings.
    private static func addAbout(_ document: ResultDocument, to output: WorkbookOutput) {
        output.beginSheet("about")
        output.setWidth(24, ofColumns: 0...0)
        output.setWidth(100, ofColumns: 1...1)
        func line(_ key: String, _ text: String) {
            output.beginRow()
            output.add(key, isBold: true)
            output.add(String(text.prefix(Self.longestText)))
        }
        line("command", document.command)
        line("version", document.version)
        for table in (document.table.map { [$0] } ?? []) + document.tablesCompared {
            line("table", table.description)
            if let path = table.path { line("path", path) }
            if let digest = table.sha256 { line("sha256", digest) }
        }
        for paragraph in document.preamble { line("reading", paragraph) }
        for table in document.tables {
            line(table.name, table.title)
            for note in table.notes { line("", note) }
        }
        for fact in document.numerics?.facts ?? [] { line("numerics", fact) }
        for diagnostic in document.diagnostics {
            line(diagnostic.severity.rawValue, diagnostic.sentence)
        }
        line("numbers", "16 significant digits")
    }

    /// Characters of a text, few enough for any script.
    private static let longestText = WorkbookOutput.textLimit / 4
}

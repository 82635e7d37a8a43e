import InputOutput
import Reporting

/// A question about one table that can be asked of the tables of several years.
///
/// For one table the answer is `answer(on:in:)`. For several it is asked of each, and
/// `Inquiry.series` puts the answers together, the same way for every question.
protocol SeriesQuestion: Question {
    /// The table: a path, a name or a pattern.
    var table: String { get }
    /// Further tables, of other years.
    var moreTables: [String] { get }
    /// How the tables are read.
    var reading: ReadingChoices { get }
    /// What is followed through the years.
    var years: YearsChoices { get }
    /// Rows to choose.
    var top: Int? { get }
    /// The tables and columns that can be followed, the usual one first.
    var subjects: [YearsReport.Subject] { get }
    /// What is asked of several years, without the years: `How concentrated are …`.
    func series(_ documents: [ResultDocument]) -> String?
    /// The answer for one table.
    func answer(on opened: OpenedTable, in inquiry: Inquiry) throws -> ResultDocument
}

extension SeriesQuestion {
    var top: Int? { nil }

    /// The answer for one table, or for all of them.
    /// - Throws: `one-year` where something is to be followed through a single table.
    func answerYears(in inquiry: Inquiry) throws -> ResultDocument {
        let names = try inquiry.workspace.finder.names(matching: [table] + moreTables)
        if names.count == 1, let only = names.first {
            try years.requireNothing()
            return try answer(on: try inquiry.open(only, reading), in: inquiry)
        }
        return try inquiry.series(self, names)
    }
}

extension Inquiry {
    /// The answers to a question for several tables, put together by year: a long table with a
    /// column `year`, and the largest rows side by side over the years.
    ///
    /// A table that nothing can be computed with leaves a gap, and a warning that names it: its
    /// year has a column without numbers.
    func series<Q: SeriesQuestion>(_ question: Q, _ names: [String]) throws -> ResultDocument {
        let threshold = try question.years.threshold()
        var parts: [YearsReport.Part] = []
        var documents: [ResultDocument] = []
        var layouts: [(name: String, layout: TableLayout)] = []
        var failure: TableModelError?
        for (number, name) in zip(1..., names) {
            let opened = try open(name, question.reading, position: (number, names.count))
            guard let year = opened.table.year else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-year", "the table states no year", at: .init(file: name),
                        remedy: "ask about this table alone")
                ])
            }
            var found: ResultDocument?
            current = opened
            defer { current = nil }
            do {
                found = try question.answer(on: opened, in: self)
            } catch let error as TableModelError {
                failure = error
                leaveOut(opened, error)
            }
            if let found {
                parts.append(.init(year: year, dataset: opened.table.name, tables: found.tables))
                documents.append(found)
                layouts.append((opened.table.name, opened.table.layout))
            }
        }
        if documents.isEmpty, let failure { throw failure }
        if let finding = Self.unlike(layouts) { report(finding) }
        let order = parts.indices.sorted { (parts[$0].year, $0) < (parts[$1].year, $1) }
        return try seriesDocument(
            question, order.map { parts[$0] }, order.map { documents[$0] }, threshold)
    }

    /// The warning that a table of several is left out.
    static func leftOut(_ error: TableModelError, _ opened: OpenedTable) -> Diagnostic {
        let (message, remedy) = ErrorSentences.parts(error, unit: opened.table.unit)
        let year = opened.table.year.map { "\($0) is " } ?? ""
        return Diagnostic(
            .warning, "left-out", "\(year)left out: \(message)",
            at: .init(file: opened.identity.path ?? opened.table.name), remedy: remedy)
    }

    /// The warning that tables of other sectors are compared, which moves numbers by itself.
    static func unlike(_ tables: [(name: String, layout: TableLayout)]) -> Diagnostic? {
        guard let first = tables.first else { return nil }
        func sectors(_ layout: TableLayout) -> [String] { layout.sectors.map(\.code) }
        guard
            let other = tables.first(where: { sectors($0.layout) != sectors(first.layout) })
        else { return nil }
        return Diagnostic(
            .warning, "unlike-tables",
            """
            ‘\(first.name)’ has \(first.layout.sectorCount) sectors and ‘\(other.name)’ \
            \(other.layout.sectorCount) others: a part of what differs between them comes from \
            that
            """, remedy: "aggregate both to the same sectors with chokepoint aggregate")
    }

    private func seriesDocument<Q: SeriesQuestion>(
        _ question: Q, _ parts: [YearsReport.Part], _ documents: [ResultDocument],
        _ threshold: Double?
    ) throws -> ResultDocument {
        let all = (parts + gaps).sorted { $0.year < $1.year }
        let years = try YearsReport(
            all, subjects: question.subjects, follow: question.years.follow, above: threshold,
            names: names)
        report(years.findings)
        let wide = years.years(limit: question.top ?? 10)
        let long = years.stacked
        let isProgram = presentation.audience == .program
        var ledger: [Assumption] = []
        for item in documents.flatMap(\.assumptions) where !ledger.contains(item) {
            ledger.append(item)
        }
        var document = document(
            tablesCompared: documents.compactMap(\.table), assumptions: ledger,
            numerics: Numerics.worst(of: documents.compactMap(\.numerics)),
            tables: isProgram ? long + [wide] : [wide] + long, reading: years.reading)
        document.question = question.series(documents).map { years.asked($0) }
        document.lead = years.lead
        document.summary.method = documents.last?.summary.method
        document.summary.sure = years.cautions + document.summary.sure
        return document
    }
}

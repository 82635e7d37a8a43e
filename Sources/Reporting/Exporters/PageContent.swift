import InputOutput

/// What a page says before its figures and tables, in the order in which it is read.
package struct PageContent {
    /// The question, or where there is none in words the command and its tables.
    package let title: String
    /// The small line below it: the data; nil where the title says it.
    package let data: String?
    /// The answer as a table; nil where sentences say it.
    package let answer: ReportTable?
    /// The answer in sentences.
    package let sentences: [String]
    /// Why the models say so.
    package let why: [String]
    /// How sure that is.
    package let sure: [String]

    /// What the page of a result says.
    package init(_ document: ResultDocument) {
        title = document.title
        data = document.question == nil ? nil : document.dataLine
        answer = document.answerTable()
        let summary = document.summary
        sentences =
            summary.first.map { "\($0)." }
            + [summary.hardest.map { "Hardest hit \($0)." }].compactMap { $0 }
            + summary.variants.map { "\($0)." }
            + [
                summary.moves.map { "It depends most on \($0)." },
                summary.rent.map { "\($0)." },
            ].compactMap { $0 } + document.preamble
            + [summary.method.map { "How it is counted: \($0)." }].compactMap { $0 }
        why = summary.why
        sure = summary.sure
    }
}

extension ResultDocument {
    /// Where the numbers come from and how they were solved, one sentence each.
    package var sources: [String] {
        let identities = (table.map { [$0] } ?? []) + tablesCompared
        var lines = identities.prefix(3).map { "Data: \($0.description)" }
        if identities.count > 3 {
            lines.append("Data: \(identities.count) tables in all")
        }
        if let numerics {
            lines.append("Solved: \(numerics.facts.joined(separator: "; "))")
        }
        return lines + ["Made by chokepoint \(version), \(command)"]
    }
}

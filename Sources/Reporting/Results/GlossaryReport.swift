/// Entries of the glossary as a table.
public enum GlossaryReport {
    /// One row an entry: the word, what kind of word it is, and what it means.
    public static func glossary(_ entries: [GlossaryEntry]) -> ReportTable {
        ReportTable(
            name: "glossary", title: "Words of the results",
            columns: [
                "term", "kind", "meaning", "formula", "source", "example", "related", "aliases",
            ].map { Column(name: $0) },
            rows: entries.map { entry in
                [
                    .text(entry.term), .text(entry.kind.rawValue), .text(entry.meaning),
                    Cell(entry.formula), Cell(entry.source), Cell(entry.example),
                    entry.related.isEmpty ? .missing : .text(entry.related.joined(separator: ", ")),
                    entry.aliases.isEmpty ? .missing : .text(entry.aliases.joined(separator: ", ")),
                ]
            }, isSelection: true)
    }

    /// The words alone, by kind: what people read first.
    public static func words(_ entries: [GlossaryEntry]) -> [String] {
        GlossaryEntry.Kind.allCases.compactMap { kind in
            let words = entries.filter { $0.kind == kind }.map(\.term)
            return words.isEmpty
                ? nil : "\(kind.rawValue.capitalizedFirst)s: \(words.joined(separator: ", "))"
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

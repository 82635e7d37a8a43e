import Containers
public import InputOutput

/// Long CSV files, one flow a line: what this program writes, OECD's tables as iotr writes them,
/// the long-run tables of the World Input-Output Database, and anyone's own with a mapping file.
public enum LongFormat: TableReader {
    /// `long`.
    public static let name = "long"
    /// `long CSV (region, sector, use region, use sector, value), of one's own with --mapping`.
    public static let title =
        "long CSV (region, sector, use_region, use_sector, value; others with --mapping)"
    /// `mapping` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.mapping, .year]

    /// Opens files whose columns have the names of a known layout.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let names = try source.files().csvCandidates
        do throws(Diagnostics) {
            guard let name = names.first else { return nil }
            let first = try source.firstLine(of: name)
            let columns = LongHeadings.line(first.header, in: first.text).line.labels
            guard let headings = LongHeadings(columns, file: first.text.path) else { return nil }
            return Opened(
                source: source, options: options, mapping: nil, names: names,
                layout: (columns, headings),
                recognition: Recognition(
                    format: headings.layout.title,
                    reason: "its columns are \(headings.names.joined(separator: ", "))"))
        } catch {
            // What is no text is no table of this format.
            return nil
        }
    }

    /// Opens any CSV files, with a mapping that explains them or without.
    /// - Throws: `no-table`, and what `MappingFile` throws.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        let mapping = try options.mapping.map { path throws(Diagnostics) in
            try MappingFile(path: path)
        }
        try mapping?.require(.long)
        let names = try source.files().csvCandidates
        guard !names.isEmpty else { throw noTable(source.path) }
        return Opened(
            source: source, options: options, mapping: mapping, names: names, layout: nil,
            recognition: Recognition(
                format: title,
                reason: mapping.map { "\($0.path) explains it" } ?? "the format was named"))
    }

    private struct Opened: OpenedTable {
        let source: TableSource
        let options: ReadOptions
        let mapping: MappingFile?
        /// The CSV files.
        let names: [String]
        /// The layout of these columns, where it is known.
        let layout: (columns: [String], headings: LongHeadings)?
        let recognition: Recognition

        /// The file is read for its labels.
        func summary() throws(Diagnostics) -> TableSummary {
            TableSummary(try read { _ in }.table, format: title)
        }

        /// Reads the table.
        /// - Throws: `unknown-columns`, `wrong-delimiter`, `missing-column`, `unsupported-parquet`
        ///   for a column that is used, and what `LongTable` throws.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let files = try source.files()
            // A file by itself may hold several years: its name states none that is to be looked
            // for.
            let choice = FileChoice(candidates: names, files: files)
            let name = names.count == 1 ? names[0] : try choice.name(ofYear: options.year)
            let (text, first) = try source.text(of: name, allowsUnread: true)
            let (line, delimiter) =
                mapping.map { (CSVHeader(text, delimiter: $0.delimiter), $0.delimiter) }
                ?? LongHeadings.line(first, in: text)
            try line.requireDelimiter()
            try line.problems.throwIfAny(file: text.path)
            progress(0.1)
            var headings = mapping == nil ? layout?.headings : nil
            if layout?.columns != line.labels, mapping == nil {
                headings = LongHeadings(line.labels, file: text.path)
            }
            let mapped = try mapping.map { mapping throws(Diagnostics) in
                try LongLayout(line.labels, mapping, text.path)
            }
            guard let layout = mapped ?? headings?.layout else {
                throw LongHeadings.nearMiss(line.labels, file: text.path)
                    ?? unknownColumns(line.labels, text.path)
            }
            // Columns without a name are held to be empty, and have to be.
            try text.requireRead(
                layout.columns.positions.union(headings?.blankColumns ?? []))
            var facts = layout.facts(file: name)
            facts.take(text.metadata)
            if facts.year == nil { facts.year = FileChoice.year(in: name) }
            if let mapping { layout.apply(mapping, to: &facts, file: text.path) }
            if layout.columns.year == nil, let year = options.year {
                if let stated = facts.year, stated != year {
                    throw otherYear(stated, year, text.path)
                }
                facts.year = year
            }
            var scan = LongScan(
                text: text, bodyStart: line.end, delimiter: delimiter, names: line.labels,
                columns: layout.columns, year: options.year)
            scan.blankColumns = headings?.blankColumns ?? []
            let table = LongTable(scan: scan, roles: layout.roles, facts: facts)
            let changed =
                (headings?.findings ?? [])
                + (mapping == nil ? LongHeadings.delimiterNote(delimiter, file: text.path) : [])
            let reading = try table.reading(progress: { progress(0.1 + 0.8 * $0) }) { _ in changed }
            progress(1)
            return reading
        }
    }

    /// `no-table`.
    static func noTable(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-table", "there is not a CSV file in it", at: .init(file: path),
                remedy: "name the file of the table itself")
        ])
    }

    fileprivate static func unknownColumns(_ names: [String], _ path: String) -> Diagnostics {
        let shown = names.prefix(8).map(\.shortened).joined(separator: ", ")
        return Diagnostics([
            Diagnostic(
                .error, "unknown-columns",
                "the columns are \(shown)\(names.count > 8 ? ", …" : "")",
                at: .init(file: path, line: 1),
                remedy: "say with --mapping which of them are region, sector, use region, use "
                    + "sector and value")
        ])
    }

    fileprivate static func otherYear(_ stated: Int, _ asked: Int, _ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-such-year", "the table is of \(stated), not of \(asked)",
                at: .init(file: path), remedy: "leave the year out, or name another file")
        ])
    }
}

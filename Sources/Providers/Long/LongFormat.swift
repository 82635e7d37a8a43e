import Containers
import InputOutput

/// Long CSV files, one flow a line: what this program writes, OECD's tables as iotr writes them, the
/// long-run tables of the World Input-Output Database, and anyone's own with a mapping file.
public enum LongFormat: TableReader {
    /// `long`.
    public static let name = "long"
    /// `long CSV (region, sector, use region, use sector, value), of one's own with --mapping`.
    public static let title =
        "long CSV (region, sector, use_region, use_sector, value; others with --mapping)"
    /// `mapping` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.mapping, .year]

    /// Recognises the names of the columns.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            let files = try SourceFiles(path: path)
            guard let name = files.csvCandidates.first else { return nil }
            let text = try CSVText(
                try files.head(of: name, count: headSize), path: files.shown(name))
            let names = CSVHeader(text).labels
            guard let layout = LongLayout.known(names) else { return nil }
            return Recognition(
                format: layout.title, reason: "its columns are \(names.joined(separator: ", "))")
        } catch {
            // What cannot be opened is no table of this format; reading says why.
            return nil
        }
    }

    /// Name, year, unit and size; the file is read for its labels.
    /// - Throws: as `read`.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        let table = try read(path: path, options: ReadOptions()) { _ in }.table
        return TableSummary(
            name: table.name, year: table.year, unit: table.unit,
            source: table.provenance["source"], regionCount: table.regionCount,
            sectorCount: table.sectorCount, format: title)
    }

    /// Reads a table.
    /// - Throws: `unknown-columns`, `wrong-delimiter`, `missing-column`, `no-table`, and what
    ///   `MappingFile` and `LongTable` throw.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let mapping = try options.mapping.map { path throws(Diagnostics) in
            try MappingFile(path: path)
        }
        try mapping?.require(.long)
        let files = try SourceFiles(path: path)
        let names = files.csvCandidates
        guard !names.isEmpty else { throw noTable(files.path) }
        // A file by itself may hold several years: its name states none that is to be looked for.
        let choice = FileChoice(candidates: names, files: files)
        let name = names.count == 1 ? names[0] : try choice.name(ofYear: options.year)
        let text = try files.text(of: name)
        let delimiter = mapping?.delimiter ?? UInt8(ascii: ",")
        let line = CSVHeader(text, delimiter: delimiter)
        try line.requireDelimiter()
        try line.problems.throwIfAny(file: text.path)
        progress(0.1)
        guard let layout = try layout(line.labels, mapping, text.path) else {
            throw unknownColumns(line.labels, text.path)
        }
        var facts = layout.facts(file: name)
        if facts.year == nil { facts.year = FileChoice.year(in: name) }
        if let mapping { layout.apply(mapping, to: &facts, file: text.path) }
        if layout.columns.year == nil, let year = options.year {
            if let stated = facts.year, stated != year { throw otherYear(stated, year, text.path) }
            facts.year = year
        }
        let scan = LongScan(
            text: text, bodyStart: line.end, delimiter: delimiter, names: line.labels,
            columns: layout.columns, year: options.year)
        let reading = try LongTable(scan: scan, roles: layout.roles, facts: facts).reading()
        progress(1)
        return reading
    }

    private static let headSize = 1 << 20

    private static func layout(
        _ names: [String], _ mapping: MappingFile?, _ path: String
    ) throws(Diagnostics) -> LongLayout? {
        if let mapping { return try LongLayout(names, mapping, path) }
        return LongLayout.known(names)
    }

    /// `no-table`.
    static func noTable(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-table", "there is no CSV file in it", at: .init(file: path),
                remedy: "name the file of the table itself")
        ])
    }

    private static func unknownColumns(_ names: [String], _ path: String) -> Diagnostics {
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

    private static func otherYear(_ stated: Int, _ asked: Int, _ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-such-year", "the table is of \(stated), not of \(asked)",
                at: .init(file: path), remedy: "leave the year out, or name another file")
        ])
    }
}

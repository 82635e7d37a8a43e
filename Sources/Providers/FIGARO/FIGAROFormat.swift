import Containers
public import InputOutput

/// Eurostat’s FIGARO tables: matrix or flat CSV file, industry by industry or product by product,
/// by itself, in a folder, or zipped.
public enum FIGAROFormat: TableReader {
    /// `figaro`.
    public static let name = "figaro"
    /// `FIGARO table (matrix or flat CSV, also zipped)`.
    public static let title = "FIGARO table (matrix or flat CSV, also zipped)"
    /// `year`.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    private enum Kind { case matrix(FIGAROMatrix.Header), flat }

    /// Opens files with the labels or columns of such a table in the first line.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let names = try source.files().csvCandidates
        do throws(Diagnostics) {
            guard let name = names.first else { return nil }
            let labels = try source.firstLine(of: name).header.labels
            guard let kind = kind(labels) else { return nil }
            let title = FIGAROFacts.title(of: name)
            let recognition: Recognition
            switch kind {
            case .matrix(let header):
                let categories = LabelGrid(header.demand).inner.joined(separator: " ")
                recognition = Recognition(
                    format: "\(title), matrix",
                    reason: "its first line has \(header.industries.outer.count) regions × "
                        + "\(header.industries.inner.count) sectors and final demand \(categories)")
            case .flat:
                recognition = Recognition(
                    format: "\(title), flat file",
                    reason: "its columns are \(labels.joined(separator: ", "))")
            }
            return Opened(
                source: source, options: options, names: names, kind: (name, kind),
                recognition: recognition)
        } catch {
            // What is no text is no table of this format.
            return nil
        }
    }

    /// Opens any CSV files.
    /// - Throws: `not-a-figaro-table` where there is none.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        if let opened = try open(source, options: options) { return opened }
        let names = try source.files().csvCandidates
        guard !names.isEmpty else { throw notATable(source.path) }
        return Opened(
            source: source, options: options, names: names, kind: nil,
            recognition: .named(title))
    }

    private struct Opened: OpenedTable {
        let source: TableSource
        let options: ReadOptions
        /// The CSV files.
        let names: [String]
        /// What one of the files is.
        let kind: (name: String, kind: Kind)?
        let recognition: Recognition

        private func kind(
            of name: String, _ text: CSVText, _ line: CSVHeader
        ) throws(Diagnostics) -> Kind {
            try line.requireDelimiter()
            try line.problems.throwIfAny(file: text.path)
            if let kind, kind.name == name { return kind.kind }
            guard let kind = FIGAROFormat.kind(line.labels) else { throw notATable(text.path) }
            return kind
        }

        /// Name, year, unit and size: from the first line of a matrix; a flat file says its size
        /// only when it is read, so that it is read for its labels.
        /// - Throws: as reading does before it comes to the numbers.
        func summary() throws(Diagnostics) -> TableSummary {
            let line = try source.firstLine(of: names[0])
            var size = (0, 0)
            switch try kind(of: names[0], line.text, line.header) {
            case .matrix(let header):
                size = (header.industries.outer.count, header.industries.inner.count)
            case .flat:
                let table = try read { _ in }.table
                size = (table.regionCount, table.sectorCount)
            }
            return TableSummary(
                name: FIGAROFacts.title(of: names[0]), year: FileChoice.year(in: names[0]),
                unit: FIGAROFacts.unit, source: FIGAROFacts.provenance(of: names[0])["source"],
                regionCount: size.0, sectorCount: size.1, format: title)
        }

        /// Reads the table of the year that was chosen.
        /// - Throws: see `FIGAROMatrix` and `FIGAROFlat`; `not-an-io-table` for supply and use
        ///   tables.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let files = try source.files()
            let name = try FileChoice(candidates: names, files: files).name(ofYear: options.year)
            let lower = SourceFiles.lastComponent(of: name).lowercased()
            if lower.contains("ic-supply") || lower.contains("ic-use") {
                throw Diagnostics([
                    Diagnostic(
                        .error, "not-an-io-table",
                        "this is a supply or use table of FIGARO, not an input-output table",
                        at: .init(file: files.shown(name)),
                        remedy: "get the table eu-ic-io_ind-by-ind or eu-ic-io_prod-by-prod")
                ])
            }
            let (text, line) = try source.text(of: name)
            let year = FileChoice.year(in: name) ?? options.year
            progress(0.1)
            let reading: TableReading
            switch try kind(of: name, text, line) {
            case .flat:
                reading = try FIGAROFlat(text: text, line: line, name: name, year: year)
                    .reading { progress(0.1 + 0.8 * $0) }
            case .matrix(let header):
                reading = try FIGAROMatrix(
                    text: text, line: line, header: header, name: name, year: year
                ).reading { progress(0.1 + 0.8 * $0) }
            }
            progress(1)
            return reading
        }
    }

    /// `not-a-figaro-table`.
    static func notATable(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-a-figaro-table",
                "there is not a CSV file with the labels of a FIGARO table", at: .init(file: path),
                remedy: "a matrix has labels such as AT_A01, then AT_P3_S13 …; a flat file has the "
                    + "columns refArea, rowIi, counterpartArea, colIi, obsValue")
        ])
    }

    private static func kind(_ labels: [String]) -> Kind? {
        if FIGAROFlat.columns(labels) != nil { return .flat }
        return FIGAROMatrix.Header(labels: Array(labels.dropFirst())).map(Kind.matrix)
    }
}

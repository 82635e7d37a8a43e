import Containers
import InputOutput

/// Eurostat’s FIGARO tables: matrix or flat CSV file, industry by industry or product by product, by
/// itself, in a folder, or zipped.
public enum FIGAROFormat: TableReader {
    /// `figaro`.
    public static let name = "figaro"
    /// `FIGARO table (matrix or flat CSV, also zipped)`.
    public static let title = "FIGARO table (matrix or flat CSV, also zipped)"
    /// `year`.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    private enum Kind { case matrix(FIGAROMatrix.Header), flat }

    /// Recognises the labels of the first line.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            let files = try SourceFiles(path: path)
            guard let name = files.csvCandidates.first else { return nil }
            let text = try CSVText(
                try files.head(of: name, count: headSize), path: files.shown(name))
            let labels = CSVHeader(text).labels
            switch kind(labels) {
            case .matrix(let header):
                let categories = LabelGrid(header.demand).inner.joined(separator: " ")
                return Recognition(
                    format: "\(FIGAROFacts.title(of: name)), matrix",
                    reason: "its first line has \(header.industries.outer.count) regions × "
                        + "\(header.industries.inner.count) sectors and final demand \(categories)")
            case .flat:
                return Recognition(
                    format: "\(FIGAROFacts.title(of: name)), flat file",
                    reason: "its columns are \(labels.joined(separator: ", "))")
            case nil: return nil
            }
        } catch {
            // What cannot be opened is no table of this format; reading says why.
            return nil
        }
    }

    /// Name, year, unit and size: from the first line of a matrix; a flat file says its size only when it
    /// is read, so that it is read for its labels.
    /// - Throws: as reading does before it comes to the numbers.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        let files = try SourceFiles(path: path)
        guard let name = files.csvCandidates.first else {
            throw notATable(files.path)
        }
        let text = try CSVText(try files.head(of: name, count: headSize), path: files.shown(name))
        var size = (0, 0)
        switch kind(CSVHeader(text).labels) {
        case .matrix(let header):
            size = (header.industries.outer.count, header.industries.inner.count)
        case .flat:
            let table = try read(path: path, options: ReadOptions()) { _ in }.table
            size = (table.regionCount, table.sectorCount)
        case nil: throw notATable(files.path)
        }
        return TableSummary(
            name: FIGAROFacts.title(of: name), year: FileChoice.year(in: name),
            unit: FIGAROFacts.unit, source: FIGAROFacts.provenance(of: name)["source"],
            regionCount: size.0, sectorCount: size.1, format: title)
    }

    /// Reads a table.
    /// - Throws: see `FIGAROMatrix` and `FIGAROFlat`; `not-an-io-table` for supply and use tables.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let files = try SourceFiles(path: path)
        let names = files.csvCandidates
        guard !names.isEmpty else { throw notATable(files.path) }
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
        let text = try files.text(of: name)
        let year = FileChoice.year(in: name) ?? options.year
        progress(0.1)
        let reading: TableReading
        if FIGAROFlat.columns(CSVHeader(text).labels) != nil {
            reading = try FIGAROFlat(text: text, name: name, year: year).reading()
        } else {
            reading = try FIGAROMatrix(text: text, name: name, year: year).reading()
        }
        progress(1)
        return reading
    }

    /// `not-a-figaro-table`.
    static func notATable(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-a-figaro-table",
                "there is no CSV file with the labels of a FIGARO table", at: .init(file: path),
                remedy: "a matrix has labels such as AT_A01, then AT_P3_S13 …; a flat file has the "
                    + "columns refArea, rowIi, counterpartArea, colIi, obsValue")
        ])
    }

    private static let headSize = 1 << 20

    private static func kind(_ labels: [String]) -> Kind? {
        if FIGAROFlat.columns(labels) != nil { return .flat }
        return FIGAROMatrix.Header(labels: Array(labels.dropFirst())).map(Kind.matrix)
    }
}

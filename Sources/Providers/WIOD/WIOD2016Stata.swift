import Containers
public import InputOutput

/// The World Input-Output Database, release 2016, as Stata files: one a year.
public enum WIOD2016Stata: TableReader {
    /// `wiod2016-stata`.
    public static let name = "wiod2016-stata"
    /// For lists of formats.
    public static let title = "WIOD 2016 release (Stata dta)"
    /// `year`, for an archive of several years.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    /// Looks at the names of the columns.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard let candidates = try YearFile.Candidates.found(at: source, where: isName) else {
            return nil
        }
        do throws(Diagnostics) {
            let file = try candidates.file(candidates.first)
            guard StataFile.isStata(file.bytes) else { return nil }
            let columns = try StataFile.columns(file.bytes, path: file.shown)
            guard WIODFrame.isFrame(columns) else { return nil }
            let year = YearText.first(in: file.name)
            return Opened(
                candidates: candidates, options: options, first: file,
                recognition: Recognition(
                    format: WIOD2016.layout.title + (year.map { ", \($0)" } ?? "") + ", Stata",
                    reason: "the Stata file’s columns are IndustryCode, Country, RNr and "
                        + "\(columns.count - 5) of numbers, such as \(columns.last ?? "")"))
        } catch {
            return nil
        }
    }

    /// Opens any Stata file.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        Opened(
            candidates: try YearFile.Candidates(source, where: isName), options: options,
            first: nil, recognition: .named(title))
    }

    private struct Opened: OpenedTable {
        let candidates: YearFile.Candidates
        let options: ReadOptions
        /// The file that was looked at.
        let first: YearFile?
        let recognition: Recognition

        /// Reads the names of the columns only.
        func summary() throws(Diagnostics) -> TableSummary {
            var file = first
            if file == nil { file = try self.file(nil) }
            guard let file else { preconditionFailure("there is a file") }
            let columns = try StataFile.columns(file.bytes, path: file.shown)
            let frame = try WIODFrame(names: columns, file: file.shown)
            return frame.summary(fileName: file.name, format: title)
        }

        /// Reads the table; rows `II_fob` and `GO` and the column `TOT` are compared with the
        /// cells.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let file = try file(options.year)
            guard StataFile.isStata(file.bytes) else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "not-a-stata-file",
                        "the file does not begin as a Stata file does",
                        at: .init(file: file.shown), remedy: "name a dta file")
                ])
            }
            progress(0.1)
            let receiver = Receiver(file.shown)
            try StataFile.read(file.bytes, path: file.shown, into: receiver) {
                progress(0.1 + 0.8 * $0)
            }
            progress(0.9)
            guard var frame = receiver.frame else {
                preconditionFailure("a file that was read has columns")
            }
            receiver.frame = nil
            let reading = try frame.reading(fileName: file.name)
            try YearFile.require(
                year: options.year, found: reading.table.year, shown: file.shown)
            progress(1)
            return reading
        }

        /// The file of a year: the one that was looked at, where it is that.
        private func file(_ year: Int?) throws(Diagnostics) -> YearFile {
            let name = try candidates.name(ofYear: year)
            if let first, first.shown == (try candidates.shown(name)) { return first }
            return try candidates.file(name)
        }
    }

    private static func isName(_ name: String) -> Bool { name.lowercased().hasSuffix(".dta") }

    private final class Receiver: StataFile.Receiver {
        private let file: String
        var frame: WIODFrame?

        init(_ file: String) { self.file = file }

        func begin(columns: [String]) throws(Diagnostics) {
            frame = try WIODFrame(names: columns, file: file)
        }
        func set(_ column: Int, _ text: String) { frame?.set(column, text) }
        func set(_ column: Int, _ number: Double) { frame?.set(column, number) }
        func setMissing(_ column: Int) { frame?.setMissing(column) }
        func endRow() { frame?.endRow() }
    }
}

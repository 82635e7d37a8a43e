import Containers
import InputOutput

/// The World Input-Output Database, release 2016, as Stata files: one a year.
public enum WIOD2016Stata: TableReader {
    /// `wiod2016-stata`.
    public static let name = "wiod2016-stata"
    /// For lists of formats.
    public static let title = "WIOD 2016 release (Stata dta)"
    /// `year`, for an archive of several years.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    /// Looks at the names of the columns.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            guard let file = try YearFile.first(path, where: isName),
                StataFile.isStata(file.bytes)
            else { return nil }
            let columns = try StataFile.columns(file.bytes, path: file.shown)
            guard WIODFrame.isFrame(columns) else { return nil }
            let year = YearText.first(in: file.name)
            return Recognition(
                format: WIOD2016.layout.title + (year.map { ", \($0)" } ?? "") + ", Stata",
                reason: "the Stata file’s columns are IndustryCode, Country, RNr and "
                    + "\(columns.count - 5) of numbers, such as \(columns.last ?? "")")
        } catch {
            return nil
        }
    }

    /// Reads a table; rows `II_fob` and `GO` and the column `TOT` are compared with the cells.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let file = try YearFile.find(path, year: options.year, where: isName)
        guard StataFile.isStata(file.bytes) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-stata-file", "the file does not begin as a Stata file does",
                    at: .init(file: file.shown), remedy: "name a dta file")
            ])
        }
        let receiver = Receiver(file.shown)
        try StataFile.read(file.bytes, path: file.shown, into: receiver)
        guard var frame = receiver.frame else {
            preconditionFailure("a file that was read has columns")
        }
        receiver.frame = nil
        let reading = try frame.reading(fileName: file.name)
        try file.require(year: options.year, found: reading.table.year)
        return reading
    }

    /// Reads the names of the columns only.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        guard let file = try YearFile.first(path, where: isName) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "year-not-found", "there is no Stata file in it",
                    at: .init(file: path))
            ])
        }
        let columns = try StataFile.columns(file.bytes, path: file.shown)
        let frame = try WIODFrame(names: columns, file: file.shown)
        return frame.summary(fileName: file.name, format: title)
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

import Containers
public import InputOutput

/// CSV copies of WIOD's tables that people keep: the data frame of the R and Stata files, or a
/// sheet of the workbooks of either release or of the ADB.
public enum WIODCopy: TableReader {
    /// `wiod-csv`.
    public static let name = "wiod-csv"
    /// For lists of formats.
    public static let title = "CSV copy of a WIOD or ADB table"
    /// `year`, for an archive of several years.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    private static let layouts = [WIOD2016.layout, WIOD2013.layout, ADBMRIO.layout]

    /// Looks at the first lines.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard let candidates = try YearFile.Candidates.found(at: source, where: isName) else {
            return nil
        }
        do throws(Diagnostics) {
            let file = SourceFiles.lastComponent(of: try candidates.shown(candidates.first))
            let text = try source.firstLine(of: candidates.first ?? file).text
            if let frame = Frame(text) {
                let year = YearText.first(in: file)
                return Opened(
                    candidates: candidates, options: options,
                    recognition: Recognition(
                        format: WIOD2016.layout.title + (year.map { ", \($0)" } ?? "")
                            + ", CSV copy",
                        reason: "its columns are IndustryCode, Country, RNr and "
                            + "\(frame.names.count - 5) of numbers, such as "
                            + "\(frame.names.last ?? "")"))
            }
            guard let (known, header) = sheet(text) else { return nil }
            let found = WIODWorkbook.recognition(header, sheet: "CSV", file: file, known)
            return Opened(
                candidates: candidates, options: options,
                recognition: Recognition(
                    format: found.format + ", CSV copy", reason: found.reason))
        } catch {
            return nil
        }
    }

    /// Opens any CSV file.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        Opened(
            candidates: try YearFile.Candidates(source, where: isName), options: options,
            recognition: .named(title))
    }

    private struct Opened: OpenedTable {
        let candidates: YearFile.Candidates
        let options: ReadOptions
        let recognition: Recognition

        /// Reads the table; rows and columns of totals are compared with the cells.
        /// - Throws: `not-a-wiod-copy`, all problems of lines, then what the readers of the
        ///   originals throw.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let name = try candidates.name(ofYear: options.year)
            let shown = try candidates.shown(name)
            let file = SourceFiles.lastComponent(of: shown)
            let (text, line) = try candidates.source.text(of: name ?? file)
            try line.requireDelimiter()
            progress(0.1)
            let reading: TableReading
            if let frame = Frame(text) {
                reading = try frame.reading(fileName: file) { progress(0.1 + 0.8 * $0) }
                progress(0.9)
                try YearFile.require(
                    year: options.year, found: reading.table.year, shown: shown)
            } else if let (known, _) = sheet(text) {
                var reader = WIODSheetReader(known, sheet: "CSV", file: shown)
                try scan(text, into: &reader) { progress(0.1 + 0.8 * $0) }
                    .throwIfAny(file: shown)
                progress(0.9)
                reading = try WIODWorkbook.reading(
                    &reader, sheet: "CSV", file: shown, known, options)
            } else {
                throw notACopy(shown)
            }
            progress(1)
            return TableReading(reading.table, findings: text.oddities + reading.findings)
        }

        /// Reads the first lines only.
        func summary() throws(Diagnostics) -> TableSummary {
            let shown = try candidates.shown(candidates.first)
            let file = SourceFiles.lastComponent(of: shown)
            let text = try candidates.source.firstLine(of: candidates.first ?? file).text
            if let frame = Frame(text) {
                return try WIODFrame(names: frame.names, file: shown)
                    .summary(fileName: file, format: title)
            }
            guard let (known, header) = sheet(text) else { throw notACopy(shown) }
            return try WIODWorkbook.summary(header, sheet: "CSV", file: shown, known)
        }
    }

    private static func isName(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

    private static func notACopy(_ file: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-a-wiod-copy",
                "the file is neither the data frame nor a sheet of a WIOD table saved as CSV",
                at: .init(file: file),
                remedy:
                    "a frame begins with IndustryCode, IndustryDescription, Country, RNr, Year; a "
                    + "sheet is saved whole, its first rows and columns included")
        ])
    }

    // MARK: Sheets

    /// The layout of a sheet and its first rows; nil when it has none that is known.
    private static func sheet(_ text: CSVText) -> (WIODLayout, SheetGrid)? {
        layouts.lazy.compactMap { known in
            var header = SheetGrid(rows: known.places.first.row + 1)
            _ = scan(text, lines: known.places.first.row + 1, into: &header)
            return WIODWorkbook.isLaidOut(header, as: known) ? (known, header) : nil
        }.first
    }

    /// Hands the cells of a sheet on.
    private static func scan(
        _ text: CSVText, lines: Int? = nil, into receiver: inout some SheetReceiver,
        progress: (Double) -> Void = { _ in }
    ) -> ProblemList {
        let width = DelimitedLine(text, at: text.start, delimiter: UInt8(ascii: ",")).cells.count
        var row = 0
        return CSVCells(text: text, start: text.start, width: width).scan(
            lines: lines, progress: progress
        ) { value, column in
            switch value {
            case .empty: break
            case .number(let number):
                receiver.receive(.number(number), row: row, column: column)
            case .text(let content):
                // What pandas calls a column without a name.
                if row == 0, content.hasPrefix("Unnamed: ") { break }
                receiver.receive(.text(content), row: row, column: column)
            }
        } endLine: {
            row += 1
        }
    }

    // MARK: Frames

    /// The data frame of the R and Stata files as CSV.
    private struct Frame {
        /// Names of the columns, that of the row's number left out.
        let names: [String]
        private let text: CSVText
        private let start: Int
        /// 1 where the rows are numbered.
        private let skipped: Int

        /// Nil when the first line is not that of a frame.
        init?(_ text: CSVText) {
            let line = DelimitedLine(text, at: text.start, delimiter: UInt8(ascii: ","))
            // R and pandas write a column of row numbers without a name.
            skipped = line.cells.first.map { ["", "X", "Unnamed: 0"].contains($0) } == true ? 1 : 0
            names = Array(line.cells.dropFirst(skipped))
            guard line.problems.count == 0, WIODFrame.isFrame(names) else { return nil }
            self.text = text
            start = line.end
        }

        /// The table.
        func reading(
            fileName: String, progress: (Double) -> Void
        ) throws(Diagnostics) -> TableReading {
            var frame = try WIODFrame(names: names, file: text.path)
            let cells = CSVCells(text: text, start: start, width: names.count + skipped)
            let problems = cells.scan(progress: progress) { value, column in
                let column = column - skipped
                if column < 0 { return }
                switch value {
                case .number(let number): frame.set(column, number)
                case .text(let content): frame.set(column, content)
                case .empty: frame.set(column, "")
                }
            } endLine: {
                frame.endRow()
            }
            try problems.throwIfAny(file: text.path)
            return try frame.reading(fileName: fileName)
        }
    }
}

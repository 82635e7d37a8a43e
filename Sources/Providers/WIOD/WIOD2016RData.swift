import Containers
public import InputOutput

/// The World Input-Output Database, release 2016, as files of saved R objects: one a year.
public enum WIOD2016RData: TableReader {
    /// `wiod2016-rdata`.
    public static let name = "wiod2016-rdata"
    /// For lists of formats.
    public static let title = "WIOD 2016 release (RData)"
    /// `year`, for an archive of several years.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    /// Looks at the names of the columns; the file is unpacked for that, and what it holds is kept.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard let candidates = try YearFile.Candidates.found(at: source, where: isName) else {
            return nil
        }
        guard isName(SourceFiles.lastComponent(of: try candidates.shown(candidates.first))) else {
            return nil
        }
        do throws(Diagnostics) {
            let file = try candidates.file(candidates.first)
            guard RDataFile.isRData(file.bytes) else { return nil }
            let frames = try RDataFile.frames(file.bytes, path: file.shown)
            guard let frame = frames.first(where: { WIODFrame.isFrame($0.columns.map(\.name)) })
            else { return nil }
            let year = YearText.first(in: file.name)
            return Opened(
                candidates: candidates, options: options, first: (file, frame),
                recognition: Recognition(
                    format: WIOD2016.layout.title + (year.map { ", \($0)" } ?? "") + ", RData",
                    reason: "the R object \(frame.name) has the columns IndustryCode, Country, RNr "
                        + "and \(frame.columns.count - 5) of numbers"))
        } catch {
            return nil
        }
    }

    /// Opens any file of R objects.
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
        /// The file that was looked at, and its data frame.
        let first: (file: YearFile, frame: RDataFile.Frame)?
        let recognition: Recognition

        /// The file of a year and its data frame.
        private func data(
            _ year: Int?
        ) throws(Diagnostics) -> (file: YearFile, frame: RDataFile.Frame) {
            let name = try candidates.name(ofYear: year)
            if let first, first.file.shown == (try candidates.shown(name)) { return first }
            let file = try candidates.file(name)
            return (file, try WIOD2016RData.frame(file))
        }

        /// Says what the names of the columns say, which stand at the end of the file.
        func summary() throws(Diagnostics) -> TableSummary {
            let (file, data) = try data(nil)
            return try WIODFrame(names: data.columns.map(\.name), file: file.shown)
                .summary(fileName: file.name, format: title)
        }

        /// Reads the table; rows `II_fob` and `GO` and the column `TOT` are compared with the
        /// cells.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let (file, data) = try data(options.year)
            progress(0.5)
            var frame = try WIODFrame(names: data.columns.map(\.name), file: file.shown)
            let count = data.columns.map(\.count).max() ?? 0
            let uneven = data.columns.first { $0.count != count }
            if let uneven {
                throw Diagnostics([
                    Diagnostic(
                        .error, "unreadable-r-file",
                        "the column \(uneven.name) has \(uneven.count) of \(count) rows",
                        at: .init(file: file.shown), remedy: "get the file again")
                ])
            }
            for row in 0..<count {
                for (index, column) in data.columns.enumerated() {
                    set(&frame, index, column, row)
                }
                frame.endRow()
                if row % 64 == 0 { progress(0.5 + 0.4 * Double(row) / Double(count)) }
            }
            let reading = try frame.reading(fileName: file.name)
            try YearFile.require(
                year: options.year, found: reading.table.year, shown: file.shown)
            progress(1)
            return reading
        }
    }

    private static func isName(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".rdata") || name.hasSuffix(".rda")
    }

    /// The data frame of the table among the objects of a file.
    private static func frame(_ file: YearFile) throws(Diagnostics) -> RDataFile.Frame {
        let frames = try RDataFile.frames(file.bytes, path: file.shown)
        if let frame = frames.first(where: { WIODFrame.isFrame($0.columns.map(\.name)) }) {
            return frame
        }
        let found = frames.map { frame in
            let names = frame.columns.prefix(4).map(\.name).filter { !$0.isEmpty }
            return "\(frame.name) with \(frame.columns.count) columns"
                + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")), …)")
        }
        throw Diagnostics([
            Diagnostic(
                .error, "missing-object",
                found.isEmpty
                    ? "the file holds no data frame"
                    : """
                    the file holds no table of the release, but \(found.joined(separator: "; "))
                    """,
                at: .init(file: file.shown),
                remedy: "the object wiot has columns IndustryCode, IndustryDescription, Country, "
                    + "RNr, Year, AUS1 …")
        ])
    }

    private static func set(
        _ frame: inout WIODFrame, _ index: Int, _ column: RDataFile.Column, _ row: Int
    ) {
        if !column.texts.isEmpty {
            if let text = column.texts[row] {
                frame.set(index, text)
            } else {
                frame.setMissing(index)
            }
            return
        }
        let number = column.numbers[row]
        if number.isNaN {
            frame.setMissing(index)
        } else if column.levels.isEmpty {
            frame.set(index, number)
        } else if let level = Int(exactly: number), level > 0, level <= column.levels.count {
            frame.set(index, column.levels[level - 1])
        } else {
            frame.setMissing(index)
        }
    }
}

import Containers
import InputOutput

/// The World Input-Output Database, release 2016, as files of saved R objects: one a year.
public enum WIOD2016RData: TableReader {
    /// `wiod2016-rdata`.
    public static let name = "wiod2016-rdata"
    /// For lists of formats.
    public static let title = "WIOD 2016 release (RData)"
    /// `year`, for an archive of several years.
    public static let choices: Set<ReadOptions.Choice> = [.year]

    /// Looks at the names of the columns; the file is unpacked for that.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            guard let file = try YearFile.first(path, where: isName), isName(file.name),
                RDataFile.isRData(file.bytes)
            else { return nil }
            let frames = try RDataFile.frames(file.bytes, path: file.shown)
            guard let frame = frames.first(where: { WIODFrame.isFrame($0.columns.map(\.name)) })
            else { return nil }
            let year = YearText.first(in: file.name)
            return Recognition(
                format: WIOD2016.layout.title + (year.map { ", \($0)" } ?? "") + ", RData",
                reason: "the R object \(frame.name) has the columns IndustryCode, Country, RNr and "
                    + "\(frame.columns.count - 5) of numbers")
        } catch {
            return nil
        }
    }

    /// Reads a table; rows `II_fob` and `GO` and the column `TOT` are compared with the cells.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let file = try YearFile.find(path, year: options.year, where: isName)
        let data = try frame(file)
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
        }
        let reading = try frame.reading(fileName: file.name)
        try file.require(year: options.year, found: reading.table.year)
        return reading
    }

    /// Reads the whole file: its columns are named at its end.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        let file = try YearFile.find(path, year: nil, where: isName)
        let data = try frame(file)
        return try WIODFrame(names: data.columns.map(\.name), file: file.shown)
            .summary(fileName: file.name, format: title)
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
                    : "the file holds no table of the release, but \(found.joined(separator: "; "))",
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

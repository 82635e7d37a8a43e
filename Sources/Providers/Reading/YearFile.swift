import Containers
import InputOutput

/// Finds the one file of a table at a path that may hold the files of several years: a file by itself, a
/// folder, or a provider's archive.
struct YearFile {
    /// The content.
    let bytes: FileBytes
    /// How the file is called in messages.
    let shown: String

    /// The last part of its name.
    var name: String { SourceFiles.lastComponent(of: shown) }

    /// The file of a year.
    /// - Parameters:
    ///   - year: which year; nil where there is one file.
    ///   - isOne: whether a file's name is that of such a table.
    /// - Throws: `no-table`, and what `FileChoice` and `SourceFiles` throw.
    static func find(
        _ path: String, year: Int?, where isOne: (_ name: String) -> Bool
    ) throws(Diagnostics) -> YearFile {
        let files = try SourceFiles(path: path)
        let isWorkbook = files.isArchive && WorkbookParts.isWorkbook(files.names)
        if isWorkbook || !(files.isArchive || files.isFolder) {
            return YearFile(bytes: try FileBytes(path: path), shown: path)
        }
        let candidates = files.names.filter { isOne(SourceFiles.lastComponent(of: $0)) }
        guard !candidates.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table", "there is no file of this format in it",
                    at: .init(file: path), remedy: "name the file of the table itself")
            ])
        }
        let name = try FileChoice(candidates: candidates, files: files).name(ofYear: year)
        return YearFile(bytes: try files.bytes(of: name), shown: files.shown(name))
    }

    /// Makes sure that a file holds the year that was asked for.
    /// - Throws: `no-such-year`.
    func require(year asked: Int?, found: Int?) throws(Diagnostics) {
        guard let asked, let found, asked != found else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "no-such-year", "the table is of \(found), not of \(asked)",
                at: .init(file: shown), remedy: "leave the year out, or name another file")
        ])
    }

    /// The first file that may be a table of a provider, for looking at.
    /// - Throws: what `SourceFiles` throws.
    static func first(
        _ path: String, where isOne: (_ name: String) -> Bool
    ) throws(Diagnostics) -> YearFile? {
        let files = try SourceFiles(path: path)
        if files.isArchive ? WorkbookParts.isWorkbook(files.names) : !files.isFolder {
            return YearFile(bytes: try FileBytes(path: path), shown: path)
        }
        guard let name = files.names.first(where: { isOne(SourceFiles.lastComponent(of: $0)) })
        else { return nil }
        return YearFile(bytes: try files.bytes(of: name), shown: files.shown(name))
    }
}

/// Years in names and titles.
enum YearText {
    /// The first number from 1900 to 2099 that stands as four digits, or of WIOD's `wiot95_…` names.
    static func first(in text: String) -> Int? {
        for digits in text.split(whereSeparator: { !$0.isNumber }) where digits.count == 4 {
            if let year = Int(digits), (1900..<2100).contains(year) { return year }
        }
        return short(in: text)
    }

    /// The year of a name such as `wiot95_row_apr12.xlsx`.
    static func short(in text: String) -> Int? {
        let lower = text.lowercased()
        guard lower.hasPrefix("wiot"), let short = Int(String(lower.dropFirst(4).prefix(2))) else {
            return nil
        }
        return short < 50 ? 2000 + short : 1900 + short
    }
}

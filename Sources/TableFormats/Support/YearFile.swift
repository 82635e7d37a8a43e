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
    /// - Throws: `year-not-found`, `several-years`, and what `SourceFiles` throws.
    static func find(
        _ path: String, year: Int?, where isOne: (_ name: String) -> Bool
    ) throws(Diagnostics) -> YearFile {
        let files = try SourceFiles(path: path)
        let isWorkbook = files.isArchive && WorkbookParts.isWorkbook(files.names)
        if isWorkbook || !(files.isArchive || files.isFolder) {
            return YearFile(bytes: try FileBytes(path: path), shown: path)
        }
        let candidates = files.names.filter { isOne(SourceFiles.lastComponent(of: $0)) }
        let chosen = candidates.filter {
            year == nil || YearText.first(in: SourceFiles.lastComponent(of: $0)) == year
        }
        if let only = chosen.first, chosen.count == 1 {
            return YearFile(bytes: try files.bytes(of: only), shown: files.shown(only))
        }
        let held = candidates.map { SourceFiles.lastComponent(of: $0) }.joined(separator: ", ")
        throw Diagnostics([
            Diagnostic(
                .error, chosen.isEmpty ? "year-not-found" : "several-years",
                chosen.isEmpty
                    ? "there is no table of \(year.map(String.init) ?? "any year") in it"
                    : "it holds \(chosen.count) tables", at: .init(file: path),
                remedy: candidates.isEmpty
                    ? "name the file of the table itself"
                    : "choose a year with --year; it holds \(held)")
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
        let lower = text.lowercased()
        guard lower.hasPrefix("wiot"), let short = Int(String(lower.dropFirst(4).prefix(2))) else {
            return nil
        }
        return short < 50 ? 2000 + short : 1900 + short
    }
}

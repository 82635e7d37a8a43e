import Containers
import InputOutput

/// The one file of a table at a path that may hold the files of several years: a file by itself, a
/// folder, or a provider's archive.
struct YearFile {
    /// The content.
    let bytes: FileBytes
    /// How the file is called in messages.
    let shown: String

    /// The last part of its name.
    var name: String { SourceFiles.lastComponent(of: shown) }

    /// The files at a path that may be tables of a provider: the path itself when it is a file or a
    /// workbook, else those of the folder or archive with the right names.
    struct Candidates {
        let source: TableSource
        /// Names in the folder or archive; nil for the path itself.
        let names: [String]?

        /// Finds them.
        /// - Throws: what `TableSource` throws.
        init(_ source: TableSource, where isOne: (_ name: String) -> Bool) throws(Diagnostics) {
            self.source = source
            let files = try source.files()
            let isWorkbook = files.isArchive && WorkbookParts.isWorkbook(files.names)
            names =
                isWorkbook || !(files.isArchive || files.isFolder)
                ? nil : files.names.filter { isOne(SourceFiles.lastComponent(of: $0)) }
        }

        /// The candidates at a path; nil where there is none: an archive is not a table itself.
        static func found(
            at source: TableSource, where isOne: (_ name: String) -> Bool
        ) throws(Diagnostics) -> Candidates? {
            let candidates = try Candidates(source, where: isOne)
            let isArchive = try source.files().isArchive
            return candidates.isEmpty || candidates.names == nil && isArchive ? nil : candidates
        }

        /// Whether there is none.
        var isEmpty: Bool { names?.isEmpty ?? false }

        /// The first, for looking at.
        var first: String? { names?.first }

        /// How a file is called in messages.
        func shown(_ name: String?) throws(Diagnostics) -> String {
            guard let name else { return source.path }
            return try source.files().shown(name)
        }

        /// The content of a file.
        func file(_ name: String?) throws(Diagnostics) -> YearFile {
            let files = try source.files()
            if let name {
                return YearFile(bytes: try files.bytes(of: name), shown: files.shown(name))
            }
            guard let bytes = files.file ?? files.archive?.content else {
                throw Diagnostics.missingFile(source.path, "name the file of the table itself")
            }
            return YearFile(bytes: bytes, shown: source.path)
        }

        /// The name of the file of a year; nil for the path itself.
        /// - Throws: `no-table`, and what `FileChoice` throws.
        func name(ofYear year: Int?) throws(Diagnostics) -> String? {
            guard let names else { return nil }
            guard !names.isEmpty else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-table", "there is no file of this format in it",
                        at: .init(file: source.path),
                        remedy: "name the file of the table itself")
                ])
            }
            return try FileChoice(candidates: names, files: try source.files())
                .name(ofYear: year)
        }
    }

    /// Makes sure that a file holds the year that was asked for.
    /// - Throws: `no-such-year`.
    static func require(year asked: Int?, found: Int?, shown: String) throws(Diagnostics) {
        guard let asked, let found, asked != found else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "no-such-year", "the table is of \(found), not of \(asked)",
                at: .init(file: shown), remedy: "leave the year out, or name another file")
        ])
    }
}

/// Years in names and titles.
enum YearText {
    /// The first number from 1900 to 2099 that stands as four digits, or of WIOD's `wiot95_…`
    /// names.
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

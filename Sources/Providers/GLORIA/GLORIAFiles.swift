import Containers
import InputOutput

/// The files of one GLORIA table: numbers in a folder or archive, satellite accounts in another one
/// beside it or in the same, labels in the provider’s workbook.
struct GLORIAFiles {
    /// A file of numbers, as its name describes it.
    struct Part {
        /// `T`, `Y`, `V`, `TQ`, `YQ`.
        let matrix: String
        let year: Int
        /// The release, such as 59.
        let release: Int
        /// 1 for basic prices; 2 to 5 for the layers of margins, taxes and subsidies.
        let markup: Int
        let source: SourceFiles
        let name: String
    }

    /// The parts of the table in basic prices by matrix.
    let parts: [String: Part]
    /// The year of the table.
    let year: Int
    /// The release of the table.
    let release: Int
    /// The workbook of labels: where it is, and its name there.
    let labels: (source: SourceFiles, name: String)?
    /// The path as the user gave it.
    let path: String

    /// Finds the files of the table among files.
    /// - Parameter wanted: which year, where there are several.
    /// - Throws: `no-table`, `several-tables`, `not-basic-prices`, and what opening archives
    ///   throws.
    init(_ files: SourceFiles, year wanted: Int?) throws(Diagnostics) {
        path = files.path
        let flows = Self.parts(in: files).filter { $0.matrix == "T" }
        let tables = flows.filter { $0.markup == 1 && (wanted == nil || $0.year == wanted) }
        guard let table = tables.first, tables.count == 1 else {
            throw Self.failure(files.path, flows, wanted)
        }
        year = table.year
        release = table.release
        let around = try Self.around(files, table)
        var parts: [String: Part] = [:]
        for source in [files] + around {
            for part in Self.parts(in: source)
            where part.year == table.year && part.markup == 1 && parts[part.matrix] == nil {
                parts[part.matrix] = part
            }
        }
        self.parts = parts
        labels = Self.workbook(in: [files] + around, release: table.release)
    }

    /// The files of numbers among files, by their names.
    static func parts(in files: SourceFiles) -> [Part] {
        // Archives keep the provider’s paths; a folder is not searched further down than one level.
        files.names.filter { files.isArchive || $0.count(where: { $0 == "/" }) < 2 }
            .compactMap { name in
                let words = SourceFiles.lastComponent(of: name).split(separator: "_")
                guard let index = words.firstIndex(where: { $0.hasSuffix("-Results") }),
                    index + 3 < words.count, name.lowercased().hasSuffix(".csv"),
                    let year = Int(words[index + 1]), let release = Int(words[index + 2])
                else { return nil }
                let markup = words[index + 3].drop { !$0.isNumber }.prefix { $0.isNumber }
                guard words[index + 3].hasPrefix("Markup"), let markup = Int(markup) else {
                    return nil
                }
                return Part(
                    matrix: String(words[index].dropLast("-Results".count)), year: year,
                    release: release, markup: markup, source: files, name: name)
            }
    }

    /// Satellite accounts and workbooks of labels beside a path.
    static func neighbours(of path: String) -> [String] {
        let parts = path.droppingTrailingSlashes
            .split(separator: "/", omittingEmptySubsequences: false)
        let parent = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        let folder = parent.isEmpty ? "/" : parent
        return (FolderContent.names(in: folder) ?? []).filter { name in
            name.hasPrefix("GLORIA_SatelliteAccounts") || isWorkbook(name)
        }.map { parent.isEmpty ? "/\($0)" : "\(parent)/\($0)" }
    }

    /// Those that belong to a table.
    private static func around(
        _ files: SourceFiles, _ table: Part
    ) throws(Diagnostics) -> [SourceFiles] {
        var found: [SourceFiles] = []
        for path in neighbours(of: files.path) {
            let name = SourceFiles.lastComponent(of: path)
            if isWorkbook(name) || YearInName.years(in: name).contains(table.year) {
                found.append(try SourceFiles(path: path))
            }
        }
        return found
    }

    /// The workbook of the release, else the first workbook.
    private static func workbook(
        in sources: [SourceFiles], release: Int
    ) -> (source: SourceFiles, name: String)? {
        var first: (source: SourceFiles, name: String)?
        for source in sources {
            // A workbook is an archive itself.
            let names =
                isWorkbook(SourceFiles.lastComponent(of: source.path)) ? [""] : source.names
            for name in names where name.isEmpty || isWorkbook(name) {
                let shown = name.isEmpty ? SourceFiles.lastComponent(of: source.path) : name
                if releases(in: shown).contains(release) { return (source, name) }
                first = first ?? (source, name)
            }
        }
        return first
    }

    /// The content and the path of the workbook of labels.
    /// - Throws: `missing-file`, and what reading it throws.
    func workbook() throws(Diagnostics) -> Workbook {
        guard let (source, name) = labels else {
            throw Diagnostics.missingFile(
                "\(path)/GLORIA_ReadMe_\(String(1000 + release).dropFirst()).xlsx",
                "the provider’s workbook holds the labels: put it beside the files")
        }
        return name.isEmpty
            ? try Workbook(path: source.path)
            : try Workbook(try source.bytes(of: name), path: source.shown(name))
    }

    private static func isWorkbook(_ name: String) -> Bool {
        let last = SourceFiles.lastComponent(of: name).lowercased()
        return last.hasPrefix("gloria_readme") && last.hasSuffix(".xlsx")
    }

    private static func releases(in name: String) -> [Int] {
        name.split { !$0.isNumber }.compactMap { Int($0) }
    }

    private static func failure(_ path: String, _ flows: [Part], _ wanted: Int?) -> Diagnostics {
        let basic = flows.filter { $0.markup == 1 }
        let years = Set(basic.map(\.year)).sorted().map(String.init).joined(separator: ", ")
        let (code, message, remedy): (String, String, String?)
        if flows.isEmpty {
            (code, message, remedy) = (
                "no-table", "there is no file …_T-Results_YYYY_0NN_Markup001(full).csv", nil
            )
        } else if basic.isEmpty {
            let markups = Set(flows.map(\.markup)).sorted().map(String.init)
            (code, message, remedy) = (
                "not-basic-prices",
                """
                there is Markup \(markups.joined(separator: ", ")) only: a layer of margins, \
                taxes 
                """
                    + "or subsidies, and no table", "Markup001 is the table in basic prices"
            )
        } else {
            (code, message, remedy) = (
                "several-tables", "there are tables of \(years)",
                wanted == nil ? "choose the year" : "choose one of these years"
            )
        }
        return Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: path), remedy: remedy)
        ])
    }
}

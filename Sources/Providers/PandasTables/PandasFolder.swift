import Containers
import InputOutput

/// A folder or zip archive of files that pymrio saved, or that are laid out alike: Z.txt, Y.txt,
/// x.txt, unit.txt at its root, and accounts in folders below; or the same as Parquet.
struct PandasFolder {
    /// All files.
    let files: SourceFiles
    /// The folder of the table inside them: empty, or with a slash at its end.
    let root: String
    /// file_parameters.json of the table, where there is one.
    let parameters: FileParameters?
    /// The accounts, in the order of their folders’ names.
    let accounts: [Account]

    /// A folder with an account.
    struct Account {
        /// Name of its folder.
        let folder: String
        /// Where its files are, with a slash at the end.
        let prefix: String
        /// Its file_parameters.json, where there is one.
        let parameters: FileParameters?
    }

    /// What the names of files end with: text, and Parquet.
    static let endings = ["txt", "parquet"]

    /// Names that pymrio gives its files.
    static let parametersName = "file_parameters.json"

    /// The folders in which a table may be: those with two of Z.txt, A.txt, Y.txt, x.txt and
    /// unit.txt, or else those with a file_parameters.json; only the highest when one holds the
    /// others.
    static func roots(in files: SourceFiles) -> [String] {
        let names = Set(files.names)
        let prefixes = Set(
            files.names.map { name in
                String(name.dropLast(SourceFiles.lastComponent(of: name).count))
            }
        ).filter { $0.split(separator: "/").count <= 1 }.sorted()
        let tables = prefixes.filter { prefix in
            endings.contains { ending in
                ["Z", "A", "Y", "x", "unit"].count { names.contains("\(prefix)\($0).\(ending)") }
                    >= 2
            }
        }
        let found =
            tables.isEmpty ? prefixes.filter { names.contains($0 + parametersName) } : tables
        return found.contains("") ? [""] : found
    }

    /// Finds the files of the table.
    /// - Parameter year: which table, where there are several with years in their names.
    /// - Throws: `no-table`, `several-tables`, and what `FileParameters` throws.
    init(_ files: SourceFiles, year: Int? = nil) throws(Diagnostics) {
        let all = Self.roots(in: files)
        var roots = all
        if roots.count > 1, let year {
            roots = roots.filter { YearInName.years(in: $0).contains(year) }
        }
        if all.count > 1, roots.count != 1 {
            throw Diagnostics([
                Diagnostic(
                    .error, "several-tables",
                    "there are several tables: "
                        + all.map { String($0.dropLast()) }.joined(separator: ", "),
                    at: .init(file: files.path),
                    remedy: "name the folder of one, or choose its year")
            ])
        }
        try self.init(files, root: roots.first)
    }

    /// Finds the files of the table in one folder.
    /// - Throws: `no-table` when there is none, `other-storage`, and what `FileParameters` throws.
    init(_ files: SourceFiles, root: String?) throws(Diagnostics) {
        guard let root else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table",
                    """
                    there are no two of Z.txt, A.txt, Y.txt, x.txt and unit.txt, and no \
                    \(Self.parametersName)
                    """,
                    at: .init(file: files.path), remedy: "name the folder in which they are")
            ])
        }
        self.files = files
        self.root = root
        var problems = ProblemCollector()
        func parameters(_ prefix: String) -> FileParameters? {
            let name = prefix + Self.parametersName
            guard files.names.contains(name) else { return nil }
            return problems.attempt(
                try FileParameters(try files.bytes(of: name), path: files.shown(name)))
        }
        self.parameters = parameters(root)
        var folders: [String] = []
        for name in files.names where name.hasPrefix(root) {
            let parts = name.dropFirst(root.count).split(separator: "/")
            if parts.count == 2, folders.last != String(parts[0]) {
                folders.append(String(parts[0]))
            }
        }
        accounts = folders.compactMap { folder in
            let prefix = "\(root)\(folder)/"
            let parameters = parameters(prefix)
            let isAccount =
                parameters.map { $0.systemType != "IOSystem" }
                ?? Self.endings.contains { files.names.contains("\(prefix)F.\($0)") }
            return isAccount
                ? Account(folder: folder, prefix: prefix, parameters: parameters) : nil
        }
        try problems.throwIfAny()
        for entry in (self.parameters?.files ?? [:]).sorted(by: { $0.key < $1.key }) {
            try requireKnown(entry.value.name, root + entry.value.name)
        }
    }

    /// A file of the table or of an account, with its numbers of label columns and lines.
    struct Part {
        /// The key, such as `Z`.
        let key: String
        /// Name in `files`.
        let name: String
        /// How many cells of a row are labels; nil where nothing states it.
        let labelColumns: Int?
        /// How many levels the columns have; nil where nothing states it.
        let levels: Int?
    }

    /// The file of a matrix, by the first of its keys that is there; nil when it is not part of the
    /// folder.
    /// - Throws: `missing-file` when file_parameters.json names a file that is not there, and
    ///   `other-storage` when it is in a format of its own.
    func part(
        _ keys: [String], in account: Account? = nil
    ) throws(Diagnostics) -> Part? {
        let prefix = account?.prefix ?? root
        let parameters = account == nil ? parameters : account?.parameters
        for key in keys {
            if let entry = parameters?.files[key] {
                let name = prefix + entry.name
                try requireKnown(entry.name, name)
                guard files.names.contains(name) else {
                    throw Diagnostics.missingFile(
                        files.shown(name),
                        "\(files.shown(prefix + Self.parametersName)) names it")
                }
                return Part(
                    key: key, name: name, labelColumns: entry.labelColumns,
                    levels: entry.headerLines)
            }
            for ending in Self.endings where files.names.contains("\(prefix)\(key).\(ending)") {
                return Part(
                    key: key, name: "\(prefix)\(key).\(ending)", labelColumns: nil, levels: nil)
            }
        }
        return nil
    }

    /// The matrix of a file.
    /// - Parameter levels: how many levels its columns have.
    /// - Throws: what `PandasHeader` and `PandasParquet` throw.
    func matrix(
        _ part: Part, name: String, levels: Int, labelColumns: Int?
    ) throws(Diagnostics) -> any PandasMatrix {
        if let file = try parquet(part) {
            return try PandasParquet(file, name: name, levels: levels)
        }
        return try PandasMatrixFile(
            try files.text(of: part.name), name: name, levels: levels, labelColumns: labelColumns)
    }

    /// A small file of labels and one text a row, such as the units.
    /// - Throws: what `PandasTextColumn` and `PandasParquet` throw.
    func texts(_ part: Part, labelColumns: Int?) throws(Diagnostics) -> any PandasTexts {
        if let file = try parquet(part) {
            return try PandasParquetTexts(
                PandasParquet(file, name: part.key, levels: 1), labelColumns: labelColumns)
        }
        return try PandasTextColumn(
            try files.text(of: part.name), labelColumns: labelColumns)
    }

    private func parquet(_ part: Part) throws(Diagnostics) -> ParquetFile? {
        guard part.name.lowercased().hasSuffix(".parquet") else { return nil }
        return try ParquetFile(
            try files.bytes(of: part.name), path: files.shown(part.name))
    }

    private func requireKnown(_ name: String, _ path: String) throws(Diagnostics) {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        if ["txt", "tsv", "csv", "parquet"].contains(ending) { return }
        let kinds = [
            "pickle": "pickle", "pkl": "pickle",
        ]
        throw Diagnostics([
            Diagnostic(
                .error, "other-storage",
                """
                the table is stored in \(kinds[ending] ?? "‘.\(ending)’") files, and only text \
                and Parquet are read
                """,
                at: .init(file: files.shown(path)),
                remedy: "convert it with pymrio: pymrio.load_all(FOLDER).save_all(NEW, "
                    + "table_format='txt')")
        ])
    }
}

import Containers
import InputOutput

/// The files of one Eora26 table among those of a folder or archive: numbers, and labels in files
/// of their own, beside them or in indices.zip.
struct EoraFiles {
    /// The year in the names.
    let year: Int
    /// `bp` or `pp`.
    let price: String
    /// Where the numbers are.
    let numbers: SourceFiles
    /// Name of the file of each part: `T`, `FD`, `VA`, `Q`, `QY`.
    let parts: [String: String]
    /// Where the labels are, in the order in which they are looked for.
    let labelSources: [SourceFiles]

    /// A table that the names of files announce.
    struct Candidate: Hashable {
        let year: Int
        let price: String
        /// Text files of the parts; empty when the table is in an archive.
        var parts: [String: String] = [:]
        /// The archive that holds the table.
        var archive: String?
    }

    /// The tables among files, plain files before archives, in the order of year and price.
    static func candidates(in files: SourceFiles) -> [Candidate] {
        var found: [String: Candidate] = [:]
        var archived: [String: Candidate] = [:]
        // Archives keep the provider’s paths; a folder is not searched further down than one level.
        for name in files.names where files.isArchive || name.count(where: { $0 == "/" }) < 2 {
            let last = SourceFiles.lastComponent(of: name).lowercased()
            let stem = last.split(separator: ".").first.map(String.init) ?? ""
            let words = stem.split(separator: "_").map(String.init)
            guard words.count >= 3, words[0] == "eora26", let year = Int(words[1]),
                ["bp", "pp"].contains(words[2])
            else { continue }
            let key = "\(year) \(words[2])"
            if words.count == 4, last.hasSuffix(".txt") {
                let part = words[3].uppercased()
                let entry = Candidate(year: year, price: words[2])
                found[key, default: entry].parts[part] = found[key]?.parts[part] ?? name
            } else if words.count == 3, last.hasSuffix(".zip") {
                archived[key] = Candidate(year: year, price: words[2], archive: name)
            }
        }
        return found.merging(archived) { plain, _ in plain }.sorted { $0.key < $1.key }
            .map(\.value)
    }

    /// The files of the table at a path.
    /// - Parameters:
    ///   - all: the tables among the files.
    ///   - year: which, where there are several.
    /// - Throws: `no-table`, `several-tables`, and what opening an archive throws.
    init(_ files: SourceFiles, _ all: [Candidate], year wanted: Int?) throws(Diagnostics) {
        let chosen = wanted.map { year in all.filter { $0.year == year } } ?? all
        if !all.isEmpty, chosen.count != 1 {
            let shown = all.map { "\($0.year) \($0.price)" }.joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "several-tables", "there are the tables \(shown)",
                    at: .init(file: files.path),
                    remedy: "choose the year of one, or name the folder or archive of one")
            ])
        }
        try self.init(files, candidate: chosen.first)
    }

    /// The files of a table.
    /// - Throws: `no-table` when there is none, and what opening an archive throws.
    init(_ files: SourceFiles, candidate: Candidate?) throws(Diagnostics) {
        guard let candidate else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table",
                    "there is no Eora26_YYYY_bp_T.txt or Eora26_YYYY_pp_T.txt",
                    at: .init(file: files.path))
            ])
        }
        year = candidate.year
        price = candidate.price
        if let archive = candidate.archive {
            numbers = try files.archive(archive)
            parts = Self.candidates(in: numbers).first?.parts ?? [:]
        } else {
            numbers = files
            parts = candidate.parts
        }
        labelSources = try Self.labelSources(numbers, files)
    }

    /// The numbers’ own files, then indices.zip among them, among the files around them, and beside
    /// the path.
    private static func labelSources(
        _ numbers: SourceFiles, _ files: SourceFiles
    ) throws(Diagnostics) -> [SourceFiles] {
        var sources = [numbers]
        if numbers.path != files.path { sources.append(files) }
        for around in sources {
            for name in around.names
            where SourceFiles.lastComponent(of: name).lowercased() == "indices.zip" {
                sources.append(try around.archive(name))
            }
        }
        let beside = Self.besides(files.path)
        if FolderContent.exists(beside) { sources.append(try SourceFiles(path: beside)) }
        return sources
    }

    /// The archive of labels beside a path.
    static func besides(_ path: String) -> String {
        let parent = path.droppingTrailingSlashes
            .split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return (parent.isEmpty ? "" : parent.joined(separator: "/") + "/") + "indices.zip"
    }

    /// The text of a file of labels, `labels_T.txt` and so on; nil when it is nowhere.
    func labels(_ part: String) throws(Diagnostics) -> CSVText? {
        for source in labelSources {
            for name in source.names
            where SourceFiles.lastComponent(of: name).lowercased()
                == "labels_\(part.lowercased()).txt"
            {
                return try source.text(of: name)
            }
        }
        return nil
    }

    /// The text of a file of numbers; nil when it is not there.
    func text(_ part: String) throws(Diagnostics) -> CSVText? {
        guard let name = parts[part] else { return nil }
        return try numbers.text(of: name)
    }

    /// How the file of a part is or would be called.
    func shown(_ part: String) -> String {
        numbers.shown(parts[part] ?? "Eora26_\(year)_\(price)_\(part).txt")
    }
}

public import InputOutput
import Platform
import Providers
import Scenarios

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Finds tables by path or by short name.
public struct TableFinder: Sendable {
    /// Folders that are searched for short names: `Tables` here, those of `$CHOKEPOINT_TABLES`, and
    /// the one that is installed with the program.
    public let folders: [String]
    /// Whether nothing but names of tables in the folders is taken, no paths; for a server, whose
    /// clients must not reach other files.
    public let isClosed: Bool
    /// Tables that have a name although they lie elsewhere: their paths.
    private let named: [String: String]

    /// A finder that looks where an environment says.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        var list = ["Tables"]
        list += (environment["CHOKEPOINT_TABLES"] ?? "").split(separator: ":").map(String.init)
        if let program = ProgramPath.value, program.contains("/") {
            let bin = String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
            list.append("\(bin)/../share/chokepoint/Tables")
        }
        folders = list
        isClosed = false
        named = [:]
    }

    /// A finder that looks into these folders and nowhere else.
    public init(folders: [String]) { self.init(folders, isClosed: false, named: [:]) }

    private init(_ folders: [String], isClosed: Bool, named: [String: String]) {
        self.folders = folders
        self.isClosed = isClosed
        self.named = named
    }

    /// The finder without paths: only tables in its folders are found, by their names.
    /// - Parameter table: a table that is found too wherever it lies, by the name of its file.
    /// - Throws: `table-not-found` where there is no such table.
    public func closed(with table: String? = nil) throws(Diagnostics) -> TableFinder {
        var named: [String: String] = [:]
        if let table { named[Self.shortName(table)] = try path(of: table) }
        return TableFinder(folders, isClosed: true, named: named)
    }

    /// The folders and files that tables found here lie in.
    package var readable: [String] { folders + named.values.sorted() }

    /// The name of a table of which a path or a name was given.
    public static func shortName(_ table: String) -> String {
        let last = table.split(separator: "/").last.map(String.init) ?? table
        return last.hasSuffix(".h5") ? String(last.dropLast(3)) : last
    }

    /// True when there is a file or folder at a path.
    public static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// The path of a table.
    /// - Throws: `table-not-found` with the nearest name.
    public func path(of name: String) throws(Diagnostics) -> String {
        if let path = named[name] { return path }
        if !isClosed, FileManager.default.fileExists(atPath: name) { return name }
        // In a closed finder a name is the name of one file in a folder, and nothing else.
        let isName = !isClosed || !(name.isEmpty || name.contains("/") || name.hasPrefix("."))
        for folder in isName ? folders : [] {
            for candidate in ["\(folder)/\(name)", "\(folder)/\(name).h5"]
            where FileManager.default.fileExists(atPath: candidate) {
                return candidate
            }
        }
        let known = names()
        let begun = name.isEmpty ? [] : known.filter { $0.hasPrefix(name) }
        let remedy: String
        if isClosed, name.contains("/") {
            remedy = "tables are found by their names here: \(known.joined(separator: ", "))"
        } else if let nearest = Suggestion.nearest(to: name, in: known) {
            remedy = "did you mean \(nearest)?"
        } else if !begun.isEmpty {
            remedy = "did you mean \(RegionNames.list(Array(begun.prefix(3)), "or"))?"
        } else if known.isEmpty {
            remedy = "give a path, or put tables into \(folders.joined(separator: ", "))"
        } else {
            remedy = "'chokepoint tables' lists the tables found; or give a path"
        }
        throw Diagnostics([
            Diagnostic(
                .error, "table-not-found",
                name.contains("/") || name.hasSuffix(".h5")
                    ? "there is no such file, and no table of this name"
                    : "there is no table of this name",
                at: .init(file: name), remedy: remedy)
        ])
    }

    /// Short names of everything that looks like a table in the folders, each once, with its path.
    public func found() -> [(name: String, path: String)] {
        var seen = Set<String>()
        var result = named.sorted { $0.key < $1.key }.map { (name: $0.key, path: $0.value) }
        seen.formUnion(named.keys)
        for folder in folders {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for entry in entries.sorted() where !entry.hasPrefix(".") {
                let path = "\(folder)/\(entry)"
                guard RecognitionMemory.isTable(path) else { continue }
                let name = entry.hasSuffix(".h5") ? String(entry.dropLast(3)) : entry
                if seen.insert(name).inserted { result.append((name, path)) }
            }
        }
        return result
    }

    /// Short names, for completion and suggestions.
    public func names() -> [String] { found().map(\.name) }
}

extension TableFinder {
    /// The path of a table that a scenario file names: by its name, or as a path from the file's
    /// folder.
    /// - Throws: `table-not-found` at the place of the name.
    func path(of name: MarkedValue, in scenario: Scenario) throws(Diagnostics) -> String {
        let text = name.text ?? ""
        do throws(Diagnostics) {
            return try path(of: text)
        } catch {
            let file = scenario.file ?? ""
            let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
            if !isClosed, !text.hasPrefix("/"), !folder.isEmpty, Self.exists("\(folder)\(text)") {
                return "\(folder)\(text)"
            }
            throw Diagnostics(
                error.items.map { item in
                    Diagnostic(
                        item.severity, item.code, "there is no table \(text)", at: name.location,
                        remedy: item.remedy)
                })
        }
    }
}

import InputOutput
import Providers

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Finds tables by path or by short name.
struct TableFinder {
    /// Folders that are searched for short names: `Tables` here, those of `$CHOKEPOINT_TABLES`, and the
    /// one that is installed with the program.
    let folders: [String]

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        var list = ["Tables"]
        list += (environment["CHOKEPOINT_TABLES"] ?? "").split(separator: ":").map(String.init)
        if let program = CommandLine.arguments.first, program.contains("/") {
            let bin = String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
            list.append("\(bin)/../share/chokepoint/Tables")
        }
        folders = list
    }

    /// True when there is a file or folder at a path.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The path of a table.
    /// - Throws: `table-not-found` with the nearest name.
    func path(of name: String) throws(Diagnostics) -> String {
        if FileManager.default.fileExists(atPath: name) { return name }
        for folder in folders {
            for candidate in ["\(folder)/\(name)", "\(folder)/\(name).h5"]
            where FileManager.default.fileExists(atPath: candidate) {
                return candidate
            }
        }
        let known = names()
        let remedy: String
        if let nearest = Suggestion.nearest(to: name, in: known) {
            remedy = "did you mean \(nearest)?"
        } else if known.isEmpty {
            remedy = "give a path, or put tables into \(folders.joined(separator: ", "))"
        } else {
            remedy = "'chokepoint tables' lists the tables found; or give a path"
        }
        throw Diagnostics([
            Diagnostic(
                .error, "table-not-found", "there is no table of this name",
                at: .init(file: name), remedy: remedy)
        ])
    }

    /// Short names of everything that looks like a table in the folders, each once, with its path.
    func found() -> [(name: String, path: String)] {
        var seen = Set<String>()
        var result: [(name: String, path: String)] = []
        for folder in folders {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for entry in entries.sorted() where !entry.hasPrefix(".") {
                let path = "\(folder)/\(entry)"
                guard TableFile.recognition(of: path) != nil else { continue }
                let name = entry.hasSuffix(".h5") ? String(entry.dropLast(3)) : entry
                if seen.insert(name).inserted { result.append((name, path)) }
            }
        }
        return result
    }

    /// Short names, for completion and suggestions.
    func names() -> [String] { found().map(\.name) }
}

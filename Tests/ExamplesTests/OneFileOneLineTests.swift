import Foundation
import TestSupport
import Testing

/// What CONTRIBUTING says of every list: a thing is a file of its folder, and one line of its list.
@Suite struct OneFileOneLineTests {
    private static let root = Fixtures.packageRoot

    /// A folder, what the names of its files end with, and the file that lists them.
    struct Room: CustomTestStringConvertible, Sendable {
        var folder: String
        var ending: String
        var list: String
        var testDescription: String { folder }
    }

    static let rooms = [
        Room(
            folder: "Sources/ChokepointCLI/Commands", ending: "Command",
            list: "Sources/ChokepointCLI"),
        Room(
            folder: "Sources/Workspace/Questions", ending: "Question",
            list: "Sources/Workspace/Questions.swift"),
        Room(
            folder: "Sources/chokepoint-bench/Benchmarks", ending: "Benchmark",
            list: "Sources/chokepoint-bench/Benchmark.swift"),
        Room(
            folder: "Sources/Reporting/Exporters", ending: "Exporter",
            list: "Sources/Reporting/Exporter.swift"),
    ]

    private static func text(of path: String) throws -> String {
        let url = root.appending(path: path)
        guard path.hasSuffix(".swift") else {
            // Commands are listed where they belong: most in the root, some in a group of theirs.
            let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
            var all = ""
            while let file = files?.nextObject() as? URL {
                // The cluster's program offers some of the commands once more.
                if file.pathExtension == "swift", !file.path.contains("/Cluster/") {
                    all += try String(contentsOf: file, encoding: .utf8)
                }
            }
            return all
        }
        return try String(contentsOf: url, encoding: .utf8)
    }

    @Test(arguments: rooms) func everyFileIsListedOnce(_ room: Room) throws {
        let list = try Self.text(of: room.list)
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: room.folder).path
        ).filter { $0.hasSuffix("\(room.ending).swift") && $0 != "RootCommand.swift" }
        #expect(files.count > 5)
        for file in files {
            let type = file.dropLast(".swift".count)
            // A folder may hold what its things share.
            let source = try Self.text(of: "\(room.folder)/\(file)")
            if source.contains("protocol \(type)") { continue }
            let lines = list.matches(of: try Regex("\\b\(type)\\.self")).count
            #expect(lines == 1, "\(type) stands \(lines) times in its list")
        }
    }
}

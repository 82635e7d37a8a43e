import Foundation
import TestSupport
import Testing

/// What suites of faults share: a folder of their own with small tables, and the program.
class FaultFolder {
    let folder: URL

    init() throws { folder = try Fixtures.temporaryFolder() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Writes a table and returns its path.
    func table(
        _ name: String = "table", _ change: (inout SmallTable) -> Void = { _ in }
    ) throws -> String {
        var table = SmallTable()
        change(&table)
        try table.write(to: folder.appending(path: name))
        return path(name)
    }

    func run(_ arguments: String...) throws -> RunProgram.Outcome {
        try Program.run.run(arguments)
    }

    /// The rows of a table of a result, cells by column name.
    func rows(_ arguments: String...) throws -> [[String: String]] {
        let run = try Program.run.run(arguments + ["--format", "csv", "-q"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n").map(Self.cells)
        let header = try #require(lines.first)
        return lines.dropFirst().map {
            Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
        }
    }

    /// The cells of a line of CSV; a cell with commas is quoted.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

import Foundation
import TestSupport
import Testing

/// The example of the C interface, compiled and run.
@Suite struct CInterfaceTests {
    /// The folder of the built program and library.
    private static let folder = try? RunProgram.executable().deletingLastPathComponent().path
    private static let isThere =
        folder.map { FileManager.default.fileExists(atPath: "\($0)/libchokepoint-c.so") } ?? false

    /// The output and status of the example with some arguments.
    private func example(_ arguments: String...) throws -> (output: String, status: Int32) {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sources = Fixtures.packageRoot.appending(path: "Sources/ChokepointC")
        let libraries = try #require(Self.folder)
        let program = folder.appending(path: "example")
        let (output, status) = try run(
            "/usr/bin/env",
            [
                "clang", sources.appending(path: "Example/example.c").path, "-std=c99", "-Wall",
                "-Wextra", "-Werror", "-I", sources.path, "-L", libraries, "-lchokepoint-c",
                "-Wl,-rpath,\(libraries)", "-o", program.path,
            ])
        try #require(status == 0, "\(output)")
        return try run(program.path, arguments)
    }

    private func run(_ path: String, _ arguments: [String]) throws -> (String, Int32) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = Fixtures.packageRoot
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }

    @Test(.enabled(if: isThere, "the shared library is not built"))
    func questionsAreAnswered() throws {
        let question = #"{"command": "info", "table": "icio2023-2019-g20x20"}"#
        let answered = try example(question)
        let typed = try Program.run("info", "icio2023-2019-g20x20", "--format", "json")
        #expect(answered.status == 0)
        #expect(answered.output == typed.output)
        let wrong = try example(#"{"command": "inof"}"#)
        #expect(wrong.status == 2 && wrong.output.contains(#""code": "unknown-command""#))
        let stopped = try example(question, "stop")
        #expect(stopped.status == 4 && stopped.output.contains(#""kind": "interrupted""#))
        let settings = try example(question, #"{"tables": []}"#)
        #expect(settings.status == 2 && settings.output.contains("table-not-found"))
        let unknown = try example(question, #"{"folders": []}"#)
        #expect(unknown.status == 2 && unknown.output.contains("unknown-field"))
    }

    /// The example reads the buffers of Arrow itself: cells, missing ones and units are the
    /// result's.
    @Test(.enabled(if: isThere, "the shared library is not built"))
    func aTableIsTakenOverAsAStream() throws {
        let question = """
            {"command": "shock", "table": "icio2023-2019-g20x20", "restrict": ["JPN/C:KOR=30%"],
             "model": "extraction,cost-push"}
            """
        let taken = try example(question, "table", "impact")
        #expect(taken.status == 0)
        let typed = try Program.run(
            "shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=30%", "--model",
            "extraction,cost-push", "--table", "impact", "--format", "csv")
        let rows = taken.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let head = try #require(rows.first)
        let lines = typed.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(head.map { String($0.prefix { $0 != " " }) }.joined(separator: ",") == lines[0])
        #expect(head.contains("output_change [million USD]"))
        #expect(rows.count == lines.count && rows.count > 40)
        for (row, line) in zip(rows, lines).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            // A name may hold a comma: it is the last column.
            for (cell, text) in zip(row, cells).dropLast() {
                // The library keeps nothing between runs, and may solve another way.
                if let one = Double(cell), let two = Double(text) {
                    #expect(abs(one - two) <= 1e-12 * max(abs(one), abs(two)))
                } else {
                    #expect(cell == text)
                }
            }
        }
        let unknown = try example(question, "table", "impakt")
        #expect(unknown.status == 2 && unknown.output.contains(#""code": "unknown-table""#))
    }
}

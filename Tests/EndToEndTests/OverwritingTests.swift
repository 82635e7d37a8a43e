import Foundation
import TestSupport
import Testing

/// Whatever a command writes, what it reads stays.
@Suite struct OverwritingTests {
    private static let table = "Tables/miller-blair-2region"

    private struct Case: CustomStringConvertible {
        /// The file that is read and named by `-o`.
        let file: String
        let arguments: [String]
        var description: String { arguments.joined(separator: " ") }
    }

    @Test("13.9: nothing that is written replaces a file that was read")
    func nothingThatIsWrittenReplacesAFileThatWasRead() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path }
        for name in ["t.h5", "t.csv"] {
            let made = try Program.run("convert", Self.table, path(name), "--quiet")
            #expect(made.status == 0, "\(made.errors)")
        }
        try SmallTable().write(to: folder.appending(path: "small"))
        let texts = [
            "s.yaml": """
            version: 1
            title: half of what R sells
            table: \(path("t.h5"))
            restrictions: [{exporter: R, sectors: "*", importer: S, cut: 0.5}]
            models: [extraction]

            """,
            "m.csv": "code,value\n", "d.csv": "industry,value\n", "r.csv": "from,to\n",
        ]
        for (name, text) in texts {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let results = try Program.run("multipliers", path("t.h5"), "-o", path("r.json"))
        #expect(results.status == 0, "\(results.errors)")
        let (h5, csv, scenario) = (path("t.h5"), path("t.csv"), path("s.yaml"))
        let cases = [
            Case(file: csv, arguments: ["multipliers", csv, "-o", csv]),
            Case(file: h5, arguments: ["multipliers", h5, "--format", "csv", "-o", h5]),
            Case(file: h5, arguments: ["check", h5, "--format", "json", "-o", h5]),
            Case(
                file: path("small/Z.csv"),
                arguments: ["position", path("small"), "-o", path("small/Z.csv")]),
            Case(
                file: scenario, arguments: ["run", scenario, "--format", "text", "-o", scenario]),
            Case(
                file: path("r.json"),
                arguments: [
                    "results", "compare", path("r.json"), path("r.json"), "-o", path("r.json"),
                ]),
            Case(
                file: path("d.csv"),
                arguments: ["solve", h5, "--demand", path("d.csv"), "-o", path("d.csv")]),
            Case(
                file: h5, arguments: ["solve", h5, "--inverse", h5]),
            Case(
                file: path("m.csv"),
                arguments: ["project", h5, "--totals", path("m.csv"), "-o", path("m.csv")]),
            Case(
                file: path("m.csv"),
                arguments: [
                    "deflate", h5, "--prices", path("m.csv"), "-o", path("m.csv"),
                ]),
            Case(
                file: path("r.csv"),
                arguments: ["aggregate", h5, "--regions", path("r.csv"), "-o", path("r.csv")]),
        ]
        for item in cases {
            let before = try Data(contentsOf: URL(filePath: item.file))
            let outcome = try Program.run.run(item.arguments)
            #expect(outcome.status == 2, "\(item): \(outcome.errors)")
            #expect(
                outcome.errors.contains(
                    """
                    \(item.file): the answer is made from this file, and writing it would replace \
                    the file (choose another name, or add --force)
                    """), "\(item): \(outcome.errors)")
            #expect(try Data(contentsOf: URL(filePath: item.file)) == before, "\(item)")
        }
    }

    @Test("13.9: --force replaces a file that was read") func forceReplacesAFileThatWasRead() throws
    {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "t.csv")
        #expect(try Program.run("convert", Self.table, file.path, "--quiet").status == 0)
        let before = try Data(contentsOf: file)
        let outcome = try Program.run("multipliers", file.path, "-o", file.path, "--force")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Data(contentsOf: file) != before)
        // A file that was not read is replaced as ever.
        let again = try Program.run("multipliers", Self.table, "-o", file.path)
        #expect(again.status == 0, "\(again.errors)")
    }
}

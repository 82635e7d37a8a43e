import Foundation
import TestSupport
import Testing

/// What other programs build on: `ask`, `schema` and `--version`.
@Suite struct AskTests {
    private func ask(_ question: String, _ more: String...) throws -> RunProgram.Outcome {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "question.json")
        try question.write(to: file, atomically: true, encoding: .utf8)
        return try Program.run.run(["ask", file.path] + more)
    }

    @Test func answersAreThoseOfTheCommand() throws {
        let asked = try ask(
            #"{"command": "exposure", "tables": "icio2023-2019-g20x20", "user": "KOR/C"}"#)
        let typed = try Program.run(
            "exposure", "icio2023-2019-g20x20", "--user", "KOR/C", "--format", "json")
        #expect(asked.status == 0 && typed.status == 0)
        #expect(asked.output == typed.output)
    }

    @Test func errorsAreDocumentsToo() throws {
        let run = try ask(#"{"command": "info", "table": "icio2023-2019-g20x21"}"#)
        #expect(run.status == 2 && run.errors.isEmpty)
        #expect(run.output.contains(#""schema": "chokepoint.error/1""#))
        #expect(run.output.contains("did you mean icio2023-2019-g20x20?"))
        let missing = try Program.run("ask", "/nowhere/question.json")
        #expect(missing.status == 2)
        #expect(missing.output.contains(#""code": "unreadable""#))
    }

    @Test func progressIsJSONLines() throws {
        let run = try ask(
            #"{"command": "info", "table": "icio2023-2019-g20x20"}"#, "--progress", "--no-cache")
        #expect(run.status == 0)
        let lines = run.errors.split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["step"] is String, "\(line)")
        }
    }

    @Test func fieldsOfTheSchemaAreDescribed() throws {
        let run = try Program.run("schema")
        #expect(run.status == 0)
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        #expect(definitions.count > 20)
        for (command, definition) in definitions {
            #expect(definition["title"] is String, "\(command) has no title")
            let properties = try #require(definition["properties"] as? [String: [String: Any]])
            for (name, property) in properties where name != "command" {
                #expect(property["description"] is String, "\(command): \(name)")
            }
        }
    }

    @Test func versionSaysWhatAnswers() throws {
        let run = try Program.run("--version")
        let lines = run.output.split(separator: "\n")
        #expect(run.status == 0 && lines.count == 3)
        #expect(lines[0].wholeMatch(of: #/chokepoint \d+\.\d+\.\d+/#) != nil)
        #expect(lines[1].hasPrefix("commit "))
        #expect(lines[2].hasPrefix("BLAS "))
    }
}

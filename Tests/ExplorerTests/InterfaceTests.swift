import Explorer
import Foundation
import Reporting
import TestSupport
import Testing
import Workspace

@Suite(.timeLimit(.minutes(20))) struct InterfaceTests {
    private static let table = "icio2023-2019-g20x20"

    @Test(arguments: [
        (
            "shock",
            #"{"table": "\#(table)", "restrict": "JPN/C:KOR=30%", "#
                + #""model": "extraction", "drivers": "none"}"#
        ),
        ("scan", #"{"table": "\#(table)", "importer": "KOR", "top": 5}"#),
        ("exposure", #"{"tables": ["\#(table)"], "user": "KOR/C"}"#),
        ("info", #"{"command": "info", "table": "\#(table)"}"#),
    ]) func answersAreThoseOfTheLibrary(command: String, json: String) async throws {
        let finder = TableFinder(folders: [Fixtures.shippedTables.path])
        let fields = json.dropFirst().replacing(#""command": "info", "#, with: "")
        let question = try Questions.decode("{\"command\": \"\(command)\", \(fields)")
        let expected = try JSONExporter.render(
            Workspace(finder: finder, cache: nil).answer(question), options: RenderOptions())
        try await RunningServer.run { server in
            // The second answer comes from the table in memory.
            for _ in 0..<2 {
                let response = try await server.ask(command, json)
                #expect(response.status == 200)
                #expect(response.headers["content-type"] == "application/json")
                #expect(response.body == expected)
            }
            let csv = try await server.request("POST", "/api/\(command)?format=csv", body: json)
            #expect(csv.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(
                try csv.body
                    == CSVExporter.render(
                        Workspace(finder: finder, cache: nil).answer(question),
                        options: RenderOptions()))
        }
    }

    @Test func aFormIsTheSameQuestion() async throws {
        let table = Self.table
        try await RunningServer.run { server in
            let posted = try await server.ask(
                "exposure",
                #"{"tables": ["\#(table)"], "user": ["KOR/C", "JPN/C"], "top": 3}"#)
            let got = try await server.request(
                "GET",
                "/download/exposure?tables=\(table)&user=KOR/C&user=JPN%2FC&supplier=&top=3")
            #expect(got.status == 200 && got.body == posted.body)
            #expect(
                got.headers["content-disposition"]
                    == #"attachment; filename="chokepoint-exposure.json""#)
            let part = try await server.request(
                "GET", "/download/scan?table=\(table)&importer=KOR&format=csv&result=assumptions")
            #expect(part.body.hasPrefix("name,value,unit,source,set_by\n"))
        }
    }

    @Test func everyQuestionIsDescribed() async throws {
        try await RunningServer.run { server in
            let schema = try await server.request("GET", "/api/schema").body
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
            let questions = try #require(object["questions"] as? [[String: Any]])
            #expect(
                questions.compactMap { $0["command"] as? String }
                    == Questions.all.map { $0.command })
            for (described, type) in zip(questions, Questions.all) {
                let fields = try #require(described["fields"] as? [[String: Any]])
                #expect(
                    fields.compactMap { $0["name"] as? String }
                        == Questions.fields(of: type).map(\.name))
            }
        }
    }

    /// A new field is closed to clients until somebody has said whether it names a file.
    @Test func everyFieldIsLookedAt() async throws {
        for type in Questions.all {
            for field in Questions.fields(of: type).map(\.name) {
                #expect(
                    ServerPolicy.isOpen(field) != ServerPolicy.files.contains(field),
                    "\(type.command): say in ServerPolicy whether '\(field)' names a file")
            }
        }
    }

    @Test(arguments: [
        "/etc/passwd", "../Tables/\(table)", "Tables/\(table).h5", "./\(table)", ".", "..", "",
        ".hidden", "\(table)/../../README.md",
    ]) func tablesAreFoundByNameOnly(name: String) async throws {
        try await RunningServer.run { server in
            let response = try await server.ask("info", #"{"table": "\#(name)"}"#)
            #expect(response.status == 400)
            #expect(!response.body.contains("root:"))
            let scenario =
                #"{"check": true, "text": "version: 1\ntable: '\#(name)'\nrestrictions: []"}"#
            #expect(try await server.ask("run", scenario).status == 400)
        }
    }

    @Test(arguments: [
        ("run", #"{"scenario": "/etc/passwd"}"#), ("run", #"{"scenario": "missing.yaml"}"#),
        ("solve", #"{"table": "\#(table)", "demand": "/etc/passwd"}"#),
        ("info", #"{"table": "\#(table)", "mapping": "/etc/passwd"}"#),
        ("sweep report", #"{"file": "/etc/passwd"}"#),
        ("aggregate", #"{"table": "\#(table)", "regions": "/etc/passwd", "output": "x.h5"}"#),
    ]) func noOtherFileIsOpened(command: String, json: String) async throws {
        try await RunningServer.run { server in
            let response = try await server.request(
                "POST", "/api/\(command.replacing(" ", with: "%20"))", body: json)
            #expect(response.status == 403)
            #expect(response.body.contains("closed-field"))
            #expect(!response.body.contains("root:"))
        }
    }

    /// A model's parameter may name a file, in a question as in the text of a scenario.
    @Test func noFileIsOpenedForAParameter() async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "theta.csv").path
        try "sector,theta\nSECRET,4\n".write(toFile: path, atomically: true, encoding: .utf8)
        try await RunningServer.run { server in
            let question = """
                {"table": "\(Self.table)", "restrict": "JPN/C:KOR=30%", "model": "trade-ge",
                 "elasticities": "\(path)"}
                """
            let answer = try await server.ask("shock", question)
            #expect(answer.status == 400 && answer.body.contains("closed-file"))
            #expect(!answer.body.contains("SECRET"))
            let scenario = """
                {"check": true, "text": "version: 1\\ntable: \(Self.table)\\nrestrictions: \
                [{exporter: JPN, sectors: C, importer: KOR, cut: 1}]\\nmodels: \
                [{name: trade-ge, elasticities: '\(path)'}]"}
                """
            let checked = try await server.ask("run", scenario)
            #expect(checked.status == 400 && checked.body.contains("closed-file"))
        }
    }

    @Test(arguments: [
        ("solve", "inverse", ""), ("scan", "field", ""), ("convert", "output", ""),
        ("sweep", "store", #""text": "version: 1","#),
    ]) func nothingIsWritten(command: String, field: String, more: String) async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "out.h5").path
        let json = #"{\#(more) "table": "\#(Self.table)", "\#(field)": "\#(path)"}"#
        try await RunningServer.run { server in
            let response = try await server.ask(command, json)
            #expect(response.status == 403)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func whatIsWrongIsSaidWithItsPlace() async throws {
        let workspace = try Workspace(
            finder: TableFinder(folders: [Fixtures.shippedTables.path]).closed(), cache: nil)
        try await RunningServer.run { server in
            for (command, json, expected) in [
                ("shok", "{}", "404 unknown-command "), ("shock", "{", "400 not-json "),
                ("shock", "[]", "400 not-json "), ("info", "", "400 missing-field table"),
                ("info", #"{"command": "scan"}"#, "400 other-command command"),
                ("info", #"{"table": "x", "tabel": 1}"#, "400 unknown-field tabel"),
                ("scan", #"{"table": "\#(Self.table)", "cut": "2"}"#, "400 not-a-share --cut"),
            ] {
                let response = try await server.ask(command, json)
                let object = try JSONSerialization.jsonObject(with: Data(response.body.utf8))
                let errors = (object as? [String: Any])?["errors"] as? [[String: Any]] ?? []
                let items = errors.map { "\($0["code"] ?? "") \($0["location"] ?? "")" }
                #expect("\(response.status) " + items.joined(separator: ", ") == expected)
                guard json.hasPrefix(#"{"table"#) else { continue }
                // The document is that of `ask`, byte for byte.
                let asked = #"{"command": "\#(command)", "# + json.dropFirst()
                #expect(response.body == workspace.reply(to: asked).json)
            }
            let wrongFormat = try await server.request(
                "POST", "/api/tables?format=word", body: "{}")
            #expect(wrongFormat.status == 400)
            let wrongMethod = try await server.request("GET", "/api/tables")
            #expect(wrongMethod.status == 405 && wrongMethod.headers["allow"] == "POST")
        }
    }
}

import Foundation
import InputOutput
import TestSupport
import Testing
import Workspace

@Suite struct JSONReplyTests {
    private let workspace = Workspace(
        finder: TableFinder(folders: [Fixtures.packageRoot.appending(path: "Tables").path]),
        cache: nil)

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test func answersAreResultDocuments() throws {
        let reply = workspace.reply(
            to: #"{"command": "info", "table": "icio2023-2019-g20x20"}"#)
        #expect(reply.outcome == .answered)
        let document = try object(reply.json)
        #expect(document["schema"] as? String == "chokepoint.result/1")
        #expect(document["command"] as? String == "info")
    }

    @Test func errorsAreDocumentsWithEveryFinding() throws {
        let reply = workspace.reply(
            to: #"{"command": "shock", "table": "t", "restricts": "x", "thera": 2}"#)
        #expect(reply.outcome == .input)
        let document = try object(reply.json)
        #expect(document["schema"] as? String == "chokepoint.error/1")
        #expect(document["kind"] as? String == "input")
        let errors = try #require(document["errors"] as? [[String: String]])
        #expect(errors.map { $0["code"] } == ["unknown-field", "unknown-field"])
        #expect(errors.map { $0["location"] } == ["restricts", "thera"])
        #expect(errors.map { $0["remedy"] } == ["did you mean restrict?", "did you mean theta?"])
    }

    @Test func answersComeInOtherFormatsToo() throws {
        let question = #"{"command": "info", "table": "icio2023-2019-g20x20"}"#
        let reply = workspace.reply(to: question, with: ["csv", "markdown"])
        #expect(reply.outcome == .answered)
        let document = try object(reply.json)
        #expect(document["schema"] as? String == "chokepoint.reply/1")
        let result = try #require(document["result"] as? [String: Any])
        let alone = try object(workspace.reply(to: question).json)
        #expect(NSDictionary(dictionary: result) == NSDictionary(dictionary: alone))
        let renderings = try #require(document["renderings"] as? [String: String])
        #expect(renderings.keys.sorted() == ["csv", "markdown"])
        #expect(renderings["csv"]?.hasPrefix("quantity,value,unit\n") == true)
        for format in ["xlsx", "svgg"] {
            #expect(workspace.reply(to: question, with: [format]).outcome == .input, "\(format)")
        }
    }

    @Test func whatIsNoJSONIsAnError() throws {
        for text in ["", "{", "[]", "7"] {
            let reply = workspace.reply(to: text)
            #expect(reply.outcome == .input, "\(text)")
            #expect(try object(reply.json)["kind"] as? String == "input", "\(text)")
        }
    }

    @Test func cancelledAnswersSaySo() throws {
        let reply = workspace.reply(
            to: #"{"command": "info", "table": "icio2023-2019-g20x20"}"#, isCancelled: { true })
        #expect(reply.outcome == .interrupted)
        #expect(try object(reply.json)["kind"] as? String == "interrupted")
    }

    @Test func failedModelsAreNoInputErrors() throws {
        let reply = JSONReply(TableModelError.notProductive(spectralRadius: 1.2))
        #expect(reply.outcome == .failure)
        let errors = try #require(try object(reply.json)["errors"] as? [[String: String]])
        #expect(errors.first?["message"]?.contains("1.2") == true)
    }

    @Test func progressIsOneLine() {
        #expect(
            JSONReply.progressLine(step: "reading \"a\"\n", fraction: 0.5)
                == #"{"fraction":0.5,"step":"reading \"a\"\n"}"#)
        #expect(JSONReply.progressLine(step: "a", fraction: nil) == #"{"step":"a"}"#)
    }

    @Test func settingsAreRead() throws {
        let folder = Fixtures.packageRoot.appending(path: "Tables").path
        let workspace = try Workspace(
            settings: #"{"tables": ["\#(folder)"], "cache": false, "memory": 0, "threads": 3}"#)
        #expect(workspace.finder.folders == [folder])
        #expect(workspace.threads == 3)
        do throws(Diagnostics) {
            _ = try Workspace(settings: #"{"tables": 3, "treads": 1, "memory": -1}"#)
            Issue.record("settings that mean nothing are taken")
        } catch {
            #expect(error.items.map(\.code) == ["wrong-type", "wrong-type", "unknown-field"])
            #expect(error.items.last?.remedy == "did you mean threads?")
        }
    }

    @Test func everyFieldIsInTheSchema() throws {
        let schema = try object(Questions.schema())
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        #expect(Set(definitions.keys) == Set(Questions.all.map { $0.command }))
        for type in Questions.all {
            let definition = try #require(definitions[type.command])
            let properties = try #require(definition["properties"] as? [String: [String: Any]])
            let fields = Questions.fields(of: type)
            #expect(Set(properties.keys) == Set(fields.map(\.name) + ["command"]))
            let required = try #require(definition["required"] as? [String])
            #expect(Set(required) == Set(fields.filter(\.isRequired).map(\.name) + ["command"]))
        }
        let rank = try #require(definitions["shock"]?["properties"] as? [String: [String: Any]])
        #expect(rank["drivers"]?["enum"] as? [String] == ["none", "quick", "all"])
        #expect(rank["drivers"]?["default"] as? String == "quick")
    }

    @Test func wordsOfCommandsDescribeTheSchema() throws {
        let schema = try object(
            Questions.schema(describing: [
                "info": .init(title: "Shows.", text: "More.", fields: ["table": "Which."])
            ]))
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let info = try #require(definitions["info"])
        #expect(info["title"] as? String == "Shows." && info["description"] as? String == "More.")
        let properties = try #require(info["properties"] as? [String: [String: Any]])
        #expect(properties["table"]?["description"] as? String == "Which.")
    }
}

import Foundation
import InputOutput
import Testing
import Workspace

@Suite struct QuestionTests {
    private func problems(_ json: String) -> [String] {
        do {
            _ = try Questions.decode(json)
            return []
        } catch {
            return error.items.map { "\($0.code): \($0.sentence)" }
        }
    }

    @Test func commandsAreUnique() {
        let commands = Questions.all.map { $0.command }
        #expect(Set(commands).count == commands.count && commands.count == 49)
    }

    @Test func everyQuestionComesBackFromJSON() throws {
        for question in SampleQuestions.all { try comesBack(question) }
        #expect(
            Set(SampleQuestions.all.map { type(of: $0).command })
                == Set(Questions.all.map { $0.command }))
    }

    private func comesBack<Q: Question>(_ question: Q) throws {
        let json = Questions.encode(question)
        #expect(try Questions.decode(json) as? Q == question, "\(json)")
        let data = try JSONEncoder().encode(question)
        #expect(try JSONDecoder().decode(Q.self, from: data) == question)
        #expect(question.misuse == nil, "\(json)")
    }

    @Test func fieldsAreFlatAndMayBeLeftOut() throws {
        let question = try Questions.decode(
            #"""
            {"command": "footprint", "table": "t", "account": "co2", "carbon_price": 80,
             "covered": "c1", "importer": "@eu27", "scope": "direct", "group": "a=JPN",
             "year": 2011, "no_satellites": true, "region": null}
            """#)
        var expected = FootprintQuestion()
        expected.table = "t"
        expected.account = "co2"
        expected.border.carbonPrice = "80"
        expected.border.covered = "c1"
        expected.border.importer = "@eu27"
        expected.border.scope = .direct
        expected.group = ["a=JPN"]
        expected.reading.year = 2011
        expected.reading.noSatellites = true
        #expect(question as? FootprintQuestion == expected)
    }

    @Test func parametersOfModelsAreFields() throws {
        let question = try Questions.decode(
            #"""
            {"command": "shock", "table": "t", "restrict": "JPN/C:KOR=30%", "model": "trade-ge",
             "theta": 2, "drivers": "none"}
            """#)
        var expected = ShockQuestion()
        expected.table = "t"
        expected.restrict = ["JPN/C:KOR=30%"]
        expected.models.model = "trade-ge"
        expected.models.parameters = ["theta": "2"]
        expected.drivers = .none
        #expect(question as? ShockQuestion == expected)
        #expect(
            problems(#"{"command": "shock", "table": "t", "thera": 2}"#) == [
                "unknown-field: thera: shock has no field ‘thera’ (did you mean theta?)"
            ])
    }

    @Test func everythingThatIsWrongIsSaid() {
        #expect(
            problems(#"{"command": "pahts"}"#) == [
                "unknown-command: command: there is no command ‘pahts’ (did you mean paths?)"
            ])
        #expect(
            problems(
                #"""
                {"command": "paths", "from": ["x"], "depth": 1.5, "measure": "outptu", "yaer": 2011}
                """#) == [
                    "missing-field: table: ‘table’ is missing",
                    "wrong-type: from: ‘from’ is not a text",
                    "missing-field: to: ‘to’ is missing",
                    "wrong-type: depth: ‘depth’ is not a whole number",
                    "unknown-choice: measure: ‘outptu’ is not a value of ‘measure’ "
                        + "(did you mean output?)",
                    "unknown-field: yaer: paths has no field ‘yaer’ (did you mean year?)",
                ])
        #expect(problems("[1").map { $0.prefix(9) } == ["not-json:"])
        #expect(problems("{}").map { $0.prefix(14) } == ["missing-field:"])
    }

    @Test func fieldsSayWhatTheyTake() throws {
        let fields = Questions.fields(of: PathsQuestion.self)
        #expect(
            fields.map(\.name) == [
                "table", "from", "to", "depth", "measure", "top", "group", "rate",
                "format_hint", "year", "keep_split", "mapping", "view", "no_satellites", "repair",
            ])
        #expect(fields.filter(\.isRequired).map(\.name) == ["table", "from", "to"])
        #expect(
            fields[3].kind == .integer && fields[6].kind == .texts && fields[10].kind == .flag)
        #expect(fields[4].kind == .choice(["output", "value-added"]))
    }
}

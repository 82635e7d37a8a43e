import Foundation
import InputOutput
import Scenarios
import Shocks
import TestSupport
import Testing

@Suite struct ScenarioFileTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 4, sectors: 3, seed: 4, co2: true) }

    /// The sentences of everything that is wrong with a text.
    private func findings(_ text: String) -> [String] {
        do throws(Diagnostics) {
            _ = try Scenario.parse(text, file: "s.yaml").bind(to: table)
            return []
        } catch {
            return error.items.map(\.sentence)
        }
    }

    @Test func everyMistakeOfTheFormatIsReportedAtItsPlace() {
        let text = """
            version: 2
            titel: x
            table: t
            restrictions:
              - exporter: R1
                sectors: [s1]
                importer: R2
                cut: 130%
                cut: 20%
                duratoin: 3
              - exporter: R1
                sectors: s1
                importer: R2
                cut: lots
                start: 1.5
                rent: exprter
              - exporter: R1
              - ~
            models:
              - name: trade-ge
                theta: -1
                reorder: 3
              - [a]
            carbon_price: 50
            """
        let expected = [
            "s.yaml:1:10: version is 2 (expected 1)",
            "s.yaml:2:1: scenario has no field titel (did you mean title?)",
            "s.yaml:8:10: restrictions[0].cut is 130% "
                + "(expected a share such as 0.3 or 30% from 0 to 1)",
            "s.yaml:9:5: the key cut repeats line 8 (keep one of them)",
            "s.yaml:10:5: restriction has no field duratoin (did you mean duration?)",
            "s.yaml:14:10: restrictions[1].cut is ‘lots’ "
                + "(expected a share such as 0.3 or 30% from 0 to 1)",
            "s.yaml:15:12: restrictions[1].start is ‘1.5’ "
                + "(expected a whole number from 0 to 36500)",
            "s.yaml:16:11: restrictions[1].rent is ‘exprter’ (did you mean exporter?)",
            "s.yaml:17:5: restriction needs the field sectors "
                + "(sectors is sector codes, * or a @group; hs stands in for it)",
            "s.yaml:17:5: restriction needs the field importer "
                + "(importer is region codes, * or a @group)",
            "s.yaml:17:5: restriction needs the field cut "
                + "(cut is a share such as 0.3 or 30% from 0 to 1)",
            "s.yaml:18:5: restrictions[3] is empty (expected the fields of restriction)",
            "s.yaml:21:12: models.trade-ge.theta is -1 (expected a number from -0.99 to 100)",
            "s.yaml:22:14: models.trade-ge.reorder is ‘3’ (expected true or false)",
            "s.yaml:23:5: models[1] is a list (expected a text, or the fields of model)",
            "s.yaml:24:15: carbon_price is ‘50’ (expected the fields of carbon price)",
        ]
        #expect(findings(text) == expected)
    }

    @Test func everyLabelThatTheTableLacksIsReportedAtItsPlace() {
        let text = """
            version: 1
            table: t
            groups:
              east: [R1, RX]
            restrictions:
              - exporter: Q9
                sectors: [s1, s9]
                importer: "@esat"
                cut: 30%
                duration: 30
              - exporter: R1
                sectors: s1
                importer: [R1]
                cut: 0.5
                users: []
            demand:
              - {region: 1R, change: -10%}
            trade_costs:
              - {exporter: R1, importer: R2}
            carbon_price: {price: 50, account: co3, covered: s1, importer: R1}
            timeline: {phases: []}
            models:
              - shortag
              - {name: trade-ge, days: 10}
              - {name: ladder, theta: 2}
            """
        let expected = [
            "s.yaml:4:14: unknown region RX (did you mean R1?)",
            "s.yaml:6:15: unknown region Q9 (known: R1, R2, R3, R4)",
            "s.yaml:7:19: unknown sector s9 (did you mean s1?)",
            "s.yaml:8:15: unknown group @esat (did you mean @east?)",
            "s.yaml:11:5: this restriction has no duration, another has 30 "
                + "(give all restrictions the same duration, or make two scenarios)",
            "s.yaml:13:15: exporter and importer are the same region "
                + "(name two different regions)",
            "s.yaml:15:12: the list is empty (name at least one, or * for all)",
            "s.yaml:17:14: unknown region 1R (did you mean R1?)",
            "s.yaml:19:5: this trade cost changes nothing "
                + "(give a tariff such as 25%, or an iceberg factor such as 1.2)",
            "s.yaml:20:36: the table has no account co3 (did you mean co2?)",
            "s.yaml:21:11: the timeline has no phases (add a phase with years and cut)",
            "s.yaml:23:5: unknown model shortag (did you mean shortage?)",
            "s.yaml:24:28: the model trade-ge has no parameter days "
                + "(leave it out, or choose shortage)",
            "s.yaml:25:27: the ladder sets theta itself in each of its models "
                + "(leave it out, or choose trade-ge)",
        ]
        #expect(findings(text) == expected)
    }

    @Test func textThatIsNoScenario() {
        #expect(
            findings("") == [
                "s.yaml: the file is empty ('chokepoint scenario init TABLE' writes a template)"
            ])
        #expect(
            findings("hello") == [
                "s.yaml:1:1: the file is ‘hello’ (expected the fields of scenario)"
            ])
        #expect(
            findings("version: 1\ntable: [a\n") == [
                "s.yaml:3:1: did not find expected ',' or ']' "
                    + "(check indentation, quotes and colons)"
            ])
        #expect(
            findings("{version: 1, table: t, table: u}") == [
                "s.yaml:1:14: the keys table repeat (keep one of each)"
            ])
        #expect(
            findings("version: 1\ntable: t\n") == [
                "s.yaml:1:1: the scenario has no shock (add restrictions, demand, capacity, "
                    + "trade_costs, carbon_price or an overlay)"
            ])
        do throws(Diagnostics) {
            _ = try Scenario.read(path: "no-such-file.yaml")
            Issue.record("a file that is not there was read")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    "no-such-file.yaml: there is no such file "
                        + "(give the path of a YAML or JSON file)"
                ])
        }
    }

    @Test func whatStopsAReaderIsSaid() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("version: 1\n".utf8).write(to: folder.appending(path: "mine.yaml"))
        func sentence(_ name: String) -> String {
            do throws(Diagnostics) {
                _ = try Scenario.read(path: folder.appending(path: name).path)
                return "read"
            } catch {
                return error.items.map { "\($0.message) (\($0.remedy ?? ""))" }.joined()
            }
        }
        #expect(sentence("mien.yaml") == "there is no such file (did you mean mine.yaml?)")
        #expect(sentence("").hasPrefix("this is a folder"))
        #expect(
            findings("version: 1\ntable: t\nrestrictions:\n\t- exporter: A\n") == [
                "s.yaml:4:1: the line is indented with a tab "
                    + "(indent with blanks: YAML takes no tabs there)"
            ])
    }

    @Test func labelsGroupsAndOptionsAreBound() throws {
        let bound = try Scenario.parse(
            """
            version: 1
            table: t
            groups: {east: [r1, R2]}
            restrictions:
              - {exporter: "@east", sectors: s1-s2, importer: [R3], users: s3, cut: 25%,
                 product_share: 0.5, start: 5, duration: 30, rent: importer}
            demand: [{region: R4, sectors: s1, change: -5%}]
            capacity: [{region: R1, change: -0.2}]
            trade_costs: [{exporter: R1, importer: "*", tariff: 10%}]
            replace: [R4]
            models: [replacement, {name: shortage, label: mine, input_rule: linear, days: 60}]
            outputs: {top: 3, drivers: none}
            """, file: "s.yaml"
        ).bind(to: table)
        let shock = bound.shock
        #expect(
            shock.restrictions == [
                Restriction(
                    exporter: 0, sectors: [0, 1], importer: 2, users: [2], cut: 0.25,
                    productShare: 0.5, rent: .importer),
                Restriction(
                    exporter: 1, sectors: [0, 1], importer: 2, users: [2], cut: 0.25,
                    productShare: 0.5, rent: .importer),
            ])
        #expect(shock.demandChanges == [.init(region: 3, sectors: [0], change: -0.05)])
        #expect(shock.capacityChanges.map(\.industry) == [0, 1, 2])
        #expect(shock.tradeCosts.map(\.importer) == [1, 2, 3])
        #expect(bound.runs.map(\.label) == ["replacement", "mine"])
        #expect(bound.runs[0].values.replacement("replace") == .regions([3]))
        let shortage = try #require(bound.runs[1].model as? Shortage)
        #expect(shortage.options.inputRule == .linear && shortage.options.days == 60)
        #expect(shortage.options.start == 5 && shortage.options.duration == 30)
        let days = try #require(bound.runs[1].ledger.first { $0.name == "days" })
        #expect(days.source == "s.yaml:11" && !days.isDefault)
        #expect(bound.groups.map(\.name) == ["east"] && bound.groups[0].regions == [0, 1])
        #expect(bound.top == 3 && bound.drivers == .none)
        let cut = try #require(bound.ledger.first { $0.name == "restrictions[0].cut" })
        #expect(cut.value == .number(0.25) && cut.source == "s.yaml:5" && !cut.isDefault)
    }

    @Test func withoutModelsTheLadderRuns() throws {
        let text = """
            version: 1
            table: t
            restrictions: [{exporter: R1, sectors: s1, importer: R2, cut: 1}]
            """
        let bound = try Scenario.parse(text).bind(to: table)
        #expect(bound.runs.map(\.label) == ModelRegistry.standard.ladder.map(\.rung.name))
    }

    @Test func jsonIsRead() throws {
        let json = """
            {"version": 1, "table": "t", "models": ["extraction"], "restrictions":
              [{"exporter": ["R1"], "sectors": "*", "importer": "R2", "cut": 0.3}]}
            """
        let bound = try Scenario.parse(json).bind(to: table)
        #expect(
            bound.shock.restrictions == [
                Restriction(exporter: 0, sectors: [0, 1, 2], importer: 1, cut: 0.3)
            ])
        #expect(findings("{\"version\": 1, \"tabel\": 3}").count == 2)
    }

    @Test func aCarbonPriceBecomesTariffs() throws {
        let bound = try Scenario.parse(
            """
            version: 1
            table: t
            carbon_price:
              {price: 50, account: CO2, covered: s1, importer: [R1, R2], exporter: R3, scope: \
            direct}
            models: cost-push
            """
        ).bind(to: table)
        let system = try LeontiefSystem(table)
        let costs = try bound.shock(on: system).tradeCosts
        #expect(costs.map(\.importer) == [0, 1])
        let industry = table.layout.industry(region: 2, sector: 0)
        // kt per million USD × 1000 t/kt × 50 USD/t ÷ 1,000,000.
        let expected =
            table.satellites[0].F[0, industry] / table.x[industry] * 1000 * 50 / 1_000_000
        for cost in costs {
            #expect(cost.exporter == 2 && cost.sectors == [0])
            assertClose(cost.tariff, expected, relative: 1e-12)
        }
    }
}

import Foundation
import InputOutput
import Scenarios
import Shocks
import TestSupport
import Testing

/// Numbers by sector that a scenario takes from files beside it, and the names of the ledger.
@Suite struct ParameterFileTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 3, seed: 4) }

    private let head = """
        version: 1
        table: t
        restrictions:
          - exporter: R1
            sectors: s2
            importer: R2
            cut: 40%

        """

    private func inFolder<T>(_ files: [String: String], _ body: (URL) throws -> T) throws -> T {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return try body(folder)
    }

    @Test func pathsStartFromTheFolderOfTheScenario() throws {
        let models = """
            models:
              - name: shortage
                criticality: critical.csv
                inventory_days_by_user: stocks.csv
              - name: trade-ge
                elasticities: theta.csv
              - name: network
                elasticities: theta.csv
            """
        let files = [
            "s.yaml": head + models, "critical.csv": "input,user,rating\n*,*,0.5\ns2,s1,1\n",
            "stocks.csv": "sector,days\ns1,12\n", "theta.csv": "sector,theta\ns1,1\ns2,2\ns3,3\n",
        ]
        try inFolder(files) { folder in
            let path = folder.appending(path: "s.yaml").path
            let bound = try Scenario.read(path: path).bind(to: table)
            let shortage = try #require(bound.runs[0].model as? Shortage)
            #expect(shortage.options.inventoryDaysByUser == [0: 12])
            let ratings = try #require(shortage.options.criticality).ratings
            #expect(ratings == [0.5, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])
            let trade = try #require(bound.runs[1].model as? TradeEquilibrium)
            #expect(trade.elasticity == .bySector([1, 2, 3]))
            let network = try #require(bound.runs[2].model as? NetworkEquilibrium)
            #expect(try network.elasticities(table.layout).origins == [2, 3, 4])
            let entry = try #require(
                bound.runs[0].ledger.first { $0.name == "inventory_days_by_user" })
            #expect(entry.value == .text("1 user sector, 12 to 12"))
            #expect(entry.source.hasSuffix("/stocks.csv") && !entry.isDefault)
            let outcome = try ModelOutcome(
                bound.runs[0], of: bound.shock, on: LeontiefSystem(table))
            let rest = try #require(outcome.impact).assumptions
            #expect(rest.map(\.name) == ["inventory_days"])
        }
    }

    @Test func whatIsWrongInAFileIsSaidWithItsPlace() throws {
        let models = """
            models:
              - name: shortage
                criticality: none.csv
                inventory_days_by_user: stocks.txt
              - name: shortage
                label: other
                inventory_days_by_user: stocks.csv
            """
        try inFolder(["s.yaml": head + models, "stocks.csv": "sector,days\ns9,12\n"]) { folder in
            let scenario = try Scenario.read(path: folder.appending(path: "s.yaml").path)
            let error = #expect(throws: Diagnostics.self) { try scenario.bind(to: table) }
            let codes = Set(error?.items.map(\.code) ?? [])
            #expect(codes == ["missing-file", "bad-option", "unknown-sector"])
            let unknown = error?.items.first { $0.code == "unknown-sector" }
            #expect(unknown?.location.file?.hasSuffix("stocks.csv") == true)
            #expect(unknown?.location.line == 2)
        }
    }

    @Test func everyNameOfTheLedgerCanBeSet() throws {
        let overlay = """
            overlay:
              - product: p
                importer: R2
                users: s1
                cut: 50%
                origin_share: 0.9
                user_share: 0.2
            """
        for models in ["", "models: [ladder]\n", "models: [shortage, network, trade-ge]\n"] {
            let scenario = try Scenario.parse(head + models + overlay)
            let bound = try scenario.bind(to: table)
            let system = try LeontiefSystem(table)
            let items = bound.overlays.map(\.item)
            let outcomes =
                try bound.runs.map { try ModelOutcome($0, of: bound.shock, on: system) }
                + OverlayRuns.outcomes(
                    items, shortage: OverlayRuns.shortage(among: bound.runs), on: system)
            var names: Set<String> = []
            for outcome in outcomes {
                let entries = outcome.run.ledger + (outcome.impact?.assumptions ?? [])
                names.formUnion(entries.map { outcome.run.path(of: $0.name) })
            }
            #expect(names.contains { $0.hasSuffix(".criticality") })
            for name in names.sorted() {
                #expect(throws: Never.self, "\(name)") {
                    try scenario.parameter(name, at: .init())
                }
            }
        }
    }
}

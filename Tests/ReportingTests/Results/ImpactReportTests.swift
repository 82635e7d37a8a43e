import InputOutput
import Reporting
import Shocks
import TestSupport
import Testing

@Suite struct ImpactReportTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 8, sectors: 2, seed: 3) }

    /// Value added falls by a share of GDP in each region.
    private func impact(_ shares: [Double], _ model: String = "m") -> Impact {
        let change = (0..<16).map { i in
            table.gdp[i / 2] * shares[i / 2] / 2
        }
        return Impact(model: model, measures: [Measure(.valueAddedChange, change)])
    }

    private func restrictions(to importers: [Int]) -> Shock {
        Shock(
            restrictions: importers.map {
                Restriction(exporter: 0, sectors: [0], importer: $0, cut: 1)
            })
    }

    /// With many importers those that are hit hardest come first, not those that the alphabet puts
    /// there.
    @Test func theMostAffectedAreShown() throws {
        let found = impact([-0.01, 0, -0.02, 0, 0, 0, -0.05, -0.21])
        let all = ImpactReport.impact(
            [found], of: restrictions(to: Array(1..<8)), on: table, regions: 3)
        #expect(all.rows.map { $0[1].plain } == ["R8", "R7", "R3"])
        let few = ImpactReport.impact([found], of: restrictions(to: [1, 3]), on: table, regions: 4)
        #expect(few.rows.map { $0[1].plain } == ["R1", "R2", "R4", "R8"])
    }

    /// Members of a group of many do not hide behind it.
    @Test func membersOfAGroupStandOut() throws {
        let run = ModelRun(Extraction.self, label: "m")
        let outcome = try ModelOutcome(run) {
            impact([-0.01, 0, -0.02, 0, 0, 0, -0.05, -0.21])
        }
        let parties = Party.parties(of: restrictions(to: Array(1..<8)), in: table.layout)
        #expect(parties.map(\.name) == ["R1", "7 importers"])
        let found = Ladder.mostAffected([outcome], besides: parties, count: 2, on: table)
        #expect(found.map(\.name) == ["R8", "R7"])
    }

    @Test func topActsOnEveryModel() {
        let shares = [-0.01, 0, -0.02, 0, 0, 0, -0.05, -0.21]
        let table = ImpactReport.industries(
            [impact(shares, "a"), impact(shares, "b")], on: table, limit: 1)
        #expect(table.rows.map { $0[0].plain } == ["a", "b"])
        #expect(table.top(1).rows.count == 2)
    }

    /// A shock without restrictions has its parties in the headline too, and one without any the
    /// region that it hits hardest.
    @Test func headlinesAreNotEmpty() {
        let costs = Shock(tradeCosts: [.init(exporter: 2, importer: 5, tariff: 0.1)])
        let found = impact([0, 0, -0.02, 0, 0, 0.001, 0, -0.21])
        let sentence = ImpactReading.sentences([found], of: costs, on: table)[0]
        #expect(sentence.hasPrefix("m: R3 loses "))
        #expect(sentence.contains("(2.00 % of GDP); R6 gains "))
        let none = ImpactReading.sentences([found], of: Shock(), on: table)[0]
        #expect(none.hasPrefix("m: R8 loses "))
    }

    /// What rounding leaves is no loss.
    @Test func roundingMakesNoSentence() {
        let found = impact([-1e-16, 1e-17, 0, 0, 0, 0, 0, 0])
        #expect(
            ImpactReading.sentences([found], of: restrictions(to: [1]), on: table) == [
                "m: R1 is not affected; R2 is not affected; the world neither gains nor loses"
            ])
    }
}

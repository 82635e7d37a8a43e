import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// Restricted deliveries as varieties of their own, and what is known about users by their sectors.
@Suite struct VarietyTests {
    private func options(_ substitution: Double, _ switching: Int) -> Shortage.Options {
        var options = Shortage.Options()
        options.inputRule = .leontief
        options.days = 900
        options.inventoryDays = 20
        // Who can replace orders what is missing within days, from suppliers that have it.
        options.restockDays = 5
        options.maximumOverproduction = 1
        options.originSubstitution = substitution
        options.switchingDays = switching
        return options
    }

    /// One industry of two regions, of which the second buys an input from both: the cut leaves
    /// 1 − (1 − s)·κ of its output when what is left has to do.
    @Test(arguments: [0, 0.25, 1])
    func aCutLeavesWhatOthersReplace(substitution: Double) throws {
        let table = try chain()
        let path = try Shortage(options: options(substitution, 0)).path(
            of: Shock(restrictions: [
                Restriction(exporter: 0, sectors: [0], importer: 1, users: [1], cut: 0.4)
            ]), on: try LeontiefSystem(table))
        let n = table.industryCount
        let user = table.layout.industry(region: 1, sector: 1)
        let last = path.output[user + 899 * n] / path.baselineOutput[user]
        assertClose(last, 1 - (1 - substitution) * 0.4, absolute: 0.01, "s \(substitution)")
        if substitution < 1 {
            let stop = try #require(path.stops.first)
            #expect(stop.industry == user && stop.input == 0 && stop.origin == 0)
            #expect(stop.days > 800)
            let lowest = try #require(path.lowest)
            #expect(lowest.industry == user && lowest.input == 0 && lowest.origin == 0)
        } else {
            #expect(path.stops.isEmpty)
        }
        #expect(path.smallestStock >= 0 && path.largestImbalance < 1e-12)
    }

    /// Switching ends the shortage on its day.
    @Test func othersStepInOnTheDay() throws {
        let table = try chain()
        let path = try Shortage(options: options(1, 200)).path(
            of: Shock(restrictions: [
                Restriction(exporter: 0, sectors: [0], importer: 1, users: [1], cut: 1)
            ]), on: try LeontiefSystem(table))
        let n = table.industryCount
        let user = table.layout.industry(region: 1, sector: 1)
        #expect(path.output[user + 199 * n] < 0.01 * path.baselineOutput[user])
        #expect(path.output[user + 600 * n] > 0.9 * path.baselineOutput[user])
        let stop = try #require(path.stops.first { $0.origin == 0 })
        #expect(stop.firstDay < 60 && stop.firstDay + stop.days <= 201)
    }

    /// Region 1's second industry buys the first product half from region 0; everything else is
    /// sold to final demand.
    private func chain() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("a"), Region("b")], sectors: [Sector("p"), Sector("q")],
            finalDemand: [FinalDemandCategory("f")])
        var Z = Matrix(layout.industryAxis, layout.industryAxis)
        (Z[0, 3], Z[2, 3]) = (10, 10)
        return try MRIOTable(
            name: "chain", year: nil, unit: "USD", valuation: "basic", provenance: Provenance(),
            layout: layout, primaryInputs: [PrimaryInput("VA", kind: .valueAdded)], Z: Z,
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[90, 0], [50, 0], [0, 990], [0, 100]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[100, 50, 1000, 80]]))
    }

    /// Who keeps no stock buys as it goes: it is never stopped, and what it orders follows what it
    /// makes.
    @Test func whoKeepsNoStockIsNotStopped() throws {
        let table = try chain()
        var settings = options(0, 0)
        settings.inventoryDaysByUser = [1: 0]
        let path = try Shortage(options: settings).path(
            of: Shock(restrictions: [
                Restriction(exporter: 0, sectors: [0], importer: 1, users: [1], cut: 0.4)
            ]), on: try LeontiefSystem(table))
        let n = table.industryCount
        let (user, seller) = (table.layout.industry(region: 1, sector: 1), 0)
        for day in [1, 100, 899] {
            assertClose(path.output[user + day * n], path.baselineOutput[user], relative: 1e-12)
            // Four of ten are no longer sold.
            assertClose(
                path.output[seller + day * n], 0.96 * path.baselineOutput[seller], relative: 1e-9)
        }
        #expect(path.stops.isEmpty && path.lowest == nil && path.largestImbalance < 1e-12)
    }

    @Test func smallerSubstitutionLosesMore() throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 12)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1, 2], importer: 1, cut: 0.6)
        ])
        let losses = try [0, 0.3, 0.6, 1].map { s in
            -table.layout.sumByRegion(
                try Shortage(options: options(s, 0)).path(of: shock, on: system).outputChange)[1]
        }
        for (more, less) in zip(losses, losses.dropFirst()) { #expect(more > less) }
    }
}

import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct MixedExogenousOutputTests {
    @Test func oneIndustryIsTheRatioOfInverseElements() throws {
        let system = try millerBlairSystem()
        let impact = try MixedExogenousOutput().impact(
            of: Shock(capacityChanges: [.init(industry: 0, change: -0.1)]), on: system)
        // L_21/L_11 = 0.2640/1.2541.
        assertClose(impact.outputChange ?? [], [-100, -100 * 0.264 / 1.2541], absolute: 0.01)
    }

    @Test func agreesWithThePartitionedSystem() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 77)
        let system = try LeontiefSystem(table)
        let given = [2, 7, 8]
        let shock = Shock(
            demandChanges: [.init(region: 1, sectors: [0, 3], change: 0.2)],
            capacityChanges: [
                .init(industry: 7, change: -0.3), .init(industry: 2, change: -0.1),
                .init(industry: 8, change: -0.5), .init(industry: 7, change: -0.5),
            ])
        let change = try #require(
            try MixedExogenousOutput().impact(of: shock, on: system).outputChange)
        assertClose(
            given.map { change[$0] / table.x[$0] }, [-0.1, -0.65, -0.5], absolute: 1e-15)
        // The free industries: (I − A)_NN Δx_N = Δf_N + A_NE Δx_E.
        let A = system.coefficients.matrix()
        for i in 0..<12 where !given.contains(i) {
            var demand = change[i]
            for j in 0..<12 { demand -= A[i, j] * change[j] }
            var expected = 0.0
            if i % 4 == 0 || i % 4 == 3 {
                expected = table.layout.demandColumns(of: 1).reduce(0) { $0 + 0.2 * table.Y[i, $1] }
            }
            assertClose(demand, expected, absolute: 1e-11 * table.x[i], "industry \(i)")
        }
    }

    @Test func noShockIsNoChange() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 3, seed: 4))
        let impact = try MixedExogenousOutput().impact(of: Shock(), on: system)
        #expect(impact.outputChange == [Double](repeating: 0, count: 6))
    }

    @Test func refusesRestrictions() throws {
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [0], importer: 1, cut: 1)
        ])
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 2, seed: 4))
        #expect(throws: ShockModelError.unsupported(model: "mixed", part: "restrictions")) {
            try MixedExogenousOutput().impact(of: shock, on: system)
        }
    }

    @Test(.enabled(if: LargerTables.isThereWIOD(2011)))
    func koreaMakesATenthLessElectronics() throws {
        let table = try LargerTables.wiod(2011)
        let kor = table.region("KOR")
        let industry = table.layout.industry(region: kor, sector: table.sector("c14"))
        let impact = try MixedExogenousOutput().impact(
            of: Shock(capacityChanges: [.init(industry: industry, change: -0.1)]),
            on: try LeontiefSystem(table))
        let change = table.layout.sumByRegion(try #require(impact.valueAddedChange))
        assertClose(100 * change[kor] / table.gdp[kor], -1.27, absolute: 0.005, "KOR")
        let jpn = table.region("JPN")
        assertClose(100 * change[jpn] / table.gdp[jpn], -0.017, absolute: 0.0005, "JPN")
    }

    /// A plant that stands still needs no workers: the scarcer factor limits.
    @Test func theScarcerFactorLimits() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 4, seed: 3))
        func change(_ changes: [Shock.CapacityChange]) throws -> Double {
            let impact = try MixedExogenousOutput().impact(
                of: Shock(capacityChanges: changes), on: system)
            return (impact.outputChange?[2] ?? .nan) / system.table.x[2]
        }
        let labour = Shock.CapacityChange(industry: 2, change: -0.3, factor: .labour)
        assertClose(
            try change([.init(industry: 2, change: -0.2), labour]), -0.3, absolute: 1e-12)
        assertClose(
            try change([.init(industry: 2, change: -0.4), labour]), -0.4, absolute: 1e-12)
        // Losses of one factor multiply.
        assertClose(
            try change([.init(industry: 2, change: -0.2), .init(industry: 2, change: -0.5)]), -0.6,
            absolute: 1e-12)
    }
}

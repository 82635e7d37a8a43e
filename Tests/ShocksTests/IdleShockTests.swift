import InputOutput
import Shocks
import TestSupport
import Testing

/// A shock that does nothing is told apart from one that finds nothing.
@Suite struct IdleShockTests {
    private let table: MRIOTable

    init() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 6)
        var (Z, Y) = (table.Z, table.Y)
        // R1/s2 sells nothing to R2.
        for j in 3..<6 { Z[1, j] = 0 }
        for k in 2..<4 { Y[1, k] = 0 }
        self.table = try table.replacing(Z: Z, Y: Y)
    }

    private func restriction(_ sector: Int, cut: Double = 0.5) -> Restriction {
        Restriction(exporter: 0, sectors: [sector], importer: 1, cut: cut)
    }

    @Test func aFlowThatIsNotThereIsNamed() throws {
        let idle = Shock(restrictions: [restriction(1)])
        #expect(idle.isIdle(on: table))
        #expect(
            idle.idleParts(on: table).map(\.sentence) == [
                "R1/s2 → R2: the table has no such flow, so that nothing is restricted "
                    + "('chokepoint scan --exporter R1' lists the flows there are)"
            ])
        let half = Shock(restrictions: [restriction(0), restriction(1)])
        #expect(!half.isIdle(on: table) && half.idleParts(on: table).count == 1)
        let real = Shock(restrictions: [restriction(0)])
        #expect(!real.isIdle(on: table) && real.idleParts(on: table).isEmpty)
    }

    @Test func zerosAreNamed() {
        let shock = Shock(
            restrictions: [restriction(0, cut: 0), restriction(2, cut: 0)],
            demandChanges: [.init(region: 0, sectors: nil, change: 0)],
            capacityChanges: [.init(industry: 0, change: 0)],
            tradeCosts: [.init(exporter: 0, importer: 1)])
        #expect(shock.isIdle(on: table))
        #expect(
            shock.idleParts(on: table).map(\.message) == [
                "a cut of 0 restricts nothing (and in 1 more)",
                "a change of 0 changes no final demand",
                "a change of 0 takes no capacity away",
                "a tariff of 0 and an iceberg factor of 1 cost nothing",
            ])
    }
}

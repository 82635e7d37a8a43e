import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct SourcingShiftTests {
    private let table: MRIOTable
    private let system: LeontiefSystem

    init() throws {
        table = try RandomTable.make(regions: 3, sectors: 3, seed: 21, co2: true)
        system = try LeontiefSystem(table)
    }

    @Test func theShiftedTableBalancesWithTheSameTechnology() throws {
        let shift = SourcingShift(
            importers: [2], sectors: [1], exporters: [0], share: 0.5, to: .domestic)
        let shifted = try shift.table(from: system, name: "domesticated")
        let inputs = zip(shifted.Z.columnSums(), shifted.V.columnSums()).map { $0 + $1 }
        assertClose(inputs, shifted.x, relative: 1e-12)
        // Half of what region 3 bought of this product from region 1 is bought at home, per unit of
        // output.
        let after = try LeontiefSystem(shifted)
        let layout = table.layout
        let (seller, home) = (layout.industry(region: 0, sector: 1), 2 * 3 + 1)
        for j in layout.industries(of: 2) {
            let old = system.coefficients
            let new = after.coefficients
            assertClose(new[seller, j], 0.5 * old[seller, j], absolute: 1e-14)
            assertClose(new[home, j], old[home, j] + 0.5 * old[seller, j], absolute: 1e-14)
        }
        assertClose(shifted.Y.columnSums(), table.Y.columnSums(), relative: 1e-13)
        let emissions = zip(shifted.satellites[0].F.row(0), shifted.x).map { $0 / $1 }
        let before = zip(table.satellites[0].F.row(0), table.x).map { $0 / $1 }
        assertClose(emissions, before, relative: 1e-12)
    }

    @Test func movingNothingChangesNothing() throws {
        let shift = SourcingShift(
            importers: [2], sectors: [1], exporters: nil, share: 0, to: .proRata)
        let same = try shift.table(from: system, name: "same")
        #expect(same.Z == table.Z && same.Y == table.Y && same.V == table.V)
    }

    @Test func labourIncomeOfWhatIsReplaced() throws {
        let restriction = Restriction(exporter: 0, sectors: [1], importer: 2, cut: 1)
        let impact = try Extraction(replacement: .domestic)
            .impact(of: Shock(restrictions: [restriction]), on: system)
        let change = try #require(impact.valueAddedChange)
        let labour = try #require(
            LabourIncome(
                impact, of: [restriction], incomeShare: 0.6, automated: 0.5, in: table.layout))
        let byRegion = table.layout.sumByRegion(change)
        assertClose(labour.unchanged, byRegion.map { 0.6 * $0 }, relative: 1e-14)
        assertClose(labour.automatedAway[2], 0.3 * change[2 * 3 + 1], relative: 1e-14)
        #expect(labour.automatedAway[0] == 0)
    }

    @Test func theScarcestProductLimits() throws {
        func item(_ cut: Double) -> OverlayRuns.Item {
            .init(
                ProductOverlay(
                    product: "p", originShare: 1, cut: cut, stockDays: 0,
                    users: [.init(industry: 4, share: 0.5)]), days: 10)
        }
        #expect(
            OverlayRuns.capacityPaths([item(0.2), item(0.6)])
                == OverlayRuns.capacityPaths([item(0.6)]))
        let outcomes = try OverlayRuns.outcomes([item(0.6)], on: system)
        #expect(outcomes.map(\.run.label) == ["overlay-upstream", "overlay-downstream"])
        let upstream = try #require(outcomes[0].impact?.outputChange)
        assertClose(upstream[4], -0.3 * table.x[4], relative: 1e-12)
    }

    @Test func partsOfAShockAreItsKinds() {
        let shock = Shock(
            restrictions: [Restriction(exporter: 0, sectors: [1], importer: 2, cut: 1)],
            capacityChanges: [.init(industry: 3, change: -0.1)])
        #expect(shock.parts.map(\.name) == ["restrictions", "capacity"])
        #expect(shock.parts[1].shock == Shock(capacityChanges: shock.capacityChanges))
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct FootprintTests {
    @Test func consumptionSumsToProduction() throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 12, co2: true)
        let satellite = try #require(table.satellites.first)
        let account = try Footprint(satellite, in: LeontiefSystem(table)).accounts[0]
        let world = satellite.F.rowSums()[0] + satellite.FY.rowSums()[0]
        assertClose(account.production.reduce(0, +), world, relative: 1e-13)
        assertClose(account.consumption.reduce(0, +), world, relative: 1e-12)
        // Production less exports plus imports is consumption, region by region.
        for r in 0..<5 {
            assertClose(
                account.production[r] - account.exports[r] + account.imports[r],
                account.consumption[r], relative: 1e-12)
        }
        #expect(account.stressor.unit == "kt")
    }

    @Test(arguments: [false, true])
    func equalsTheDefinition(hasInverse: Bool) throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 12, co2: true)
        let satellite = try #require(table.satellites.first)
        let system = try LeontiefSystem(table)
        if hasInverse { _ = try system.inverse() }
        let footprint = try Footprint(satellite, in: system)
        let L = try system.inverse()
        let y = table.demandByRegion
        let s = (0..<9).map { satellite.F[0, $0] / table.x[$0] }
        assertClose(
            footprint.accounts[0].multipliers,
            (0..<9).map { j in (0..<9).reduce(0) { $0 + s[$1] * L[$1, j] } }, relative: 1e-11)
        let byIndustry = footprint.byIndustry(0)
        for r in 0..<3 {
            let column = (0..<9).map { i in
                (0..<9).reduce(0) { $0 + s[i] * L[i, $1] * y[$1, r] }
            }
            assertClose(byIndustry.column(r), column, absolute: 1e-12, relative: 1e-11)
            for o in 0..<3 {
                let expected = table.layout.industries(of: o).reduce(0) { $0 + column[$1] }
                assertClose(
                    footprint.accounts[0].bilateral[o, r], expected, absolute: 1e-12,
                    relative: 1e-11)
            }
        }
    }

    @Test func emissionsWithoutOutputAreNamed() throws {
        let table = try RandomTable.make(
            regions: 2, sectors: 3, seed: 12, emptyIndustry: 4, co2: true)
        var satellite = try #require(table.satellites.first)
        var F = satellite.F
        F[0, 4] = 7
        satellite = Satellite(
            name: satellite.name, stressors: satellite.stressors, F: F, FY: satellite.FY,
            provenance: satellite.provenance)
        let footprint = try Footprint(satellite, in: LeontiefSystem(table))
        let account = footprint.accounts[0]
        #expect(account.unattributed == [0, 7])
        #expect(footprint.diagnostics.map(\.location.place) == ["R2/s2"])
        assertClose(
            account.production.reduce(0, +), account.consumption.reduce(0, +) + 7, relative: 1e-12)
    }

    @Test func followsTheRegionsWhenTheyAreReordered() throws {
        let table = try RandomTable.make(regions: 4, sectors: 2, seed: 30, co2: true)
        let order = [1, 3, 0, 2]
        let other = try permuted(table, order)
        let here = try Footprint(
            #require(table.satellites.first), in: LeontiefSystem(table)
        ).accounts[0]
        let there = try Footprint(
            #require(other.satellites.first), in: LeontiefSystem(other)
        ).accounts[0]
        assertClose(there.consumption, order.map { here.consumption[$0] }, relative: 1e-11)
        assertClose(there.imports, order.map { here.imports[$0] }, relative: 1e-11)
        assertClose(there.exports, order.map { here.exports[$0] }, relative: 1e-11)
    }
}

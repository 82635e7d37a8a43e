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

    /// What pymrio 0.7.0 makes of a table of two regions and two sectors with `characterize` and
    /// `calc_all`: coefficients S, multipliers M, and the accounts by region.
    @Test func impactsArePymrios() throws {
        let layout = try TableLayout(
            regions: [Region("A"), Region("B")], sectors: [Sector("s1"), Sector("s2")],
            finalDemand: [FinalDemandCategory("C")])
        let table = try MRIOTable(
            name: "two by two", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(
                layout.industryAxis, layout.industryAxis,
                rowMajor: [[1, 2, 3, 4], [5, 6, 7, 8], [1.5, 0, 2.5, 1], [0, 1, 0, 2]]),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[10, 1], [20, 2], [3, 30], [-4, 40]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[13.5, 39, 25.5, 24]]))
        let stressors = [
            Satellite.Stressor(code: "CO2", unit: "kt"), .init(code: "CH4", unit: "t"),
        ]
        let axis = Satellite.axis(of: stressors)
        let air = Satellite(
            name: "air", stressors: stressors,
            F: Matrix(
                axis, layout.industryAxis, rowMajor: [[7, 8, 9, 0.5], [300, 40, 25, 60]]),
            FY: Matrix(axis, layout.demandAxis, rowMajor: [[0.25, 4], [10, 30]]),
            provenance: Provenance())
        func factor(
            _ stressor: String, _ unit: String, _ value: Double, _ impact: String,
            _ impactUnit: String
        ) -> Characterization.Factor {
            .init(
                stressor: stressor, stressorUnit: unit, impact: impact, impactUnit: impactUnit,
                value: value)
        }
        let impacts = try Characterization(
            air,
            factors: [
                factor("CO2", "kt", 1, "GWP", "kt CO2-eq"),
                factor("CH4", "t", 0.028, "GWP", "kt CO2-eq"), factor("CH4", "t", 2, "smog", "t"),
            ], name: "impacts", origin: "a test"
        ).satellite
        let accounts = try Footprint(impacts, in: LeontiefSystem(table)).accounts
        struct Known {
            let S, M, cba, pba, imports, exports: [Double]
        }
        let known = [
            Known(
                S: [0.7333333333333333, 0.19, 0.2552631578947368, 0.055897435897435885],
                M: [
                    0.8657827051987017, 0.26361541764725566, 0.39838467715850406,
                    0.2202821307873339,
                ],
                cba: [14.774160913258305, 26.995839086741693], pba: [25.05, 16.72],
                imports: [0.8163375419654906, 11.092176628707184],
                exports: [11.092176628707184, 0.8163375419654904]),
            Known(
                S: [
                    28.57142857142857, 1.6666666666666665, 1.3157894736842104,
                    3.0769230769230766,
                ],
                M: [31.24950273449554, 3.571937123332998, 4.753579382163876, 7.522353710994865],
                cba: [388.10509311412756, 541.8949068858724], pba: [700, 230],
                imports: [-5.958356105305033, 305.9365507805674],
                exports: [305.9365507805675, -5.958356105305034]),
        ]
        #expect(accounts.map(\.stressor.code) == ["GWP", "smog"])
        for (account, known) in zip(accounts, known) {
            assertClose(account.intensities, known.S, relative: 1e-13)
            assertClose(account.multipliers, known.M, relative: 1e-12)
            assertClose(account.consumption, known.cba, relative: 1e-12)
            assertClose(account.production, known.pba, relative: 1e-13)
            assertClose(account.imports, known.imports, relative: 1e-10)
            assertClose(account.exports, known.exports, relative: 1e-10)
        }
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

import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct MultipliersTests {
    @Test func areColumnSumsOfTheInverse() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 5, co2: true)
        let system = try LeontiefSystem(table)
        let multipliers = try Multipliers(system)
        let L = try system.inverse()
        let v = system.coefficients.valueAdded
        assertClose(multipliers.output, L.columnSums(), relative: 1e-12)
        assertClose(multipliers.valueAdded, L.transposedTimes(v), relative: 1e-12)
        for j in 0..<12 {
            let home = table.layout.industries(of: table.layout.region(ofIndustry: j))
            assertClose(
                multipliers.domesticOutput[j], home.reduce(0) { $0 + L[$1, j] }, relative: 1e-12)
            assertClose(
                multipliers.domesticValueAdded[j], home.reduce(0) { $0 + v[$1] * L[$1, j] },
                relative: 1e-12)
            #expect(multipliers.domesticOutput[j] <= multipliers.output[j])
        }
        let intensity = zip(table.satellites[0].F.row(0), table.x).map { $0 / $1 }
        #expect(multipliers.satellites.count == 1)
        #expect(multipliers.satellites[0].account == "co2")
        #expect(multipliers.satellites[0].stressor.unit == "kt")
        assertClose(
            multipliers.satellites[0].values, L.transposedTimes(intensity), relative: 1e-12)
    }

    @Test func taxesAreWhatValueAddedLacksToOne() throws {
        let system = try LeontiefSystem(RandomTable.make(regions: 2, sectors: 3, seed: 6))
        let multipliers = try Multipliers(system)
        let taxes = try system.solve(system.coefficients.taxes, .transposed)
        assertClose(
            zip(multipliers.valueAdded, taxes).map { $0 + $1 }, [Double](repeating: 1, count: 6),
            absolute: 1e-13)
    }

    /// Two sectors of one country by hand, with L of Miller & Blair (2022), section 2.3: imports of
    /// 0.1 and 0.15 per unit of output.
    @Test func importMultipliers() throws {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("s1"), Sector("s2")],
            finalDemand: [FinalDemandCategory("F")])
        let inputs = [
            PrimaryInput("IMP1", kind: .imports), PrimaryInput("IMP2", kind: .imports),
            PrimaryInput("VA"),
        ]
        let table = try MRIOTable(
            name: "national", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: inputs,
            Z: Matrix(
                layout.industryAxis, layout.industryAxis, rowMajor: [[150, 500], [200, 100]]),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[350], [1700]]),
            V: Matrix(
                Axis(inputs.map(\.code)), layout.industryAxis,
                rowMajor: [[40, 200], [60, 100], [550, 1100]]))
        let multipliers = try Multipliers(LeontiefSystem(table))
        let imports = try #require(multipliers.imports)
        let determinant = 0.85 * 0.95 - 0.25 * 0.2
        let L = [
            [0.95 / determinant, 0.25 / determinant], [0.2 / determinant, 0.85 / determinant],
        ]
        assertClose(
            imports,
            [0.1 * L[0][0] + 0.15 * L[1][0], 0.1 * L[0][1] + 0.15 * L[1][1]], relative: 1e-12)
        // What is spent is earned at home or paid for imports.
        assertClose(
            zip(imports.values, multipliers.valueAdded.values).map { $0 + $1 }, [1, 1],
            relative: 1e-12)
        // Without a row of imports there is nothing to say.
        let world = try RandomTable.make(regions: 2, sectors: 2, seed: 3)
        #expect(try Multipliers(LeontiefSystem(world)).imports == nil)
    }
}

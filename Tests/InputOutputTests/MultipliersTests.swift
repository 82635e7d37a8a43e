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
}

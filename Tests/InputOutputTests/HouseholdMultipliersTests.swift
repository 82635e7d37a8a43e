import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Multipliers with households as part of production.
@Suite struct HouseholdMultipliersTests {
    /// Miller & Blair (2022), section 2.5: two sectors and households, who earn 300 and 500 of
    /// them and 50 of each other, of 1000 in all, and spend 50, 400 and 50.
    private func textbook() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("R")], sectors: [Sector("1"), Sector("2")],
            finalDemand: [FinalDemandCategory("C"), FinalDemandCategory("other")])
        return try MRIOTable(
            name: "textbook", year: nil, unit: "million", valuation: "producer prices",
            provenance: Provenance(), layout: layout,
            primaryInputs: [PrimaryInput("W"), PrimaryInput("R")],
            Z: Matrix(
                layout.industryAxis, layout.industryAxis, rowMajor: [[150, 500], [200, 100]]),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis, rowMajor: [[50, 300], [400, 1300]]),
            V: Matrix(Axis(["W", "R"]), layout.industryAxis, rowMajor: [[300, 500], [350, 900]]))
    }

    /// The book’s L̄ has the columns (1.365, 0.527, 0.570) and (0.425, 1.348, 0.489): outputs of
    /// the two sectors, and income of households. A unit of it buys 0.05 and 0.4 of the sectors
    /// and 0.05 of households’ own labour, so that 0.45 / 0.95 of what sectors pay is spent on
    /// sectors, and what sectors pay is 0.95 of all income.
    @Test func closesTheModelAsTheBookDoes() throws {
        let closed = try HouseholdMultipliers(
            LeontiefSystem(textbook()), households: [0], labour: [0], spentShare: 0.45 / 0.95)
        let (output, income) = (closed.measures[0], closed.measures[2])
        assertClose(output.total, [1.365 + 0.527, 0.425 + 1.348], absolute: 1.1e-3)
        assertClose(income.total, [0.570 * 0.95, 0.489 * 0.95], absolute: 1e-3)
        // L by itself: (1.254, 0.264) and (0.330, 1.122).
        assertClose(output.simple, [1.518, 1.452], absolute: 1.1e-3)
        assertClose(income.direct, [0.3, 0.25], relative: 1e-15)
        #expect(closed.earnings == [800] && closed.spending == [450])
    }

    @Test func equalsTheClosedInverse() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 14, co2: true)
        let system = try LeontiefSystem(table)
        let closed = try HouseholdMultipliers(system, households: [0], labour: [1])
        let n = table.industryCount
        let axis = table.layout.industryAxis
        var M = Matrix.identity(axis)
        for j in 0..<n {
            let r = table.layout.region(ofIndustry: j)
            let column = table.layout.demandColumns(of: r).lowerBound
            let spent = table.Y.columnSum(column)
            let share = min(1, spent / table.gdp[r])
            #expect(abs(closed.spentShares[r] - share) < 1e-14)
            for i in 0..<n {
                M[i, j] -= table.Z[i, j] / table.x[j]
                M[i, j] -= share * table.Y[i, column] / spent * table.V[1, j] / table.x[j]
            }
        }
        let factors = try LUFactorization(M)
        #expect(
            closed.measures.map(\.name) == [
                "output", "value added", "labour income", "co2/CO2",
            ])
        for measure in closed.measures {
            assertClose(
                measure.total, factors.solve(measure.direct, .transposed), relative: 1e-11)
            assertClose(
                measure.simple, try system.solve(measure.direct, .transposed), relative: 1e-12)
            for j in 0..<n {
                assertClose(
                    try #require(measure.typeII[j]), measure.total[j] / measure.direct[j],
                    relative: 1e-14)
            }
        }
    }

    /// Nothing is spent: the total is the simple multiplier.
    @Test func nothingSpentAddsNothing() throws {
        let system = try LeontiefSystem(
            RandomTable.make(regions: 2, sectors: 3, seed: 2, emptyIndustry: 4))
        for measure in try HouseholdMultipliers(
            system, households: [0], labour: [1], spentShare: 0
        ).measures {
            #expect(measure.total == measure.simple)
            #expect(measure.typeI[4] == nil && measure.direct[4] == 0)
        }
    }
}

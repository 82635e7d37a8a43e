import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TechnicalCoefficientsTests {
    @Test func coefficientsArePerUnitOfOutput() throws {
        let A = try TechnicalCoefficients(try TextbookTables.oneRegion())
        #expect(A.matrix().elements == [0.15, 0.2, 0.25, 0.05])
        #expect(A[0, 1] == 0.25)
        assertClose(A.inputShares(), [0.35, 0.3], relative: 1e-15)
        assertClose(A.valueAdded, [0.65, 0.7], relative: 1e-15)
        #expect(A.taxes == [0, 0])
        #expect(A.inverseOutput == [1e-3, 5e-4])
    }

    @Test func taxesAreApartFromValueAdded() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
        let A = try TechnicalCoefficients(table)
        assertClose(A.taxes, [0.02, 0.02, 0.02, 0.02], relative: 1e-14)
        let total = (0..<4).map { A.inputShares()[$0] + A.taxes[$0] + A.valueAdded[$0] }
        assertClose(total, [1, 1, 1, 1], relative: 1e-14)
    }

    @Test func anEmptyIndustryHasZeroCoefficients() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 2, emptyIndustry: 4)
        let A = try TechnicalCoefficients(table)
        #expect(A.inverseOutput[4] == 0)
        #expect(A.matrix().column(4) == [0, 0, 0, 0, 0, 0])
        let system = LeontiefSystem(A)
        let x = try system.solve(table.Y.rowSums())
        #expect(x[4] == 0)
        assertClose(x, table.x, relative: 1e-12)
        #expect(try system.inverse()[4, 4] == 1)
    }

    @Test func inputsWithoutOutputNameTheIndustry() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 2, emptyIndustry: 4)
        var Z = table.Z
        Z[0, 4] = 2
        Z[1, 4] = -1
        #expect(throws: TableModelError.zeroOutput(industry: "R2/s2", inflow: 3)) {
            try TechnicalCoefficients(table.replacing(Z: Z))
        }
        var V = table.V
        V[1, 4] = 5
        #expect(throws: TableModelError.zeroOutput(industry: "R2/s2", inflow: 5)) {
            try LeontiefSystem(table.replacing(V: V))
        }
    }

    /// Sales of 0.1 + 0.2 out of inventories of −0.3 leave 5.6·10⁻¹⁷, which is not an output.
    @Test func theRoundingOfACancellingRowIsNotOutput() throws {
        let table = try RandomTable.make(
            regions: 2, sectors: 3, categories: 2, seed: 2, emptyIndustry: 4)
        var (Z, Y) = (table.Z, table.Y)
        Z[4, 0] = 0.1
        Z[4, 1] = 0.2
        Y[4, 3] = -0.3
        let cancelling = try table.replacing(Z: Z, Y: Y)
        #expect(cancelling.x[4] != 0)
        let A = try TechnicalCoefficients(cancelling)
        #expect(A.inverseOutput[4] == 0)
        // What the others buy from it still counts: x₄ = 0.1·a + 0.2·b − 0.3 = 0.
        let x = try LeontiefSystem(A).solve(cancelling.Y.rowSums())
        assertClose(x[4], 0, absolute: 1e-12)
        assertClose(Array(x.prefix(4)), Array(table.x.prefix(4)), relative: 1e-11)
    }

    @Test func negativeOutputIsKept() throws {
        // As LUX/c5 in WIOD 2011: no sales, inventories of −1, value added of −1.
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 2, emptyIndustry: 4)
        var (Y, V) = (table.Y, table.V)
        Y[4, 3] = -1
        V[1, 4] = -1
        let system = try LeontiefSystem(table.replacing(Y: Y, V: V))
        #expect(system.coefficients.valueAdded[4] == 1)
        let x = try system.solve(Y.rowSums())
        assertClose(x[4], -1, absolute: 1e-14)
        #expect(try system.inverse()[4, 4] == 1)
    }
}

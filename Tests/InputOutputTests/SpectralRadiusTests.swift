import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SpectralRadiusTests {
    /// A table with the given A and unit outputs.
    private func radius(_ A: [[Double]], tolerance: Double = 1e-9) throws -> SpectralRadius {
        let names = A.indices.map { "s\($0)" }
        let table = try TextbookTables.table(
            regions: ["R"], sectors: names, Z: A, output: A.map { _ in 1 })
        return SpectralRadius(try TechnicalCoefficients(table), tolerance: tolerance)
    }

    @Test func aSmallMatrixHasItsEigenvalue() throws {
        // λ² − 0.2λ − 0.0425 = 0.
        let table = try TextbookTables.oneRegion()
        let found = SpectralRadius(try TechnicalCoefficients(table), tolerance: 1e-12)
        assertClose(found.value, 0.1 + 0.0525.squareRoot(), relative: 1e-11)
        #expect(found.isConverged)
        #expect(found.isBelowOne == true)
        #expect((found.upperBound ?? 0) >= 0.1 + 0.0525.squareRoot() - 1e-15)
    }

    @Test func boundsHoldOnRandomTables() throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            let table = try RandomTable.make(
                regions: 4, sectors: 5, seed: seed, emptyIndustry: seed == 3 ? 7 : nil)
            let A = try TechnicalCoefficients(table)
            let found = SpectralRadius(A, tolerance: 1e-8)
            #expect(found.isConverged)
            // ρ^(1/k) from a high power: ‖A^64‖ ≤ c·ρ^64.
            var power = A.matrix()
            for _ in 0..<8 { power = power * power }
            let norm = power.infinityNorm()
            // ‖A^256‖^(1/256) tends to ρ from above up to a constant.
            var root = norm
            for _ in 0..<8 { root = root.squareRoot() }
            assertClose(found.value, root, relative: 0.03)
            #expect((found.upperBound ?? 0) < A.inputShares().max() ?? 0)
        }
    }

    @Test func reducibleMatricesHaveTheLargestBlocksRadius() throws {
        let found = try radius([[0.5, 0, 0], [0.1, 0.3, 0], [0, 0, 0.7]])
        assertClose(found.value, 0.7, relative: 1e-8)
        let chained = try radius([[0.5, 0.9], [0, 0.6]])
        assertClose(chained.value, 0.6, relative: 1e-8)
    }

    @Test func nilpotentMatricesHaveNone() throws {
        let found = try radius([[0, 0.9, 0.9], [0, 0, 0.9], [0, 0, 0]])
        #expect(found.value == 0)
        #expect(found.upperBound == 0)
        #expect(found.isConverged)
        #expect(found.iterations <= 4)
        #expect(try radius([[0]]).value == 0)
    }

    @Test func periodicMatricesConverge() throws {
        let two = try radius([[0, 0.9], [0.1, 0]])
        assertClose(two.value, 0.3, relative: 1e-8)
        #expect(two.isConverged)
        let three = try radius([[0, 0.8, 0], [0, 0, 0.1], [0.1, 0, 0]])
        assertClose(three.value, 0.2, relative: 1e-8)
        #expect(three.isConverged)
    }

    @Test func anUnproductiveTableIsProvedSo() throws {
        let found = try radius([[0.9, 0.2], [0.3, 0.9]])
        assertClose(found.value, 0.9 + 0.06.squareRoot(), relative: 1e-8)
        #expect(found.isBelowOne == false)
    }

    @Test func negativeCoefficientsGiveNoBound() throws {
        let found = try radius([[0.5, -0.1], [0.1, 0.2]])
        #expect(found.upperBound == nil)
        // λ² − 0.7λ + 0.11 = 0.
        assertClose(found.value, 0.35 + 0.0125.squareRoot(), relative: 1e-7)
        #expect(found.isBelowOne == true)
        // A rotation: both eigenvalues are complex.
        let complex = try radius([[0.1, -0.5], [0.4, 0.1]])
        #expect(!complex.isConverged)
        #expect(complex.isBelowOne == nil)
        #expect(complex.iterations == 1000)
    }

    @Test func theLimitIsKeptAndTheBoundStillHolds() throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 1)
        let found = SpectralRadius(
            try TechnicalCoefficients(table), tolerance: 1e-14, maximumIterations: 3)
        #expect(found.iterations == 3)
        #expect(!found.isConverged)
        #expect(found.isBelowOne == true)
    }

    @Test func anEmptyTableHasNone() throws {
        let found = try radius([])
        #expect(found.value == 0 && found.isConverged && found.isBelowOne == true)
    }
}

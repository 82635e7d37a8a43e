import LinearAlgebra
import TestSupport
import Testing

@Suite struct RefinementTests {
    @Test func refinementNeverMakesTheErrorWorse() throws {
        for n in [1, 2, 65, 128] {
            for transposition in [Transposition.none, .transposed] {
                let M = RandomMatrix.uniform(n, n, seed: UInt64(n))
                let lu = try LUFactorization(M)
                let b = RandomMatrix.vector(n, seed: 3)
                let matrix = DenseOperator(M)
                let plain = matrix.backwardError(
                    lu.solve(b, transposition), rightHandSide: b, transposition)
                let refined = lu.refinedSolution(b, of: matrix, transposition)
                #expect(refined.backwardError <= plain)
                #expect(refined.backwardError <= 2.3e-16, "n=\(n)")
                #expect(
                    refined.backwardError
                        == matrix.backwardError(refined.x, rightHandSide: b, transposition))
            }
        }
    }

    @Test func wrongFactorsAreCorrected() throws {
        // Factors of a matrix that is off by 10⁻⁴: each step gains about four digits.
        let M = RandomMatrix.leontief(50, seed: 1)
        var near = M
        near.withUnsafeMutableElements { p in
            for k in 0..<p.count { p[k] *= 1 + 1e-4 * Double(k % 3) }
        }
        let b = RandomMatrix.vector(50, seed: 2)
        let refined = try LUFactorization(near).refinedSolution(b, of: DenseOperator(M))
        #expect(refined.steps >= 2)
        #expect(refined.backwardError <= 1e-15)
        assertClose(refined.x, try LUFactorization(M).solve(b), relative: 1e-12)
    }

    @Test func residualIsWhatIsLeft() {
        let M = RandomMatrix.uniform(4, 4, seed: 5)
        let x = RandomMatrix.vector(4, seed: 6)
        let b = RandomMatrix.vector(4, seed: 7)
        let r = DenseOperator(M).residual(x, rightHandSide: b, .transposed)
        assertClose(r, zip(b, M.transposedTimes(x)).map { $0 - $1 }, absolute: 1e-15)
    }

    @Test func anotherSizeStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let lu = try LUFactorization(RandomMatrix.leontief(3, seed: 1))
            _ = lu.refinedSolution(
                [1, 2, 3], of: DenseOperator(RandomMatrix.leontief(4, seed: 1)))
        }
        await #expect(processExitsWith: .failure) {
            _ = DenseOperator(RandomMatrix.leontief(3, seed: 1)).residual([1], rightHandSide: [1])
        }
    }
}

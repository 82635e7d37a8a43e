import LinearAlgebra
import TestSupport
import Testing

@Suite struct LUFactorizationTests {
    @Test(arguments: [1, 2, 3, 63, 64, 65, 128, 255, 256, 257])
    func solvesReproduceTheRightHandSide(n: Int) throws {
        var random = SplitMix64(seed: UInt64(n))
        let axis = Axis<OrdinalAxis>(count: n)
        let M = Matrix(axis, axis, columnMajor: (0..<(n * n)).map { _ in random.uniform() - 0.5 })
        let b = (0..<n).map { _ in random.uniform() }
        let lu = try LUFactorization(M)
        for transposition in [Transposition.none, .transposed] {
            let x = lu.solve(b, transposition)
            let product = transposition == .none ? M.times(x) : M.transposedTimes(x)
            assertClose(product, b, absolute: 1e-10, "n=\(n) \(transposition)")
        }
    }
}

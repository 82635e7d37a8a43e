import LinearAlgebra
import TestSupport
import Testing

private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

@Suite struct LowRankUpdateTests {
    /// n and rank k.
    static let shapes = [(1, 1), (2, 1), (3, 2), (63, 5), (64, 1), (65, 14), (128, 56), (257, 3)]

    private func brute(_ M: Square, _ U: Square, _ W: Square, _ s: Double) throws -> Square {
        var changed = M
        let product = U * W.transposed()
        for i in 0..<M.rowCount {
            for j in 0..<M.rowCount { changed[i, j] += s * product[i, j] }
        }
        return changed
    }

    @Test(arguments: shapes)
    func agreesWithANewFactorizationAtEverySeverity(shape: (Int, Int)) throws {
        let (n, k) = shape
        let M = RandomMatrix.leontief(n, seed: 21)
        var U = RandomMatrix.uniform(n, k, seed: 22)
        // Small enough that the changed matrix stays well conditioned.
        U.scaleColumns(by: [Double](repeating: 1 / Double(n * k), count: k))
        let W = RandomMatrix.uniform(n, k, seed: 23)
        let lu = try LUFactorization(M)
        let update = LowRankUpdate(solvedLeft: lu.solve(U), right: W)
        #expect(update.rank == k)
        for s in [-0.5, 0.3, 1, 2.5] {
            let changed = try LUFactorization(brute(M, U, W, s))
            let severity = try update.severity(s)
            for seed in [1, 2] as [UInt64] {
                let b = RandomMatrix.vector(n, seed: seed)
                let expected = changed.solve(b)
                let scale = expected.map(abs).max() ?? 0
                assertClose(
                    severity.solution(baseline: lu.solve(b)), expected, absolute: 1e-12 * scale,
                    "n=\(n), k=\(k), s=\(s)")
            }
        }
    }

    @Test func noSeverityIsExactlyTheBaseline() throws {
        let lu = try LUFactorization(RandomMatrix.leontief(30, seed: 1))
        let update = LowRankUpdate(
            solvedLeft: lu.solve(RandomMatrix.uniform(30, 4, seed: 2)),
            right: RandomMatrix.uniform(30, 4, seed: 3))
        let baseline = lu.solve(RandomMatrix.vector(30, seed: 4))
        #expect(try update.severity(0).solution(baseline: baseline) == baseline)
    }

    @Test func anUpdateWithoutColumnsChangesNothing() throws {
        let none = RandomMatrix.uniform(5, 0, seed: 1)
        let update = LowRankUpdate(solvedLeft: none, right: none)
        let baseline = RandomMatrix.vector(5, seed: 2)
        #expect(try update.severity().solution(baseline: baseline) == baseline)
    }

    @Test func weightsSolveTheCapacitanceSystem() throws {
        let G = RandomMatrix.uniform(10, 3, seed: 1)
        let W = RandomMatrix.uniform(10, 3, seed: 2)
        let update = LowRankUpdate(solvedLeft: G, right: W)
        let baseline = RandomMatrix.vector(10, seed: 3)
        let severity = try update.severity(0.7)
        var C = W.transposedTimes(G)
        for i in 0..<3 {
            for j in 0..<3 { C[i, j] = 0.7 * C[i, j] + (i == j ? 1 : 0) }
        }
        let z = severity.weights(baseline)
        assertClose(C.times(z), W.transposedTimes(baseline), absolute: 1e-14)
    }

    @Test func aSingularUpdateIsAnError() throws {
        // I − e₁e₁ᵀ.
        let e = Square(Axis(count: 2), Axis(count: 1), columnMajor: [1, 0])
        let update = LowRankUpdate(solvedLeft: e, right: e)
        #expect(throws: LinearAlgebraError.singular(pivot: 0)) { try update.severity(-1) }
        #expect(try update.severity(1).solution(baseline: [4, 4]) == [2, 4])
    }

    @Test func illegalShapesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = LowRankUpdate(
                solvedLeft: RandomMatrix.uniform(3, 2, seed: 1),
                right: RandomMatrix.uniform(3, 1, seed: 1))
        }
        await #expect(processExitsWith: .failure) {
            _ = LowRankUpdate(
                solvedLeft: RandomMatrix.uniform(3, 2, seed: 1),
                right: RandomMatrix.uniform(4, 2, seed: 1))
        }
    }
}

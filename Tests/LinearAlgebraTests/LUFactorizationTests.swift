import LinearAlgebra
import TestSupport
import Testing

private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

@Suite struct LUFactorizationTests {
    static let sizes = [0, 1, 2, 3, 63, 64, 65, 128, 255, 256, 257]

    @Test(arguments: sizes)
    func solutionsReproduceTheRightHandSide(n: Int) throws {
        let M = RandomMatrix.uniform(n, n, seed: UInt64(n))
        let b = RandomMatrix.vector(n, seed: 9)
        let lu = try LUFactorization(M)
        #expect(lu.count == n)
        for transposition in [Transposition.none, .transposed] {
            let x = lu.solve(b, transposition)
            let product = transposition == .none ? M.times(x) : M.transposedTimes(x)
            assertClose(product, b, absolute: 1e-10, "n=\(n) \(transposition)")
            let error = DenseOperator(M).backwardError(x, rightHandSide: b, transposition)
            #expect(error <= 1e-14, "n=\(n) \(transposition)")
        }
    }

    @Test(arguments: sizes)
    func manyRightHandSidesAgreeWithOne(n: Int) throws {
        let lu = try LUFactorization(RandomMatrix.leontief(n, seed: 5))
        for columns in 1...5 {
            let B = RandomMatrix.uniform(n, columns, seed: 6)
            for transposition in [Transposition.none, .transposed] {
                let X = lu.solve(B, transposition)
                for j in 0..<columns {
                    assertClose(
                        X.column(j), lu.solve(B.column(j), transposition), absolute: 1e-14,
                        "n=\(n), column \(j) of \(columns)")
                }
            }
        }
        #expect(lu.solve(RandomMatrix.uniform(n, 0, seed: 1)).columnCount == 0)
    }

    @Test(arguments: sizes)
    func inverseTimesMatrixIsIdentity(n: Int) throws {
        let M = RandomMatrix.leontief(n, seed: 7)
        let inverse = try LUFactorization(M).inverse()
        let identity = Square.identity(Axis(count: n))
        assertClose((inverse * M).elements, identity.elements, absolute: 1e-13, "n=\(n)")
        assertClose((M * inverse).elements, identity.elements, absolute: 1e-13, "n=\(n)")
    }

    @Test(arguments: sizes)
    func factorsAreThoseOfTheMatrix(n: Int) throws {
        let M = RandomMatrix.uniform(n, n, seed: 8)
        let lu = try LUFactorization(M)
        var product = Square(Axis(count: n), Axis(count: n))
        let (lower, upper) = triangles(lu.factors)
        product = lower * upper
        // Undo the interchanges from the last to the first.
        for i in stride(from: n - 1, through: 0, by: -1) {
            let p = Int(lu.pivots[i]) - 1
            guard p != i else { continue }
            for j in 0..<n { (product[i, j], product[p, j]) = (product[p, j], product[i, j]) }
        }
        assertClose(product.elements, M.elements, absolute: 1e-13 * Double(n + 1), "n=\(n)")
    }

    @Test func conditionAgreesWithTheExplicitInverse() throws {
        for n in [1, 2, 3, 65, 128] {
            let M = RandomMatrix.leontief(n, seed: 10)
            let lu = try LUFactorization(M)
            let exact = 1 / (M.infinityNorm() * (try lu.inverse()).infinityNorm())
            let estimate = try lu.reciprocalCondition()
            // The estimate of ‖M⁻¹‖ is a lower bound, rarely off by more than a factor of 3.
            #expect(estimate >= exact * (1 - 1e-12) && estimate <= 3 * exact, "n=\(n)")
        }
        #expect(
            try LUFactorization(Square(Axis(count: 0), Axis(count: 0))).reciprocalCondition() == 1)
        #expect(try LUFactorization(Square.identity(Axis(count: 4))).reciprocalCondition() == 1)
    }

    @Test func singularMatricesNameTheirPivot() {
        let axis = Axis<OrdinalAxis>(count: 3)
        let cases: [([[Double]], Int)] = [
            ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], 0),
            ([[1, 2, 3], [2, 4, 6], [1, 1, 1]], 2),
            ([[1, 0, 0], [0, 0, 0], [0, 0, 1]], 1),
        ]
        for (rows, pivot) in cases {
            #expect(throws: LinearAlgebraError.singular(pivot: pivot)) {
                try LUFactorization(Square(axis, axis, rowMajor: rows))
            }
        }
    }

    @Test func factoringLeavesTheOriginalAlone() throws {
        let M = RandomMatrix.uniform(5, 5, seed: 11)
        let before = M.elements
        let lu = try LUFactorization(M)
        #expect(M.elements == before)
        #expect(lu.infinityNorm == M.infinityNorm())
    }

    @Test func keptFactorsSolveLikeNewOnes() throws {
        let M = RandomMatrix.leontief(20, seed: 12)
        let new = try LUFactorization(M)
        let kept = LUFactorization(
            factors: new.factors, pivots: new.pivots, infinityNorm: new.infinityNorm)
        let b = RandomMatrix.vector(20, seed: 1)
        #expect(kept.solve(b) == new.solve(b))
        #expect(try kept.reciprocalCondition() == new.reciprocalCondition())
    }

    @Test func factorsServeManyTasks() async throws {
        let lu = try LUFactorization(RandomMatrix.leontief(80, seed: 13))
        let expected = (0..<16).map { lu.solve(RandomMatrix.vector(80, seed: UInt64($0))) }
        let found = await withTaskGroup(of: (Int, [Double]).self) { group in
            for k in 0..<16 {
                group.addTask { (k, lu.solve(RandomMatrix.vector(80, seed: UInt64(k)))) }
            }
            var results = [[Double]](repeating: [], count: 16)
            for await (k, x) in group { results[k] = x }
            return results
        }
        for k in 0..<16 { assertClose(found[k], expected[k], relative: 1e-13, "task \(k)") }
    }

    @Test func illegalUseStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = try LUFactorization(Square(Axis(count: 2), Axis(count: 3)))
        }
        await #expect(processExitsWith: .failure) {
            _ = try LUFactorization(Square(Axis(["a", "b"]), Axis(["b", "a"])))
        }
        await #expect(processExitsWith: .failure) {
            _ = try LUFactorization(Square.identity(Axis(count: 2))).solve([1])
        }
        await #expect(processExitsWith: .failure) {
            let B = Square(Axis(["a", "b"]), Axis(count: 1))
            _ = try LUFactorization(Square.identity(Axis(count: 2))).solve(B)
        }
        await #expect(processExitsWith: .failure) {
            _ = LUFactorization(
                factors: Square.identity(Axis(count: 2)), pivots: [1, 3], infinityNorm: 1)
        }
        await #expect(processExitsWith: .failure) {
            _ = LUFactorization(
                factors: Square.identity(Axis(count: 2)), pivots: [1], infinityNorm: 1)
        }
    }

    private func triangles(_ factors: Square) -> (lower: Square, upper: Square) {
        var (lower, upper) = (Square.identity(factors.rows), Square(factors.rows, factors.rows))
        for j in 0..<factors.rowCount {
            for i in 0..<factors.rowCount {
                if i > j { lower[i, j] = factors[i, j] } else { upper[i, j] = factors[i, j] }
            }
        }
        return (lower, upper)
    }
}

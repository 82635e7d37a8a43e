import LinearAlgebra
import TestSupport
import Testing

private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

@Suite struct GMRESTests {
    private let tolerance = 4 * Double.ulpOfOne

    private func solve(
        _ M: Square, _ B: Square, _ transposition: Transposition = .none,
        solver: GMRES = GMRES(), tolerance: Double
    ) throws(LinearAlgebraError) -> (X: Square, outcome: GMRES.Outcome) {
        var X = B
        let outcome = try X.withMutableElements { b throws(LinearAlgebraError) in
            try solver.solve(
                &b, columns: B.columnCount, of: DenseOperator(M), transposition,
                tolerance: tolerance)
        }
        return (X, outcome)
    }

    @Test(arguments: [1, 2, 3, 63, 64, 65, 128, 257])
    func agreesWithFactors(n: Int) throws {
        let M = RandomMatrix.leontief(n, seed: 31)
        let lu = try LUFactorization(M)
        for columns in [1, 2, 5] {
            let B = RandomMatrix.uniform(n, columns, seed: 32)
            for transposition in [Transposition.none, .transposed] {
                let (X, outcome) = try solve(M, B, transposition, tolerance: tolerance)
                let expected = lu.solve(B, transposition)
                assertClose(
                    X.elements, expected.elements, absolute: 1e-13 * expected.maximumMagnitude(),
                    "n=\(n), \(columns) columns, \(transposition)")
                let errors = (0..<columns).map {
                    DenseOperator(M).backwardError(
                        X.column($0), rightHandSide: B.column($0), transposition)
                }
                #expect((errors.max() ?? 0) <= tolerance)
                #expect(outcome.backwardError <= tolerance)
                #expect(outcome.iterations > 0)
            }
        }
    }

    @Test func aPreconditionerChangesTheWayNotTheAnswer() throws {
        let (blocks, size) = (5, 7)
        let n = blocks * size
        let M = RandomMatrix.leontief(n, seed: 37)
        let P = BlockDiagonalLU(blockSize: size, blockCount: blocks) { block, target in
            for j in 0..<size {
                for i in 0..<size { target[i + j * size] = M[block * size + i, block * size + j] }
            }
        }
        let B = RandomMatrix.uniform(n, 3, seed: 38)
        let lu = try LUFactorization(M)
        for transposition in [Transposition.none, .transposed] {
            var X = B
            let outcome = try X.withMutableElements { b throws(LinearAlgebraError) in
                try GMRES().solve(
                    &b, columns: 3, of: DenseOperator(M), transposition, preconditioner: P,
                    tolerance: tolerance)
            }
            #expect(outcome.backwardError <= tolerance)
            let expected = lu.solve(B, transposition)
            assertClose(
                X.elements, expected.elements, absolute: 1e-13 * expected.maximumMagnitude())
        }
    }

    @Test func columnsOfVeryDifferentSizeAreAllSolved() throws {
        let M = RandomMatrix.leontief(60, seed: 33)
        var B = RandomMatrix.uniform(60, 4, seed: 34)
        B.scaleColumns(by: [1e200, 1, 0, 1e-200])
        let (X, _) = try solve(M, B, tolerance: tolerance)
        let expected = try LUFactorization(M).solve(B)
        for j in 0..<4 {
            let scale = expected.column(j).map(abs).max() ?? 0
            assertClose(X.column(j), expected.column(j), absolute: 1e-13 * scale, "column \(j)")
        }
    }

    @Test func aZeroRightHandSideHasAZeroSolution() throws {
        let M = RandomMatrix.leontief(5, seed: 1)
        let (X, outcome) = try solve(M, Square(Axis(count: 5), Axis(count: 2)), tolerance: 1e-15)
        #expect(X.elements.allSatisfy { $0 == 0 })
        #expect(outcome.iterations == 0)
        #expect(outcome.backwardError == 0)
    }

    @Test func nothingToSolveIsSolved() throws {
        let M = RandomMatrix.leontief(3, seed: 1)
        #expect(try solve(M, Square(Axis(count: 3), Axis(count: 0)), tolerance: 0).X.count == 0)
    }

    @Test func theIdentityTakesOneStep() throws {
        let B = RandomMatrix.uniform(10, 2, seed: 1)
        let (X, outcome) = try solve(Square.identity(Axis(count: 10)), B, tolerance: 1e-15)
        assertClose(X.elements, B.elements, relative: 1e-15)
        #expect(outcome.iterations == 2)
    }

    @Test func restartsReachTheSameTolerance() throws {
        let M = RandomMatrix.leontief(100, seed: 35)
        let B = RandomMatrix.uniform(100, 1, seed: 36)
        let (X, outcome) = try solve(M, B, solver: GMRES(restart: 3), tolerance: tolerance)
        #expect(outcome.iterations > 6)
        let expected = try LUFactorization(M).solve(B)
        assertClose(X.elements, expected.elements, absolute: 1e-13)
    }

    @Test func aLooseToleranceTakesFewerSteps() throws {
        let M = RandomMatrix.leontief(100, seed: 35)
        let B = RandomMatrix.uniform(100, 1, seed: 36)
        let loose = try solve(M, B, tolerance: 1e-4).outcome
        let tight = try solve(M, B, tolerance: tolerance).outcome
        #expect(loose.iterations < tight.iterations)
        #expect(loose.backwardError <= 1e-4 && loose.backwardError > 1e-9)
    }

    @Test func theLimitOfIterationsIsKept() {
        // A cyclic shift: GMRES makes no progress before step n.
        let n = 50
        var shift = Square(Axis(count: n), Axis(count: n))
        for i in 0..<n { shift[(i + 1) % n, i] = 1 }
        var b = Square(Axis(count: n), Axis(count: 1))
        b[0, 0] = 1
        do {
            _ = try solve(
                shift, b, solver: GMRES(restart: 10, maximumIterations: 20), tolerance: 1e-12)
            Issue.record("converged")
        } catch {
            guard case .notConverged(let iterations, let residual) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(iterations <= 21)
            #expect(residual > 1e-3)
        }
    }

    @Test func aSingularMatrixIsNotSolved() {
        var M = Square.identity(Axis(count: 4))
        M[2, 2] = 0
        let b = Square(Axis(count: 4), Axis(count: 1), columnMajor: [1, 1, 1, 1])
        #expect(throws: LinearAlgebraError.self) { try solve(M, b, tolerance: 1e-12) }
        #expect(throws: LinearAlgebraError.self) {
            try solve(Square(Axis(count: 4), Axis(count: 4)), b, tolerance: 1e-12)
        }
    }

    @Test func aMatrixWithNaNIsNotSolved() {
        var M = RandomMatrix.leontief(4, seed: 1)
        M[1, 2] = .nan
        let b = Square(Axis(count: 4), Axis(count: 1), columnMajor: [1, 1, 1, 1])
        #expect(throws: LinearAlgebraError.self) { try solve(M, b, tolerance: 1e-12) }
    }
}

import LinearAlgebra
import TestSupport
import Testing

private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

@Suite struct MixedPrecisionLUTests {
    private func factors(_ M: Square) throws(LinearAlgebraError) -> MixedPrecisionLU {
        try MixedPrecisionLU(count: M.rowCount) { target in
            M.withUnsafeElements { source in
                for k in 0..<source.count { target[k] = Float(source[k]) }
            }
        }
    }

    private func solve(
        _ lu: MixedPrecisionLU, _ M: Square, _ B: Square, _ transposition: Transposition = .none
    ) throws(LinearAlgebraError) -> (X: Square, steps: Int, backwardError: Double) {
        var X = B
        let (steps, error) = try X.withMutableElements { b throws(LinearAlgebraError) in
            try lu.solve(&b, columns: B.columnCount, of: DenseOperator(M), transposition)
        }
        return (X, steps, error)
    }

    @Test(arguments: [1, 2, 3, 63, 64, 65, 128, 257])
    func reachesDoublePrecision(n: Int) throws {
        let M = RandomMatrix.leontief(n, seed: 41)
        let lu = try factors(M)
        let exact = try LUFactorization(M)
        for columns in [1, 4] {
            let B = RandomMatrix.uniform(n, columns, seed: 42)
            for transposition in [Transposition.none, .transposed] {
                let (X, steps, error) = try solve(lu, M, B, transposition)
                #expect(error <= lu.tolerance)
                #expect(steps <= 4)
                let expected = exact.solve(B, transposition)
                assertClose(
                    X.elements, expected.elements, absolute: 1e-12 * expected.maximumMagnitude(),
                    "n=\(n), \(columns) columns, \(transposition)")
            }
        }
    }

    @Test func toleranceIsThatOfDsgesv() throws {
        let lu = try factors(RandomMatrix.leontief(4, seed: 1))
        #expect(lu.tolerance == 2 * Double.ulpOfOne)
    }

    @Test func columnsOfVeryDifferentSizeAreAllSolved() throws {
        let M = RandomMatrix.leontief(30, seed: 43)
        var B = RandomMatrix.uniform(30, 4, seed: 44)
        // Beyond the range of single precision on both sides.
        B.scaleColumns(by: [1e60, 1, 0, 1e-60])
        let (X, _, _) = try solve(factors(M), M, B)
        let expected = try LUFactorization(M).solve(B)
        for j in 0..<4 {
            let scale = expected.column(j).map(abs).max() ?? 0
            assertClose(X.column(j), expected.column(j), absolute: 1e-12 * scale, "column \(j)")
        }
    }

    @Test func nothingToSolveIsSolved() throws {
        let none = Square(Axis(count: 0), Axis(count: 0))
        #expect(try solve(factors(none), none, Square(Axis(count: 0), Axis(count: 3))).steps == 0)
        let M = RandomMatrix.leontief(3, seed: 1)
        #expect(try solve(factors(M), M, Square(Axis(count: 3), Axis(count: 0))).steps == 0)
    }

    /// The condition number is 4·10⁹: single-precision corrections do not contract.
    @Test func anIllConditionedMatrixIsNotSolved() throws {
        let M = Square(
            Axis(count: 2), Axis(count: 2), rowMajor: [[1, 1], [1, 1 + 1e-9]])
        #expect(throws: LinearAlgebraError.self) {
            let lu = try factors(M)
            _ = try solve(lu, M, Square(Axis(count: 2), Axis(count: 1), columnMajor: [1, 2]))
        }
        var hilbert = Square(Axis(count: 12), Axis(count: 12))
        for i in 0..<12 { for j in 0..<12 { hilbert[i, j] = 1 / Double(i + j + 1) } }
        let lu = try factors(hilbert)
        do {
            let b = Square(
                Axis(count: 12), Axis(count: 1), columnMajor: RandomMatrix.vector(12, seed: 1))
            _ = try solve(lu, hilbert, b)
            Issue.record("solved")
        } catch {
            guard case .notConverged(_, let residual) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(residual > lu.tolerance)
        }
    }

    @Test func aSingularMatrixNamesItsPivot() {
        #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
            try factors(Square(Axis(count: 2), Axis(count: 2), rowMajor: [[1, 2], [2, 4]]))
        }
    }

    /// NaN in the residual passed for a residual of 0.
    @Test func aMatrixWithNaNIsNotSolved() throws {
        var M = RandomMatrix.leontief(4, seed: 1)
        let lu = try factors(M)
        M[1, 2] = .nan
        let b = Square(Axis(count: 4), Axis(count: 1), columnMajor: [1, 1, 1, 1])
        #expect(throws: LinearAlgebraError.self) { try solve(lu, M, b) }
    }

    @Test func anotherSizeStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let lu = try MixedPrecisionLU(count: 1) { $0[0] = 1 }
            var b = [1.0, 2]
            var span = b.mutableSpan
            _ = try lu.solve(
                &span, columns: 1, of: DenseOperator(RandomMatrix.leontief(2, seed: 1)))
        }
    }
}

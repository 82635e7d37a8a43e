import LinearAlgebra
import TestSupport
import Testing

@Suite struct LinearOperatorTests {
    @Test func denseOperatorIsItsMatrix() {
        for n in [0, 1, 2, 65] {
            let M = RandomMatrix.uniform(n, n, seed: 1)
            let matrix = DenseOperator(M)
            #expect(matrix.count == n)
            #expect(matrix.infinityNorm(.none) == M.infinityNorm())
            #expect(matrix.infinityNorm(.transposed) == M.transposed().infinityNorm())
            let X = RandomMatrix.uniform(n, 3, seed: 2)
            for columns in [1, 3] {
                for transposition in [Transposition.none, .transposed] {
                    var result = [Double](repeating: .nan, count: n * columns)
                    X.withElements { x in
                        var y = result.mutableSpan
                        matrix.apply(
                            transposition, x.extracting(first: n * columns), columns: columns,
                            to: &y)
                    }
                    let expected = transposition == .none ? M * X : M.transposedTimes(X)
                    assertClose(
                        result, Array(expected.elements.prefix(n * columns)), absolute: 1e-14)
                }
            }
        }
    }

    @Test func backwardErrorIsRelativeToMatrixAndSolution() {
        let M = Matrix<OrdinalAxis, OrdinalAxis>(
            Axis(count: 2), Axis(count: 2), rowMajor: [[2, 1], [0, 4]])
        // r = (0.5, 0); ‖M‖ = 4, ‖x‖ = 1, ‖b‖ = 4.
        let error = DenseOperator(M).backwardError([1, 1], rightHandSide: [3.5, 4])
        assertClose(error, 0.5 / 8, relative: 1e-15)
        #expect(DenseOperator(M).backwardError([1, 1], rightHandSide: [3, 4]) == 0)
        #expect(DenseOperator(M).backwardError([0, 0], rightHandSide: [0, 0]) == 0)
        let none = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 0), Axis(count: 0))
        #expect(DenseOperator(none).backwardError([], rightHandSide: []) == 0)
    }

    /// A comparison with NaN is false, so that a running maximum skipped it and reported an error
    /// of 0.
    @Test func aSolutionThatIsNotFiniteIsNotExact() {
        let matrix = DenseOperator(RandomMatrix.leontief(3, seed: 1))
        for x in [[Double.nan, 1, 1], [1, .infinity, 1], [1, 1, -.infinity]] {
            #expect(matrix.backwardError(x, rightHandSide: [1, 1, 1]) == .infinity)
        }
    }

    @Test func illegalUseStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = DenseOperator(RandomMatrix.uniform(2, 3, seed: 1))
        }
        await #expect(processExitsWith: .failure) {
            _ = DenseOperator(RandomMatrix.uniform(2, 2, seed: 1)).backwardError(
                [1], rightHandSide: [1, 2])
        }
    }
}

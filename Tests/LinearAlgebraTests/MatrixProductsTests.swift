import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixProductsTests {
    /// Rows, inner dimension, columns.
    static let shapes = [
        (0, 0, 0), (0, 2, 3), (2, 0, 3), (2, 3, 0), (1, 1, 1), (2, 3, 1), (3, 2, 5), (63, 64, 65),
        (65, 1, 64), (128, 63, 2), (255, 3, 257),
    ]

    private func naive(
        _ A: Matrix<OrdinalAxis, OrdinalAxis>, _ B: Matrix<OrdinalAxis, OrdinalAxis>
    ) -> [Double] {
        (0..<B.columnCount).flatMap { j in
            (0..<A.rowCount).map { i in
                (0..<A.columnCount).reduce(0) { $0 + A[i, $1] * B[$1, j] }
            }
        }
    }

    @Test(arguments: shapes)
    func productsAgreeWithLoops(shape: (Int, Int, Int)) {
        let (m, k, n) = shape
        let A = RandomMatrix.uniform(m, k, seed: 1)
        let B = RandomMatrix.uniform(k, n, seed: 2)
        let expected = naive(A, B)
        let tolerance = 1e-15 * Double(k + 1)
        assertClose((A * B).elements, expected, absolute: tolerance, "A·B \(shape)")
        assertClose(
            A.transposed().transposedTimes(B).elements, expected, absolute: tolerance,
            "(Aᵀ)ᵀ·B \(shape)")
        for j in 0..<n {
            let column = Array(expected[(j * m)..<((j + 1) * m)])
            assertClose(A.times(B.column(j)), column, absolute: tolerance, "A·b \(shape)")
            assertClose(
                A.transposed().transposedTimes(B.column(j)), column, absolute: tolerance,
                "(Aᵀ)ᵀ·b \(shape)")
        }
    }

    @Test func productsCarryTheOuterLabels() {
        let A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(["a"]), Axis(["x", "y"]))
        let B = Matrix<OrdinalAxis, OrdinalAxis>(Axis(["x", "y"]), Axis(["p", "q", "r"]))
        #expect((A * B).rows.labels == ["a"])
        #expect((A * B).columns.labels == ["p", "q", "r"])
        #expect(A.transposed().rows.labels == ["x", "y"])
    }

    /// BLAS writes c for beta = 0 whatever it held; so does the path without BLAS.
    @Test func anEmptyInnerDimensionOverwritesNaN() {
        var c = [Double.nan, .nan]
        gemm(.none, .none, m: 2, n: 1, k: 0, a: nil, lda: 2, b: nil, ldb: 1, c: &c, ldc: 2)
        #expect(c == [0, 0])
        var y = [Double.nan, 3]
        gemv(.none, m: 2, n: 0, a: nil, lda: 2, x: nil, y: &y)
        #expect(y == [0, 0])
        y = [2, 4]
        gemv(.transposed, m: 0, n: 2, a: nil, lda: 1, x: nil, beta: 0.5, y: &y)
        #expect(y == [1, 2])
        gemm(.none, .none, m: 2, n: 1, k: 0, a: nil, lda: 2, b: nil, ldb: 1, beta: 3, c: &y, ldc: 2)
        #expect(y == [3, 6])
    }

    @Test func alphaAndBetaCombine() {
        let A = Matrix<OrdinalAxis, OrdinalAxis>(
            Axis(count: 2), Axis(count: 2), rowMajor: [[1, 2], [3, 4]])
        var y = [10.0, 20]
        A.withUnsafeElements {
            gemv(
                .transposed, m: 2, n: 2, alpha: 2, a: $0.baseAddress, lda: 2, x: [1, 1], beta: -1,
                y: &y)
        }
        #expect(y == [-2, -8])
    }

    @Test func illegalProductsStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(["a", "b"]))
            let B = Matrix<OrdinalAxis, OrdinalAxis>(Axis(["b", "a"]), Axis(count: 2))
            _ = A * B
        }
        await #expect(processExitsWith: .failure) {
            let A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 2))
            _ = A.transposedTimes(Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 3), Axis(count: 1)))
        }
        await #expect(processExitsWith: .failure) {
            _ = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 2)).times([1])
        }
        await #expect(processExitsWith: .failure) {
            _ = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 1))
                .transposedTimes([1.0])
        }
    }
}

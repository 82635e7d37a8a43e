import LinearAlgebra
import TestSupport
import Testing

@Suite struct TwoSidedProductsTests {
    /// y and u of a matrix with some vectors from either side.
    private func products(
        _ A: Matrix<OrdinalAxis, OrdinalAxis>, _ X: Matrix<OrdinalAxis, OrdinalAxis>,
        _ W: Matrix<OrdinalAxis, OrdinalAxis>, forward: Int, backward: Int,
        magnitudes: Bool = false
    ) -> (y: [Double], u: [Double]) {
        // What is there before is not read.
        var y = [Double](repeating: .nan, count: A.rowCount * forward)
        var u = [Double](repeating: .nan, count: A.columnCount * backward)
        A.withUnsafeElements { a in
            X.withUnsafeElements { x in
                W.withUnsafeElements { w in
                    guard let a = a.baseAddress, let x = x.baseAddress, let w = w.baseAddress
                    else { return }
                    TwoSidedProducts.multiply(
                        a, rows: A.rowCount, columns: A.columnCount, magnitudes: magnitudes, x: x,
                        forward: forward, y: &y, w: w, backward: backward, u: &u)
                }
            }
        }
        return (y, u)
    }

    /// Sizes around the lengths of registers and tiles, one of them large enough for stripes.
    @Test(arguments: [(1, 1), (3, 2), (8, 4), (9, 7), (64, 65), (1025, 33), (1030, 1031)])
    func areThoseOfBLAS(rows: Int, columns: Int) {
        let A = RandomMatrix.uniform(rows, columns, seed: 1)
        var positive = A
        positive.withUnsafeMutableElements { p in for k in 0..<p.count { p[k] = abs(p[k]) } }
        let X = RandomMatrix.uniform(columns, 3, seed: 2)
        let W = RandomMatrix.uniform(rows, 2, seed: 3)
        for (magnitudes, matrix) in [(false, A), (true, positive)] {
            let (y, u) = products(A, X, W, forward: 3, backward: 2, magnitudes: magnitudes)
            assertClose(y, (matrix * X).elements, absolute: 1e-13 * Double(columns), "y")
            assertClose(u, matrix.transposedTimes(W).elements, absolute: 1e-13 * Double(rows), "u")
        }
    }

    /// A column is computed in the same way alone, beside others, and on one thread.
    @Test func aVectorDoesNotDependOnTheOthers() {
        let n = 1100
        let A = RandomMatrix.uniform(n, n, seed: 4)
        let X = RandomMatrix.uniform(n, 8, seed: 5)
        let all = products(A, X, X, forward: 8, backward: 8)
        let alone = BLASThreads.withSingleThread {
            products(
                A, X.selectingColumns([5]), X.selectingColumns([6]), forward: 1, backward: 1)
        }
        #expect(Array(all.y[(5 * n)..<(6 * n)]) == alone.y)
        #expect(Array(all.u[(6 * n)..<(7 * n)]) == alone.u)
    }

    @Test func oneSideAloneWritesNothingElse() {
        let A = RandomMatrix.uniform(40, 30, seed: 6)
        let X = RandomMatrix.uniform(40, 1, seed: 7)
        let (y, u) = products(A, X, X, forward: 0, backward: 1)
        #expect(y.isEmpty && u.count == 30)
        assertClose(u, A.transposedTimes(X.column(0)), absolute: 1e-13)
    }

    /// Operators use them where matrices are very large.
    @Test func operatorsOfLargeMatricesAreTheirMatrices() {
        let n = 1 << 12
        let axis = Axis<OrdinalAxis>(count: n)
        let M = Matrix(axis, axis) { m in
            for j in 0..<n { for i in 0..<n { m[i + j * n] = Double((3 * i + 5 * j) % 17 - 8) } }
        }
        let matrix = DenseOperator(M)
        for columns in [1, 2, 9] {
            let X = RandomMatrix.uniform(n, columns, seed: 9)
            for transposition in [Transposition.none, .transposed] {
                var result = [Double](repeating: .nan, count: n * columns)
                X.withElements { x in
                    var y = result.mutableSpan
                    matrix.apply(transposition, x, columns: columns, to: &y)
                }
                let expected = transposition == .none ? M * X : M.transposedTimes(X)
                assertClose(result, expected.elements, absolute: 1e-10, "\(columns)")
            }
        }
    }
}

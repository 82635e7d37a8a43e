import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixElementwiseTests {
    static let shapes = [
        (0, 0), (0, 3), (3, 0), (1, 1), (1, 7), (2, 3), (31, 33), (63, 65), (64, 64), (128, 5),
        (255, 257),
    ]

    @Test(arguments: shapes)
    func transposeSwapsIndices(shape: (Int, Int)) {
        let (m, n) = shape
        let A = RandomMatrix.uniform(m, n, seed: 3)
        let T = A.transposed()
        #expect(T.rowCount == n && T.columnCount == m)
        for i in 0..<m { #expect(T.column(i) == A.row(i), "\(m)×\(n), row \(i)") }
    }

    @Test(arguments: shapes)
    func sumsAgreeWithLoops(shape: (Int, Int)) {
        let (m, n) = shape
        let A = RandomMatrix.uniform(m, n, seed: 4)
        let rows = (0..<m).map { i in (0..<n).reduce(0) { $0 + A[i, $1] } }
        let magnitudes = (0..<m).map { i in (0..<n).reduce(0) { $0 + abs(A[i, $1]) } }
        let columns = (0..<n).map { j in (0..<m).reduce(0) { $0 + A[$1, j] } }
        #expect(A.rowSums() == rows)
        #expect(A.rowMagnitudes() == magnitudes)
        #expect(A.columnSums() == columns)
        #expect((0..<n).map(A.columnSum) == columns)
        let some = [m - 1, 0, m / 2].filter { $0 >= 0 && $0 < m }
        #expect(A.rowMagnitudes(of: some) == some.map { magnitudes[$0] })
        #expect(A.infinityNorm() == magnitudes.max() ?? 0)
        #expect(A.maximumMagnitude() == A.elements.map(abs).max() ?? 0)
    }

    @Test func scalingMultipliesRowsAndColumns() {
        var A = Matrix<OrdinalAxis, OrdinalAxis>(
            Axis(count: 2), Axis(count: 3), rowMajor: [[1, 2, 3], [4, 5, 6]])
        A.scaleRows(by: [10, 1])
        A.scaleColumns(by: [1, 0, -1])
        #expect(A.row(0) == [10, 0, -30])
        #expect(A.row(1) == [4, 0, -6])
    }

    @Test func columnsAreSelectedInTheGivenOrder() {
        let A = RandomMatrix.uniform(5, 4, seed: 5)
        let selection = A.selectingColumns([3, 0, 3])
        #expect(selection.columnCount == 3)
        #expect(selection.column(0) == A.column(3))
        #expect(selection.column(1) == A.column(0))
        #expect(selection.column(2) == A.column(3))
        #expect(A.selectingColumns([]).count == 0)
    }

    /// A comparison with NaN is false, so that a running maximum skips it.
    @Test func normsDoNotOverlookNaN() {
        for position in 0..<4 {
            var A = RandomMatrix.uniform(2, 2, seed: 6)
            A.withUnsafeMutableElements { $0[position] = .nan }
            #expect(A.maximumMagnitude() == .infinity)
            #expect(A.infinityNorm() == .infinity)
        }
    }

    @Test func illegalFactorsStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            var A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 3))
            A.scaleRows(by: [1, 2, 3])
        }
        await #expect(processExitsWith: .failure) {
            var A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 3))
            A.scaleColumns(by: [1, 2])
        }
        await #expect(processExitsWith: .failure) {
            let A = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 3))
            _ = A.selectingColumns([3])
        }
    }

    /// Large enough for several threads, with columns that are not a multiple of four: to the last
    /// bit.
    @Test func sumsDoNotDependOnThreads() {
        let (m, n) = (2101, 1503)
        let a = RandomMatrix.uniform(m, n, seed: 9)
        var (rows, magnitudes) = (
            [Double](repeating: 0, count: m), [Double](repeating: 0, count: m)
        )
        var columns = [Double](repeating: 0, count: n)
        for j in 0..<n {
            for i in 0..<m {
                rows[i] += a[i, j]
                magnitudes[i] += a[i, j].magnitude
                columns[j] += a[i, j]
            }
        }
        #expect(a.rowSums() == rows)
        #expect(a.rowMagnitudes() == magnitudes)
        #expect(a.columnSums() == columns)
        #expect((0..<n).allSatisfy { a.columnSum($0) == columns[$0] })
    }

    /// Memory in large pages is zero when it is fresh, and goes back whole.
    @Test func largeMatricesBeginAsZeros() {
        for count in [1023, 1024, 1025, 1500] {
            for _ in 0..<3 {
                let axis = Axis<OrdinalAxis>(count: count)
                var a = Matrix(axis, axis)
                #expect(a.rowMagnitudes().allSatisfy { $0 == 0 })
                a[count - 1, count - 1] = 1
                var b = a
                b[0, 0] = 2
                #expect(
                    a[0, 0] == 0 && a[count - 1, count - 1] == 1 && b[count - 1, count - 1] == 1)
            }
        }
    }
}

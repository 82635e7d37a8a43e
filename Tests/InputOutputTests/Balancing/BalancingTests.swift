import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// RAS and GRAS on single matrices: published examples and identities.
@Suite struct BalancingTests {
    private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

    private func matrix(_ rows: [[Double]]) -> Square {
        Square(Axis(count: rows.count), Axis(count: rows.first?.count ?? 0), rowMajor: rows)
    }

    /// Miller & Blair 2009, section 7.4.2: coefficients of year 0, and output, intermediate sales
    /// and purchases of year 1. The numbers expected are those of an independent iteration, to all
    /// digits; the book prints them to three decimals.
    @Test func millerBlairExampleIsMet() throws {
        let A = [[0.120, 0.100, 0.049], [0.210, 0.247, 0.265], [0.026, 0.249, 0.145]]
        let x = [421.0, 284, 283]
        let Z = matrix(A.map { row in zip(row, x).map { $0 * $1 } })
        let (balanced, report) = try Balancing().balance(
            Z, rowTotals: [245, 136, 159], columnTotals: [251, 107, 182])
        let expected = [
            [0.3924, 0.1219, 0.1596], [0.1509, 0.0661, 0.1897], [0.0529, 0.1887, 0.2938],
        ]
        for i in 0..<3 {
            for j in 0..<3 {
                assertClose(balanced[i, j] / x[j], expected[i][j], absolute: 5e-5, "a[\(i), \(j)]")
            }
        }
        assertClose(balanced.rowSums(), [245, 136, 159], relative: 1e-10)
        assertClose(balanced.columnSums(), [251, 107, 182], relative: 1e-13)
        #expect(report.method == .ras)
    }

    /// Goods, services and net taxes of Junius & Oosterhaven 2003, table 1, with the corrected
    /// target function of Lenzen, Wood & Gallego 2007; the cells expected are from an independent
    /// iteration.
    @Test func juniusOosterhavenExampleIsMet() throws {
        let A = matrix([[7, 3, 5, -3], [2, 9, 8, 1], [-2, 0, 2, 1]])
        let (balanced, report) = try Balancing().balance(
            A, rowTotals: [15, 26, -1], columnTotals: [9, 16, 17, -2])
        let expected = [
            [8.97644, 3.74316, 5.72173, -3.44133], [2.79934, 12.25684, 9.99231, 0.95151],
            [-2.77578, 0, 1.28596, 0.48982],
        ]
        for i in 0..<3 {
            for j in 0..<4 {
                assertClose(balanced[i, j], expected[i][j], absolute: 5e-6, "x[\(i), \(j)]")
            }
        }
        #expect(report.method == .gras)
        // The solution has the form r a s, or a/(r s), which with the totals is what makes it the
        // nearest.
        let (r, s) = (report.rowMultipliers, report.columnMultipliers)
        for i in 0..<3 {
            for j in 0..<4 {
                let factor = A[i, j] < 0 ? 1 / (r[i] * s[j]) : r[i] * s[j]
                assertClose(balanced[i, j], A[i, j] * factor, relative: 1e-12)
            }
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (1, 5), (7, 8), (9, 17), (33, 16)])
    func whatWasScaledIsFoundAgain(m: Int, n: Int) throws {
        let A = RandomMatrix.uniform(m, n, seed: 7)
        var positive = A
        positive.withUnsafeMutableElements { p in for k in p.indices { p[k] += 0.6 } }
        for (start, method) in [(A, Balancing.Method.gras), (positive, .ras)] {
            let r = RandomMatrix.vector(m, seed: 1).map { 0.5 + $0 }
            let s = RandomMatrix.vector(n, seed: 2).map { 0.5 + $0 }
            var scaled = start
            for i in 0..<m {
                for j in 0..<n {
                    scaled[i, j] *= start[i, j] < 0 ? 1 / (r[i] * s[j]) : r[i] * s[j]
                }
            }
            let (found, report) = try Balancing(tolerance: 1e-12).balance(
                start, rowTotals: scaled.rowSums(), columnTotals: scaled.columnSums())
            assertClose(found.elements, scaled.elements, absolute: 1e-9, "\(m)×\(n) \(method)")
            let isSigned = start.elements.contains { $0 < 0 }
            #expect(report.method == (isSigned ? .gras : .ras))
            #expect(report.rowMultipliers.count == m && report.columnMultipliers.count == n)
        }
    }

    @Test func balancedMatrixStaysAsItIs() throws {
        let A = RandomMatrix.uniform(20, 12, seed: 3)
        let (same, report) = try Balancing().balance(
            A, rowTotals: A.rowSums(), columnTotals: A.columnSums())
        assertClose(same.elements, A.elements, relative: 1e-12)
        #expect(report.iterations == 1)
    }

    /// The entropy distance Σ |a| (z ln z − z + 1), z = x/a, is least among all matrices with the
    /// same totals: moving along any cycle of four cells makes it larger (Lenzen, Wood & Gallego
    /// 2007).
    @Test func solutionIsTheNearest() throws {
        let A = matrix([[7, 3, 5, -3], [2, 9, 8, 1], [-2, 4, 2, 1]])
        let x = try Balancing(tolerance: 1e-13).balance(
            A, rowTotals: [15, 26, 3], columnTotals: [9, 20, 17, -2]
        ).matrix
        func distance(_ X: Square) -> Double {
            zip(X.elements, A.elements).reduce(0) { sum, cell in
                let z = cell.0 / cell.1
                return sum + abs(cell.1) * (z * Double.logarithm(z) - z + 1)
            }
        }
        let least = distance(x)
        for (i, k) in [(0, 1), (0, 2), (1, 2)] {
            for (j, l) in [(0, 1), (0, 3), (1, 2), (2, 3)] {
                for step in [-0.01, 0.01] {
                    var moved = x
                    moved[i, j] += step
                    moved[k, j] -= step
                    moved[i, l] -= step
                    moved[k, l] += step
                    #expect(distance(moved) > least, "cycle \(i), \(k) × \(j), \(l)")
                }
            }
        }
    }

    /// Temurshoev, Miller & Bouwmeester 2013: lines whose cells all have one sign.
    @Test func linesOfOneSignAreMet() throws {
        let A = matrix([[-1, -2, 0], [4, 5, 6], [0, 0, 0], [-3, 7, 1]])
        let rows = [-5.0, 20, 0, 6]
        let columns = [2.0, 9, 10]
        let (balanced, report) = try Balancing().balance(
            A, rowTotals: rows, columnTotals: columns)
        assertClose(balanced.rowSums(), rows, absolute: 1e-8)
        assertClose(balanced.columnSums(), columns, absolute: 1e-12)
        #expect(report.rowMultipliers[2] == 1)
        for (before, after) in zip(A.elements, balanced.elements) {
            #expect(before * after > 0 || before == 0 && after == 0)
        }
    }

    @Test func zeroTotalEmptiesALineOfOneSign() throws {
        let A = matrix([[1, 2], [3, 4], [-1, -1]])
        let (balanced, _) = try Balancing().balance(
            A, rowTotals: [0, 10, 0], columnTotals: [4, 6])
        assertClose(balanced.rowSums(), [0, 10, 0], absolute: 1e-9)
        assertClose(balanced.elements, [0, 4, 0, 0, 6, 0], absolute: 1e-9)
    }
}

extension Double {
    /// ln, by the series of artanh, so that the test needs no mathematics library.
    fileprivate static func logarithm(_ x: Double) -> Double {
        var (value, shift) = (x, 0.0)
        while value > 1.5 {
            value /= 2
            shift += 0.693_147_180_559_945_3
        }
        while value < 0.75 {
            value *= 2
            shift -= 0.693_147_180_559_945_3
        }
        let u = (value - 1) / (value + 1)
        var (term, sum) = (u, 0.0)
        for k in 0..<40 {
            sum += term / Double(2 * k + 1)
            term *= u * u
        }
        return 2 * sum + shift
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TableScreeningTests {
    /// Median 3, absolute deviations 2, 1, 0, 1, 97: MAD 1.
    @Test func robustScoreOfFiveNumbers() throws {
        let score = try #require(RobustScore([1, 2, 3, 4, 100]))
        #expect(score.median == 3)
        assertClose(score.spread, 1.4826, absolute: 1e-15)
        assertClose(score.score(100), 97 / 1.4826, relative: 1e-15)
        #expect(try #require(RobustScore([1, 2, 3, 4], atLeast: 4)).median == 2.5)
        #expect(RobustScore([1, 2, 3, 4]) == nil)
        // More than half are the same: nothing is known about the spread.
        #expect(RobustScore([1, 1, 1, 1, 9]) == nil)
    }

    /// A table in which one coefficient was written a thousand times too large.
    @Test func aWrongCellIsFound() throws {
        let good = try RandomTable.make(regions: 12, sectors: 3, seed: 101)
        let quiet = TableScreening([good])
        var Z = good.Z
        Z[4 * 3, 4 * 3 + 1] *= 1000
        let bad = try good.replacing(Z: Z)
        let found = TableScreening([bad]).findings
        let first = try #require(found.first)
        #expect(first.kind == .coefficient && first.industry == 13 && first.product == 0)
        #expect(first.score > 3.5 && first.value > 100 * first.usual)
        let inputs = stride(from: 0, to: 36, by: 3).reduce(0) { $0 + bad.Z[$1, 13] }
        assertClose(first.value, inputs / bad.x[13], relative: 1e-12)
        assertClose(first.amount, (first.value - first.usual) * bad.x[13], relative: 1e-12)
        #expect(found.count > quiet.findings.count)
        #expect(
            zip(found, found.dropFirst()).allSatisfy { abs($0.score) >= abs($1.score) })
    }

    /// Between two years the jump is found where it is, in the table in which it happens.
    @Test func aJumpIsFound() throws {
        let first = try RandomTable.make(regions: 12, sectors: 3, seed: 102)
        // Every region grows a little differently; final demand takes the rest of each row.
        func table(_ Z: Matrix<IndustryAxis, IndustryAxis>) throws -> MRIOTable {
            var Y = first.Y
            for (i, sum) in Z.rowSums().enumerated() {
                Y[i, 0] += first.Z.row(i).reduce(0, +) - sum
            }
            return try first.replacing(Z: Z, Y: Y)
        }
        var Z = first.Z
        let growth = (0..<36).map { 1 + 0.001 * Double($0) }
        Z.scaleColumns(by: growth)
        let second = try table(Z)
        Z.scaleColumns(by: growth)
        for i in 0..<36 { Z[i, 7] *= i % 3 == 2 ? 5 : 1 }
        let third = try table(Z)
        let jumps = TableScreening([first, second, third]).findings.filter {
            $0.kind == .coefficientJump && $0.table == 2
        }
        let largest = try #require(jumps.first)
        #expect(largest.industry == 7 && largest.product == 2)
        #expect(largest.value > 3 && largest.usual < 1.2)
        // The same tables again have no jumps.
        #expect(
            TableScreening([first, first]).findings.allSatisfy { $0.kind == .coefficient })
    }

    @Test func limitsLeaveSmallThingsOut() throws {
        let table = try RandomTable.make(regions: 12, sectors: 3, seed: 103)
        var limits = TableScreening.Limits()
        limits.score = 1
        let all = TableScreening([table], limits: limits)
        limits.coefficient = 0.5
        let few = TableScreening([table], limits: limits)
        #expect(all.findings.count > few.findings.count)
        #expect(all.comparedCount == few.comparedCount && all.comparedCount == 12 * 9)
        limits.regions = 13
        #expect(TableScreening([table], limits: limits).comparedCount == 0)
    }
}

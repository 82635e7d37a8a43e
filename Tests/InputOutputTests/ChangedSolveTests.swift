import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Solutions with some cells changed, alone and together.
@Suite struct ChangedSolveTests {
    private let cells: [ChangedSolve.Cell] = [
        .init(row: 1, column: 7, value: -0.03), .init(row: 4, column: 0, value: 0.05),
        .init(row: 9, column: 7, value: 0.01),
    ]

    private func wanted(_ n: Int) -> [ChangedSolve] {
        let b = (0..<n).map { 1 + Double($0 % 5) }
        return [
            ChangedSolve(b, .transposed, changing: cells), ChangedSolve(b, .none),
            ChangedSolve(b.reversed(), .none, changing: cells), ChangedSolve(b, .transposed),
        ]
    }

    /// (I − A − C)·z = b by factors of the whole matrix.
    private func bruteForce(_ solve: ChangedSolve, _ table: MRIOTable) throws -> [Double] {
        var M = try TechnicalCoefficients(table).matrix()
        for cell in solve.cells { M[cell.row, cell.column] += cell.value }
        let n = table.industryCount
        M.withUnsafeMutableElements { m in
            for k in 0..<(n * n) { m[k] = (k % (n + 1) == 0 ? 1 : 0) - m[k] }
        }
        let column = Matrix<IndustryAxis, OrdinalAxis>(
            table.layout.industryAxis, Axis(count: 1), columnMajor: solve.rightHandSide)
        return try LUFactorization(M).solve(column, solve.transposition).column(0)
    }

    /// With domestic blocks (five regions) and without (two).
    @Test(arguments: [5, 2])
    func areThoseOfTheChangedMatrix(regions: Int) throws {
        let table = try RandomTable.make(regions: regions, sectors: 6, seed: 21)
        for solve in wanted(table.industryCount) {
            let system = try LeontiefSystem(table, policy: .matrixFree)
            let found = try #require(system.solution(of: solve))
            let expected = try bruteForce(solve, table)
            assertClose(found, expected, absolute: 1e-12 * (expected.map { abs($0) }.max() ?? 0))
            #expect(system.reports.map(\.solver) == ["GMRES on I−A"])
        }
    }

    @Test func togetherTheyAreAsAloneAndShareThePasses() throws {
        let table = try RandomTable.make(regions: 5, sectors: 6, seed: 22)
        let wanted = wanted(table.industryCount)
        let together = try LeontiefSystem(table, policy: .matrixFree)
        together.anticipate { wanted }
        let passes = together.reports.compactMap(\.iterations)
        for solve in wanted {
            let alone = try LeontiefSystem(table, policy: .matrixFree)
            let (a, b) = (together.solution(of: solve), alone.solution(of: solve))
            let expected = try #require(b)
            assertClose(
                try #require(a), expected,
                absolute: 1e-13 * (expected.map { abs($0) }.max() ?? 0))
        }
        // Nothing was solved again.
        #expect(together.reports.compactMap(\.iterations) == passes && passes.count == 1)
    }

    /// A system that uses up more than it makes of one thing has no solution to be believed; the
    /// others are found all the same when they are asked for.
    @Test func oneWithoutASolutionSpoilsNoOther() throws {
        let table = try RandomTable.make(regions: 5, sectors: 6, seed: 23)
        let system = try LeontiefSystem(table, policy: .matrixFree)
        let own = try TechnicalCoefficients(table)[3, 3]
        let sound = wanted(table.industryCount)[1]
        // Row and column 3 of I − A − C become zero beside nothing.
        let dead = ChangedSolve(
            sound.rightHandSide, .none,
            changing: try (0..<table.industryCount).map {
                let a = try TechnicalCoefficients(table)[3, $0]
                return .init(row: 3, column: $0, value: $0 == 3 ? 1 - own : -a)
            })
        system.anticipate { [sound, dead] }
        #expect(system.solution(of: dead) == nil)
        let found = try #require(system.solution(of: sound))
        assertClose(found, try bruteForce(sound, table), absolute: 1e-10)
    }

    @Test func nothingIsAnticipatedWhereFactorsAreAtHand() throws {
        let table = try RandomTable.make(regions: 5, sectors: 6, seed: 24)
        let system = try LeontiefSystem(table, policy: .reusable)
        var asked = false
        system.anticipate {
            asked = true
            return wanted(table.industryCount)
        }
        #expect(!asked && system.solution(of: wanted(table.industryCount)[0]) == nil)
    }
}

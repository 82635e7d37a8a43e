import InputOutput
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

/// A solver from elsewhere is asked first, and believed only as far as its answers hold.
@Suite struct LeontiefSolverTests {
    /// Solves by GMRES from outside the package's own solvers, and may add an error.
    private final class Elsewhere: LeontiefSolver {
        let name = "a machine elsewhere"
        let offset: Double
        let fails: Bool
        private let calls = Mutex(0)

        init(offset: Double = 0, fails: Bool = false) {
            self.offset = offset
            self.fails = fails
        }

        var asked: Int { calls.withLock { $0 } }

        func solve(
            _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
            of matrix: any LinearOperator
        ) throws(LinearAlgebraError) -> LeontiefSolution {
            calls.withLock { $0 += 1 }
            if fails { throw .singular(pivot: 0) }
            var X = rightHandSides
            let columns = X.columnCount
            _ = try X.withMutableElements { b throws(LinearAlgebraError) in
                try GMRES().solve(
                    &b, columns: columns, of: matrix, transposition, tolerance: 1e-15)
            }
            for j in 0..<columns { X[0, j] += offset }
            return LeontiefSolution(X)
        }
    }

    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 4, seed: 51) }

    @Test(arguments: SolverPolicy.allCases)
    func isAskedFirst(policy: SolverPolicy) throws {
        let solver = Elsewhere()
        let system = try LeontiefSystem(table, policy: policy, solver: solver)
        let demand = Vector(table.layout.industryAxis, table.Y.rowSums())
        assertClose(try system.solve(demand), table.x, relative: 1e-12)
        let u = Vector(table.layout.industryAxis, system.coefficients.valueAdded)
        let own = try LeontiefSystem(table).solve(u.values, .transposed)
        assertClose(try system.forOneAnswer().solve(u, .transposed), own, relative: 1e-12)
        #expect(solver.asked == 2)
        #expect(system.reports.map(\.solver) == ["a machine elsewhere"])
        #expect(try #require(system.largestBackwardError) <= 1e-14)
    }

    @Test func wrongAnswersAreNotBelieved() throws {
        for solver in [Elsewhere(offset: 1e-3), Elsewhere(offset: .nan), Elsewhere(fails: true)] {
            let system = try LeontiefSystem(table, solver: solver)
            assertClose(try system.solve(table.Y.rowSums()), table.x, relative: 1e-12)
            #expect(solver.asked == 1)
            #expect(system.reports.map(\.solver) == ["GMRES on I−A"])
        }
    }
}

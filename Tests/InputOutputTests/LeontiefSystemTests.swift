import InputOutput
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

@Suite struct LeontiefSystemTests {
    private func demand(
        _ table: MRIOTable, _ columns: Int
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        RandomMatrix.uniform(table.industryCount, columns, seed: 3).relabelled(
            table.layout.industryAxis, Axis(count: columns))
    }

    @Test(arguments: [(1, 1), (1, 2), (2, 1), (3, 4), (8, 8), (5, 13)])
    func identitiesOfABalancedTable(shape: (Int, Int)) throws {
        let table = try RandomTable.make(regions: shape.0, sectors: shape.1, seed: 11)
        let n = table.industryCount
        let system = try LeontiefSystem(table)
        let (A, y) = (system.coefficients.matrix(), table.Y.rowSums())
        // x = Ax + y, and the columns balance.
        assertClose(zip(A.times(table.x), y).map { $0 + $1 }, table.x, relative: 1e-13)
        assertClose(try system.solve(y), table.x, relative: 1e-12)
        // All primary inputs per unit of output: v'L = 1'.
        let primary = zip(system.coefficients.valueAdded, system.coefficients.taxes).map {
            $0 + $1
        }
        assertClose(
            try system.solve(primary, .transposed), [Double](repeating: 1, count: n),
            absolute: 1e-13)
        // (I − A)·L = I.
        let L = try system.inverse()
        var M = A
        M.withUnsafeMutableElements { p in
            for k in 0..<p.count { p[k] = -p[k] }
            for i in 0..<n { p[i * (n + 1)] += 1 }
        }
        assertClose(
            (M * L).elements, Matrix.identity(table.layout.industryAxis).elements, absolute: 1e-12)
        #expect(L.elements.allSatisfy { $0 >= 0 })
        #expect((system.largestBackwardError ?? 1) < 1e-14)
    }

    @Test func allSolversAgree() throws {
        let table = try RandomTable.make(regions: 6, sectors: 10, seed: 12)
        let L = try LeontiefSystem(table).inverse()
        for transposition in [Transposition.none, .transposed] {
            for columns in [1, 40] {
                let F = demand(table, columns)
                let expected = transposition == .none ? L * F : L.transposedTimes(F)
                let scale = expected.maximumMagnitude()
                for policy in SolverPolicy.allCases {
                    let system = try LeontiefSystem(table, policy: policy)
                    let solution = try system.solve(F, transposition)
                    assertClose(
                        solution.elements, expected.elements, absolute: 1e-12 * scale,
                        "\(policy), \(columns) columns, \(transposition)")
                    let solver = system.reports.map(\.solver)
                    switch (policy, columns) {
                    case (.reusable, _): #expect(solver == ["LU, double precision"])
                    case (.cheapest, 1), (.matrixFree, 1): #expect(solver == ["GMRES on I−A"])
                    default:
                        #expect(solver == ["LU, single precision with double-precision refinement"])
                    }
                }
            }
        }
    }

    @Test func factorsThatExistAreUsed() throws {
        let table = try RandomTable.make(regions: 2, sectors: 5, seed: 13)
        let system = try LeontiefSystem(table)
        _ = try system.factorization()
        _ = try system.solve(table.Y.rowSums())
        #expect(system.reports.map(\.solver) == ["LU, double precision"])
        let mixed = try LeontiefSystem(table)
        _ = try mixed.solve(demand(table, 60))
        _ = try mixed.solve(table.Y.rowSums())
        #expect(mixed.reports.count == 1)
        #expect(mixed.reports[0].solver.hasPrefix("LU, single"))
    }

    /// I − A = [[1, 1 − 10⁻⁹], [1, 1]] up to signs: regular, but singular once rounded to single
    /// precision, which must not end the solve.
    @Test func aMatrixSingularInSinglePrecisionIsSolvedInDouble() throws {
        let table = try TextbookTables.table(
            regions: ["R"], sectors: ["1", "2"], Z: [[0, 1e9 - 1], [1e9, 0]], output: [1e9, 1e9])
        let system = try LeontiefSystem(table)
        var F = Matrix<IndustryAxis, OrdinalAxis>(table.layout.industryAxis, Axis(count: 9))
        for j in 0..<9 { F[0, j] = Double(j) }
        let X = try system.solve(F)
        for j in 0..<9 {
            assertClose(X.column(j), [1e9 * Double(j), 1e9 * Double(j)], relative: 1e-6)
        }
        #expect(system.reports.map(\.solver) == ["LU, double precision"])
        #expect(try system.reciprocalCondition() < 1e-9)
    }

    /// Industry R3/s1 uses as much of its own product as it makes: the domestic block has a zero
    /// column and the preconditioner does without it.
    @Test func aSingularDomesticBlockIsNoObstacle() throws {
        let table = try RandomTable.make(regions: 5, sectors: 4, seed: 22)
        var (Z, Y) = (table.Z, table.Y)
        for j in 0..<20 {
            Z[8, j] = 0
            Z[j, 8] = 0
        }
        for column in 0..<Y.columnCount { Y[8, column] = 0 }
        Z[8, 8] = 2
        Z[8, 0] = 1
        Z[0, 8] = 0.1
        Y[8, 0] = -1
        let changed = try table.replacing(Z: Z, Y: Y)
        let f = changed.Y.rowSums()
        let krylov = try LeontiefSystem(changed).solve(f)
        let factors = try LeontiefSystem(changed, policy: .reusable).solve(f)
        assertClose(krylov, factors, absolute: 1e-10)
        assertClose(factors, changed.x, absolute: 1e-10)
    }

    @Test func domesticBlocksHalveTheIterations() throws {
        let table = try RandomTable.make(regions: 8, sectors: 6, seed: 23)
        let system = try LeontiefSystem(table)
        _ = try system.solve(table.Y.rowSums())
        let n = table.industryCount
        var M = table.Z
        M.scaleRows(by: table.x.map { -1 / $0 })
        M.withUnsafeMutableElements { p in for i in 0..<n { p[i * (n + 1)] += 1 } }
        var x = zip(table.Y.rowSums(), table.x).map { $0 / $1 }
        var span = x.mutableSpan
        let plain = try GMRES().solve(
            &span, columns: 1, of: DenseOperator(M), tolerance: 4 * Double.ulpOfOne)
        let iterations = try #require(system.reports.first?.iterations)
        #expect(iterations < plain.iterations)
    }

    @Test func aSingularSystemSaysSo() throws {
        // Neither industry adds value: ρ(A) = 1.
        let table = try TextbookTables.table(
            regions: ["R"], sectors: ["1", "2"], Z: [[1, 1], [1, 1]], output: [2, 2])
        #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
            try LeontiefSystem(table).solve([1, 0])
        }
        #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
            try LeontiefSystem(table, policy: .reusable).inverse()
        }
    }

    @Test func conditionIsThatOfTheScaledSystem() throws {
        let table = try RandomTable.make(regions: 4, sectors: 6, seed: 14)
        let system = try LeontiefSystem(table)
        let withoutFactors = try system.reciprocalCondition()
        // M = x̂⁻¹(I − A)x̂ = I − x̂⁻¹Z.
        let n = table.industryCount
        var M = table.Z
        M.scaleRows(by: table.x.map { -1 / $0 })
        M.withUnsafeMutableElements { p in for i in 0..<n { p[i * (n + 1)] += 1 } }
        let exact = try 1 / (M.infinityNorm() * LUFactorization(M).inverse().infinityNorm())
        assertClose(withoutFactors, exact, relative: 1e-10)
        let factored = try LeontiefSystem(table, policy: .reusable)
        _ = try factored.factorization()
        assertClose(try factored.reciprocalCondition(), exact, relative: 1e-6)
    }

    @Test(arguments: SolverPolicy.allCases)
    func theUnitOfATableDoesNotMatter(policy: SolverPolicy) throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 15)
        func scaled(_ factor: Double) throws -> MRIOTable {
            var (Z, Y, V) = (table.Z, table.Y, table.V)
            Z.scaleRows(by: [Double](repeating: factor, count: Z.rowCount))
            Y.scaleRows(by: [Double](repeating: factor, count: Y.rowCount))
            V.scaleRows(by: [Double](repeating: factor, count: V.rowCount))
            return try table.replacing(Z: Z, Y: Y, V: V)
        }
        let L = try LeontiefSystem(table, policy: policy).inverse()
        for factor in [1e-9, 1e9] {
            let other = try LeontiefSystem(scaled(factor), policy: policy)
            assertClose(try other.inverse().elements, L.elements, absolute: 1e-12)
            let f = table.Y.rowSums()
            assertClose(try other.solve(f), table.x, relative: 1e-12)
        }
    }

    /// Row i of the table in another unit (say tonnes): rows of Z and Y and, as prices, columns of
    /// L change.
    @Test func rowsInOtherUnitsScaleTheInverse() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 16)
        let factors = (0..<6).map { [1e-4, 1, 1e5][$0 % 3] }
        var (Z, Y) = (table.Z, table.Y)
        Z.scaleRows(by: factors)
        Y.scaleRows(by: factors)
        let other = try LeontiefSystem(table.replacing(Z: Z, Y: Y))
        var expected = try LeontiefSystem(table).inverse()
        expected.scaleRows(by: factors)
        expected.scaleColumns(by: factors.map { 1 / $0 })
        assertClose(try other.inverse().elements, expected.elements, relative: 1e-11)
        assertClose(
            try other.solve(other.table.Y.rowSums()), zip(table.x, factors).map { $0 * $1 },
            relative: 1e-12)
    }

    @Test func regionOrderDoesNotMatter() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 17, emptyIndustry: 5)
        let order = [2, 0, 3, 1]
        let industries = order.flatMap { Array(table.layout.industries(of: $0)) }
        let other = try permuted(table, order)
        assertClose(other.x, industries.map { table.x[$0] }, relative: 1e-14)
        let (L, P) = try (LeontiefSystem(table).inverse(), LeontiefSystem(other).inverse())
        for (i, oldRow) in industries.enumerated() {
            let expected = industries.map { L[oldRow, $0] }
            assertClose(P.row(i), expected, absolute: 1e-13, "row \(i)")
        }
    }

    @Test func ghoshInverseIsSimilarToLeontiefs() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 18, emptyIndustry: 7)
        let Gh = try LeontiefSystem(table).ghoshInverse()
        let n = table.industryCount
        var M = table.Z
        M.scaleRows(by: table.x.map { $0 == 0 ? 0 : -1 / $0 })
        M.withUnsafeMutableElements { p in for i in 0..<n { p[i * (n + 1)] += 1 } }
        assertClose(
            (M * Gh).elements, Matrix.identity(table.layout.industryAxis).elements,
            absolute: 1e-12)
        // x' = (v + t)'Gh: primary inputs and allocation give output back.
        let primary = table.V.columnSums()
        assertClose(Gh.transposedTimes(primary), table.x, absolute: 1e-9)
    }

    @Test func tasksShareOneFactorization() async throws {
        let system = try LeontiefSystem(
            RandomTable.make(regions: 5, sectors: 6, seed: 19), policy: .reusable)
        let found = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let x = try system.solve(system.table.Y.rowSums())
                    let factors = try system.factorization()
                    let again = try system.factorization()
                    return factors === again
                        && zip(x, system.table.x).allSatisfy { abs($0 - $1) <= 1e-11 * abs($1) }
                }
            }
            return try await group.reduce(true) { $0 && $1 }
        }
        #expect(found)
        #expect(system.reports.count == 1)
    }

    private final class Shelf: FactorStore {
        struct Kept {
            var factors: LUFactorization<IndustryAxis>?
            var inverse: Matrix<IndustryAxis, IndustryAxis>?
        }
        let kept = Mutex(Kept())
        func factorization() -> LUFactorization<IndustryAxis>? { kept.withLock { $0.factors } }
        func keep(_ factorization: LUFactorization<IndustryAxis>) {
            kept.withLock { $0.factors = factorization }
        }
        func inverse() -> Matrix<IndustryAxis, IndustryAxis>? { kept.withLock { $0.inverse } }
        func keep(inverse: Matrix<IndustryAxis, IndustryAxis>) {
            kept.withLock { $0.inverse = inverse }
        }
        func discardFactorization() { kept.withLock { $0.factors = nil } }
        func discardInverse() { kept.withLock { $0.inverse = nil } }
    }

    @Test func factorsOfAnotherTableAreMadeAnew() throws {
        let table = try RandomTable.make(regions: 2, sectors: 4, seed: 20)
        let other = try RandomTable.make(regions: 2, sectors: 4, seed: 21)
        let right = try LeontiefSystem(table, policy: .reusable)
        let (x, L) = (try right.solve(table.Y.rowSums()), try right.inverse())
        let shelf = Shelf()
        _ = try LeontiefSystem(other, policy: .reusable, store: shelf).inverse()
        let kept = shelf.factorization()
        let system = try LeontiefSystem(table, policy: .reusable, store: shelf)
        #expect(system.availableInverse() == nil)
        #expect(try system.solve(table.Y.rowSums()) == x)
        #expect(shelf.factorization() !== kept)
        #expect(try system.inverse() == L)
    }

    @Test func aStoreIsFilledAndUsed() throws {
        let table = try RandomTable.make(regions: 2, sectors: 4, seed: 20)
        let shelf = Shelf()
        let first = try LeontiefSystem(table, store: shelf)
        #expect(first.availableInverse() == nil)
        let L = try first.inverse()
        #expect(shelf.factorization() != nil)
        #expect(shelf.inverse() == L)
        let second = try LeontiefSystem(table, store: shelf)
        #expect(second.availableInverse() == L)
        #expect(try second.factorization() === first.factorization())
        _ = try second.solve(table.Y.rowSums())
        #expect(
            second.reports.map(\.solver) == [
                "explicit inverse, double precision", "LU, double precision",
            ])
    }

    @Test func nothingToSolveIsSolved() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 21)
        let system = try LeontiefSystem(table)
        #expect(try system.solve(demand(table, 0)).count == 0)
        #expect(try system.solve([0, 0, 0, 0]) == [0, 0, 0, 0])
        let none = try TextbookTables.table(regions: [], sectors: [], Z: [], output: [])
        #expect(try LeontiefSystem(none).solve([]).isEmpty)
        #expect(try LeontiefSystem(none).inverse().count == 0)
        #expect(try LeontiefSystem(none).reciprocalCondition() == 1)
    }

    @Test func illegalShapesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = try LeontiefSystem(try TextbookTables.oneRegion()).solve([1])
        }
        await #expect(processExitsWith: .failure) {
            _ = try LeontiefSystem(try TextbookTables.oneRegion()).solve(
                Matrix<IndustryAxis, OrdinalAxis>(Axis(count: 2), Axis(count: 1)))
        }
    }
}

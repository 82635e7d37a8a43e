import Analyses
import InputOutput
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

/// A solver that holds L elsewhere, here in this process, and counts what it is asked.
private final class Elsewhere: DistributedSolver {
    private let system: LeontiefSystem
    private let asked = Mutex<Set<String>>([])

    init(_ system: LeontiefSystem) { self.system = system }

    var name: String { "elsewhere" }
    var questions: Set<String> { asked.withLock { $0 } }

    private func note(_ question: String) { asked.withLock { _ = $0.insert(question) } }

    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution {
        note("solve")
        let M = try LUFactorization(scaledMatrix())
        return LeontiefSolution(M.solve(rightHandSides, transposition))
    }

    /// M = I − r̂·Z·ĉ as the scaling says.
    private func scaledMatrix() -> Matrix<IndustryAxis, IndustryAxis> {
        let (rows, columns, _) = system.scaling
        var M = system.table.Z
        M.scaleRows(by: rows.map { -$0 })
        M.scaleColumns(by: columns)
        for k in 0..<M.rowCount { M[k, k] += 1 }
        return M
    }

    func reciprocalCondition() throws(LinearAlgebraError) -> Double { 0.125 }

    func formInverse() throws(LinearAlgebraError) { note("inverse") }

    func feedback() throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
        note("feedback")
        let (layout, L) = (system.table.layout, try system.inverse())
        var phi = Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, layout.families.axis)
        for i in 0..<layout.industryCount {
            for j in 0..<layout.industryCount {
                phi[i, layout.family(ofIndustry: j)] += system.coefficients[i, j] * L[j, i]
            }
        }
        return phi
    }

    func elements(
        rows: Range<Int>, columns: [Int]
    ) throws(LinearAlgebraError) -> [Double] {
        note("elements")
        let L = try system.inverse()
        return columns.flatMap { j in rows.map { L[$0, j] } }
    }
}

@Suite struct DistributedScanTests {
    /// A scan whose L lies elsewhere has the rows of one whose L lies here, single and joint.
    @Test(arguments: RestrictionScan.Grouping.allCases)
    func hasTheRowsOfAScanHere(_ grouping: RestrictionScan.Grouping) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 21, emptyIndustry: 5)
        let plain = try LeontiefSystem(table)
        let solver = Elsewhere(try LeontiefSystem(table))
        let here = try RestrictionScan(plain, .init(cut: 0.4))
        let there = try RestrictionScan(plain.asking(solver), .init(cut: 0.4))
        let expected = try here.rows(grouping: grouping)
        let found = try there.rows(grouping: grouping)
        #expect(found.count == expected.count && !found.isEmpty)
        let scale = table.gdp.reduce(0, +)
        for (a, b) in zip(found, expected) {
            #expect(a.exporter == b.exporter && a.sector == b.sector && a.importer == b.importer)
            assertClose(
                a.exporterValueAddedChange, b.exporterValueAddedChange, absolute: 1e-13 * scale)
            assertClose(a.worldValueAddedChange, b.worldValueAddedChange, absolute: 1e-13 * scale)
            assertClose(a.importerCost, b.importerCost, absolute: 1e-13 * scale)
        }
        let asked: Set = ["solve", "inverse", "feedback"]
        #expect(solver.questions == (grouping == .pair ? asked : asked.union(["elements"])))
    }

    /// Neither factors nor L are made here, and the condition is the other's.
    @Test func makesNoFactorsHere() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 22)
        let system = try LeontiefSystem(table, policy: .cheapest)
            .asking(Elsewhere(try LeontiefSystem(table)))
        let x = try system.solve(table.Y.rowSums())
        assertClose(x, table.x, relative: 1e-12)
        #expect(try system.reciprocalCondition() == 0.125)
        #expect(system.availableInverse() == nil)
        #expect(system.reports.map(\.solver) == ["elsewhere"])
    }
}

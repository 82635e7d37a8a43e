import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Identities and known facts of the tables in `$CHOKEPOINT_TABLES`.
@Suite(
    .enabled(
        if: Fixtures.largerTable("wiod2013-2011.h5") != nil
            && Fixtures.largerTable("icio2023-2020-77x11.h5") != nil,
        "set CHOKEPOINT_TABLES to a folder with wiod2013-2011.h5 and icio2023-2020-77x11.h5"))
struct RealTableTests {
    private func read(_ name: String) throws -> MRIOTable {
        guard let url = Fixtures.largerTable(name) else { throw CocoaError(.fileNoSuchFile) }
        return try TableFile.read(path: url.path)
    }

    @Test(arguments: ["wiod2013-2011.h5", "icio2023-2020-77x11.h5"])
    func identities(name: String) throws {
        let table = try read(name)
        let system = try LeontiefSystem(table)
        let largest = table.x.map(abs).max() ?? 0
        assertClose(
            try system.solve(table.Y.rowSums()), table.x, absolute: 1e-14 * largest,
            relative: 1e-11)
        let primary = zip(system.coefficients.valueAdded, system.coefficients.taxes).map {
            $0 + $1
        }
        let ones = (0..<table.industryCount).map {
            system.coefficients.inverseOutput[$0] == 0 ? 0.0 : 1
        }
        assertClose(try system.solve(primary, .transposed), ones, absolute: 1e-9)
        #expect((system.largestBackwardError ?? 1) <= 4 * Double.ulpOfOne)
        #expect(system.reports.map(\.solver) == ["GMRES on I−A"])
        #expect((system.reports[0].iterations ?? 99) <= 20)
    }

    @Test func auditOfWIOD2011() throws {
        let audit = TableAudit(try read("wiod2013-2011.h5"))
        #expect(audit.zeroOutput.count == 20)
        #expect(audit.negativeOutput.map(\.code) == ["LUX/c5", "LUX/c8"])
        #expect(audit.negativeOutput.map(\.value) == [-1, -1])
        #expect(audit.inputsWithoutOutput.isEmpty)
        #expect(audit.columnSumsAboveOne.count == 1)
        assertClose(audit.columnSumsAboveOne.first?.value ?? 0, 1.125, absolute: 1e-12)
        func count(_ isIncluded: (NegativeCells.Block) -> Bool) -> Int {
            audit.negatives.filter { isIncluded($0.block) }.reduce(0) { $0 + $1.count }
        }
        #expect(count { $0 == .intermediate } == 0)
        #expect(count { if case .finalDemand = $0 { true } else { false } } == 352)
        #expect(count { if case .primaryInput = $0 { true } else { false } } == 3)
        #expect(audit.columnBalance.totalDifference == 0)
        #expect(audit.income.difference == 0)
        #expect(!audit.findings.hasErrors)
        #expect(audit.isProductive == true)
        let numerics = try #require(audit.numerics)
        // numpy.linalg.eigvals: 0.61023302.
        assertClose(numerics.spectralRadius.value, 0.61023302, relative: 1e-6)
        // models.md: similarity scaling brings the condition number to 16.
        let condition = 1 / (numerics.reciprocalCondition ?? 0)
        #expect(condition > 10 && condition < 25)
    }

    @Test func aRankFourteenCutAgreesWithANewFactorization() throws {
        let table = try read("wiod2013-2011.h5")
        let layout = table.layout
        let resolver = LabelResolver(layout)
        let rows = try resolver.industries("CHN/c3-c16")
        let importer = try resolver.region("USA")
        let system = try LeontiefSystem(table, policy: .reusable)
        let A = system.coefficients
        // (A with the cells × (1 − κ)): I − A + κ·U·Wᵀ, U = unit columns, W = the cut rows of A.
        var U = Matrix<IndustryAxis, OrdinalAxis>(layout.industryAxis, Axis(count: rows.count))
        var W = U
        for (k, i) in rows.enumerated() {
            U[i, k] = 1
            for j in layout.industries(of: importer) { W[j, k] = A[i, j] }
        }
        let f = table.Y.rowSums()
        let update = LowRankUpdate(solvedLeft: try system.solve(U), right: W)
        let baseline = try system.solve(f)
        for severity in [0.3, 1] {
            var Z = table.Z
            for i in rows {
                for j in layout.industries(of: importer) { Z[i, j] *= 1 - severity }
            }
            // The same coefficients: cut cells go to final demand, so that output stays.
            var Y = table.Y
            for i in rows {
                let cut = layout.industries(of: importer).reduce(0) {
                    $0 + table.Z[i, $1] - Z[i, $1]
                }
                Y[i, 0] += cut
            }
            let changed = try LeontiefSystem(
                table.with(name: "cut").replacing(Z: Z, Y: Y), policy: .reusable)
            let expected = try changed.solve(f)
            let found = try update.severity(severity).solution(baseline: baseline)
            let scale = expected.map(abs).max() ?? 0
            assertClose(found, expected, absolute: 1e-12 * scale, "κ=\(severity)")
            let norms = zip(found, expected).reduce((0.0, 0.0)) {
                ($0.0 + abs($1.0 - $1.1), $0.1 + abs($1.1))
            }
            #expect(norms.0 <= 1e-12 * norms.1)
            #expect(norms.1 < baseline.reduce(0) { $0 + abs($1) })
        }
    }

    @Test func aggregationToOneRegionKeepsTheWorld() throws {
        let table = try read("icio2023-2020-77x11.h5")
        let world = try table.aggregated(
            regions: Concordance.blocs([("WORLD", table.regions.map(\.code))], of: table.layout))
        #expect(world.industryCount == 11)
        assertClose(world.x.reduce(0, +), table.x.reduce(0, +), relative: 1e-13)
        assertClose(world.gdp[0], table.gdp.reduce(0, +), relative: 1e-13)
        let share = TableAudit(world).columnBalance.totalShare ?? 1
        #expect(share < 1e-13)
    }
}

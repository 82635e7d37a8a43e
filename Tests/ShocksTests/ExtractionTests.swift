import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import Providers
import TestSupport
import Testing

@Suite struct ExtractionTests {
    /// Δx by changing the table's own A and Y and solving them from scratch.
    private func bruteForce(
        _ restrictions: [Restriction], in table: MRIOTable
    ) throws -> [Double] {
        let layout = table.layout
        var A = try TechnicalCoefficients(table).matrix()
        var Y = table.Y
        for item in restrictions {
            for sector in item.sectors {
                let i = layout.industry(region: item.exporter, sector: sector)
                for user in item.users ?? Array(0..<layout.sectorCount) {
                    let j = layout.industry(region: item.importer, sector: user)
                    A[i, j] *= 1 - item.effectiveCut
                }
                if item.users == nil {
                    for k in layout.demandColumns(of: item.importer) {
                        Y[i, k] *= 1 - item.effectiveCut
                    }
                }
            }
        }
        var M = Matrix.identity(layout.industryAxis)
        let n = layout.industryCount
        M.withUnsafeMutableElements { m in
            A.withUnsafeElements { a in for k in 0..<(n * n) { m[k] -= a[k] } }
        }
        let x = try LUFactorization(M).solve(Y.rowSums())
        return zip(x, table.x).map { $0 - $1 }
    }

    private static let cases: [[Restriction]] = [
        [Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)],
        [Restriction(exporter: 2, sectors: [0, 1, 2], importer: 0, cut: 0.3, productShare: 0.5)],
        [Restriction(exporter: 1, sectors: [0, 1, 2, 3, 4], importer: 2, users: [3], cut: 0.7)],
        [
            Restriction(exporter: 0, sectors: [1, 4], importer: 1, cut: 0.4),
            Restriction(exporter: 0, sectors: [4], importer: 1, cut: 0.5),
            Restriction(exporter: 3, sectors: [2], importer: 0, users: [0, 1], cut: 1),
        ],
    ]

    /// Full replacement keeps output and moves value added only as taxes on inputs differ, and says
    /// so.
    @Test func taxesExplainWhatFullReplacementMoves() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 12)
        let shock = Shock(
            restrictions: [Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)])
        func notes(_ table: MRIOTable) throws -> [Diagnostic] {
            try Extraction(replacement: .proRata).impact(of: shock, on: LeontiefSystem(table))
                .diagnostics.filter { $0.code == "taxes-on-inputs" }
        }
        // Taxes are 2 % of output everywhere: output moves, and value added with it.
        #expect(try notes(table).count == 1)
        var V = table.V
        for j in 0..<table.industryCount { (V[0, j], V[1, j]) = (0, V[0, j] + V[1, j]) }
        let untaxed = try table.replacing(V: V)
        #expect(try notes(untaxed).isEmpty)
        let impact = try Extraction(replacement: .proRata).impact(
            of: shock, on: LeontiefSystem(untaxed))
        let change = impact.valueAddedChange ?? []
        let size = change.reduce(0) { $0 + abs($1) }
        #expect(size > 0 && abs(change.reduce(0, +)) < 1e-10 * size)
    }

    @Test(arguments: cases)
    func equalsSolvingTheChangedTable(restrictions: [Restriction]) throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 11, emptyIndustry: 7)
        let expected = try bruteForce(restrictions, in: table)
        let scale = expected.reduce(0) { max($0, abs($1)) }
        for policy in SolverPolicy.allCases {
            let system = try LeontiefSystem(table, policy: policy)
            let impact = try Extraction().impact(of: Shock(restrictions: restrictions), on: system)
            assertClose(
                try #require(impact.outputChange), expected, absolute: 1e-12 * scale, "\(policy)")
        }
    }

    @Test func noCutIsExactlyTheBaseline() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 3)
        let system = try LeontiefSystem(table)
        let restriction = Restriction(exporter: 0, sectors: [0, 1], importer: 1, cut: 0)
        for replacement in [Replacement.none, .proRata, .domestic, .regions([2])] {
            let impact = try Extraction(replacement: replacement).impact(
                of: Shock(restrictions: [restriction]), on: system)
            #expect(impact.outputChange?.allSatisfy { $0 == 0 } ?? false)
            #expect(impact.valueAddedChange?.allSatisfy { $0 == 0 } ?? false)
        }
    }

    @Test(arguments: [Replacement.proRata, .domestic, .regions([2, 3])])
    func fullReplacementKeepsWorldIncome(replacement: Replacement) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 21)
        let system = try LeontiefSystem(table)
        let impact = try Extraction(replacement: replacement).impact(
            of: Shock(restrictions: [
                Restriction(exporter: 0, sectors: [0, 2], importer: 1, cut: 0.8)
            ]), on: system)
        let x = try #require(impact.outputChange)
        let income = zip(system.coefficients.valueAdded, system.coefficients.taxes).map { $0 + $1 }
        let change = zip(x, income).reduce(0) { $0 + $1.0 * $1.1 }
        assertClose(change, 0, absolute: 1e-8 * table.gdp.reduce(0, +))
        // The exporter loses and somebody gains: the test would pass on a zero change otherwise.
        let regions = table.layout.sumByRegion(x)
        #expect(regions[0] < 0)
        #expect(regions.dropFirst().contains { $0 > 0 })
    }

    @Test func capacityLimitsWhoStepsIn() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 22)
        let restriction = Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)
        let free = Extraction(replacement: .proRata).resourcing(of: [restriction], in: table)
        let limit = 0.5 * (free.map { $0.delivered / table.x[$0.industry] }.max() ?? 0)
        let limited = Extraction(replacement: .proRata, spareCapacity: limit)
        let resourcing = limited.resourcing(of: [restriction], in: table)
        #expect(resourcing.contains { $0.isBinding })
        for item in resourcing {
            #expect(item.delivered <= limit * table.x[item.industry] * (1 + 1e-12))
        }
        // Everybody at the limit cannot replace everything: that is said.
        let tiny = try Extraction(replacement: .proRata, spareCapacity: 1e-6).impact(
            of: Shock(restrictions: [restriction]), on: LeontiefSystem(table))
        #expect(tiny.diagnostics.map(\.code) == ["not-replaced"])
        let none = try Extraction().impact(
            of: Shock(restrictions: [restriction]), on: LeontiefSystem(table))
        let zero = try Extraction(replacement: .proRata, spareCapacity: 0).impact(
            of: Shock(restrictions: [restriction]), on: LeontiefSystem(table))
        assertClose(
            try #require(zero.outputChange), try #require(none.outputChange), relative: 1e-12)
    }

    @Test func orderOfRegionsDoesNotMatter() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31)
        let permutation = [2, 0, 1]
        let reordered = try permuted(table, permutation)
        let restriction = Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.6)
        // Region r of the original stands at position(r) in the permuted table.
        let position = (0..<3).map { r in permutation.firstIndex(of: r) ?? 0 }
        let moved = Restriction(
            exporter: position[0], sectors: [1], importer: position[2], cut: 0.6)
        let a = try #require(
            Extraction(replacement: .proRata).impact(
                of: Shock(restrictions: [restriction]), on: LeontiefSystem(table)
            ).outputChange)
        let b = try #require(
            Extraction(replacement: .proRata).impact(
                of: Shock(restrictions: [moved]), on: LeontiefSystem(reordered)
            ).outputChange)
        let scale = a.reduce(0) { max($0, abs($1)) }
        for r in 0..<3 {
            for s in 0..<4 {
                assertClose(
                    b[reordered.layout.industry(region: position[r], sector: s)],
                    a[table.layout.industry(region: r, sector: s)], absolute: 1e-12 * scale)
            }
        }
    }

    @Test func partsItHasNoPlaceForAreRefused() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 2, seed: 1))
        let shock = Shock(capacityChanges: [.init(industry: 0, change: -0.1)])
        #expect(
            throws: ShockModelError.unsupported(model: "extraction", part: "capacity changes")
        ) { try Extraction().impact(of: shock, on: system) }
    }

    /// Numbers of models.md 2.1, recomputed by an independent program.
    @Test(.enabled(if: Fixtures.largerTable("wiod2013-2011.h5") != nil, "needs wiod2013-2011.h5"))
    func wiod2011() throws {
        let url = try #require(Fixtures.largerTable("wiod2013-2011.h5"))
        let table = try TableFile.read(path: url.path)
        let labels = LabelResolver(table.layout)
        let system = try LeontiefSystem(table, policy: .reusable)
        func percent(_ text: String, _ model: Extraction) throws -> (String) throws -> Double {
            let restrictions = try RestrictionSyntax.parse(text, labels: labels)
            let impact = try model.impact(of: Shock(restrictions: restrictions), on: system)
            let change = table.layout.sumByRegion(try #require(impact.valueAddedChange))
            return { code in
                let r = try labels.region(code)
                return 100 * change[r] / table.gdp[r]
            }
        }
        let none = try percent("CHN/c3-c16:USA=1", Extraction())
        assertClose(try none("CHN"), -3.7, absolute: 0.05)
        assertClose(try none("KOR"), -0.56, absolute: 0.005)
        assertClose(try none("TWN"), -1.3, absolute: 0.05)
        let proRata = try percent("CHN/c3-c16:USA=1", Extraction(replacement: .proRata))
        assertClose(try proRata("CHN"), -3.5, absolute: 0.05)
        assertClose(try proRata("USA"), 1.2, absolute: 0.05)
        assertClose(try proRata("MEX"), 1.27, absolute: 0.05)
        let chemicals = try percent("JPN/c9:KOR=1", Extraction())
        assertClose(try chemicals("JPN"), -0.118, absolute: 0.0005)
        assertClose(try chemicals("KOR"), -0.005, absolute: 0.0005)
        // The rank-k update against factoring the changed system.
        let restrictions = try RestrictionSyntax.parse("CHN/c3-c16:USA=40%", labels: labels)
        let expected = try bruteForce(restrictions, in: table)
        let impact = try Extraction().impact(of: Shock(restrictions: restrictions), on: system)
        let scale = expected.reduce(0) { max($0, abs($1)) }
        assertClose(
            try #require(impact.outputChange), expected, absolute: 1e-12 * max(scale, 1e6))
    }
}

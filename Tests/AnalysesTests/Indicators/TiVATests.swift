import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// The indicators of the OECD against the decompositions that measure the same.
@Suite struct TiVATests {
    private func system(seed: UInt64) throws -> LeontiefSystem {
        try LeontiefSystem(RandomTable.make(regions: 4, sectors: 3, seed: seed))
    }

    @Test(arguments: ExportAccounts.Content.allCases)
    func indicatorsAreWhatDecompositionsSay(_ content: ExportAccounts.Content) throws {
        let system = try system(seed: 91)
        let accounts = try ExportAccounts(system, content: content)
        let result = try TiVAIndicators(accounts)
        let split = try BorinMancini().decompose(accounts)
        let values = (0..<4).map { result.values(of: $0) }
        func numbers(_ indicator: TiVAIndicator) -> [Double] {
            values.compactMap { $0[indicator] ?? nil }
        }
        assertClose(numbers(.EXGR), split.byExporter(.EXGR), relative: 1e-12)
        assertClose(numbers(.EXGR_DVA), split.byExporter(.DC), relative: 1e-11)
        assertClose(numbers(.EXGR_FVA), split.byExporter(.FC), relative: 1e-11)
        assertClose(numbers(.FFD_DVA), split.byExporter(.VAX), relative: 1e-11)
        let parts = (0..<4).map { s in
            [TiVAIndicator.EXGR_DDC, .EXGR_IDC, .EXGR_RIM].reduce(0) { $0 + numbers($1)[s] }
        }
        assertClose(parts, numbers(.EXGR_DVA), relative: 1e-12)
        if content == .allPrimaryInputs {
            let all = zip(numbers(.EXGR_DVA), numbers(.EXGR_FVA)).map { $0 + $1 }
            assertClose(all, numbers(.EXGR), relative: 1e-11)
            // Primary inputs: what is imported through domestic suppliers is the rest of the
            // domestic content that has crossed no border.
            let local = zip(numbers(.EXGR_DDC), numbers(.EXGR_IDC)).map { $0 + $1 }
            assertClose(
                numbers(.REII), zip(numbers(.EXGR), local).map { $0 - $1 }, relative: 1e-11)
            // Trade balances in gross terms and in value added are the same.
            assertClose(numbers(.BALVAFD), numbers(.BALGR), absolute: 1e-9)
        }
        assertClose(numbers(.IMGR).reduce(0, +), numbers(.EXGR).reduce(0, +), relative: 1e-12)
        assertClose(numbers(.BALVAFD).reduce(0, +), 0, absolute: 1e-10)
    }

    /// Domestic content of imports and forward participation by the definition.
    @Test func contentsByBruteForce() throws {
        let system = try system(seed: 92)
        let table = system.table
        let accounts = try ExportAccounts(system, content: .valueAdded)
        let result = try TiVAIndicators(accounts)
        let L = try system.inverse()
        let v = system.coefficients.valueAdded
        func exports(_ i: Int, to r: Int) -> Double {
            table.layout.industries(of: r).reduce(table.demandByRegion[i, r]) {
                $0 + table.Z[i, $1]
            }
        }
        for c in 0..<4 {
            var (inImports, inExports, gross, imports) = (0.0, 0.0, 0.0, 0.0)
            for i in 0..<12 {
                let s = i / 3
                let content = table.layout.industries(of: c).reduce(0) { $0 + v[$1] * L[$1, i] }
                for r in 0..<4 where r != s {
                    let e = exports(i, to: r)
                    if s == c { gross += e } else { inExports += content * e }
                    if r == c {
                        imports += e
                        inImports += content * e
                    }
                }
            }
            let values = result.values(of: c)
            assertClose(try #require(values[.IMGR_DVA] ?? nil), inImports, relative: 1e-11)
            assertClose(
                try #require(values[.IMGR_DVASH] ?? nil), inImports / imports, relative: 1e-11)
            assertClose(
                try #require(values[.FEXDVAPSH] ?? nil), inExports / gross, relative: 1e-11)
        }
    }

    /// Partners and industries add up to the country.
    @Test func viewsAddUp() throws {
        let result = try TiVAIndicators(ExportAccounts(system(seed: 93)))
        for c in 0..<4 {
            let whole = result.exports(of: c)
            let industries = result.layout.industries(of: c).map { result.industries[$0] }
            assertClose(
                industries.reduce(0) { $0 + $1.foreign }, whole.foreign, relative: 1e-12)
            assertClose(industries.reduce(0) { $0 + $1.gross }, whole.gross, relative: 1e-12)
            assertClose(
                industries.reduce(0) { $0 + $1.importedInputs }, whole.importedInputs,
                relative: 1e-12)
            #expect(result.pairs[c][c].gross == 0)
        }
    }

    /// Backward, forward and two-sided trade are the value-chain trade of Borin & Mancini.
    @Test func participationIsAllThatCrossesTwoBorders() throws {
        let accounts = try ExportAccounts(system(seed: 94))
        let participation = TradeParticipation(accounts)
        let split = try BorinMancini().decompose(accounts)
        let (direct, chains) = (split.byPartner(.DAVAX), split.byPartner(.GVC))
        for s in 0..<4 {
            let total = participation.total(of: s)
            assertClose(
                total.traditional + total.chain, total.exports, relative: 1e-12)
            for r in 0..<4 where r != s {
                let pair = participation.pairs[s][r]
                assertClose(pair.traditional, direct[s, r], relative: 1e-11)
                assertClose(pair.chain, chains[s, r], relative: 1e-11)
                #expect(pair.backward > 0 && pair.forward > 0 && pair.twoSided > 0)
            }
            let forwardness = try #require(total.forwardness)
            #expect(forwardness > -1 && forwardness < 1)
        }
    }

    /// Miroudot & Ye's terms from the inverse of the economy in which s sells no inputs abroad.
    @Test func miroudotYeByTheExtractedInverse() throws {
        let system = try system(seed: 95)
        let accounts = try ExportAccounts(system)
        let result = try MiroudotYe().decompose(accounts)
        #expect(result.method == "miroudot-ye")
        let A = system.coefficients.matrix()
        let B = try system.inverse()
        let v = accounts.coefficients
        for s in 0..<4 {
            let block = system.table.layout.industries(of: s)
            var M = Matrix.identity(A.rows)
            for i in 0..<12 {
                for j in 0..<12 where !block.contains(i) || block.contains(j) { M[i, j] -= A[i, j] }
            }
            let extracted = try LUFactorization(M).inverse()
            var sums = [0.0, 0, 0, 0]
            for j in block {
                let e = accounts.totalExports[j]
                for i in 0..<12 {
                    let (once, all) = (v[i] * extracted[i, j] * e, v[i] * B[i, j] * e)
                    let k = block.contains(i) ? 0 : 2
                    sums[k] += once
                    sums[k + 1] += all - once
                }
            }
            let terms: [ExportAggregate] = [.DVA, .DDC, .FVA, .FDC]
            assertClose(
                terms.map { result.byExporter($0)[s] }, sums, absolute: 1e-10, relative: 1e-11)
        }
    }

    /// Every indicator has a formula of its own, and the shares are said to be shares.
    @Test func everyIndicatorIsDescribed() {
        let all = TiVAIndicator.allCases
        #expect(Set(all.map(\.meaning)).count == all.count)
        #expect(all.allSatisfy { !$0.formula.isEmpty })
        #expect(all.filter(\.isShare).count == 9)
    }
}

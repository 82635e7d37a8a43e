import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DecompositionIdentityTests {
    static let names = ExportDecompositionMethods.all.map(\.name)

    private func method(_ name: String) throws -> any ExportDecompositionMethod {
        try #require(ExportDecompositionMethods.named(name))
    }

    @Test(arguments: names, ExportAccounts.Content.allCases)
    func termsAddUpToGrossExports(_ name: String, _ content: ExportAccounts.Content) throws {
        for (regions, sectors) in [(1, 3), (2, 1), (3, 4), (7, 3)] {
            let table = try RandomTable.make(regions: regions, sectors: sectors, seed: 31)
            let accounts = try ExportAccounts(LeontiefSystem(table), content: content)
            let result = try method(name).decompose(accounts)
            #expect(result.largestRelativeResidual < 1e-11)
            let exports = result.byExporter(.EXGR)
            assertClose(
                exports, table.layout.sumByRegion(accounts.totalExports), absolute: 1e-12,
                relative: 1e-13)
            #expect(result.terms.contains { $0.symbol == "TLS" } == (content == .valueAdded))
            for (s, p) in result.participation().enumerated() where regions > 1 {
                let total = try #require(p.total)
                let backward = try #require(p.backward)
                let forward = try #require(p.forward)
                assertClose(total, backward + forward, absolute: 1e-12)
                #expect(total > 0 && total < 1, "\(name), region \(s): \(total)")
                assertClose(p.exports, exports[s], relative: 0)
            }
        }
    }

    @Test(arguments: names)
    func aggregatesNestAsDefined(_ name: String) throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 77)
        let result = try method(name).decompose(ExportAccounts(LeontiefSystem(table)))
        let value = Dictionary(
            uniqueKeysWithValues: ExportAggregate.allCases.map { ($0, result.byExporter($0)) })
        func sum(_ parts: [ExportAggregate]) -> [Double] {
            parts.compactMap { value[$0] }.reduce([Double](repeating: 0, count: 5), plus)
        }
        let identities: [(ExportAggregate, [ExportAggregate])] = [
            (.EXGR, [.DC, .FC]), (.DC, [.DVA, .DDC]), (.DVA, [.VAX, .REF]), (.FC, [.FVA, .FDC]),
            (.GVC, [.GVCB, .GVCF]), (.DVA, [.DAVAX, .GVCF]), (.EXGR, [.DAVAX, .GVC]),
        ]
        for (whole, parts) in identities {
            assertClose(
                value[whole] ?? [], sum(parts), absolute: 1e-9, relative: 1e-12, whole.rawValue)
        }
        let partners = result.byPartner(.DVA)
        assertClose(partners.rowSums(), value[.DVA] ?? [], relative: 1e-12)
    }

    /// All methods tell the same domestic and foreign content, and Koopman-Wang-Wei is
    /// Wang-Wei-Zhu summed over partners.
    @Test func methodsAgreeWhereTheyMust() throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 41)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let results = try ExportDecompositionMethods.all.map { try $0.decompose(accounts) }
        for aggregate in [ExportAggregate.DC, .FC] {
            let first = results[0].byExporter(aggregate)
            for other in results.dropFirst() {
                assertClose(other.byExporter(aggregate), first, relative: 1e-11)
            }
        }
        let (kww, wwz) = (results[2], results[3])
        let pairs = [
            ("DVA_FIN", ["DVA_FIN"]), ("DVA_INT", ["DVA_INT", "DVA_INTrex1"]),
            ("DVA_INTrex", ["DVA_INTrex2", "DVA_INTrex3"]), ("RDV_FIN", ["RDV_FIN", "RDV_FIN2"]),
            ("RDV_INT", ["RDV_INT"]), ("DDC", ["DDC_FIN", "DDC_INT"]),
            ("FVA_FIN", ["MVA_FIN", "OVA_FIN"]), ("FVA_INT", ["MVA_INT", "OVA_INT"]),
            ("FDC", ["MDC", "ODC"]),
        ]
        for (symbol, parts) in pairs {
            let sum = try parts.map { try #require(wwz.term($0)).rowSums() }
                .reduce([Double](repeating: 0, count: 15), plus)
            assertClose(
                try #require(kww.term(symbol)).column(0), sum, absolute: 1e-9, relative: 1e-11,
                symbol)
        }
    }

    /// Country totals of Koopman-Wang-Wei by their published formulas.
    @Test func koopmanWangWeiMatchesPublishedFormulas() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 19)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let plain = try PlainEconomy(table, content: accounts.coefficients)
        let terms = try KoopmanWangWei().decompose(accounts).termsByExporter()
        for s in 0..<4 {
            func dot(_ a: [Double], _ b: [Double]) -> Double { hadamard(a, b).reduce(0, +) }
            let others = (0..<4).filter { $0 != s }
            func content(_ t: Int, _ r: Int) -> [Double] {
                times(plain.part(plain.c, t), plain.block(plain.L, t, r))
            }
            func sum(_ f: (Int) throws -> Double) rethrows -> Double {
                try others.reduce(0) { try $0 + f($1) }
            }
            let foreign = others.map { content($0, s) }.reduce(plain.zero, plus)
            let localHome = times(try plain.local(s), plain.demand(s, s))
            let localExports = times(try plain.local(s), plain.exports(s))
            let expected = [
                sum { dot(content(s, s), plain.demand(s, $0)) },
                sum { dot(content(s, $0), plain.demand($0, $0)) },
                sum { r in
                    others.filter { $0 != r }.reduce(0) {
                        $0 + dot(content(s, r), plain.demand(r, $1))
                    }
                },
                sum { dot(content(s, $0), plain.demand($0, s)) },
                sum { dot(content(s, $0), times(plain.block(plain.A, $0, s), localHome)) },
                sum { dot(content(s, $0), times(plain.block(plain.A, $0, s), localExports)) },
                sum { dot(foreign, plain.demand(s, $0)) },
                try sum {
                    dot(
                        foreign,
                        times(
                            plain.block(plain.A, s, $0),
                            times(try plain.local($0), plain.demand($0, $0))))
                },
                try sum {
                    dot(
                        foreign,
                        times(
                            plain.block(plain.A, s, $0),
                            times(try plain.local($0), plain.exports($0))))
                },
            ]
            assertClose(
                terms.row(s), expected, absolute: 1e-9, relative: 1e-11, "region \(s)")
        }
    }

    @Test(arguments: names)
    func orderOfRegionsDoesNotMatter(_ name: String) throws {
        let order = [2, 0, 3, 1]
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 55)
        let base = try method(name).decompose(ExportAccounts(LeontiefSystem(table)))
        let other = try method(name).decompose(
            ExportAccounts(LeontiefSystem(permuted(table, order))))
        for (k, term) in base.terms.enumerated() {
            for (r, oldR) in order.enumerated() {
                let partner = base.partners.count == 1 ? (0, 0) : (r, oldR)
                let moved = other.values[k].column(partner.0)
                let original = base.values[k].column(partner.1)
                for (s, oldS) in order.enumerated() {
                    let (new, old) = (
                        base.layout.industries(of: s), base.layout.industries(of: oldS)
                    )
                    assertClose(
                        Array(moved[new]), Array(original[old]),
                        absolute: 1e-9, relative: 1e-10, term.symbol)
                }
            }
        }
    }

    @Test func industryWithoutOutput() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 9, emptyIndustry: 4)
        for method in ExportDecompositionMethods.all {
            let result = try method.decompose(ExportAccounts(LeontiefSystem(table)))
            #expect(result.largestRelativeResidual < 1e-11)
            #expect(result.aggregate(.EXGR).row(4).allSatisfy { $0 == 0 })
        }
    }

    @Test func methodsAreFoundByName() {
        #expect(ExportDecompositionMethods.named("KWW")?.name == "kww")
        #expect(ExportDecompositionMethods.named("borin-mancini")?.name == "borin-mancini-source")
        #expect(ExportDecompositionMethods.named("hummels") == nil)
        #expect(Set(Self.names).count == Self.names.count)
    }
}

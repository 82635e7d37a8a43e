import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct WangWeiZhuTests {
    @Test(arguments: [(2, 1), (2, 3), (3, 2), (4, 3), (5, 4)])
    func matchesDefinitions(_ regions: Int, _ sectors: Int) throws {
        let table = try RandomTable.make(regions: regions, sectors: sectors, seed: 23)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let plain = try PlainEconomy(table, content: accounts.coefficients)
        let result = try WangWeiZhu().decompose(accounts)
        #expect(result.terms.count == 16)
        let tolerance = 1e-11 * table.x.reduce(0, +)
        for s in 0..<regions {
            for r in 0..<regions where r != s {
                let expected = try definitions(plain, s, r)
                for (k, term) in result.terms.enumerated() {
                    let column = result.values[k].column(r)[result.layout.industries(of: s)]
                    assertClose(
                        Array(column), expected[k], absolute: tolerance,
                        "\(term.symbol) \(s)→\(r)")
                }
            }
        }
    }

    private func definitions(_ plain: PlainEconomy, _ s: Int, _ r: Int) throws -> [[Double]] {
        let third = (0..<plain.G).filter { $0 != s && $0 != r }
        let A = plain.block(plain.A, s, r)
        func B(_ a: Int, _ b: Int) -> [[Double]] { plain.block(plain.L, a, b) }
        func Y(_ a: Int, _ b: Int) -> [Double] { plain.demand(a, b) }
        func sum(_ items: [[Double]]) -> [Double] { items.reduce(plain.zero, plus) }
        let domestic = times(plain.part(plain.c, s), B(s, s))
        let local = times(plain.part(plain.c, s), try plain.local(s))
        let partner = times(plain.part(plain.c, r), B(r, s))
        let other = sum(third.map { times(plain.part(plain.c, $0), B($0, s)) })
        let home = times(A, times(try plain.local(r), Y(r, r)))
        let exported = times(A, times(try plain.local(r), plain.exports(r)))
        func passed(_ v: [Double]) -> [Double] { hadamard(local, times(A, v)) }
        return [
            hadamard(domestic, Y(s, r)),
            passed(times(B(r, r), Y(r, r))),
            passed(sum(third.map { times(B(r, $0), Y($0, $0)) })),
            passed(times(B(r, r), sum(third.map { Y(r, $0) }))),
            passed(
                sum(
                    third.map { t in
                        times(
                            B(r, t),
                            sum((0..<plain.G).filter { $0 != s && $0 != t }.map { Y(t, $0) })
                        )
                    })),
            passed(times(B(r, r), Y(r, s))),
            passed(sum(third.map { times(B(r, $0), Y($0, s)) })),
            passed(times(B(r, s), Y(s, s))),
            passed(times(B(r, s), sum((0..<plain.G).filter { $0 != s }.map { Y(s, $0) }))),
            hadamard(minus(domestic, local), times(A, plain.part(plain.x, r))),
            hadamard(partner, Y(s, r)), hadamard(partner, home), hadamard(partner, exported),
            hadamard(other, Y(s, r)), hadamard(other, home), hadamard(other, exported),
        ]
    }

    @Test func counterpartsAddUpToTheirTerms() throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 2)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let result = try WangWeiZhu().decompose(accounts)
        func total(_ symbols: [String], _ s: Int, _ r: Int) throws -> Double {
            try symbols.reduce(0) {
                let column = try #require(result.term($1)).column(r)
                return $0 + column[result.layout.industries(of: s)].reduce(0, +)
            }
        }
        for (s, r) in [(0, 1), (3, 2), (4, 0)] {
            let entries = WangWeiZhu.counterparts(accounts, exporter: s, importer: r)
            #expect(entries.map(\.region) == (0..<5).filter { $0 != s })
            assertClose(
                entries.reduce(0) { $0 + $1.absorbed },
                try total(["DVA_INTrex1", "DVA_INTrex2", "DVA_INTrex3"], s, r), relative: 1e-11)
            assertClose(
                entries.reduce(0) { $0 + $1.originated },
                try total(["MVA_FIN", "MVA_INT", "OVA_FIN", "OVA_INT"], s, r), relative: 1e-11)
            assertClose(
                entries.reduce(0) { $0 + $1.doubleCounted }, try total(["MDC", "ODC"], s, r),
                relative: 1e-11)
            let own = try #require(entries.first { $0.region == r })
            assertClose(own.originated, try total(["MVA_FIN", "MVA_INT"], s, r), relative: 1e-11)
            assertClose(own.doubleCounted, try total(["MDC"], s, r), relative: 1e-11)
        }
    }

    /// Without third countries nothing is passed on to them.
    @Test func twoRegionsHaveNoThird() throws {
        let table = try RandomTable.make(regions: 2, sectors: 4, seed: 8)
        let result = try WangWeiZhu().decompose(ExportAccounts(LeontiefSystem(table)))
        for symbol in ["DVA_INTrex1", "DVA_INTrex2", "DVA_INTrex3", "RDV_FIN2", "OVA_FIN", "ODC"] {
            let largest = try #require(result.term(symbol)).maximumMagnitude()
            #expect(largest < 1e-11 * table.x.reduce(0, +), "\(symbol): \(largest)")
        }
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct BorinManciniTests {
    /// Every term against its definition, with the extracted economy inverted for every exporter.
    @Test(arguments: [(2, 1), (2, 3), (3, 1), (4, 3), (5, 4)])
    func matchesDefinitions(_ regions: Int, _ sectors: Int) throws {
        let table = try RandomTable.make(regions: regions, sectors: sectors, seed: 11)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let plain = try PlainEconomy(table, content: accounts.coefficients)
        let source = try BorinMancini(.source).decompose(accounts)
        let sink = try BorinMancini(.sink).decompose(accounts)
        let tolerance = 1e-11 * table.x.reduce(0, +)
        for s in 0..<regions {
            let cut = try plain.extractedInverse(s)
            let local = times(plain.part(plain.c, s), try plain.local(s))
            let domestic = times(plain.part(plain.c, s), plain.block(plain.L, s, s))
            let others = (0..<regions).filter { $0 != s }
            let foreign = others.map { times(plain.part(plain.c, $0), plain.block(plain.L, $0, s)) }
                .reduce(plain.zero, plus)
            let foreignCut = others.map { times(plain.part(plain.c, $0), plain.block(cut, $0, s)) }
                .reduce(plain.zero, plus)
            for r in others {
                let A = plain.block(plain.A, s, r)
                let E = plain.exports(s, r)
                let back = (0..<regions).map {
                    times(plain.block(plain.L, r, $0), plain.demand($0, s))
                }.reduce(plain.zero, plus)
                expect(source, "DVA", s, r, hadamard(local, E), tolerance)
                expect(source, "FVA", s, r, hadamard(foreignCut, E), tolerance)
                expect(source, "REF", s, r, hadamard(local, times(A, back)), tolerance)
                expect(source, "DC", s, r, hadamard(domestic, E), tolerance)
                expect(source, "FC", s, r, hadamard(foreign, E), tolerance)
                let direct = plus(
                    plain.demand(s, r), times(A, times(try plain.local(r), plain.demand(r, r))))
                expect(source, "DAVAX", s, r, hadamard(local, direct), tolerance)

                let again = times(A, times(plain.block(cut, r, s), plain.exports(s)))
                let once = minus(E, again)
                expect(sink, "DVA", s, r, hadamard(domestic, once), tolerance)
                expect(sink, "FVA", s, r, hadamard(foreign, once), tolerance)
                expect(sink, "FDC", s, r, hadamard(foreign, again), tolerance)
                let backOnce = (0..<regions).map {
                    times(plain.block(cut, r, $0), plain.demand($0, s))
                }.reduce(plain.zero, plus)
                expect(sink, "REF", s, r, hadamard(domestic, times(A, backOnce)), tolerance)
                expect(sink, "DAVAX", s, r, hadamard(local, direct), tolerance)
            }
        }
    }

    private func expect(
        _ result: ExportDecomposition, _ name: String, _ s: Int, _ r: Int, _ expected: [Double],
        _ tolerance: Double
    ) {
        guard let aggregate = ExportAggregate(rawValue: name) else {
            Issue.record("no aggregate \(name)")
            return
        }
        let column = result.aggregate(aggregate).column(r)
        let range = result.layout.industries(of: s)
        assertClose(
            Array(column[range]), expected, absolute: tolerance,
            "\(result.method) \(name) \(s)→\(r)")
    }

    /// Los, Timmer & de Vries 2016: DVA = GDP with exports − GDP when all exports of s are
    /// extracted.
    @Test(arguments: [BorinMancini.Basis.source, .sink])
    func domesticValueAddedIsWhatExtractionTakes(_ basis: BorinMancini.Basis) throws {
        for content in ExportAccounts.Content.allCases {
            let table = try RandomTable.make(regions: 5, sectors: 4, seed: 3)
            let accounts = try ExportAccounts(LeontiefSystem(table), content: content)
            let dva = try BorinMancini(basis).decompose(accounts).byExporter(.DVA)
            let plain = try PlainEconomy(table, content: accounts.coefficients)
            for s in 0..<5 {
                let cut = try plain.extractedInverse(s)
                let demand = (0..<20).map { i in
                    (0..<5).reduce(0.0) {
                        $0 + (i / 4 == s && $1 != s ? 0 : table.demandByRegion[i, $1])
                    }
                }
                let x = times(cut, demand)
                let before = (4 * s..<4 * s + 4).reduce(0) {
                    $0 + accounts.coefficients[$1] * table.x[$1]
                }
                let after = (4 * s..<4 * s + 4).reduce(0) {
                    $0 + accounts.coefficients[$1] * x[$1]
                }
                assertClose(dva[s], before - after, relative: 1e-10, "DVA of region \(s)")
            }
        }
    }

    /// The two bases tell bilateral flows differently and agree for a country's total exports.
    @Test func basesAgreeForTotalExports() throws {
        let table = try RandomTable.make(regions: 6, sectors: 5, seed: 5)
        let accounts = try ExportAccounts(LeontiefSystem(table))
        let source = try BorinMancini(.source).decompose(accounts)
        let sink = try BorinMancini(.sink).decompose(accounts)
        for aggregate in ExportAggregate.allCases {
            assertClose(
                sink.byExporter(aggregate), source.byExporter(aggregate), absolute: 1e-9,
                relative: 1e-11, aggregate.rawValue)
        }
        let differ = zip(
            source.byPartner(.DVA).column(1), sink.byPartner(.DVA).column(1)
        ).contains { abs($0 - $1) > 1e-6 * abs($0) }
        #expect(differ)
    }
}

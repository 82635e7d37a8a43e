import Analyses
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// The scan and Borin-Mancini on WIOD 2013, 2011 (41 regions × 35 sectors, million USD).
@Suite(
    .enabled(
        if: Fixtures.largerTable("wiod2013-2011.h5") != nil,
        "needs wiod2013-2011.h5 in $CHOKEPOINT_TABLES"))
struct WIOD2011Tests {
    private func table() throws -> MRIOTable {
        let url = try #require(Fixtures.largerTable("wiod2013-2011.h5"))
        return try TableFile.read(path: url.path)
    }

    /// x of the economy whose coefficients and demand `change` has changed.
    private func output(
        _ table: MRIOTable,
        _ change: (_ A: UnsafeMutableBufferPointer<Double>, _ y: inout [Double]) -> Void
    ) throws -> [Double] {
        let n = table.industryCount
        var A = try TechnicalCoefficients(table).matrix()
        var y = table.Y.rowSums()
        A.withUnsafeMutableElements { p in
            change(p, &y)
            for k in 0..<p.count { p[k] = -p[k] }
            for i in 0..<n { p[i * (n + 1)] += 1 }
        }
        return try LUFactorization(A).solve(y)
    }

    @Test func japaneseChemicalsToKorea() throws {
        let table = try table()
        let resolver = LabelResolver(table.layout)
        let i = try resolver.industries("JPN/c9")[0]
        let (jpn, kor) = (try resolver.region("JPN"), try resolver.region("KOR"))
        let scan = try RestrictionScan(LeontiefSystem(table))
        let row = try #require(
            try scan.rows(
                .init(
                    exporters: [jpn], sectors: [table.layout.sector(ofIndustry: i)],
                    importers: [kor])
            ).first)
        assertClose(row.flow, 8764, absolute: 1e-9)
        // Computed for models.md by an independent program: −0.118 and −0.005 % of GDP.
        assertClose(row.exporterChangePercentOfGDP ?? .nan, -0.118, absolute: 5e-4)
        assertClose(
            100 * row.importerValueAddedChange / table.gdp[kor], -0.005, absolute: 5e-4)

        let n = table.industryCount
        let x = try output(table) { A, y in
            for j in table.layout.industries(of: kor) { A[i + j * n] = 0 }
            for column in table.layout.demandColumns(of: kor) { y[i] -= table.Y[i, column] }
        }
        let v = try TechnicalCoefficients(table).valueAdded
        let change = table.layout.sumByRegion((0..<n).map { v[$0] * (x[$0] - table.x[$0]) })
        assertClose(
            scan.valueAddedChanges(exporterIndustry: i, importer: kor), change,
            absolute: 1e-10 * table.gdp[jpn])
    }

    /// Los, Timmer & de Vries 2016, for Korea.
    @Test func domesticValueAddedIsWhatExtractionTakes() throws {
        let table = try table()
        let s = try LabelResolver(table.layout).region("KOR")
        let accounts = try ExportAccounts(LeontiefSystem(table), content: .valueAdded)
        let n = table.industryCount
        let home = table.layout.industries(of: s)
        let x = try output(table) { A, y in
            for j in 0..<n where !home.contains(j) {
                for i in home { A[i + j * n] = 0 }
            }
            for i in home { y[i] = table.demandByRegion[i, s] }
        }
        let loss = home.reduce(0) { $0 + accounts.coefficients[$1] * (table.x[$1] - x[$1]) }
        for basis in BorinMancini.Basis.allCases {
            let result = try BorinMancini(basis).decompose(accounts)
            assertClose(result.byExporter(.DVA)[s], loss, relative: 1e-10)
        }
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// decompr's Koopman-Wang-Wei results by country on two published tables, 15 printed digits.
@Suite struct DecomprTests {
    static let icio = "icio2023-2020-77x11.h5"
    static let wiod = "wiod2013-2008.h5"

    static func isPresent(_ table: String, _ results: String) -> Bool {
        Fixtures.largerTable(table) != nil && Fixtures.published("decompr/\(results)") != nil
    }

    private func compare(_ tableName: String, _ resultName: String) throws -> ExportDecomposition {
        let url = try #require(Fixtures.largerTable(tableName))
        let file = try #require(Fixtures.published("decompr/\(resultName)"))
        let published = try LabelledCSV(file)
        let table = try TableFile.read(path: url.path)
        let result = try KoopmanWangWei().decompose(ExportAccounts(LeontiefSystem(table)))
        #expect(published.columns == result.terms.map(\.symbol))
        #expect(published.rows == table.regions.map(\.code))
        let terms = result.termsByExporter()
        let exports = result.byExporter(.EXGR)
        let residual = result.residualByExporter()
        let last = result.terms.count - 1
        for (s, row) in published.values.enumerated() {
            var observed = terms.row(s)
            // decompr takes the last term as what is left of gross exports, so that it holds the
            // content of exports by industries without output, which has no origin.
            observed[last] += residual[s]
            assertClose(
                observed, row, absolute: 1e-11 * exports[s], "\(resultName) \(published.rows[s])")
        }
        return result
    }

    @Test(
        .enabled(
            if: isPresent(icio, "icio2020_77x11_kww_decompr.csv"),
            "needs \(icio) in $CHOKEPOINT_TABLES and published/decompr beside it"))
    func icio2020() throws {
        let result = try compare(Self.icio, "icio2020_77x11_kww_decompr.csv")
        #expect(result.largestRelativeResidual < 1e-9)
    }

    /// Two industries of Luxembourg have no output and yet export 6 million USD out of inventories:
    /// the content of those exports has no origin, and the residual says so.
    @Test(
        .enabled(
            if: isPresent(wiod, "wiot_2008_kww_decompr.csv"),
            "needs \(wiod) in $CHOKEPOINT_TABLES and published/decompr beside it"))
    func wiod2008() throws {
        let result = try compare(Self.wiod, "wiot_2008_kww_decompr.csv")
        for (s, residual) in result.residualByExporter().enumerated() {
            let isLuxembourg = result.layout.regions[s].code == "LUX"
            assertClose(
                residual, isLuxembourg ? -6 : 0, absolute: 1e-6, result.layout.regions[s].code)
        }
    }
}

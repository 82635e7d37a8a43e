import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// exvatools 0.9.0 (`make_exvadec`, default output, `wiodtest`) prints 15 digits; agreement is to
/// 1e-9 of values of the order of 100.
@Suite(
    .enabled(
        if: ExvatoolsFixture.isPresent,
        "needs published/exvatools-wiodtest beside $CHOKEPOINT_TABLES"))
struct ExvatoolsTests {
    private func accounts() throws -> ExportAccounts {
        try ExportAccounts(LeontiefSystem(try ExvatoolsFixture.table()))
    }

    private func expect(
        _ matrix: Matrix<IndustryAxis, RegionAxis>, file: String
    ) throws {
        let published = try ExvatoolsFixture.read(file)
        #expect(published.columns == matrix.columns.labels)
        for (i, row) in published.values.enumerated() {
            assertClose(matrix.row(i), row, absolute: 1e-9, "\(file) \(published.rows[i])")
        }
    }

    @Test(arguments: ExportAggregate.allCases)
    func borinManciniSource(_ aggregate: ExportAggregate) throws {
        let result = try BorinMancini(.source).decompose(accounts())
        try expect(result.aggregate(aggregate), file: "bm_src_\(aggregate.rawValue)")
    }

    @Test(arguments: [ExportAggregate.EXGR, .DC, .DVA, .VAX, .REF, .DDC, .FC, .FVA, .FDC])
    func wangWeiZhu(_ aggregate: ExportAggregate) throws {
        let result = try WangWeiZhu().decompose(accounts())
        try expect(result.aggregate(aggregate), file: "wwz_\(aggregate.rawValue)")
    }

    @Test(arguments: [ExportAggregate.EXGR, .DC, .DVA, .VAX, .REF, .DDC, .FC, .FVA, .FDC])
    func koopmanWangWei(_ aggregate: ExportAggregate) throws {
        let result = try KoopmanWangWei().decompose(accounts())
        try expect(result.aggregate(aggregate), file: "kww_\(aggregate.rawValue)")
    }

    @Test func leontiefInverse() throws {
        let published = try ExvatoolsFixture.read("B")
        let L = try LeontiefSystem(ExvatoolsFixture.table()).inverse()
        for (i, row) in published.values.enumerated() {
            assertClose(L.row(i), row, absolute: 1e-13, "L \(published.rows[i])")
        }
    }
}

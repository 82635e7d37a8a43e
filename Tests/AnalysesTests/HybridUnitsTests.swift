import Analyses
import InputOutput
import TestSupport
import Testing

/// Sectors in units of their own: what has a meaning is what the table in money says, and what
/// would add up units is not said.
@Suite struct HybridUnitsTests {
    private let hybrid: HybridTable
    private let table: MRIOTable
    private let system: LeontiefSystem
    private let money: LeontiefSystem

    init() throws {
        hybrid = try HybridTable(seed: 31)
        table = hybrid.table
        system = try LeontiefSystem(table)
        money = try LeontiefSystem(hybrid.money)
    }

    @Test func inverseIsThatOfMoneyByPrices() throws {
        let (L, own) = (try system.inverse(), try money.inverse())
        for i in 0..<12 {
            for j in 0..<12 {
                assertClose(
                    L[i, j], own[i, j] * hybrid.prices[j % 4] / hybrid.prices[i % 4],
                    relative: 1e-10)
            }
        }
        #expect(table.unit(ofSector: 1) == "TJ" && table.unit(ofIndustry: 4) == "million USD")
        #expect(table.unitText == "million USD; sectors in TJ, t")
        #expect(hybrid.money.unitText == "million USD" && !hybrid.money.isHybrid)
    }

    @Test func multipliersAndFootprints() throws {
        let (all, own) = (try Multipliers(system), try Multipliers(money))
        for j in 0..<12 {
            let price = hybrid.prices[j % 4]
            assertClose(all.valueAdded[j], own.valueAdded[j] * price, relative: 1e-10)
            assertClose(
                all.satellites[0].values[j], own.satellites[0].values[j] * price, relative: 1e-10)
        }
        let found = try Footprint(table.satellites[0], in: system).accounts[0]
        let expected = try Footprint(hybrid.money.satellites[0], in: money).accounts[0]
        for r in 0..<3 {
            assertClose(found.consumption[r], expected.consumption[r], relative: 1e-10)
            assertClose(found.imports[r], expected.imports[r], relative: 1e-10)
        }
    }

    /// What the output of others needs of R1’s energy is in its own unit; value added is in money.
    @Test func paths() throws {
        let found = try SupplyPaths(from: [1], to: [4, 6], depth: 3, top: 5, in: system)
        let own = try SupplyPaths(from: [1], to: [4, 6], depth: 3, top: 5, in: money)
        #expect(found.unit == "TJ" && own.unit == "million USD")
        assertClose(found.total, own.total / hybrid.prices[1], relative: 1e-10)
        #expect(found.paths.map(\.industries) == own.paths.map(\.industries))
        let earned = try SupplyPaths(
            from: [1, 2], to: [4], measure: .valueAdded, depth: 3, top: 5, in: system)
        let ownEarned = try SupplyPaths(
            from: [1, 2], to: [4], measure: .valueAdded, depth: 3, top: 5, in: money)
        #expect(earned.unit == "million USD")
        assertClose(earned.total, ownEarned.total, relative: 1e-10)
    }

    @Test func auditSkipsIdentitiesOfMoney() throws {
        let audit = TableAudit(table)
        #expect(!audit.checksMoney && TableAudit(hybrid.money).checksMoney)
        #expect(audit.columnSumsAboveOne.isEmpty && audit.keptTotals.isEmpty)
        let codes = audit.findings.items.map(\.code)
        #expect(codes.contains("mixed-units"))
        #expect(!codes.contains { ["column-imbalance", "income-identity"].contains($0) })
        #expect(audit.isProductive == true)
        assertClose(
            try #require(audit.numerics).spectralRadius.value,
            try #require(TableAudit(hybrid.money).numerics).spectralRadius.value, relative: 1e-6)
        let verdict = AuditVerdict(table)
        #expect(verdict.refusal == nil && verdict.warnings.map(\.code) == ["mixed-units"])
    }

    /// Rows are still held against the output that a source states, each in its own unit.
    @Test func rowsAreChecked() throws {
        var stated = table.x
        stated[1] *= 1.5
        let audit = TableAudit(try table.replacing(declaredOutput: stated))
        let finding = try #require(audit.findings.items.first { $0.code == "row-imbalance" })
        #expect(finding.severity == .error && finding.message.contains("R1/s2"))
        #expect(!finding.message.contains("USD"))
    }

    /// Regions can be merged, and sectors of one unit.
    @Test func merging() throws {
        func merged(_ sectors: [(String, String)]) throws -> MRIOTable {
            try table.aggregated(
                sectors: try Concordance(
                    sectors.map { Concordance.Pair(old: $0.0, new: $0.1) },
                    from: table.sectors.map(\.code),
                    place: "test"))
        }
        let fewer = try merged([("s1", "M"), ("s2", "s2"), ("s3", "s3"), ("s4", "M")])
        #expect(fewer.sectors.map(\.unit) == [nil, "TJ", "t"])
        let error = #expect(throws: Diagnostics.self) {
            try merged([("s1", "M"), ("s2", "M"), ("s3", "s3"), ("s4", "s4")])
        }
        #expect(
            error?.items.map(\.message) == [
                "s2 is in TJ and s1 in million USD: they cannot be merged into M"
            ])
    }

    @Test func comparing() throws {
        #expect(TableComparison(table, table).agrees)
        #expect(!TableComparison(table, table).world.contains { $0.measure == "output" })
        let comparison = TableComparison(table, hybrid.money)
        #expect(
            comparison.statements.map(\.what) == ["unit of s2", "unit of s3", "unit"])
        // Value added is the same, sector by sector.
        #expect(comparison.families.first { $0.title == "value added by sector" }?.different == 0)
    }

    @Test func ratesAreRefused() throws {
        let error = #expect(throws: Diagnostics.self) {
            try CurrencyRate("EUR=1.1").converted(table)
        }
        #expect(error?.items.map(\.code) == ["mixed-units"])
    }
}

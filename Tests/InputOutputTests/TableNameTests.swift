import InputOutput
import TestSupport
import Testing

/// A table says what it is now, never what it was.
@Suite struct TableNameTests {
    private func table(_ name: String) throws -> MRIOTable {
        try RandomTable.make(regions: 3, sectors: 3, seed: 2).with(name: name)
    }

    private func merged(_ table: MRIOTable) throws -> MRIOTable {
        try table.aggregated(
            regions: try Concordance.blocs(
                [(name: "B", codes: [table.regions[0].code, table.regions[1].code])],
                of: table.layout))
    }

    @Test func anAggregatedTableSaysItsSize() throws {
        let once = try merged(table("OECD ICIO 2023 edition, 2019, 3 regions x 3 ISIC sections"))
        #expect(once.name == "OECD ICIO 2023 edition, 2019, aggregated to 2 regions × 3 sectors")
        let twice = try merged(once)
        #expect(twice.name == "OECD ICIO 2023 edition, 2019, aggregated to 1 region × 3 sectors")
        #expect(
            try merged(table("WIOD 2013 release, 2011")).name
                == "WIOD 2013 release, 2011, aggregated to 2 regions × 3 sectors")
        #expect(try merged(table("mine, 3x3, tidy")).name.hasPrefix("mine, tidy, aggregated"))
        // Nothing merged, nothing said; a name that was given stays.
        #expect(try table("t, 3 regions").aggregated().name == "t, 3 regions")
    }

    @Test func aSplitTableSaysItsSize() throws {
        let table = try merged(table("WIOD, 2011"))
        let split = try WeightedSplit(
            [
                .init(old: "s1", new: "s1a", weight: 0.5),
                .init(old: "s1", new: "s1b", weight: 0.5),
            ], of: .sectors, in: table.layout)
        #expect(
            try table.disaggregated(split).name == "WIOD, 2011, split into 2 regions × 4 sectors")
    }

    @Test func restatedTablesSayHow() throws {
        let old = try table("WIOD, 2011")
        let real = try old.deflated(
            by: [Double](repeating: 1.1, count: 9), unit: "million USD (constant prices)", step: "d"
        )
        #expect(real.table.name == "WIOD, 2011, in constant prices")
        #expect(real.findings.isEmpty)
        let euro = try old.converted(rate: 0.9, unit: "million EUR", step: "c")
        #expect(euro.name == "WIOD, 2011, in million EUR")
    }

    /// An index of 1.05 on a base of 100, and one of 105 on a base of 1, are told by their prices.
    @Test(arguments: [(0.0105, "--base 1"), (105.0, "--base 100"), (1050.0, "--base 100")])
    func pricesOnAnotherBaseAreTold(ratio: Double, base: String) throws {
        let result = try table("t").deflated(
            by: [Double](repeating: ratio, count: 9), unit: "u", step: "d")
        let finding = try #require(result.findings.first)
        #expect(finding.code == "implausible-index" && finding.severity == .warning)
        #expect(finding.remedy?.hasSuffix(base) == true)
    }

    @Test func sharesInPercentAreTold() {
        #expect(
            PlausibleScale.share(25, of: "the tariff")?.sentence
                == "the tariff is 25, which is 2500 % (if 25 % is meant, write 25% or 0.25)")
        #expect(PlausibleScale.share(0.25, of: "the tariff") == nil)
        #expect(
            PlausibleScale.share(3, of: "growth", upTo: 1)?.remedy?.contains("3% or 0.03") == true)
    }
}

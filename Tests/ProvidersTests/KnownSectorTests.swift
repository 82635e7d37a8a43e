import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Real tables aggregated to every list of sectors that is known by name, and to groups with dates.
@Suite struct KnownSectorTests {
    /// Aggregates a table to every list of its revision, and compares all totals.
    private func expectTotalsAreKept(_ table: MRIOTable, as name: String) throws {
        let own = try #require(SectorClassification.recognised(in: table.layout))
        #expect(own.name == name)
        let targets = SectorClassification.all.filter { $0.revision == own.revision }
        #expect(targets.count >= 3)
        for target in targets {
            let (concordance, mapping) = try own.concordance(to: target, for: table.layout)
            #expect(concordance.oldCodes == table.sectors.map(\.code))
            let new = try table.aggregated(sectors: concordance)
            #expect(new.sectorCount == Set(mapping.targets).count)
            let largest = table.x.reduce(0, +)
            for (a, b, what) in [
                (new.x, table.x, "output"), (new.valueAdded, table.valueAdded, "value added"),
                (new.taxes, table.taxes, "taxes"),
                (new.Z.columnSums(), table.Z.columnSums(), "inputs"),
                (new.Y.rowSums(), table.Y.rowSums(), "final sales"),
            ] {
                // By region: a sector never leaves its own.
                let sums = { (values: [Double], sectors: Int) in
                    (0..<table.regionCount).map { region in
                        values[(region * sectors)..<((region + 1) * sectors)].reduce(0, +)
                    }
                }
                assertClose(
                    sums(a, new.sectorCount), sums(b, table.sectorCount),
                    absolute: 1e-14 * largest, "\(target.name): \(what)")
            }
            assertClose(
                new.Y.columnSums(), table.Y.columnSums(), absolute: 1e-14 * largest, target.name)
            for (merged, satellite) in zip(new.satellites, table.satellites) {
                assertClose(merged.F.rowSums(), satellite.F.rowSums(), relative: 1e-12)
            }
        }
    }

    @Test(arguments: [("icio2023-2019-g20x20", "isic4-a-t"), ("icio2023-2020-77x11", "oecd11")])
    func shippedTables(table: String, list: String) throws {
        let path = Fixtures.shippedTables.appending(path: "\(table).h5").path
        try expectTotalsAreKept(try TableFile.read(path: path), as: list)
    }

    @Test(.enabled(if: Fixtures.largerTable("wiod2013-2011.h5") != nil, "no $CHOKEPOINT_TABLES"))
    func wiod2013() throws {
        let url = try #require(Fixtures.largerTable("wiod2013-2011.h5"))
        let table = try TableFile.read(path: url.path)
        try expectTotalsAreKept(table, as: "wiod2013")
        // Before Croatia, with the United Kingdom.
        let then = try #require(PublicGroup.named("eu@\(table.year ?? 0)"))
        #expect(then.split(by: table.layout).present.count == 27)
        #expect(then.split(by: table.layout).missing.isEmpty)
    }
}

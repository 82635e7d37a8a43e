import Foundation
import InputOutput
import TableFormats
import TestSupport
import Testing

@Suite struct ShippedTableTests {
    @Test(.enabled(if: Fixtures.largerTable("wiod2013-2011.h5") != nil))
    func readsWIOD() throws {
        let url = try #require(Fixtures.largerTable("wiod2013-2011.h5"))
        let table = try TableFile.read(path: url.path)
        #expect(table.regionCount == 41 && table.sectorCount == 35 && table.year == 2011)
        #expect(table.x.reduce(0, +) == 141_708_692)
    }
}

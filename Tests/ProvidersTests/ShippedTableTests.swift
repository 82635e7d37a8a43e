import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

@Suite struct ShippedTableTests {
    func shipped(_ name: String) throws -> MRIOTable {
        try TableFile.read(path: Fixtures.shippedTables.appending(path: name).path)
    }

    /// Column sums of Z and V against row sums of Z and Y.
    func expectBalance(_ table: MRIOTable, within tolerance: Double) {
        let inputs = zip(table.Z.columnSums(), table.V.columnSums()).map { $0 + $1 }
        assertClose(inputs, table.x, absolute: tolerance, "columns")
    }

    @Test func icio2019() throws {
        let table = try shipped("icio2023-2019-g20x20.h5")
        #expect(table.regionCount == 20 && table.sectorCount == 20)
        #expect(table.layout.finalDemand.map(\.code) == ["C", "I", "Cx"])
        #expect(table.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        #expect(table.year == 2019 && table.unit == "million USD")
        #expect(table.valuation == "basic prices")
        #expect(table.provenance["publisher"] == "OECD")
        #expect(table.provenance["citation"]?.hasSuffix("http://oe.cd/icio") == true)
        // Sums of the file by NumPy.
        assertClose(table.x.reduce(0, +), 170_744_698.095_303, relative: 1e-14)
        assertClose(table.valueAdded.reduce(0, +), 81_589_615.106_303, relative: 1e-14)
        assertClose(table.taxes.reduce(0, +), 2_404_593.318_300_01, relative: 1e-14)
        let korea = try #require(table.regions.firstIndex { $0.code == "KOR" })
        assertClose(table.gdp[korea], 1_512_341.884_7, relative: 1e-14)
        expectBalance(table, within: 1e-7)
    }

    @Test func icio2020() throws {
        let table = try shipped("icio2023-2020-77x11.h5")
        #expect(table.regionCount == 77 && table.sectorCount == 11 && table.year == 2020)
        assertClose(table.x.reduce(0, +), 166_488_551.956_4, relative: 1e-14)
        assertClose(table.valueAdded.reduce(0, +), 79_709_146.736_4, relative: 1e-14)
        expectBalance(table, within: 1e-7)
    }

    @Test func millerBlairOneRegion() throws {
        let table = try shipped("miller-blair-1region")
        #expect(table.x == [1000, 2000])
        #expect(table.Z.row(0) == [150, 500] && table.Z.row(1) == [200, 100])
        #expect(table.Y.column(0) == [350, 1700])
        #expect(table.valueAdded == [650, 1400])
        expectBalance(table, within: 0)
    }

    @Test func millerBlairTwoRegions() throws {
        let table = try shipped("miller-blair-2region")
        #expect(table.x == [1000, 2000, 1000, 1200, 800, 0])
        #expect(table.Z.row(2) == [300, 500, 50, 60, 40, 0])
        #expect(table.layout.code(ofIndustry: 5) == "S/3")
        expectBalance(table, within: 0)
    }

    /// The shipped folders are what the writer writes.
    @Test(arguments: ["miller-blair-1region", "miller-blair-2region"])
    func shippedFoldersAreCanonical(name: String) throws {
        let table = try shipped(name)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            #expect(
                try TableFile.digest(path: "\(folder)/t")
                    == TableFile.digest(path: Fixtures.shippedTables.appending(path: name).path))
        }
    }

    /// h5 → csv → h5 of a real table keeps every bit, names and provenance included.
    @Test(arguments: ["icio2023-2019-g20x20.h5", "icio2023-2020-77x11.h5"])
    func conversionIsLossless(name: String) throws {
        let table = try shipped(name)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            let fromCSV = try TableFile.read(path: "\(folder)/t")
            expectSame(fromCSV, table)
            try TableFile.write(fromCSV, to: "\(folder)/t.h5")
            expectSame(try TableFile.read(path: "\(folder)/t.h5"), table)
        }
    }

    @Test func digestsAreThoseOfOtherPrograms() throws {
        // As sha256sum prints it, and as Tables/README.md states.
        let path = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5").path
        let digest = "1bd8a279602402579120129d52afb879d914717d150e1a98949c0aaedeab6191"
        #expect(try FileDigest.sha256(path: path) == digest)
        #expect(try TableFile.digest(path: path) == digest)
        let readme = try String(
            contentsOf: Fixtures.shippedTables.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains(digest))
        try Samples.inFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/empty"))
            #expect(
                try FileDigest.sha256(path: "\(folder)/empty")
                    == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        }
    }

    @Test(.enabled(if: Fixtures.largerTable("wiod2013-2011.h5") != nil, "no $CHOKEPOINT_TABLES"))
    func wiod2011() throws {
        let url = try #require(Fixtures.largerTable("wiod2013-2011.h5"))
        let table = try TableFile.read(path: url.path)
        #expect(table.regionCount == 41 && table.sectorCount == 35 && table.year == 2011)
        #expect(table.x.reduce(0, +) == 141_708_692)
        #expect(table.valueAdded.reduce(0, +) == 69_268_600)
        #expect(table.satellites.map(\.name) == ["co2"])
        #expect(table.satellites[0].provenance["source"]?.hasPrefix("JRC") == true)
        let negatives = table.Y.withUnsafeElements { $0.count { $0 < 0 } }
        #expect(negatives == 352)
        expectBalance(table, within: 0)
    }
}

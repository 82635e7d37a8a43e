import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// The samples of the WIOD and the ADB, which other programs read to the same numbers.
@Suite(
    .enabled(
        if: SampleTruth.isPresent("wiod2016"),
        "set CHOKEPOINT_TABLES to a folder beside formats/tiny"))
struct WIODSampleTests {
    @Test(arguments: [
        ("wiod2013", "wiot11_row_sep12.xlsx", "WIOD 2013 release, 2011"),
        ("wiod2016", "WIOT2011_Nov16_ROW.xlsx", "WIOD 2016 release, 2011"),
        ("wiod2016", "inline_strings/WIOT2011_Nov16_ROW.xlsx", "WIOD 2016 release, 2011"),
        ("wiod2016", "WIOT2011_Nov16_ROW.xlsb", "WIOD 2016 release, 2011"),
        ("wiod2016", "WIOT2011_October16_ROW.dta", "WIOD 2016 release, 2011, Stata"),
        ("wiod2016", "WIOT2011_October16_ROW.RData", "WIOD 2016 release, 2011, RData"),
        ("adb", "ADB-MRIO62-2011_Dec2022.xlsx", "ADB MRIO, 2011"),
    ])
    func sample(layout: String, file: String, format: String) throws {
        let truth = try SampleTruth(layout)
        let path = truth.path(file)
        #expect(TableFile.recognition(of: path)?.format == format)
        let reading = try TableFile.reading(path: path)
        let table = reading.table
        truth.expectSame(table)
        #expect(table.year == 2011)
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.primaryInputs.filter { $0.kind == .valueAdded }.count == 1)
        #expect(
            table.layout.demandAxis.labels
                == truth.finalDemand.map { $0.replacingOccurrences(of: "\t", with: "/") })
        // The codes of 2013's truth are those of ISIC, and ADB's its names.
        let labels = truth.labels.map { $0.split(separator: "\t").map(String.init) }
        #expect(
            (0..<table.industryCount).map {
                table.regions[table.layout.region(ofIndustry: $0)].code
            } == labels.map { $0[0] })
        let sectors = (0..<table.industryCount).map {
            table.sectors[table.layout.sector(ofIndustry: $0)]
        }
        switch layout {
        case "wiod2016": #expect(sectors.map(\.code) == labels.map { $0[1] })
        case "adb": #expect(sectors.map(\.name) == labels.map { $0[1] })
        default: #expect(table.sectors.map(\.code) == ["c1", "c3", "c20", "c35"])
        }
        #expect(reading.findings.allSatisfy { $0.severity == .note })
        let summary = try TableFile.summary(path: path)
        #expect(summary.regionCount == 3)
        #expect(summary.sectorCount == 4)
    }

    /// What reading a damaged copy of a sample says.
    func after(_ file: String, _ edit: (Data) -> Data) throws -> String {
        let truth = try SampleTruth("wiod2016")
        return try Samples.inFolder { folder in
            let path = "\(folder)/\(file)"
            try edit(try Data(contentsOf: URL(filePath: truth.path(file)))).write(
                to: URL(filePath: path))
            let format = file.hasSuffix("dta") ? "wiod2016-stata" : "wiod2016-rdata"
            return Samples.problems(reading: path, format: format, in: folder)
        }
    }

    @Test func stataCutShort() throws {
        let file = "WIOT2011_October16_ROW.dta"
        #expect(
            try after(file) { $0.prefix(24_000) }
                == """
                damaged-stata-file: …/\(file): ReadStat cannot read the file (unable to seek \
                within file) (it is cut short or damaged: get it again)
                """
        )
        #expect(
            try after(file) { _ in Data("not Stata".utf8) }
                == """
                not-a-stata-file: …/\(file): the file does not begin as a Stata file does \
                (name a dta file)
                """
        )
    }

    @Test func stataOfAnotherTable() throws {
        let file = "WIOT2011_October16_ROW.dta"
        #expect(
            try after(file) { data in
                var text = data
                while let range = text.range(of: Data("Country".utf8)) {
                    text.replaceSubrange(range, with: Data("Planets".utf8))
                }
                return text
            }
                == """
                missing-columns: …/\(file): there is no column country (a file of WIOD 2016 \
                release has IndustryCode, IndustryDescription, Country, RNr and Year before \
                its numbers)
                """
        )
    }

    @Test func rDataCutShortOrElse() throws {
        let file = "WIOT2011_October16_ROW.RData"
        #expect(
            try after(file) { $0.prefix(1000) }
                == """
                damaged-gzip: …/\(file): it ends in the middle (the file is cut short or \
                damaged: get it again)
                """
        )
        #expect(
            try after(file) { _ in Data([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) }
                == """
                unreadable-r-file: …/\(file): the file is packed with bzip2 or xz (in R: \
                load(\"FILE\"); save(wiot, file = \"FILE\", compress = \"gzip\"))
                """
        )
        // An integer vector alone: `x <- 1L`.
        let other: [UInt8] =
            Array("RDX2\nX\n".utf8) + [0, 0, 0, 2, 0, 3, 5, 0, 0, 2, 3, 0, 0, 0, 4, 2, 0, 0, 0, 1]
            + [0, 4, 0, 9, 0, 0, 0, 1, 0x78, 0, 0, 0, 13, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0xFE]
        #expect(
            try after(file) { _ in Data(other) }
                == """
                missing-object: …/\(file): the file holds no table of the release, but x with \
                1 columns (the object wiot has columns IndustryCode, IndustryDescription, \
                Country, RNr, Year, AUS1 …)
                """
        )
    }
}

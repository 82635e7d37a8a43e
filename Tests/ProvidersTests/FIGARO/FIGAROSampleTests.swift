import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// The samples of FIGARO’s two layouts.
@Suite(
    .enabled(
        if: SampleTruth.isPresent("figaro_matrix") && SampleTruth.isPresent("figaro_flat"),
        "set CHOKEPOINT_TABLES to a folder beside formats/tiny"))
struct FIGAROSampleTests {
    @Test(arguments: [
        ("figaro_matrix", "matrix_eu-ic-io_ind-by-ind_24ed_2011.csv", "matrix"),
        ("figaro_flat", "flatfile_eu-ic-io_ind-by-ind_24ed_2011.csv", "flat file"),
    ])
    func sample(layout: String, file: String, kind: String) throws {
        let truth = try SampleTruth(layout)
        let name = "FIGARO 2024 edition, industry by industry, 2011"
        #expect(TableFile.recognition(of: truth.path(file))?.format == "\(name), \(kind)")
        let table = try TableFile.read(path: truth.path(file))
        truth.expectSame(table)
        #expect(table.name == name)
        #expect(table.year == 2011)
        #expect(table.unit == "million EUR")
        #expect(table.regions.map(\.code) == ["CN", "FIGW1", "MX"])
        #expect(table.sectors.map(\.code) == ["A01", "C10T12", "J62_63", "T"])
        #expect(table.finalDemandCodes == ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"])
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(
            table.primaryInputs.map(\.kind)
                == [.taxes, .taxes, .taxes, .valueAdded, .valueAdded, .valueAdded])
    }

    /// Both layouts give the same table but for the name of the file.
    @Test func bothLayoutsAgree() throws {
        func read(_ layout: String, _ file: String) throws -> MRIOTable {
            try TableFile.read(path: SampleTruth(layout).path(file))
                .with(provenance: Provenance())
        }
        expectSame(
            try read("figaro_matrix", "matrix_eu-ic-io_ind-by-ind_24ed_2011.csv"),
            try read("figaro_flat", "flatfile_eu-ic-io_ind-by-ind_24ed_2011.csv"))
    }
}

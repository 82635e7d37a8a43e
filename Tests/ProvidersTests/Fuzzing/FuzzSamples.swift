import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport

/// The samples of `Tests/FuzzSamples`: a folder for each reader, in it files and folders that it
/// reads.
///
/// They are kept as files, so that `chokepoint-fuzz` needs no test, and an input's number means the
/// same everywhere.
enum FuzzSamples {
    static let folder = Fixtures.packageRoot.appending(path: "Tests/FuzzSamples").path

    /// Names of the samples of one reader, or of all kinds of samples.
    static func names(of kind: String = "") -> [String] {
        let path = kind.isEmpty ? folder : "\(folder)/\(kind)"
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Writes every sample of a table anew.
    static func write(to folder: String) throws {
        let balanced = try Samples.balanced()
        let odd = try Samples.odd()
        func write(_ bytes: [UInt8], _ name: String) throws {
            try FolderLayouts.write("", to: "\(folder)/\(name)")
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
        }
        func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }
        for format in TableFormats.all {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(format.name)", withIntermediateDirectories: true)
        }
        for (table, name) in [(balanced, "balanced"), (odd, "odd")] {
            try TableFile.write(table, to: "\(folder)/native/\(name).h5")
            try TableFile.write(table, to: "\(folder)/csv/\(name)/")
            try TableFile.write(table, to: "\(folder)/npz/\(name).npz")
            try TableFile.write(table, to: "\(folder)/xlsx/\(name).xlsx")
            try TableFile.write(table, to: "\(folder)/pymrio/\(name)", format: "pymrio")
        }
        try write(
            StoredZip.packed(folder: "\(folder)/pymrio/balanced"), "pymrio/balanced.zip")
        try PymrioParquet(balanced).write(to: "\(folder)/pymrio/parquet")
        try MARIOFixture(table: balanced).write(to: "\(folder)/mario/balanced")
        try MARIOFixture(table: balanced, isParquet: true).write(to: "\(folder)/mario/parquet")
        try MARIOFixture(table: balanced, isCoefficients: true)
            .write(to: "\(folder)/mario/coefficients")
        try write(ParquetTests.bytes(groups: [9, 20]), "parquet/small.parquet")
        try TableFile.write(balanced, to: "\(folder)/long/balanced.csv")
        for provider in WIODFixture.Provider.allCases {
            let fixture = try WIODFixture(provider)
            try fixture.workbook.writeXLSX(to: "\(folder)/\(provider.rawValue)/\(fixture.file)")
        }
        let binary = try WIODFixture(.wiod2016).workbook
        try binary.writeXLSB(to: "\(folder)/wiod2016/WIOT2011_Nov16_ROW.xlsb")
        let frame = try WIODFrameTests.fixture().0
        try write(frame.stata, "wiod2016-stata/WIOT2011_October16_ROW.dta")
        try write(frame.rData(), "wiod2016-rdata/WIOT2011_October16_ROW.RData")
        try write(frame.csv(numbered: true), "wiod-csv/frame2011.csv")
        try write(WIODFixture(.wiod2013).csv, "wiod-csv/sheet2011.csv")
        try write(
            ZipFixture.archive(
                NPZTests.small.sorted { $0.key < $1.key }.map { ("\($0.key).npy", $0.value) }),
            "npz/small.npz")
        try ImplicitFormat.write(
            ImplicitTable(regions: 3, sectors: 2, seed: 8).table,
            to: "\(folder)/implicit/written.npz")
        try write(
            ZipFixture.archive(
                ImplicitFormatTests.small.sorted { $0.key < $1.key }.map {
                    ("\($0.key).npy", $0.value)
                }), "implicit/small.npz")
        try write(
            ZipFixture.archive(
                ImplicitFormatTests.domestic.sorted { $0.key < $1.key }.map {
                    ("\($0.key).npy", $0.value)
                }), "implicit/domestic.npz")
        let oecd = OECDText.edition2023(balanced)
        try write(oecd, "oecd/2020_SML.csv")
        try write(
            ZipFixture.archive([("2020_SML.csv", Array(oecd.utf8))]), "oecd/2020-2020_SML.zip")
        let figaro = FIGAROLayout(balanced)
        try write(figaro.matrix, "figaro/matrix_eu-ic-io_ind-by-ind_25ed_2020.csv")
        try write(figaro.flat, "figaro/flatfile_eu-ic-io_ind-by-ind_25ed_2020.csv")
        for edition in EXIOBASELayout.Edition.allCases {
            try EXIOBASELayout(edition: edition).write(
                balanced, to: "\(folder)/exiobase/\(edition)/IOT_2020_ixi")
        }
        try EXIOBASEHybridLayout.write(
            try HybridTable(seed: 41).table, to: "\(folder)/exiobase-hybrid/plain")
        try EXIOBASEHybridLayout.writeSupplyUse(to: "\(folder)/supply-use/exiobase-hybrid")
        try SupplyUseProvidersTests.writeSamples(to: "\(folder)/supply-use")
        try EoraLayout().write(balanced, to: "\(folder)/eora26/plain")
        try EoraLayout(discrepancy: 0.5).write(balanced, to: "\(folder)/eora26/discrepancy")
        try GLORIALayout().write(balanced, to: "\(folder)/gloria/plain")
        let mapping = try MappingTests()
        for (kind, name, file) in [
            ("long", "own", mapping.long), ("wide", "labels", mapping.wide),
            ("wide", "numbers", mapping.numbers),
        ] {
            try write(file.text, "\(kind)/\(name)/own.csv")
            try write(file.mapping ?? "", "\(kind)/\(name)/mapping.csv")
        }
    }
}

extension StoredZip {
    /// The bytes of an archive of the files below a folder.
    static func packed(folder: String) throws -> [UInt8] {
        try Samples.inFolder { other in
            try pack(folder: folder, to: "\(other)/t.zip")
            return [UInt8](try Data(contentsOf: URL(filePath: "\(other)/t.zip")))
        }
    }
}

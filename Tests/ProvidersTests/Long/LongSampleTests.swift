import InputOutput
import Providers
import TestSupport
import Testing

/// The samples of long and numeric files, which other programs read to the same numbers.
@Suite(
    .enabled(
        if: SampleTruth.isPresent("long_iotr") && SampleTruth.isPresent("long_lrwiod")
            && SampleTruth.isPresent("wide_exvatools"),
        "set CHOKEPOINT_TABLES to a folder beside formats/tiny"))
struct LongSampleTests {
    @Test func iotr() throws {
        let truth = try SampleTruth("long_iotr")
        let path = truth.path("icio_long_2011.csv")
        #expect(
            TableFile.recognition(of: path)?.format == "OECD inter-country table, long (iotr)")
        let table = try TableFile.read(path: path)
        truth.expectSame(table)
        #expect(table.name == "OECD inter-country table, long (iotr), 2011")
        #expect(table.year == 2011)
        #expect(table.unit == "million USD")
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        #expect(table.finalDemandCodes == ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"])
    }

    @Test func longRun() throws {
        let truth = try SampleTruth("long_lrwiod")
        let path = truth.path("lr_wiod_wiot_final_filled.csv")
        #expect(TableFile.recognition(of: path)?.format == "WIOD long-run table")
        let table = try TableFile.read(path: path, options: ReadOptions(year: 2011))
        truth.expectSame(table)
        #expect(table.name == "WIOD long-run table, 2011")
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        expectSame(try TableFile.read(path: path), table)
        #expect(table.declaredOutput != nil)
    }

    @Test func numbersOnly() throws {
        let truth = try SampleTruth("wide_exvatools")
        try Samples.inFolder { folder in
            try FolderLayouts.write(
                """
                key,value,name
                layout,wide,
                unit,million USD,
                region,CHN,China
                region,MEX,Mexico
                region,ROW,Rest of the world

                """, to: "\(folder)/mapping.csv")
            let reading = try TableFile.reading(
                path: truth.path("wide_2011.csv"),
                options: ReadOptions(mapping: "\(folder)/mapping.csv"))
            #expect(reading.table.Z.rowArrays == truth.Z)
            #expect(reading.table.Y.rowArrays == truth.Y)
            assertClose(reading.table.V.row(0), truth.V[0], absolute: 1e-6)
            #expect(reading.table.year == 2011)
            #expect(reading.table.regions.map(\.name) == ["China", "Mexico", "Rest of the world"])
            #expect(reading.table.sectors.map(\.code) == ["S1", "S2", "S3", "S4"])
            #expect(reading.table.finalDemandCodes == ["F1", "F2", "F3", "F4", "F5"])
            #expect(reading.findings.map(\.code) == ["residual-value-added"])
        }
    }
}

import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// The samples of OECD’s editions, which other programs read to the same numbers.
@Suite(
    .enabled(
        if: SampleTruth.isPresent("icio2023_sml"),
        "set CHOKEPOINT_TABLES to a folder beside formats/tiny"))
struct OECDSampleTests {
    @Test(arguments: [
        ("icio2018", "ICIO2018_2011.CSV", "OECD ICIO 2018 edition, 2011"),
        ("icio2021", "ICIO2021_2011.csv", "OECD ICIO 2021 edition, 2011"),
        ("icio2023_sml", "2011_SML.csv", "OECD ICIO 2023 edition, 2011"),
        ("icio2023_sml", "zip/2011-2015_SML.zip", "OECD ICIO 2023 edition, 2011"),
        ("icio2025_sml", "2011_SML.csv", "OECD ICIO 2025 edition, 2011"),
    ])
    func regular(layout: String, file: String, name: String) throws {
        let truth = try SampleTruth(layout)
        #expect(TableFile.recognition(of: truth.path(file))?.format == name)
        let table = try TableFile.read(path: truth.path(file))
        truth.expectSame(table)
        #expect(table.name == name)
        #expect(table.year == 2011)
        #expect(table.unit == "million USD")
        #expect(
            table.layout.industryAxis.labels
                == truth.labels.map { label in
                    let parts = label.split(separator: "_", maxSplits: 1)
                    return "\(parts[0])/\(parts[1])"
                })
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.primaryInputs.last?.kind == .valueAdded)
        #expect(table.primaryInputs.dropLast().allSatisfy { $0.kind == .taxes })
    }

    /// The columns of Y run category by category there, and DISC is no final demand.
    @Test func edition2016() throws {
        let truth = try SampleTruth("icio2016")
        let reading = try TableFile.reading(path: truth.path("ICIO2016_2011.csv"))
        #expect(truth.finalDemand.last == "DISC")
        truth.expectSame(
            reading.table,
            demandOrder: (0..<3).flatMap { region in (0..<6).map { $0 * 3 + region } })
        #expect(reading.table.finalDemandCodes == ["HFCE", "NPS", "GGFC", "GFCF", "INV", "DIRP"])
    }

    @Test func extendedKeptApart() throws {
        let truth = try SampleTruth("icio2023_ext")
        let table = try TableFile.read(
            path: truth.path("2011.csv"), options: ReadOptions(keepsSplitRegions: true))
        #expect(
            table.regions.map(\.code) == ["CHN", "MEX", "ROW", "MX1", "MX2", "CN1", "CN2"])
        #expect((0..<28).map { table.Z.row($0) } == truth.Z)
        #expect((0..<2).map { table.V.row($0) } == truth.V)
        // Only the countries have final demand.
        #expect((0..<28).map { Array(table.Y.row($0)[..<18]) } == truth.Y)
        #expect((0..<28).allSatisfy { table.Y.row($0)[18...].allSatisfy { $0 == 0 } })
    }

    @Test func extendedMerged() throws {
        let truth = try SampleTruth("icio2023_ext")
        let small = try SampleTruth("icio2023_sml")
        let reading = try TableFile.reading(path: truth.path("2011.csv"))
        let table = reading.table
        #expect(table.regions.map(\.code) == ["CHN", "MEX", "ROW"])
        // The extended sample is the regular one split by shares that are rounded.
        for i in 0..<12 {
            assertClose(table.Z.row(i), small.Z[i], absolute: 0.01)
            assertClose(table.Y.row(i), small.Y[i], absolute: 0.01)
        }
        assertClose(table.x, small.x, absolute: 0.05)
        assertClose(table.declaredOutput ?? [], small.x, absolute: 0.05)
        #expect(
            reading.findings.map(\.message).contains(
                "MX1 and MX2 into MEX, CN1 and CN2 into CHN were added"))
    }
}

extension MRIOTable {
    var finalDemandCodes: [String] { layout.finalDemand.map(\.code) }
}

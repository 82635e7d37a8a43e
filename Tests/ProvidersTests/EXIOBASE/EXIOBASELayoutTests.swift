import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Tables that the tests write in EXIOBASE’s layouts are read back cell for cell.
@Suite struct EXIOBASELayoutTests {
    private func table() throws -> MRIOTable {
        try RandomTable.make(regions: 3, sectors: 4, seed: 21, emptyIndustry: 6, co2: true)
    }

    private func expectCells(_ read: MRIOTable, _ table: MRIOTable) {
        #expect(read.Z.rowArrays == table.Z.rowArrays)
        #expect(read.Y.rowArrays == table.Y.rowArrays)
        #expect(read.V.rowArrays == table.V.rowArrays)
        #expect(read.layout.regions.map(\.code) == table.layout.regions.map(\.code))
        #expect(read.primaryInputs.map(\.code) == EXIOBASELayout.inputNames)
        #expect(read.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
    }

    @Test(
        arguments: [EXIOBASELayout.Edition.satellite, .factorInputs], [true, false])
    func foldersAndArchives(_ edition: EXIOBASELayout.Edition, _ namesLine: Bool) throws {
        let table = try table()
        try Samples.inFolder { folder in
            var layout = EXIOBASELayout()
            layout.edition = edition
            layout.namesLine = namesLine
            let path = "\(folder)/IOT_2015_ixi"
            try layout.write(table, to: path)
            try StoredZip.pack(folder: path, prefix: "IOT_2015_ixi/", to: "\(folder)/a.zip")
            try StoredZip.pack(folder: path, to: "\(folder)/IOT_2015_ixi.zip")
            for source in [path, "\(folder)/a.zip", "\(folder)/IOT_2015_ixi.zip"] {
                let read = try TableFile.read(path: source)
                expectCells(read, table)
                #expect(read.name == "EXIOBASE 3, 2015, ixi")
                #expect(read.sectors == table.sectors)
                #expect(read.layout.finalDemand.map(\.code) == ["F1", "F2"])
                let account = try #require(read.satellites.first { $0.name != "factor_inputs" })
                #expect(account.F.rowArrays.last == table.satellites[0].F.rowArrays[0])
                #expect(account.stressors.last == table.satellites[0].stressors[0])
                let summary = try TableFile.summary(path: source)
                #expect(summary.regionCount == 3)
                #expect(summary.sectorCount == 4)
                #expect(summary.year == 2015)
            }
        }
    }

    @Test func coefficientsOnly() throws {
        let table = try table()
        try Samples.inFolder { folder in
            try EXIOBASELayout(edition: .coefficients).write(table, to: "\(folder)/t")
            let reading = try TableFile.reading(path: "\(folder)/t")
            let read = reading.table
            for (a, b) in zip(read.Z.elements, table.Z.elements) {
                assertClose(a, b, absolute: 1e-12, relative: 1e-10)
            }
            #expect(read.Y.rowArrays == table.Y.rowArrays)
            assertClose(
                read.V.row(0), zip(read.x, read.Z.columnSums()).map { $0 - $1 }, relative: 1e-12)
            #expect(
                reading.findings.map { "\($0.severity) \($0.code): \($0.message)" } == [
                    "note computed-flows: the source has no Z.txt: flows are computed from A.txt, "
                        + "x = (I − A)⁻¹·Σ Y, and Z = A·diag(x)",
                    "warning no-primary-inputs: no account holds value added: it is output less "
                        + "intermediate inputs here, so that costs equal sales by construction",
                ])
            #expect(
                read.provenance.history.first
                    == "The source has no Z.txt: flows are computed from A.txt, "
                    + "x = (I − A)⁻¹·Σ Y, and Z = A·diag(x).")
        }
    }

    @Test func namesAreCodesWithoutLists() throws {
        let table = try table()
        try Samples.inFolder { folder in
            try EXIOBASELayout(hasLists: false).write(table, to: "\(folder)/t")
            let reading = try TableFile.reading(path: "\(folder)/t")
            expectCells(reading.table, table)
            #expect(reading.table.sectors.map(\.code) == table.sectors.map(\.name))
            #expect(
                reading.findings.filter { $0.code == "no-codes" }.map(\.message) == [
                    "the sectors have their names as codes, as there is no industries.txt or "
                        + "products.txt",
                    "the final-demand categories have their names as codes, as there is no "
                        + "finaldemands.txt",
                ])
        }
    }

    @Test func accountsMayBeLeftOut() throws {
        let table = try table()
        try Samples.inFolder { folder in
            for edition in [EXIOBASELayout.Edition.satellite, .factorInputs] {
                let path = "\(folder)/\(edition)"
                try EXIOBASELayout(edition: edition).write(table, to: path)
                let read = try TableFile.read(
                    path: path, options: ReadOptions(keepsSatellites: false))
                expectCells(read, table)
                #expect(read.satellites.isEmpty)
            }
        }
    }

    @Test func severalYears() throws {
        let table = try table()
        try Samples.inFolder { folder in
            for year in [2014, 2015] {
                try EXIOBASELayout().write(table, to: "\(folder)/all/IOT_\(year)_ixi")
            }
            let path = "\(folder)/all"
            #expect(
                Samples.problems(reading: path, in: folder) == """
                    several-tables: …/all: there are several tables: IOT_2014_ixi, IOT_2015_ixi \
                    (name the folder of one, or choose its year)
                    """)
            let read = try TableFile.read(path: path, options: ReadOptions(year: 2015))
            #expect(read.name == "EXIOBASE 3, 2015, ixi")
            expectCells(read, table)
            #expect(
                try TableFile.summary(path: path).name
                    == "EXIOBASE 3, 2015, ixi (the last of 2 tables)")
        }
    }

    @Test func emptyCellsOfAccounts() throws {
        let table = try table()
        try Samples.inFolder { folder in
            let path = "\(folder)/t"
            try EXIOBASELayout(edition: .factorInputs).write(table, to: path)
            let zero = "0" + String(repeating: "\t0", count: 5)
            let file = "\(path)/co2/F_Y.txt"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasSuffix("CO2\t\(zero)\n"))
            // A row that is empty throughout final demand does not cover it.
            try FolderLayouts.write(
                text.replacingOccurrences(of: "\t\(zero)\n", with: "\t\t\t\tNaN\t\t\n"), to: file)
            let reading = try TableFile.reading(path: path)
            #expect(reading.table.satellites[0].F.rowArrays == table.satellites[0].F.rowArrays)
            #expect(reading.table.satellites[0].FY.elements.allSatisfy { $0 == 0 })
            #expect(
                reading.findings.filter { $0.code == "no-demand-account" }.map(\.message) == [
                    "1 of 1 rows does not cover final demand itself, which is 0 there"
                ])
            // One that is empty in part is left out.
            try FolderLayouts.write(
                text.replacingOccurrences(of: "\t\(zero)\n", with: "\t0\t0\t\t0\t0\t0\n"), to: file)
            let second = try TableFile.reading(path: path)
            #expect(second.table.satellites[0].stressors.isEmpty)
            #expect(
                second.findings.filter { $0.code == "empty-cells" }.map(\.sentence) == [
                    "\(path): account co2: 1 of 1 rows have empty cells and are left out: CO2 (1) "
                        + "(an empty cell is no zero; write 0 where nothing is emitted or used)"
                ])
        }
    }

    @Test func recognition() throws {
        let table = try table()
        try Samples.inFolder { folder in
            try EXIOBASELayout().write(table, to: "\(folder)/a")
            try EXIOBASELayout(edition: .factorInputs, hasLists: false).write(
                table, to: "\(folder)/b")
            try EXIOBASELayout(edition: .coefficients).write(table, to: "\(folder)/c")
            func words(_ name: String) -> String? {
                TableFile.recognition(of: "\(folder)/\(name)").map {
                    "\($0.format), because \($0.reason)"
                }
            }
            #expect(
                words("a") == "EXIOBASE 3, release 3.8 or earlier, because Y.txt has EXIOBASE’s "
                    + "categories of final demand, and there is industries.txt and finaldemands.txt"
            )
            #expect(
                words("b") == "EXIOBASE 3, release 3.9 or later, because Y.txt has EXIOBASE’s "
                    + "categories of final demand, and there is EXIOBASE’s rows of value added in "
                    + "factor_inputs")
            #expect(
                words("c") == "EXIOBASE 3, coefficients only, as in early releases, because Y.txt "
                    + "has EXIOBASE’s categories of final demand, and there is industries.txt and "
                    + "finaldemands.txt")
        }
    }
}

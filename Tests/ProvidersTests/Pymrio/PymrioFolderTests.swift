import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Folders that pymrio saved, and those that are written for it.
@Suite struct PymrioFolderTests {
    @Test(.enabled("the samples of layouts are not there") { SampleTruth.isPresent("pymrio_txt") })
    func sample() throws {
        let truth = try SampleTruth("pymrio_txt")
        let table = try TableFile.read(path: truth.folder.path)
        truth.expectSame(table)
        #expect(table.name == "tiny")
        #expect(table.unit == "Million USD")
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        // F_Y of factor_inputs holds taxes on final demand, so that the account is kept.
        #expect(table.satellites.map(\.name) == ["factor_inputs"])
        #expect(table.satellites[0].FY[0, 0] == 151425.943)
    }

    @Test(
        .enabled("the samples of layouts are not there") { SampleTruth.isPresent("pymrio_parquet") }
    )
    func parquet() throws {
        let truth = try SampleTruth("pymrio_parquet")
        let table = try TableFile.read(path: truth.folder.path)
        truth.expectSame(table)
        #expect(table.unit == "Million USD")
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(table.satellites.map(\.name) == ["factor_inputs"])
        #expect(table.satellites[0].FY[0, 0] == 151425.943)
        #expect(table.declaredOutput != nil)
    }

    /// What is wrong with a file of Parquet is said with its name.
    @Test(
        .enabled("the samples of layouts are not there") { SampleTruth.isPresent("pymrio_parquet") }
    )
    func damagedParquet() throws {
        let truth = try SampleTruth("pymrio_parquet")
        try Samples.inFolder { folder in
            let path = "\(folder)/t"
            try FileManager.default.copyItem(atPath: truth.folder.path, toPath: path)
            let name = "\(path)/Z.parquet"
            let whole = try Data(contentsOf: URL(filePath: name))
            try FileManager.default.removeItem(atPath: name)
            try whole.dropLast(7).write(to: URL(filePath: name))
            expectText(
                Samples.problems(reading: path, in: path),
                """
                damaged-parquet: …/Z.parquet: it does not end as a Parquet file does: it is cut \
                short (the file may be cut short or damaged: get it again)
                """)
        }
    }

    @Test func roundTrip() throws {
        let base = try RandomTable.make(
            regions: 3, sectors: 4, seed: 31, emptyIndustry: 5, co2: true)
        let table = try base.with(
            provenance: Provenance(
                entries: [.init("source", "seeded \"generator\"\t"), .init("licence", "none")],
                history: ["first", "second"]))
        try Samples.inFolder { folder in
            let path = "\(folder)/t.pymrio"
            try TableFile.write(table, to: path)
            try StoredZip.pack(folder: path, to: "\(folder)/t.zip")
            try StoredZip.pack(folder: path, prefix: "saved/", to: "\(folder)/u.zip")
            for source in [path, "\(folder)/t.zip", "\(folder)/u.zip"] {
                let reading = try TableFile.reading(path: source)
                let read = reading.table
                #expect(read.Z.elements.map(\.bitPattern) == table.Z.elements.map(\.bitPattern))
                #expect(read.Y.elements.map(\.bitPattern) == table.Y.elements.map(\.bitPattern))
                #expect(read.V.elements.map(\.bitPattern) == table.V.elements.map(\.bitPattern))
                #expect(read.name == table.name)
                #expect(read.year == 2020)
                #expect(read.unit == table.unit)
                #expect(read.valuation == table.valuation)
                #expect(read.primaryInputs == table.primaryInputs)
                #expect(read.satellites == table.satellites)
                #expect(read.declaredOutput == table.x)
                #expect(read.provenance["source"] == "seeded \"generator\"\t")
                #expect(read.provenance["licence"] == "none")
                #expect(Array(read.provenance.history.prefix(2)) == ["first", "second"])
                #expect(
                    TableFile.recognition(of: source)?.reason.hasSuffix(
                        "file_parameters.json says that it is pymrio’s IOSystem") == true)
            }
        }
    }

    @Test func lossesAreSaid() throws {
        let table = try Samples.odd()
        let losses = try TableFile.losses(of: table, to: "x.pymrio").map(\.message)
        #expect(
            losses == [
                "a pymrio folder does not keep the names beside the codes of regions, sectors, "
                    + "primary inputs",
                """
                a pymrio folder does not keep output as the source states it: x.txt holds the \
                sums 
                """
                    + "of the rows",
                """
                a pymrio folder does not keep which primary inputs are taxes, where their \
                codes do 
                """
                    + "not tell",
                "a pymrio folder does not keep the sources of satellite accounts",
            ])
        #expect(try TableFile.losses(of: table, to: "x.h5").isEmpty)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/x", format: "pymrio")
            let read = try TableFile.read(path: "\(folder)/x")
            #expect(read.Z.elements.map(\.bitPattern) == table.Z.elements.map(\.bitPattern))
            #expect(read.Y.elements.map(\.bitPattern) == table.Y.elements.map(\.bitPattern))
            #expect(read.V.elements.map(\.bitPattern) == table.V.elements.map(\.bitPattern))
            #expect(read.name == table.name)
            #expect(read.satellites.map(\.name) == ["a labour account", "co2"])
        }
    }

    /// What pymrio 0.7.0 writes for its own test table has two columns of labels for emissions, no
    /// F_Y for factor inputs, and files that are of no use here.
    @Test func oddAccounts() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t"
            try TableFile.write(try Samples.balanced(), to: path, format: "pymrio")
            let co2 = "\(path)/co2"
            for (name, text) in [
                (
                    "F.txt",
                    """
                    region\t\tA\tA\tB\tB
                    sector\t\ts1\ts2\ts1\ts2
                    stressor\tcompartment\t\t\t\t
                    type 1\tair\t7\t8\t9\t0.5
                    type 1\twater\t1\t2\t3\t4

                    """
                ),
                (
                    "F_hh.txt",
                    """
                    region\t\tA\tB
                    category\t\tC\tC
                    stressor\tcompartment\t\t
                    type 1\tair\t5\t6
                    type 1\twater\t7\t8

                    """
                ),
                (
                    "unit.txt",
                    "stressor\tcompartment\tunit\ntype 1\twater\tkg\ntype 1\tair\tt\n"
                ),
                (
                    "file_parameters.json",
                    """
                    {"files": {"F": {"name": "F.txt", "nr_index_col": 2, "nr_header": 2},
                     "FY": {"name": "F_hh.txt", "nr_index_col": "2", "nr_header": "2"},
                     "unit": {"name": "unit.txt", "nr_index_col": "2", "nr_header": "1"}},
                     "systemtype": "Extension", "name": "Emissions"}
                    """
                ),
            ] { try FolderLayouts.write(text, to: "\(co2)/\(name)") }
            try FileManager.default.removeItem(atPath: "\(co2)/F_Y.txt")
            let account = try #require(try TableFile.read(path: path).satellites.first)
            #expect(
                account.stressors == [
                    .init(code: "type 1/air", unit: "t"), .init(code: "type 1/water", unit: "kg"),
                ])
            #expect(account.F.rowArrays == [[7, 8, 9, 0.5], [1, 2, 3, 4]])
            #expect(account.FY.rowArrays == [[5, 6], [7, 8]])
            #expect(account.provenance["title"] == "Emissions")
        }
    }

    let folder = DamagedFolder { folder in
        try TableFile.write(try Samples.balanced(), to: folder, format: "pymrio")
    }

    @Test func malformed() throws {
        let parameters = "file_parameters.json"
        expectText(
            try folder.after(parameters, "\"systemtype\": ", "\"systemtype\" "),
            """
            broken-json: …/file_parameters.json: the file is not JSON: expected ‘:’ at character \
            515 (save the table again, or mend the file)
            """)
        expectText(
            try folder.after(parameters, "\"nr_header\": \"2\"", "\"nr_header\": \"two\""),
            """
            wrong-parameters: …/file_parameters.json: files/Z: nr_header is ‘two’, where a \
            number from 1 to 8 is expected (a file has a name, nr_index_col and nr_header)
            wrong-parameters: …/file_parameters.json: files/Y: nr_header is ‘two’, where a \
            number from 1 to 8 is expected (a file has a name, nr_index_col and nr_header)
            """)
        expectText(
            try folder.after(parameters, "\"Z.txt\"", "\"../Z.txt\""),
            """
            wrong-parameters: …/file_parameters.json: files/Z: ‘../Z.txt’ is not the name of a \
            file in this folder (a file has a name, nr_index_col and nr_header)
            """)
        // Found by fuzzing: a name of 458,000 bytes was shown whole.
        let long = String(repeating: "Z.txt", count: 60)
        expectText(
            try folder.after(parameters, "\"Z.txt\"", "\"\(long)\""),
            """
            wrong-parameters: …/file_parameters.json: files/Z: ‘\(long.prefix(40))…’ is not the \
            name of a file in this folder (a file has a name, nr_index_col and nr_header)
            """)
        expectText(
            try folder.after(parameters, "\"Z.txt\"", "\"z.txt\""),
            "missing-file: …/z.txt: there is no such file (…/file_parameters.json names it)")
        expectText(
            try folder.after("metadata.json", "\"name\": ", "name: "),
            """
            broken-json: …/metadata.json: the file is not JSON: expected a name in quotes at \
            character 38 (save the table again, or mend the file)
            """)
        expectText(
            try folder.without("x.txt"),
            """
            missing-file: …/x.txt: there is no such file (…/file_parameters.json names it)
            """)
        expectText(
            try folder.without("co2/unit.txt"),
            """
            missing-file: …/co2/unit.txt: there is no such file (…/co2/file_parameters.json \
            names it)
            """)
        expectText(
            try folder.after("co2/F.txt", "CO2\t7", "CO2\t-inf"),
            """
            not-finite: …/co2/F.txt:4:5: co2/F[CO2, A/s1]: the cell is ‘-inf’ (every cell must \
            be a finite number; write 0 where there is no flow)
            """)
        expectText(
            try folder.after("factor_inputs/F.txt", "VA\t12.5", "VA\t"),
            """
            empty-cell: …: factor_inputs/F[VA]: 1 of 4 cells of a row of value added are empty \
            (every cell must be a number; write 0 where nothing is paid)
            """)
        expectText(
            try folder.after("x.txt", "\t48\n", "\t50\n"),
            """
            wrong-total: …: A/s2: x.txt states 50, and the cells add up to 48 (a gap above 1 % \
            means damage: get the file again)
            """)
        expectText(
            try folder.after(
                "co2/\(parameters)", "\"nr_index_col\": \"1\"", "\"nr_index_col\": \"2\""),
            """
            wrong-header: …/co2/F.txt:1: co2/F: the line has ‘A’ in the columns of row labels (it \
            is known with 2 lines of column labels, regions first, each behind the columns of row \
            labels)
            wrong-header: …/co2/F_Y.txt:1: co2/F_Y: the line has ‘A’ in the columns of row labels \
            (it is known with 2 lines of column labels, regions first, each behind the columns of \
            row labels)
            """)
        expectText(
            try folder.findings { folder in
                try FileManager.default.removeItem(atPath: "\(folder)/factor_inputs/F.txt")
                try FileManager.default.removeItem(
                    atPath: "\(folder)/factor_inputs/\(parameters)")
            },
            """
            no-primary-inputs: …: no account holds value added: it is output less \
            intermediate inputs here, so that costs equal sales by construction (add the \
            folder factor_inputs or satellite of the source)
            """)
    }
}

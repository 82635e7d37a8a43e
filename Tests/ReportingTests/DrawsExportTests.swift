import CHDF5
import Containers
import Foundation
import InputOutput
import Reporting
import Sweeps
import Providers
import TestSupport
import Testing

@Suite struct DrawsExportTests {
    private func withFile(_ name: String, _ body: (String) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: name).path)
    }

    @Test func csvIsTheTableDrawByDraw() throws {
        let draws = SampleSweeps.sample()
        let expected = """
            index,restrictions.0.cut,table,value_added_change_pct_gdp.KOR,\
            value_added_change_pct_gdp.JPN,failure
            0,0.0,"A, 2010",-0.0,-1.0,
            1,0.125,B 2011,-0.5,-1.125,
            2,0.25,"A, 2010",-1.0,-1.25,
            3,0.375,B 2011,,,"not ""solved"", stuck"
            4,0.5,"A, 2010",-2.0,-1.5,
            5,0.625,B 2011,-2.5,,
            6,0.75,"A, 2010",-3.0,-1.75,
            7,0.875,B 2011,-3.5,-1.875,

            """
        try withFile("draws.CSV") { path in
            try DrawsExport.write(draws, to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == expected)
        }
        let document = ResultDocument(
            command: "sweep", version: "1", tables: [try SweepDrawsReport.table(draws)])
        #expect(try CSVExporter.render(document, options: .init()) == expected)
    }

    @Test func manyDrawsComeInPieces() throws {
        let header = SampleSweeps.header(
            .latinHypercube(seed: 1), metrics: SampleSweeps.loss, draws: 5000)
        let draws = SampleSweeps.source(header, point: { [1 / Double($0 + 1), 0] }) { index, _ in
            .values([Double(index) / 7, Double(index) / 3])
        }
        var pieces: [String] = []
        try DrawsCSV.render(draws) { pieces.append($0) }
        let document = ResultDocument(
            command: "sweep", version: "1", tables: [try SweepDrawsReport.table(draws)])
        #expect(pieces.joined() == (try CSVExporter.render(document, options: .init())))
        #expect(pieces.count > 3 && pieces.allSatisfy { $0.utf8.count < 70_000 })
    }

    @Test func hdf5HoldsTheSameNumbers() throws {
        try withFile("draws.h5") { path in
            let draws = SampleSweeps.sample()
            try DrawsExport.write(draws, to: path)
            let values = try Self.numbers("metrics/values", path)
            #expect(values.count == 16 && values[2] == -0.5 && values[15] == -1.875)
            #expect([6, 7, 11].allSatisfy { values[$0].isNaN })
            #expect(
                try Self.numbers("parameters/values", path)
                    == (0..<8).flatMap { [Double($0) / 8, Double($0 % 2)] })
            #expect(try Self.numbers("metrics/base", path) == [-2, -1.5])
            #expect(try Self.numbers("parameters/base", path) == [0.5, 0])
            #expect(try Self.numbers("index", path) == [0, 1, 2, 3, 4, 5, 6, 7])
            #expect(try Self.numbers("failures/index", path) == [3])
            #expect(
                try Self.texts("parameters/path", path) == ["restrictions.0.cut", "table"])
            #expect(
                try Self.texts("parameters/words", path) == ["", "[\"A, 2010\", \"B 2011\"]"])
            #expect(try Self.texts("metrics/unit", path) == ["% of GDP", "% of GDP"])
            #expect(try Self.texts("failures/reason", path) == ["not \"solved\", stuck"])
            // Written again it replaces the old file.
            let bytes = try Data(contentsOf: URL(filePath: path))
            try DrawsExport.write(draws, to: path)
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200])
    func hdf5OfAnyNumberOfDraws(count: Int) throws {
        try withFile("draws.h5") { path in
            let header = SampleSweeps.header(
                .latinHypercube(seed: 1), metrics: SampleSweeps.loss, draws: count, base: true)
            let draws = SampleSweeps.source(header, point: { [Double($0), 0] }) { index, _ in
                .values([Double(index), 2 * Double(index)])
            }
            try DrawsExport.write(draws, to: path)
            #expect(
                try Self.numbers("metrics/values", path)
                    == (0..<count).flatMap { [Double($0), 2 * Double($0)] })
            #expect(try Self.numbers("index", path) == (0..<count).map(Double.init))
        }
    }

    @Test func otherEndingsAreRefusedWithWhatThereIs() throws {
        func sentences(_ path: String) throws -> [String] {
            let error = try #require(throws: Diagnostics.self) {
                try DrawsExport.write(SampleSweeps.sample(), to: path)
            }
            return error.items.map { "\($0.code): \($0.sentence)" }
        }
        #expect(
            try sentences("a.txt") == [
                """
                unknown-draws-format: draws cannot be written as ‘a.txt’ (end the name with \
                .csv, .h5 or .parquet)
                """
            ])
        for name in ["a.csv", "a.h5", "a.parquet"] {
            #expect(
                try sentences("/no/such/folder/\(name)") == [
                    "cannot-write: /no/such/folder/\(name): cannot write: no such file or directory"
                ])
        }
        #expect(try DrawsExport.format(of: "x.HDF5") == "h5")
    }

    /// What a failed export leaves: the old file and nothing else.
    @Test func aDamagedFileOfDrawsLeavesTheOldExport() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "draws").path
        let header = SampleSweeps.header(
            .latinHypercube(seed: 1), metrics: SampleSweeps.loss, draws: 9)
        let file = try DrawFile.create(store, header: header)
        try file.append(
            header.range.map { .init(index: $0, parameters: [0, 0], outcome: .values([1, 2])) })
        try file.finish()
        var bytes = try Data(contentsOf: URL(filePath: store))
        bytes[bytes.count - 100] ^= 1
        try bytes.write(to: URL(filePath: store))
        let source = try DrawSource(store)
        for name in ["out.csv", "out.h5"] {
            let path = folder.appending(path: name).path
            try FileOutput.write("old", to: path)
            let error = try #require(throws: Diagnostics.self) {
                try DrawsExport.write(source, to: path)
            }
            #expect(error.items.map(\.code) == ["damaged-record"])
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "draws", "out.csv", "out.h5",
            ])
    }

    private static func numbers(_ dataset: String, _ path: String) throws -> [Double] {
        HDF5File.exclusively {
            let file = HDF5File.open(path, cp_h5_read_only())
            let id = cp_H5Dopen2(file, dataset, cp_h5_default())
            let space = cp_H5Dget_space(id)
            defer {
                cp_H5Sclose(space)
                cp_H5Dclose(id)
                cp_H5Fclose(file)
            }
            var values = [Double](repeating: 0, count: Int(cp_H5Sget_simple_extent_npoints(space)))
            #expect(
                cp_H5Dread(
                    id, cp_h5_native_double(), cp_h5_all(), cp_h5_all(), cp_h5_default(), &values)
                    >= 0)
            return values
        }
    }

    private static func texts(_ dataset: String, _ path: String) throws -> [String] {
        HDF5File.exclusively {
            let file = HDF5File.open(path, cp_h5_read_only())
            let id = cp_H5Dopen2(file, dataset, cp_h5_default())
            let (space, type) = (cp_H5Dget_space(id), cp_H5Dget_type(id))
            defer {
                cp_H5Tclose(type)
                cp_H5Sclose(space)
                cp_H5Dclose(id)
                cp_H5Fclose(file)
            }
            var pointers = [UnsafeMutablePointer<CChar>?](
                repeating: nil, count: Int(cp_H5Sget_simple_extent_npoints(space)))
            #expect(
                cp_H5Dread(id, type, cp_h5_all(), cp_h5_all(), cp_h5_default(), &pointers) >= 0)
            return pointers.map { pointer in
                defer { cp_H5free_memory(pointer) }
                return pointer.map { String(cString: $0) } ?? ""
            }
        }
    }
}

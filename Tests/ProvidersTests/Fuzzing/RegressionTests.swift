import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Files on which `chokepoint-fuzz` found a crash, a hang or a finding without bounds, as it made
/// them.
@Suite struct RegressionTests {
    private static let folder = Fixtures.packageRoot.appending(
        path: "Tests/ProvidersTests/Regressions"
    ).path

    private func problems(_ name: String, format: String) -> String {
        Samples.problems(
            reading: "\(Self.folder)/\(name)", format: format, in: Self.folder)
    }

    /// Input 43276 of the RData sample, packed: librdata recursed until the stack was full.
    @Test func repeatedRecords() {
        expectText(
            problems("repeated-records.RData", format: "wiod2016-rdata"),
            """
            unreadable-r-file: …/repeated-records.RData: the R objects cannot be read: it holds an \
            object of R's type 0 (get the file again, or in R: load("FILE"); \
            haven::write_dta(as.data.frame(wiot), "FILE.dta"), and read that)
            """)
    }

    /// Inputs of an HDF5 table: libhdf5 read texts from where none are, followed its own structures
    /// in a circle, and took more and more memory for them (1.6 GB in two seconds).
    @Test(arguments: [
        ("texts-beyond-their-heap.h5", "signal 11 ends it"),
        ("endless-structures.h5", "it does not come to an end in 2 s"),
        ("endless-memory.h5", "it asks for more than 512 MiB for them"),
    ])
    func damagedStructures(name: String, reason: String) {
        expectText(
            problems(name, format: "native"),
            """
            hdf5-damaged: …/\(name): the HDF5 library fails on the structures of the file \
            (\(reason)) (the file is damaged: get it again)
            """)
    }

    /// Lists in lists are followed so deep and no deeper.
    @Test func nestedLists() throws {
        func word(_ value: UInt8, _ flag: UInt8 = 0) -> [UInt8] { [0, 0, flag, value] }
        let head = Array("RDX2\nX\n".utf8) + word(2) + word(1) + word(1)
        let object = word(2, 4) + word(1) + word(9) + word(1) + Array("x".utf8)
        let lists = (0..<100_000).flatMap { _ in word(19) + word(1) }
        try Samples.inFolder { folder in
            let path = "\(folder)/t.RData"
            try Data(head + object + lists).write(to: URL(filePath: path))
            expectText(
                Samples.problems(reading: path, format: "wiod2016-rdata", in: folder),
                """
                unreadable-r-file: …/t.RData: the R objects cannot be read: its objects are nested \
                more than 64 deep (get the file again, or in R: load("FILE"); \
                haven::write_dta(as.data.frame(wiot), "FILE.dta"), and read that)
                """)
        }
    }

    /// Input 8451 of a packed pymrio folder: two labels of 16,000 characters were compared letter
    /// by letter, and one was repeated whole.
    @Test func longLabelsAreNotCompared() {
        let text = problems("long-labels.zip", format: "pymrio")
        #expect(text.contains("unknown-label: …/long-labels.zip/Y.txt:2:11: Y: the category label"))
        #expect(text.contains("missing-label: …/long-labels.zip/Y.txt: Y: the category categotego"))
        #expect(!text.contains("did you mean categotego"))
        #expect(text.utf8.count < 2000)
    }

    /// A header of 300,000 bytes was repeated whole.
    @Test func longCellsAreShortened() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.csv"
            let cell = String(repeating: "region", count: 50_000)
            try FolderLayouts.write("region,sector,\(cell)\nA,s1,1\n", to: path)
            let answer = Result { () throws(Diagnostics) in
                try LabelledNumbersFile(path: path, quantities: [.init("output")])
            }
            guard case .failure(let problems) = answer else {
                Issue.record("it was read")
                return
            }
            let isShort = problems.items.allSatisfy { $0.sentence.utf8.count < 1000 }
            #expect(isShort)
            #expect(problems.items.first?.message.contains("…") == true)
        }
    }

    /// Input 15532 of the CSV folder: the lines before every bad row were counted again for each.
    @Test func manyBadRows() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.csv"
            let rows = String(repeating: "USD,EUR,x\n", count: 200_000)
            try FolderLayouts.write("from,to,rate\n" + rows, to: path)
            let answer = Result { () throws(Diagnostics) in try RatesFile(path: path) }
            guard case .failure(let problems) = answer else {
                Issue.record("it was read")
                return
            }
            #expect(problems.items.count == 21)
            #expect(problems.items[19].location.line == 21)
            #expect(problems.items[20].message == "199980 more problems are not shown")
        }
    }
}

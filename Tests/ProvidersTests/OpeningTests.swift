import Foundation
import Fuzzing
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// How tables are opened: once, by content, and with what their names say told apart.
@Suite struct OpeningTests {
    /// A format of one’s own is one type: this one reads `example,REGION,SECTOR,Z,Y,V`.
    private enum Example: TableReader {
        static let name = "example"
        static let title = "one industry in one line"

        static func open(
            _ source: TableSource, options: ReadOptions
        ) throws(Diagnostics) -> (any OpenedTable)? {
            guard !source.isFolder, let name = try source.names.first else { return nil }
            let text = String(decoding: try source.content(of: name), as: UTF8.self)
            let cells = text.split(whereSeparator: { ",\n".contains($0) }).map(String.init)
            guard cells.first == "example", cells.count == 6 else { return nil }
            return Opened(cells: cells)
        }

        private struct Opened: OpenedTable {
            let cells: [String]

            var recognition: Recognition {
                Recognition(format: title, reason: "it begins with example")
            }

            func summary() throws(Diagnostics) -> TableSummary {
                TableSummary(
                    name: "example", year: nil, unit: "EUR", source: nil, regionCount: 1,
                    sectorCount: 1, format: title)
            }

            func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
                let layout = try TableLayout(
                    regions: [Region(cells[1])], sectors: [Sector(cells[2])],
                    finalDemand: [FinalDemandCategory("F")])
                let numbers = cells[3...].map { Double($0) ?? .nan }
                progress(1)
                return TableReading(
                    try MRIOTable(
                        name: "example", year: nil, unit: "EUR", valuation: "basic prices",
                        provenance: Provenance(), layout: layout,
                        primaryInputs: [PrimaryInput("VA")],
                        Z: Matrix(
                            layout.industryAxis, layout.industryAxis, rowMajor: [[numbers[0]]]),
                        Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[numbers[1]]]),
                        V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[numbers[2]]])))
            }
        }
    }

    @Test func formatOfOnesOwn() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/e.txt"
            try Data("example,A,s,1,3,2.5\n".utf8).write(to: URL(filePath: path))
            let opened = try #require(
                try Example.open(TableSource(path: path), options: ReadOptions()))
            #expect(opened.recognition.reason == "it begins with example")
            let table = try opened.read { _ in }.table
            #expect(table.x == [4] && table.valueAdded == [2.5])
            try Data("other\n".utf8).write(to: URL(filePath: path))
            #expect(
                throws: Diagnostics.self,
                performing: {
                    _ = try Example.require(TableSource(path: path), options: ReadOptions())
                })
        }
    }

    /// Every reader says how far it is, not only that it began and ended.
    @Test(arguments: TableFormats.all.map { $0.name })
    func progress(format: String) throws {
        for name in FuzzSamples.names(of: format) {
            let path = "\(FuzzSamples.folder)/\(format)/\(name)"
            let sample = try FuzzSample(path: path)
            let options = ReadOptions(mapping: sample.hasMapping ? "\(path)/mapping.csv" : nil)
            var shares: [Double] = []
            _ = try TableFile.reading(
                path: sample.hasMapping ? "\(path)/own.csv" : path, format: format,
                options: options
            ) { shares.append($0) }
            #expect(shares.last == 1, "\(path)")
            #expect(shares == shares.sorted(), "\(path): \(shares)")
            #expect(shares.contains { $0 > 0.1 && $0 < 1 }, "\(path): \(shares)")
        }
    }

    /// Two files of the same content and other names are two tables.
    @Test func namesAreOutside() throws {
        try Samples.inFolder { folder in
            let text = Data(OECDText.edition2023(try Samples.balanced()).utf8)
            let (a, b) = ("\(folder)/2018_SML.csv", "\(folder)/2019_SML.csv")
            try text.write(to: URL(filePath: a))
            try text.write(to: URL(filePath: b))
            #expect(try TableFile.digest(path: a) == TableFile.digest(path: b))
            #expect(TableFile.outsideKey(path: a) != TableFile.outsideKey(path: b))
            #expect(try TableFile.read(path: a).year == 2018)
            #expect(try TableFile.read(path: b).year == 2019)
            #expect(TableFile.outsideKey(path: "\(a)/") == TableFile.outsideKey(path: a))
            // Labels that stand beside a table belong to it.
            let before = TableFile.outsideKey(path: a)
            try ZipFixture.write([("labels_T.txt", [65])], to: "\(folder)/indices.zip")
            #expect(TableFile.outsideKey(path: a) != before)
        }
    }

    /// Pipes are named and not waited for; links back into a folder end.
    @Test("15.13: pipes and loops", .timeLimit(.minutes(20))) func pipesAndLoops() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            try FileManager.default.createDirectory(
                atPath: "\(folder)/two", withIntermediateDirectories: true)
            for name in ["a", "b"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/two/\(name)", withDestinationPath: ".")
            }
            try Data("x".utf8).write(to: URL(filePath: "\(folder)/two/x.csv"))
            #expect(try TableFile.digest(path: "\(folder)/two").count == 64)
            #expect(
                Samples.problems(reading: "\(folder)/two", in: folder)
                    .hasPrefix("unknown-format: …/two: this is a folder with a, b, x.csv"))
            let pipe = "\(folder)/p.csv"
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(
                Samples.problems(reading: pipe, in: folder)
                    .hasPrefix("not-a-file: …/p.csv: this is a pipe, not a file or folder"))
            #expect(
                Samples.problems(reading: folder, format: "long", in: folder)
                    .hasPrefix("not-a-file: …/p.csv: this is a pipe, not a file"))
        }
    }

    /// What the shell’s `<(command)` gives is read.
    @Test func processSubstitution() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.csv"
            let table = try Samples.balanced()
            try TableFile.write(table, to: path)
            let pipe = Pipe()
            let content = try Data(contentsOf: URL(filePath: path))
            let writer = Thread {
                try? pipe.fileHandleForWriting.write(contentsOf: content)
                try? pipe.fileHandleForWriting.close()
            }
            writer.start()
            let read = try TableFile.read(
                path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
            #expect(read.Z.elements == table.Z.elements)
        }
    }

    /// Supply and use tables are recognised as such, by their names.
    @Test func supplyAndUse() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            for name in ["NLD_supply_2019.csv", "NLD_use_2019.csv"] {
                try Data(",A,B\nx,1,2\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            #expect(
                Samples.problems(reading: folder, in: folder)
                    == """
                    supply-and-use: …: these are supply and use tables by their names \
                    (NLD_supply_2019.csv and NLD_use_2019.csv), not an input-output table (make a \
                    symmetric table of them with 'chokepoint symmetric', or get the \
                    industry-by-industry or product-by-product table)
                    """
            )
        }
    }
}

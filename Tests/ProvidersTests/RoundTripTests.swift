import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

@Suite struct RoundTripTests {
    static let sizes: [(regions: Int, sectors: Int)] = [
        (1, 1), (1, 2), (2, 1), (3, 5), (7, 9), (8, 8), (5, 13), (10, 13),
    ]

    @Test(arguments: sizes)
    func randomTablesKeepEveryBit(regions: Int, sectors: Int) throws {
        let table = try RandomTable.make(
            regions: regions, sectors: sectors, categories: 3,
            seed: UInt64(100 * regions + sectors), emptyIndustry: regions * sectors > 4 ? 3 : nil,
            co2: true)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/a.h5")
            let first = try TableFile.read(path: "\(folder)/a.h5")
            expectSame(first, table)
            try TableFile.write(first, to: "\(folder)/b/")
            let second = try TableFile.read(path: "\(folder)/b")
            expectSame(second, table)
            try TableFile.write(second, to: "\(folder)/c.h5")
            // The same table gives the same bytes.
            #expect(
                try TableFile.digest(path: "\(folder)/c.h5")
                    == TableFile.digest(path: "\(folder)/a.h5"))
        }
    }

    @Test func oddTableKeepsEverything() throws {
        let table = try Samples.odd()
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/a.h5")
            expectSame(try TableFile.read(path: "\(folder)/a.h5"), table)
            try TableFile.write(table, to: "\(folder)/b")
            expectSame(try TableFile.read(path: "\(folder)/b"), table)
        }
    }

    /// 13.1: which regions are parts of one country goes round; a format that loses it says so.
    @Test("13.1: regions kept in parts survive convert") func partsOfACountry() throws {
        let table = try Samples.tiny()
        let old = table.layout
        let layout = try TableLayout(
            regions: [
                Region(old.regions[0].code, name: old.regions[0].name),
                Region(old.regions[1].code, name: "a part", partOf: old.regions[0].code),
            ], sectors: old.sectors, finalDemand: old.finalDemand)
        let parts = try MRIOTable(
            name: "parts", year: 2020, unit: table.unit, valuation: table.valuation,
            provenance: Provenance(), layout: layout, primaryInputs: table.primaryInputs,
            Z: Matrix(layout.industryAxis, layout.industryAxis, columnMajor: table.Z.elements),
            Y: Matrix(layout.industryAxis, layout.demandAxis, columnMajor: table.Y.elements),
            V: Matrix(table.V.rows, layout.industryAxis, columnMajor: table.V.elements))
        #expect(parts.layout.families.count == 1)
        try Samples.inFolder { folder in
            for name in ["a.h5", "b", "c.npz"] {
                let path = "\(folder)/\(name)"
                try TableFile.write(parts, to: path)
                #expect(try TableFile.losses(of: parts, to: path).isEmpty)
                let read = try TableFile.read(path: path)
                #expect(read.layout.regions == layout.regions, "\(name)")
                #expect(read.layout.families.members == [[0, 1]], "\(name)")
                #expect(try TableFile.summary(path: path).regionCount == 2, "\(name)")
            }
            for name in ["d.csv", "e"] {
                let format = name == "e" ? "pymrio" : nil
                let losses = try TableFile.losses(
                    of: parts, to: "\(folder)/\(name)", format: format)
                #expect(losses.contains { $0.message.contains("parts of one country") })
            }
            // Codes that say it themselves need no column.
            try TableFile.write(table, to: "\(folder)/f")
            let regions = try String(contentsOfFile: "\(folder)/f/regions.csv", encoding: .utf8)
            #expect(!regions.contains("part_of"))
        }
    }

    @Test func tablesWithoutColumnsOrRowsAreKept() throws {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("s1"), Sector("s2")], finalDemand: [])
        let table = try MRIOTable(
            name: "no demand", year: 1, unit: "t", valuation: "", provenance: Provenance(),
            layout: layout, primaryInputs: [],
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: [[1, 2], [3, 4]]),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis([]), layout.industryAxis))
        let empty = try TableLayout(regions: [], sectors: [], finalDemand: [])
        let nothing = try MRIOTable(
            name: "nothing", year: nil, unit: "t", valuation: "", provenance: Provenance(),
            layout: empty, primaryInputs: [],
            Z: Matrix(empty.industryAxis, empty.industryAxis),
            Y: Matrix(empty.industryAxis, empty.demandAxis),
            V: Matrix(Axis([]), empty.industryAxis))
        try Samples.inFolder { folder in
            for (index, table) in [table, nothing].enumerated() {
                try TableFile.write(table, to: "\(folder)/\(index).h5")
                expectSame(try TableFile.read(path: "\(folder)/\(index).h5"), table)
                try TableFile.write(table, to: "\(folder)/\(index)")
                expectSame(try TableFile.read(path: "\(folder)/\(index)"), table)
            }
        }
    }

    @Test func summaryAgreesWithTheTable() throws {
        let table = try Samples.tiny()
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/a.h5")
            try TableFile.write(table, to: "\(folder)/b")
            for (name, format) in [
                ("a.h5", NativeFormat.title), ("b", CSVFolderFormat.title),
            ] {
                #expect(
                    try TableFile.summary(path: "\(folder)/\(name)")
                        == TableSummary(
                            name: "tiny", year: 2020, unit: "million USD", source: "made up",
                            regionCount: 2, sectorCount: 2, format: format))
            }
        }
    }

    @Test func writersLeaveNothingBehind() throws {
        let table = try Samples.odd()
        let unwritable = try table.with(satellites: [
            Satellite(
                name: "a/b", stressors: [], F: Matrix(Axis([]), table.layout.industryAxis),
                FY: Matrix(Axis([]), table.layout.demandAxis), provenance: Provenance())
        ])
        let withZero = try table.with(name: "zero \0 inside")
        try Samples.inFolder { folder in
            func problems(_ table: MRIOTable, _ name: String) -> String {
                do throws(Diagnostics) {
                    try TableFile.write(table, to: "\(folder)/\(name)")
                    return "written"
                } catch {
                    return Samples.text(error, in: folder)
                }
            }
            #expect(
                problems(unwritable, "a.h5")
                    == """
                    unwritable-name: …/a.h5: satellites/a/b: an account’s name is no name of a \
                    folder (rename it)
                    """
            )
            #expect(
                problems(withZero, "a.h5")
                    == """
                    unwritable-text: …/a.h5: attribute name: a text contains a zero character, \
                    which HDF5 cannot keep
                    """
            )
            #expect(problems(table, "missing/a.h5").hasPrefix("cannot-write: …/missing/a.h5: "))
            #expect(
                problems(table, "missing/b")
                    == """
                    cannot-write: …/missing/b: the table cannot be written: no such file or \
                    directory (check the folder, its permissions and free space)
                    """
            )
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
            #expect(problems(table, "b") == "written")
            #expect(
                problems(table, "b")
                    == """
                    destination-exists: …/b: there is something of this name, and it is not an \
                    empty folder (remove it or choose another name)
                    """
            )
            let writers = TableFormats.writers.map { "\($0.name) (\($0.title))" }
            #expect(
                problems(table, "table.txt")
                    == """
                    unknown-format: …/table.txt: the name does not say which format to write (end \
                    the name in .h5 for a native file, in / for a CSV folder, in .csv for one long \
                    CSV file, or name one of: \(writers.joined(separator: "; ")))
                    """)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["b"])
            // A file of the name is replaced as a whole.
            #expect(problems(table, "c.h5") == "written")
            #expect(problems(try Samples.tiny(), "c.h5") == "written")
            expectSame(try TableFile.read(path: "\(folder)/c.h5"), try Samples.tiny())
        }
    }

    @Test func numbersAreCorrectlyRounded() throws {
        // Other ways to write numbers than ours, against the standard library's own parser.
        var random = SplitMix64(seed: 5)
        var texts = [
            "0", "-0", "+1", "1.", ".5", "1e0", "1E+05", "1e-5", "123456789", "12345678", "1234567",
            "12345678.12345678", "0.1", "0.30000000000000004", "9007199254740993",
            "9007199254740992.5",
            "9007199254740993.0000000000000000000000001", "18446744073709551615", "1e22", "1e23",
            "8.5e-27", "4.9406564584124654e-324", "2.2250738585072011e-308", "1e-28", "7e55",
            "7e56",
            "1.7976931348623157e300", "0.000000000000000000000000000000000000123", "00012.50",
            "6929495644600919.5", "3.5e15", "9007199254740991e22", "0e999", "5e-20",
            String(repeating: "1", count: 200), "0." + String(repeating: "7", count: 900),
        ]
        while texts.count < 300 * 300 {
            let digits = 1 + Int(random.next() % 21)
            var text = random.next() % 3 == 0 ? "-" : ""
            let point = Int(random.next() % UInt64(digits + 6))
            for k in 0..<digits {
                if k == point { text += "." }
                text += String(random.next() % 10)
            }
            if random.next() % 2 == 0 { text += "e\(Int(random.next() % 120) - 60)" }
            // Every digit of a double behind zeros, as many programs write small numbers.
            if random.next() % 8 == 0 {
                let zeros = String(repeating: "0", count: Int(random.next() % 30))
                text = "0.\(zeros)\(1 + random.next() % 99_999_999_999_999_999)"
            }
            // Half way between two doubles, written out in full.
            if random.next() % 8 == 0 {
                let even = (random.next() >> 11) | 1
                text = "\(even * 2 + 1)" + (random.next() % 2 == 0 ? "" : "e1")
            }
            texts.append(text)
        }
        let layout = try TableLayout(
            regions: (0..<300).map { Region("r\($0)") }, sectors: [Sector("s")], finalDemand: [])
        let n = layout.industryCount
        let Z = Matrix(layout.industryAxis, layout.industryAxis)
        let table = try MRIOTable(
            name: "numbers", year: nil, unit: "t", valuation: "", provenance: Provenance(),
            layout: layout, primaryInputs: [], Z: Z,
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis([]), layout.industryAxis))
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t")
            let labels = layout.industryAxis.labels
            var csv = "industry," + labels.joined(separator: ",") + "\n"
            for i in 0..<n {
                csv +=
                    labels[i] + "," + texts[(i * n)..<((i + 1) * n)].joined(separator: ",") + "\n"
            }
            try csv.write(toFile: "\(folder)/t/Z.csv", atomically: false, encoding: .utf8)
            let read = try TableFile.read(path: "\(folder)/t")
            var differences: [String] = []
            for k in 0..<(n * n) {
                let expected = try #require(Double(texts[k]), "\(texts[k])")
                let observed = read.Z[k / n, k % n]
                if observed.bitPattern != expected.bitPattern {
                    differences.append("\(texts[k]): \(observed)")
                }
            }
            #expect(differences == [])
        }
    }
}

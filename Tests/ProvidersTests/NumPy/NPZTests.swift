import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// NumPy archives: written and read back, read as other programs write them, damaged.
@Suite struct NPZTests {
    /// A npy file with this head and these bytes.
    static func array(
        _ descriptor: String, _ shape: String, _ data: [UInt8], order: String = "False"
    )
        -> [UInt8]
    {
        let head =
            "{'descr': \(descriptor), 'fortran_order': \(order), 'shape': \(shape), }          \n"
        return [0x93] + Array("NUMPY".utf8)
            + [1, 0, UInt8(head.utf8.count & 255), UInt8(head.utf8.count >> 8)] + Array(head.utf8)
            + data
    }

    static func doubles(_ shape: String, _ values: [Double], order: String = "False") -> [UInt8] {
        array(
            "'<f8'", shape,
            values.flatMap { value in
                (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
            }, order: order)
    }

    /// Texts of one character, as bytes.
    static func letters(_ text: String) -> [UInt8] {
        array("'|S1'", "(\(text.utf8.count),)", Array(text.utf8))
    }

    /// 2 regions × 1 sector, one category, one primary input, in row-major order, codes only.
    static let small: [String: [UInt8]] = [
        "Z": doubles("(2, 2)", [1, 2, 3, 4]), "Y": doubles("(2, 2)", [5, 6, 7, 8]),
        "V": doubles("(1, 2)", [10, 16]), "regions": letters("AB"), "sectors": letters("s"),
    ]

    /// The reading of arrays, or the findings.
    func read(_ arrays: [String: [UInt8]]) throws -> (TableReading?, String) {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.npz"
            try ZipFixture.write(
                arrays.sorted { $0.key < $1.key }.map { ("\($0.key).npy", $0.value) }, to: path)
            do throws(Diagnostics) {
                return (try TableFile.reading(path: path), "")
            } catch {
                return (nil, Samples.text(error, in: folder))
            }
        }
    }

    func read(with name: String, _ content: [UInt8]?) throws -> String {
        var arrays = Self.small
        arrays[name] = content
        return try read(arrays).1
    }

    @Test func roundTrip() throws {
        for table in [try Samples.tiny(), try Samples.odd()] {
            try Samples.inFolder { folder in
                let (a, b) = ("\(folder)/a.npz", "\(folder)/b.npz")
                try TableFile.write(table, to: a)
                let reading = try TableFile.reading(path: a)
                expectSame(reading.table, table)
                #expect(reading.findings.isEmpty)
                #expect(
                    TableFile.recognition(of: a)?.reason.hasPrefix("the archive holds") == true)
                try TableFile.write(reading.table, to: b)
                #expect(
                    try Data(contentsOf: URL(filePath: a)) == Data(contentsOf: URL(filePath: b)))
                let summary = try TableFile.summary(path: a)
                #expect(summary.name == table.name)
                #expect(summary.regionCount == table.regionCount)
                #expect(summary.source == table.provenance["source"])
            }
        }
    }

    /// The least that is a table: what is assumed is said.
    @Test func codesOnly() throws {
        let (found, problems) = try read(Self.small)
        let reading = try #require(found, "\(problems)")
        #expect(reading.table.Z.row(0) == [1, 2])
        #expect(reading.table.Y.row(1) == [7, 8])
        #expect(reading.table.primaryInputs == [PrimaryInput("V1", kind: .valueAdded)])
        #expect(reading.table.layout.demandAxis.labels == ["A/F1", "B/F1"])
        #expect(
            reading.findings.map(\.message) == [
                "The categories of final demand are not named: they are numbered.",
                "The primary inputs are not named: they are numbered and count as value added.",
                "The archive does not state a unit.",
            ])
    }

    /// Both orders, both byte orders, whole numbers and single precision, names that others use.
    @Test func variants() throws {
        var arrays = Self.small
        arrays["Z"] = nil
        arrays["T"] = Self.doubles("(2, 2)", [1, 3, 2, 4], order: "True")
        arrays["Y"] = Self.array("'>i2'", "(2, 2)", [0, 5, 0, 6, 0, 7, 0xFF, 0xFE])
        arrays["V"] = Self.array("'<f4'", "(2,)", [0, 0, 0x20, 0x41, 0, 0, 0x80, 0x41])
        arrays["regions"] = nil
        arrays["countries"] = Self.array(
            "'<U2'", "(2,)", [65, 0, 0, 0, 0, 0, 0, 0] + [0xAC, 0x20, 0, 0, 66, 0, 0, 0])
        arrays["x"] = Self.array("'|u1'", "(2, 1)", [14, 12])
        let (found, problems) = try read(arrays)
        let table = try #require(found, "\(problems)").table
        #expect(table.Z.row(0) == [1, 2])
        #expect(table.Y.row(1) == [7, -2])
        #expect(table.V.row(0) == [10, 16])
        #expect(table.regions.map(\.code) == ["A", "€B"])
        #expect(table.declaredOutput == [14, 12])
    }

    @Test func wrongShapes() throws {
        #expect(
            try read(with: "Z", Self.doubles("(4,)", [1, 2, 3, 4]))
                == """
                wrong-shape: …/t.npz/Z.npy: Z has the shape (4,) where (2, 2) is expected (it is \
                regions × sectors twice)
                """
        )
        #expect(
            try read(with: "Y", Self.doubles("(2, 3)", [1, 2, 3, 4, 5, 6]))
                == """
                wrong-shape: …/t.npz/Y.npy: Y has 3 columns, no multiple of the 2 regions (its \
                columns are all categories of the first region, then the next)
                """
        )
        #expect(
            try read(with: "V", Self.doubles("(1, 3)", [1, 2, 3]))
                == """
                wrong-shape: …/t.npz/V.npy: V has the shape (1, 3) where (1, 2) is expected (it is \
                primary inputs, then regions × sectors)
                """
        )
        #expect(
            try read(with: "region_names", Self.letters("abc"))
                == """
                wrong-shape: …/t.npz/region_names.npy: region_names has 3 entries where 2 are \
                expected (one for every code)
                """
        )
    }

    /// Nothing is made as large as labels alone say.
    @Test func labelsWithoutCells() throws {
        let many = String(repeating: "x", count: 3_000_000)
        var arrays = Self.small
        arrays["regions"] = Self.letters(many)
        arrays["sectors"] = Self.letters(many)
        arrays["final_demand"] = Self.letters("C")
        #expect(
            try read(arrays).1 == """
                wrong-shape: …/t.npz/Z.npy: Z has the shape (2, 2) where (9000000000000, \
                9000000000000) is expected (it is regions × sectors twice)
                wrong-shape: …/t.npz/Y.npy: Y has the shape (2, 2) where (9000000000000, 3000000) \
                is expected (it is regions × sectors, then regions × categories)
                """)
    }

    @Test func refused() throws {
        #expect(
            try read(with: "Z", Self.array("'|O'", "(2, 2)", Array("\u{80}pickle".utf8)))
                == """
                unreadable-array: …/t.npz/Z.npy: the array holds pickled Python objects \
                (pickles can run any code and are never read: save it as an array of numbers \
                or texts, such as with .astype(float) or .astype(str))
                """
        )
        #expect(
            try read(with: "Z", Self.array("'<c16'", "(2, 2)", [UInt8](repeating: 0, count: 64)))
                == """
                unreadable-array: …/t.npz/Z.npy: the array’s elements are ‘<c16’ (numbers of 1 \
                to 8 bytes and texts are read: save it with .astype(float))
                """
        )
        #expect(
            try read(
                with: "Z", Self.array("[('a', '<f8')]", "(4,)", [UInt8](repeating: 0, count: 32)))
                    == """
                    unreadable-array: …/t.npz/Z.npy: the array’s elements are ‘a record’ (numbers \
                    of 1 to 8 bytes and texts are read: save it with .astype(float))
                    """
        )
        #expect(
            try read(with: "Z", Self.doubles("(2, 2)", [1, 2, .nan, 4]))
                == """
                not-finite: …/t.npz: Z[B/s, A/s]: the cell is nan (every cell must be a finite \
                number; write 0 where there is no flow)
                """
        )
        #expect(
            try read(with: "sectors", Self.doubles("(1,)", [1]))
                == """
                unreadable-array: …/t.npz/sectors.npy: the array must be a list of texts (save \
                it with numpy.array([...], dtype=str))
                """
        )
        #expect(
            try read(with: "Y", nil)
                == """
                missing-array: …/t.npz: the archive has no array Y (a table has Z, Y, V, \
                regions and sectors; there are V, Z, regions, sectors)
                """
        )
    }

    /// Arrays that are none, and what is wrong with them.
    static let damagedArrays: [(content: [UInt8], message: String)] = [
        (doubles("(2, 2)", [1, 2, 3]), "the shape (2, 2) takes 32 bytes, and there are 24"),
        (
            doubles("(2, 9223372036854775807)", [1]),
            "the shape (2, 9223372036854775807) is beyond any memory"
        ),
        (doubles("(2, -2)", [1, 2, 3, 4]), "the array’s head is not one of NumPy"),
        (doubles("2", [1, 2]), "the array’s head is not one of NumPy"),
        (Array("PK".utf8), "the array does not begin as one of NumPy does"),
        (
            magic + [9, 0, 1, 0, 0, 0],
            "the array is of the unknown version 9"
        ),
        (magic + [1, 0, 255, 255, 0, 0], "the array’s head is cut short"),
    ]

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    @Test(arguments: damagedArrays)
    func damaged(content: [UInt8], message: String) throws {
        #expect(
            try read(with: "Z", content)
                == "damaged-array: …/t.npz/Z.npy: \(message) (save it again with numpy.savez)")
    }

    /// NumPy itself reads what is written, and what it writes is read.
    @Test(.enabled(if: hasNumPy, "python3 with numpy is not there"))
    func besideNumPy() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 8, co2: true)
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/a.npz")
            let script = """
                import numpy as np, sys
                a = dict(np.load(sys.argv[1], allow_pickle=False))
                assert a["Z"].dtype == np.float64 and list(a["regions"]) == ["R1", "R2", "R3"]
                assert str(a["name"]) == "random 3×4, seed 8" and int(a["year"]) == 2020
                assert np.array_equal(a["satellites/co2/F"].shape, (1, 12))
                x = a["Z"].sum(1) + a["Y"].sum(1)
                cost = a["Z"].sum(0) + a["V"].sum(0)
                assert abs(x - cost).max() < 1e-9 * x.max()
                a = {k: np.ascontiguousarray(v).astype(v.dtype.newbyteorder(">")) for k, v in \
                a.items()}
                np.savez_compressed(sys.argv[2], **a)
                """
            try script.write(toFile: "\(folder)/s.py", atomically: true, encoding: .utf8)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "python3", "\(folder)/s.py", "\(folder)/a.npz", "\(folder)/b.npz",
            ]
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
            expectSame(try TableFile.read(path: "\(folder)/b.npz"), table)
        }
    }

    static let hasNumPy: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import numpy"]
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return false
        }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}

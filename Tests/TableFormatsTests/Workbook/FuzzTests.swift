import Foundation
import InputOutput
import TableFormats
import TestSupport
import Testing

/// Small files with bytes flipped, cut or repeated: every answer is a table or findings, never a crash.
///
/// The changes are those of a seeded generator. Archives hold their files uncompressed, and what is changed
/// is a file inside, so that the decoders see the damage and not only the checksum.
@Suite struct FuzzTests {
    /// One changed copy of some bytes.
    static func changed(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + Int(random.next() % 3)) where !bytes.isEmpty {
            let position = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 6 {
            case 0: bytes[position] ^= UInt8(1 << (random.next() % 8))
            case 1: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes[position] = 0xFF
            case 3: bytes.remove(at: position)
            case 4: bytes.insert(bytes[position], at: position)
            default:
                let length = min(Int(random.next() % 16), bytes.count - position)
                bytes.removeSubrange(position..<(position + length))
            }
        }
        return bytes
    }

    /// Reads many changed copies of one file of an archive, or of a file by itself.
    func run(
        _ name: String, count: Int, format: String, seed: UInt64,
        _ make: (inout SplitMix64) throws -> [UInt8]
    ) throws {
        var random = SplitMix64(seed: seed)
        try Samples.inFolder { folder in
            let path = "\(folder)/\(name)"
            for _ in 0..<count {
                try Data(try make(&random)).write(to: URL(filePath: path))
                do throws(Diagnostics) {
                    _ = try TableFile.reading(path: path, format: format)
                } catch {
                    #expect(error.hasErrors)
                    #expect(error.items.count <= 200)
                }
            }
        }
    }

    /// The members of an archive that the fixtures made.
    func members(of path: String) throws -> [(name: String, content: [UInt8])] {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        var result: [(name: String, content: [UInt8])] = []
        var p = 0
        while bytes[p + 2] == 3 {
            let (size, length) = (number(p + 22, 4), number(p + 26, 2))
            let name = String(decoding: bytes[(p + 30)..<(p + 30 + length)], as: UTF8.self)
            let start = p + 30 + length + number(p + 28, 2)
            result.append((name, Array(bytes[start..<(start + size)])))
            p = start + size
        }
        return result
    }

    @Test(arguments: [
        (WIODFixture.Provider.wiod2013, false), (.wiod2016, true), (.wiod2016, false), (.adb, true),
    ])
    func workbooks(provider: WIODFixture.Provider, binary: Bool) throws {
        let fixture = try WIODFixture(provider)
        let files = try Samples.inFolder { folder in
            let path = "\(folder)/t"
            if binary {
                try fixture.workbook.writeXLSB(to: path)
            } else {
                try fixture.workbook.writeXLSX(to: path)
            }
            return try members(of: path)
        }
        try run("t.xlsx", count: 150, format: provider.rawValue, seed: 1) { random in
            var files = files
            let index = Int(random.next() % UInt64(files.count))
            files[index].content = Self.changed(files[index].content, &random)
            return ZipFixture.archive(files)
        }
    }

    @Test func numpyArrays() throws {
        let files = NPZTests.small.sorted { $0.key < $1.key }.map { ("\($0.key).npy", $0.value) }
        try run("t.npz", count: 300, format: "npz", seed: 2) { random in
            var files = files
            let index = Int(random.next() % UInt64(files.count))
            files[index].1 = Self.changed(files[index].1, &random)
            return ZipFixture.archive(files)
        }
    }

    @Test func archivesThemselves() throws {
        let archive = ZipFixture.archive(
            NPZTests.small.sorted { $0.key < $1.key }.map { ("\($0.key).npy", $0.value) })
        try run("t.npz", count: 300, format: "npz", seed: 3) { Self.changed(archive, &$0) }
    }

    @Test(
        .enabled(
            if: SampleTruth.isPresent("wiod2016"),
            "set CHOKEPOINT_TABLES to a folder beside formats/tiny"),
        arguments: [("dta", "wiod2016-stata"), ("RData", "wiod2016-rdata")])
    func stataAndR(ending: String, format: String) throws {
        let name = "WIOT2011_October16_ROW.\(ending)"
        let url = URL(filePath: try SampleTruth("wiod2016").path(name))
        let bytes = try Self.unpacked([UInt8](try Data(contentsOf: url)))
        try run(name, count: 200, format: format, seed: 4) { Self.changed(bytes, &$0) }
    }

    /// R's file without its gzip packing, whose checksum would catch every change.
    static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
        return try Samples.inFolder { folder in
            let (packed, plain) = ("\(folder)/t.gz", "\(folder)/t")
            try Data(bytes).write(to: URL(filePath: packed))
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["gzip", "-d", packed]
            try process.run()
            process.waitUntilExit()
            return [UInt8](try Data(contentsOf: URL(filePath: plain)))
        }
    }
}

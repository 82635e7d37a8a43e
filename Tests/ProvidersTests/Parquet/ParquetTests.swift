import Containers
import InputOutput
import TestSupport
import Testing

/// Parquet files of our own, read again; and what is wrong with damaged ones.
@Suite struct ParquetTests {
    typealias Column = ParquetOutput.Column

    /// A file with a column of each kind, in groups of the given sizes.
    private static func columns(_ rows: Range<Int>) -> [ParquetOutput.Values] {
        [
            .plain(rows.map { Double($0) / 3 }),
            .numbers(rows.map { $0 % 3 == 0 ? nil : -Double($0) * 1e300 }),
            .integers(rows.map { $0 % 5 == 1 ? nil : $0 * 1_000_003 - 7 }),
            .texts(rows.map { $0 % 7 == 2 ? nil : "ü \($0 % 300)" }),
            .flags(rows.map { $0 % 11 == 4 ? nil : $0.isMultiple(of: 2) }),
            .texts(rows.map { _ in "same" }),
            .gaps(rows.map { $0 % 4 == 3 ? .nan : Double($0) * 1e-5 }),
        ]
    }

    private static let schema = [
        Column("plain", .numbers, isOptional: false, facts: [("unit", "million USD")]),
        Column("numbers", .numbers, isOptional: true), Column("whole", .integers, isOptional: true),
        Column("texts", .texts, isOptional: true), Column("flags", .flags, isOptional: true),
        Column("same", .texts, isOptional: false), Column("gaps", .numbers, isOptional: true),
    ]

    static func bytes(groups: [Int]) throws -> [UInt8] {
        let file = Bytes()
        var output = try ParquetOutput(schema) { file.all += $0 }
        var first = 0
        for count in groups {
            try output.add(rows: count, columns(first..<first + count))
            first += count
        }
        try output.finish([("title", "of a test")])
        return file.all
    }

    private final class Bytes { var all: [UInt8] = [] }

    private static func file(_ bytes: [UInt8]) throws(Diagnostics) -> ParquetFile {
        let content = try FileBytes(unpacking: "t.parquet", capacity: bytes.count) { target in
            target.copyBytes(from: bytes)
            return bytes.count
        }
        return try ParquetFile(content, path: "t.parquet")
    }

    /// Sizes around those of groups of eight, of a page and of a dictionary’s numbers.
    @Test(arguments: [[], [1], [7, 8], [9, 1, 300], [131_072, 1], [200_001]])
    func roundTrip(groups: [Int]) throws {
        let file = try Self.file(try Self.bytes(groups: groups))
        let count = groups.reduce(0, +)
        #expect(file.rowCount == count)
        #expect(file.columns.map(\.name) == Self.schema.map(\.name))
        #expect(
            file.columns.map(\.kind) == [
                .numbers, .numbers, .integers, .texts, .flags, .texts, .numbers,
            ])
        #expect(file.columns.map(\.isOptional) == [false, true, true, true, true, false, true])
        #expect(file.metadata("title") == "of a test")
        #expect(file.metadata("ARROW:schema")?.isEmpty == false)
        let due = Self.columns(0..<count)
        for (index, values) in due.enumerated() {
            let read = try file.values(index)
            switch values {
            case .plain(let numbers): #expect(read == .numbers(numbers))
            case .numbers(let numbers): #expect(read == .numbers(numbers))
            case .gaps(let numbers):
                #expect(read == .numbers(numbers.map { $0.isNaN ? nil : $0 }))
            case .integers(let numbers): #expect(read == .integers(numbers))
            case .texts(let texts): #expect(read == .texts(texts))
            case .flags(let flags): #expect(read == .flags(flags))
            }
        }
    }

    @Test func numbersIntoMemory() throws {
        let file = try Self.file(try Self.bytes(groups: [10, 3]))
        let target = UnsafeMutablePointer<Double>.allocate(capacity: 13)
        defer { target.deallocate() }
        #expect(try file.readNumbers(0, into: target, missing: .nan) == 0)
        #expect((0..<13).allSatisfy { target[$0] == Double($0) / 3 })
        #expect(try file.readNumbers(1, into: target, missing: -1) == 5)
        #expect(target[0] == -1 && target[1] == -1e300 && target[12] == -1)
        #expect(try file.readNumbers(2, into: target, missing: .nan) == 3)
        #expect(target[2] == 2_000_006 - 7)
        #expect {
            try file.readNumbers(3, into: target, missing: .nan)
        } throws: {
            ($0 as? Diagnostics)?.items.map(\.message) == ["the column holds text, not numbers"]
        }
    }

    /// Every single byte of a small file changed: the same values, or an error, never others.
    @Test func everyByteIsChecked() throws {
        let whole = try Self.bytes(groups: [9])
        let due = try Self.file(whole)
        let values = try due.columns.indices.map { try due.values($0) }
        var refused = 0
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0x55
            guard let file = try? Self.file(bytes) else {
                refused += 1
                continue
            }
            for column in file.columns.indices {
                guard let read = try? file.values(column) else {
                    refused += 1
                    continue
                }
                // The checksums stand for the bytes of pages; a changed head of metadata may turn
                // one column’s type into another that fits.
                #expect(read.count == 9, "byte \(place)")
            }
        }
        // The description of the columns for Arrow is not read: a third of this small file.
        #expect(refused > whole.count / 3)
        #expect(values.count == 7)
    }

    /// A changed byte of a page does not pass its checksum.
    @Test func checksums() throws {
        var bytes = try Self.bytes(groups: [100])
        bytes[60] ^= 1
        let file = try Self.file(bytes)
        #expect {
            try file.values(0)
        } throws: { error in
            (error as? Diagnostics)?.items.first?.code == "damaged-parquet"
        }
    }

    /// Every file that is cut short is refused.
    @Test func cutShort() throws {
        let whole = try Self.bytes(groups: [20])
        for count in 0..<whole.count {
            #expect(throws: Diagnostics.self) { try Self.file(Array(whole.prefix(count))) }
        }
    }
}

import Foundation
import InputOutput
import LinearAlgebra
import TableStore
import TestSupport
import Testing

@Suite struct TableCacheTests {
    /// Calls `body` with a cache in a folder of its own.
    private func withCache(
        limit: Int = 1 << 30, _ body: (TableCache, URL) throws -> Void
    ) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(TableCache(folder: folder.path, limit: limit), folder)
    }

    private func file(_ kind: String, _ cache: TableCache) throws -> URL {
        URL(filePath: try #require(cache.items().first { $0.kind == kind }).path)
    }

    @Test func whatIsKeptComesBackIdentical() throws {
        try withCache { cache, _ in
            let table = try RandomTable.make(
                regions: 3, sectors: 4, seed: 5, emptyIndustry: 2, co2: true)
            let entry = cache.entry("abc")
            #expect(entry.table() == nil)
            entry.keep(DecodedTable(table))
            #expect(entry.table()?.table == table)
            let system = try LeontiefSystem(table, policy: .reusable, store: entry)
            let x = try system.solve(table.Y.rowSums())
            let L = try system.inverse()
            let again = try LeontiefSystem(table, policy: .reusable, store: cache.entry("abc"))
            #expect(try again.solve(table.Y.rowSums()) == x)
            #expect(try again.inverse() == L)
            #expect(try again.reciprocalCondition() == system.reciprocalCondition())
            #expect(Set(cache.items().map(\.kind)) == ["table", "factors", "inverse"])
            #expect(cache.items().allSatisfy { $0.digest == "abc" })
            #expect(cache.diagnostics.isEmpty)
        }
    }

    @Test func whatModelsDeriveIsKeptByItsName() throws {
        try withCache { cache, _ in
            let axis = Axis<OrdinalAxis>(count: 3)
            let factors = try LUFactorization(
                Matrix<OrdinalAxis, OrdinalAxis>(
                    axis, axis, columnMajor: [1, 4, 2, 0, 3, 1, 5, 1, 2]))
            let entry = cache.entry("abc")
            #expect(entry.derivedFactorization("one, σ 0.9", count: 3) == nil)
            entry.keep(factors, derived: "one, σ 0.9")
            let kept = try #require(
                cache.entry("abc").derivedFactorization("one, σ 0.9", count: 3))
            #expect(kept.factors == factors.factors && kept.pivots == factors.pivots)
            #expect(kept.solve([1, 2, 3]) == factors.solve([1, 2, 3]))
            #expect(entry.derivedFactorization("another", count: 3) == nil)
            #expect(cache.entry("abd").derivedFactorization("one, σ 0.9", count: 3) == nil)
            #expect(cache.items().map(\.kind) == ["derivative"])
            #expect(cache.diagnostics.isEmpty)
            // One of another size is not believed, and does not stay.
            #expect(entry.derivedFactorization("one, σ 0.9", count: 4) == nil)
            #expect(cache.diagnostics.map(\.code) == ["cache-damaged"])
            #expect(cache.items().isEmpty)
        }
    }

    @Test func anotherFileIsAnotherTable() throws {
        try withCache { cache, _ in
            cache.entry("abc").keep(
                DecodedTable(try RandomTable.make(regions: 2, sectors: 2, seed: 1)))
            #expect(cache.entry("abd").table() == nil)
        }
    }

    @Test(arguments: [0, 9, 20, 40, -1])
    func aFlippedByteIsNeverBelieved(position: Int) throws {
        try withCache { cache, _ in
            let table = try RandomTable.make(regions: 3, sectors: 3, seed: 2)
            let entry = cache.entry("abc")
            entry.keep(DecodedTable(table))
            let file = try file("table", cache)
            var bytes = try Data(contentsOf: file)
            let index = position < 0 ? bytes.count + position : position
            bytes[index] ^= 0x10
            try bytes.write(to: file)
            #expect(entry.table() == nil)
            #expect(cache.diagnostics.map(\.code) == ["cache-damaged"])
            #expect(!FileManager.default.fileExists(atPath: file.path))
            entry.keep(DecodedTable(table))
            #expect(entry.table()?.table == table)
        }
    }

    @Test(arguments: [0, 1, 23, 24, 500, 4096, 4100])
    func aTruncatedFileIsNeverBelieved(length: Int) throws {
        try withCache { cache, _ in
            let table = try RandomTable.make(regions: 4, sectors: 5, seed: 3)
            let system = try LeontiefSystem(table, policy: .reusable, store: cache.entry("abc"))
            let expected = try system.solve(table.x)
            let file = try file("factors", cache)
            try Data(contentsOf: file).prefix(length).write(to: file)
            let again = try LeontiefSystem(table, policy: .reusable, store: cache.entry("abc"))
            #expect(try again.solve(table.x) == expected)
            #expect(cache.diagnostics.map(\.code) == ["cache-damaged"])
        }
    }

    @Test func anOlderFormatIsNotRead() throws {
        try withCache { cache, folder in
            let table = try RandomTable.make(regions: 2, sectors: 3, seed: 4)
            cache.entry("abc").keep(DecodedTable(table))
            let version = TableCache.formatVersion
            try FileManager.default.moveItem(
                at: folder.appending(path: "v\(version)"),
                to: folder.appending(path: "v\(version - 1)"))
            #expect(cache.entry("abc").table() == nil)
            #expect(cache.diagnostics.isEmpty)
        }
    }

    @Test func whatOlderVersionsKeptGoesWhenSomethingIsKept() throws {
        try withCache { cache, folder in
            let (older, newer) = (TableCache.formatVersion - 1, TableCache.formatVersion + 1)
            for name in ["v\(older)/abc", "v\(newer)/abc", "vault/abc"] {
                let place = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: place, withIntermediateDirectories: true)
                try Data(repeating: 1, count: 100).write(to: place.appending(path: "table.bin"))
            }
            cache.entry("abc").keep(
                DecodedTable(try RandomTable.make(regions: 2, sectors: 2, seed: 1)))
            func folders() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            }
            #expect(
                try folders() == ["v\(TableCache.formatVersion)", "v\(newer)", "vault"])
            let size = cache.items().reduce(0) { $0 + $1.size }
            #expect(try cache.clear() == size + 100)
            #expect(try folders() == ["vault"])
            #expect(cache.diagnostics.isEmpty)
        }
    }

    @Test func theLeastRecentlyUsedGoesFirst() throws {
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 6)
        // A table takes 16.5 kB, its blocks beginning at multiples of 4096: room for two, not for
        // three.
        try withCache(limit: 40_000) { cache, _ in
            for (age, digest) in ["old", "older"].enumerated() {
                cache.entry(digest).keep(DecodedTable(table))
                let path = try #require(cache.items().first { $0.digest == digest }).path
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -100 * Double(age + 1))],
                    ofItemAtPath: path)
            }
            #expect(cache.items().map(\.digest) == ["older", "old"])
            cache.entry("new").keep(DecodedTable(table))
            #expect(cache.items().map(\.digest) == ["old", "new"])
            #expect(cache.items().reduce(0) { $0 + $1.size } <= 40_000)
        }
    }

    @Test func whatDoesNotFitIsSaid() throws {
        try withCache(limit: 1000) { cache, _ in
            cache.entry("abc").keep(
                DecodedTable(try RandomTable.make(regions: 4, sectors: 4, seed: 6)))
            #expect(cache.items().isEmpty)
            #expect(cache.diagnostics.map(\.code) == ["cache-full"])
        }
    }

    @Test func aFolderThatCannotBeWrittenIsAWarning() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let blocker = folder.appending(path: "file")
        try Data("x".utf8).write(to: blocker)
        let cache = TableCache(folder: blocker.path)
        cache.entry("abc").keep(
            DecodedTable(try RandomTable.make(regions: 2, sectors: 2, seed: 1)))
        #expect(cache.diagnostics.map(\.code) == ["cache-not-written"])
    }

    @Test func noPartialFilesAreLeft() throws {
        try withCache { cache, folder in
            cache.entry("abc").keep(
                DecodedTable(try RandomTable.make(regions: 2, sectors: 2, seed: 1)))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            #expect(files.filter { $0.hasSuffix(".partial") }.isEmpty)
        }
    }

    @Test func manyTasksShareOneEntry() async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = TableCache(folder: folder.path)
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 8)
        let shared = try LeontiefSystem(table, policy: .reusable, store: cache.entry("abc"))
        let expected = try LeontiefSystem(table, policy: .reusable).solve(table.x)
        try await withThrowingTaskGroup(of: [Double].self) { group in
            for k in 0..<16 {
                group.addTask {
                    if k.isMultiple(of: 2) { return try shared.solve(table.x) }
                    let own = try LeontiefSystem(
                        table, policy: .reusable, store: cache.entry("abc"))
                    _ = try own.inverse()
                    return try own.solve(table.x)
                }
            }
            for try await x in group { assertClose(x, expected, relative: 1e-13) }
        }
        #expect(cache.diagnostics.isEmpty)
    }
}

import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Platform
import Providers
import TableStore
import TestSupport
import Testing

@Suite struct StoredTableTests {
    /// Calls `body` with a folder for files and one for the cache, and a file's permissions mask.
    private func withFolders(_ body: (URL, URL) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = folder.appending(path: "files")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        try body(files, folder.appending(path: "cache"))
    }

    private func write(_ table: MRIOTable, _ file: URL) throws {
        try TableFile.write(table, to: file.path)
    }

    /// A long CSV table without a year of its own: its reader takes the year from the file's name.
    private func longTable() throws -> MRIOTable {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 31)
        return MRIOTable(
            verifiedName: table.name, year: nil, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: table.layout, primaryInputs: table.primaryInputs,
            Z: table.Z, Y: table.Y, V: table.V, satellites: [], x: table.x, declaredOutput: nil)
    }

    @Test func aWarmRunSaysWhatTheColdRunSaid() throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let (path, digest) = ("\(files.path)/t.h5", "abc")
            let table = try RandomTable.make(regions: 2, sectors: 3, seed: 30)
            let findings = [
                Diagnostic(
                    .warning, "other-size", "there are 7 rows",
                    at: .init(file: path, line: 3, column: 4, place: "Z"), remedy: "look"),
                Diagnostic(.note, "beside", "labels", at: .init(file: "\(files.path)/labels.txt")),
                Diagnostic(.note, "no-place", "nothing"),
            ]
            cache.entry(digest).keep(DecodedTable(table, findings: findings))
            let kept = try #require(cache.entry(digest).table())
            #expect(kept.table == table)
            #expect(kept.findings == findings)
            #expect(cache.diagnostics.isEmpty)
        }
    }

    /// What the audit of a table says is kept with it, whether it is sound or not.
    @Test func theVerdictIsKeptWithTheTable() throws {
        try withFolders { _, folder in
            let cache = TableCache(folder: folder.path)
            let sound = try RandomTable.make(regions: 2, sectors: 3, seed: 30)
            let odd = MRIOTable(
                verifiedName: "odd", year: nil, unit: sound.unit, valuation: sound.valuation,
                provenance: sound.provenance, layout: sound.layout,
                primaryInputs: sound.primaryInputs, Z: sound.Z, Y: sound.Y,
                V: Matrix(
                    sound.V.rows, sound.V.columns, columnMajor: sound.V.elements.map { $0 / 2 }),
                satellites: [], x: sound.x, declaredOutput: nil)
            for (digest, table, isSound) in [("abc", sound, true), ("abd", odd, false)] {
                let verdict = AuditVerdict(table)
                #expect(verdict.warnings.isEmpty == isSound)
                let entry = cache.entry(digest)
                #expect(entry.verdict() == nil)
                entry.keep(verdict)
                #expect(cache.entry(digest).verdict() == verdict)
            }
            #expect(cache.diagnostics.isEmpty)
        }
    }

    /// Every provider's sample gives the same table and the same findings without a cache, when it
    /// is kept, and when it comes back.
    @Test("12: cold, warm and uncached are the same", arguments: TableFormats.all.map { $0.name })
    func coldIsWarmIsUncached(format: String) throws {
        try withFolders { _, folder in
            let samples = Fixtures.packageRoot.appending(path: "Tests/FuzzSamples/\(format)")
            let names = try FileManager.default.contentsOfDirectory(atPath: samples.path)
            #expect(!names.isEmpty)
            for name in names.sorted() {
                let path = samples.appending(path: name).path
                let isExplained = FileManager.default.fileExists(atPath: "\(path)/mapping.csv")
                let table = isExplained ? "\(path)/own.csv" : path
                let options = ReadOptions(mapping: isExplained ? "\(path)/mapping.csv" : nil)
                let cache = TableCache(folder: "\(folder.path)/\(name)")
                let uncached = try StoredTable.open(path: table, options: options)
                for run in ["cold", "warm"] {
                    let found = try StoredTable.open(path: table, options: options, cache: cache)
                    #expect(found.table == uncached.table, "\(run) \(path)")
                    #expect(found.findings == uncached.findings, "\(run) \(path)")
                    #expect(found.digest == uncached.digest)
                    let verdict = AuditVerdict(found.table)
                    if run == "warm" { #expect(found.entry?.verdict() == verdict) }
                    found.entry?.keep(verdict)
                }
                // What an implicit table is read from is as small as what would be kept.
                let isKept = cache.items().contains { $0.kind == "table" }
                #expect(isKept == !uncached.table.isImplicit, "\(path)")
                #expect(cache.diagnostics.isEmpty)
            }
        }
    }

    @Test func aFindingNamesTheFileThatIsOpened() throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let file = files.appending(path: "iot_2011.csv")
            try write(try longTable(), file)
            let cold = try StoredTable.open(path: file.path, cache: cache)
            let other = files.appending(path: "elsewhere/iot_2011.csv")
            try FileManager.default.createDirectory(
                at: other.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: file, to: other)
            let warm = try StoredTable.open(path: other.path, cache: cache)
            let uncached = try StoredTable.open(path: other.path)
            #expect(warm.table == uncached.table)
            #expect(warm.findings == uncached.findings)
            #expect(warm.digest == cold.digest)
            #expect(cache.items().filter { $0.kind == "table" }.count == 1)
        }
    }

    @Test func theSameContentUnderAnotherNameHasItsOwnYear() throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let (first, second) = (
                files.appending(path: "iot_2011.csv"), files.appending(path: "iot_2012.csv")
            )
            try write(try longTable(), first)
            try FileManager.default.copyItem(at: first, to: second)
            for _ in 0..<2 {
                #expect(try StoredTable.open(path: first.path, cache: cache).table.year == 2011)
                #expect(try StoredTable.open(path: second.path, cache: cache).table.year == 2012)
            }
            #expect(cache.items().filter { $0.kind == "table" }.count == 2)
        }
    }

    @Test("15.1: a table that is replaced while it is read is never kept under the wrong digest")
    func aTableThatIsReplacedWhileItIsReadIsNeverKeptUnderTheWrongDigest() throws {
        try withFolders { files, folder in
            let file = files.appending(path: "t.csv")
            let (a, b) = (files.appending(path: "a.csv"), files.appending(path: "b.csv"))
            let tables = try [1, 2].map { try RandomTable.make(regions: 3, sectors: 9, seed: $0) }
            try write(tables[0], a)
            try write(tables[1], b)
            let plain = try Dictionary(
                uniqueKeysWithValues: [a, b].map { file in
                    (try FileDigest.sha256(path: file.path), try TableFile.read(path: file.path))
                })
            let contents = try [a, b].map { try Data(contentsOf: $0) }
            for run in 0..<20 {
                try contents[0].write(to: file)
                let cache = TableCache(folder: folder.path + "\(run)")
                var isReplaced = false
                // The reader's progress is a moment while it reads.
                let opened = try? StoredTable.open(
                    path: file.path, cache: cache,
                    progress: { _ in
                        if isReplaced { return }
                        isReplaced = true
                        do {
                            if run.isMultiple(of: 2) {
                                try contents[1].write(to: file, options: .atomic)
                            } else {
                                let handle = try FileHandle(forWritingTo: file)
                                try handle.truncate(atOffset: 0)
                                try handle.write(contentsOf: contents[1])
                                try handle.close()
                            }
                        } catch { Issue.record(error) }
                    })
                #expect(isReplaced)
                for item in cache.items() where item.kind == "table" {
                    let later = try StoredTable.open(path: file.path, cache: cache)
                    #expect(later.table.Z == plain[later.digest]?.Z, "\(item.path)")
                }
                if let opened { #expect(opened.table.Z == plain[opened.digest]?.Z) }
            }
        }
    }

    @Test("15.2: what belongs to another table is not used")
    func whatBelongsToAnotherTableIsNotUsed() throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let tables = try [1, 2].map { try RandomTable.make(regions: 3, sectors: 4, seed: $0) }
            let systems = try zip(["aaa", "bbb"], tables).map { digest, table in
                cache.entry(digest).keep(DecodedTable(table))
                let system = try LeontiefSystem(
                    table, policy: .reusable, store: cache.entry(digest))
                _ = try system.inverse()
                return system
            }
            let items = cache.items()
            for kind in ["table", "factors", "inverse"] {
                let (from, to) = (
                    try #require(items.first { $0.kind == kind && $0.digest == "aaa" }),
                    try #require(items.first { $0.kind == kind && $0.digest == "bbb" })
                )
                try FileManager.default.removeItem(atPath: to.path)
                try FileManager.default.copyItem(atPath: from.path, toPath: to.path)
            }
            #expect(cache.entry("bbb").table() == nil)
            let system = try LeontiefSystem(
                tables[1], policy: .reusable, store: cache.entry("bbb"))
            #expect(try system.inverse() == systems[1].inverse())
            #expect(cache.diagnostics.map(\.code) == Array(repeating: "cache-damaged", count: 3))
            #expect(cache.diagnostics.allSatisfy { $0.message.contains("is of another table") })
        }
    }

    @Test(arguments: ["pipe", "link", "folder", "writable"])
    func onlyOnesOwnRegularFilesAreUsed(kind: String) throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
            cache.entry("abc").keep(DecodedTable(table))
            let path = try #require(cache.items().first).path
            switch kind {
            case "pipe":
                unlink(path)
                #expect(mkfifo(path, 0o600) == 0)
            case "link":
                #expect(rename(path, files.appending(path: "real").path) == 0)
                #expect(symlink(files.appending(path: "real").path, path) == 0)
            case "folder":
                unlink(path)
                #expect(mkdir(path, 0o700) == 0)
            default: #expect(chmod(path, 0o666) == 0)
            }
            #expect(cache.entry("abc").table() == nil)
            #expect(cache.diagnostics.map(\.code) == ["cache-damaged"])
            cache.entry("abc").keep(DecodedTable(table))
            #expect(cache.entry("abc").table()?.table == table)
        }
    }

    @Test("15.2: nobody else reads the cache") func nobodyElseReadsTheCache() async {
        await #expect(processExitsWith: .success) {
            // The mask belongs to the whole process.
            umask(0)
            let folder = try Fixtures.temporaryFolder()
            let cache = TableCache(folder: folder.appending(path: "cache").path)
            cache.entry("abc").keep(
                DecodedTable(try RandomTable.make(regions: 2, sectors: 2, seed: 1)))
            let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            for path in paths {
                let full = "\(folder.path)/\(path)"
                let status = FileStatus(full)
                let expected: mode_t = status?.kind == .folder ? 0o700 : 0o600
                if status?.permissions != expected { exit(1) }
            }
            try FileManager.default.removeItem(at: folder)
            exit(paths.count == 4 ? 0 : 2)
        }
    }

    @Test func theDigestOfALargeFileIsRememberedUntilItChanges() throws {
        try withFolders { files, folder in
            let cache = TableCache(folder: folder.path)
            let path = files.appending(path: "large").path
            let bytes = [UInt8](repeating: 7, count: TableCache.smallestRemembered)
            try Data(bytes).write(to: URL(filePath: path))
            let young = try #require(FileIdentity(path))
            cache.remember("young", of: young)
            #expect(cache.digest(of: young) == nil)
            // Two seconds later nothing can change without looking changed.
            sleep(3)
            let digest = try FileDigest.sha256(path: path, memory: cache)
            #expect(cache.digest(of: young) == digest)
            #expect(try FileDigest.sha256(path: path, memory: cache) == digest)
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.write(contentsOf: Data([8]))
            try handle.close()
            // The old time and size do not hide it: the time of the change of the file's facts
            // shows.
            var times = [timespec(), timespec()]
            times[0].tv_sec = young.modified / 1_000_000_000
            times[1] = timespec(
                tv_sec: young.modified / 1_000_000_000, tv_nsec: young.modified % 1_000_000_000)
            utimensat(AT_FDCWD, path, times, 0)
            let changed = try #require(FileIdentity(path))
            #expect(changed.modified == young.modified && changed.size == young.size)
            #expect(try FileDigest.sha256(path: path, memory: cache) != digest)
        }
    }
}

import Foundation
import Platform
import TestSupport
import Testing

@Suite struct FileReplacementTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ text: String, _ path: String, byName: Bool) throws {
        let file = try FileReplacement(path, byName: byName)
        if byName {
            try Data(text.utf8).write(to: URL(filePath: file.temporary))
        } else {
            try file.write(Array(text.utf8))
        }
        try file.finish()
    }

    private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

    @Test(arguments: [false, true])
    func modesAndLinksStay(byName: Bool) throws {
        try withFolder { folder in
            let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
            try Data("old".utf8).write(to: file)
            #expect(chmod(file.path, 0o600) == 0 && symlink("file", link.path) == 0)
            try write("new", link.path, byName: byName)
            #expect(try text(file) == "new")
            #expect(FileStatus(file.path)?.permissions == 0o600)
            #expect(FileStatus(link.path, followingLinks: false)?.kind == .link)
            // A link whose file does not exist yet leads to where it will be.
            let dangling = folder.appending(path: "dangling")
            #expect(symlink("later", dangling.path) == 0)
            try write("1", dangling.path, byName: byName)
            #expect(try text(folder.appending(path: "later")) == "1")
            #expect(FileStatus(dangling.path, followingLinks: false)?.kind == .link)
        }
    }

    @Test(arguments: [false, true])
    func aPipeIsWrittenInto(byName: Bool) throws {
        try withFolder { folder in
            let path = folder.appending(path: "pipe").path
            #expect(mkfifo(path, 0o600) == 0)
            // Both ends are open, so that neither waits for the other.
            let end = try OpenFile(path, O_RDWR | O_NONBLOCK)
            try write("through", path, byName: byName)
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = read(end.descriptor, &bytes, bytes.count)
            #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == "through")
            #expect(FileStatus(path)?.kind == .pipe)
        }
    }

    @Test(arguments: [false, true])
    func aPipeThatNobodyReadsIsRefused(byName: Bool) throws {
        try withFolder { folder in
            let path = folder.appending(path: "pipe").path
            #expect(mkfifo(path, 0o600) == 0)
            let start = ContinuousClock.now
            #expect(throws: FileReplacement.Refusal.nobodyReads(seconds: 1)) {
                let file = try FileReplacement(path, byName: byName, patience: 1)
                if byName { try Data("x".utf8).write(to: URL(filePath: file.temporary)) }
                try file.finish()
            }
            #expect(ContinuousClock.now - start >= .seconds(1))
            #expect(FileStatus(path)?.kind == .pipe)
            #expect(
                FileReplacement.Refusal.nobodyReads(seconds: 5).text
                    == "nobody reads the pipe (waited 5 seconds)")
        }
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        try withFolder { folder in
            let file = folder.appending(path: "file")
            try Data("old".utf8).write(to: file)
            #expect(chmod(file.path, 0o444) == 0)
            #expect(throws: FileReplacement.Refusal.readOnly) { _ = try FileReplacement(file.path) }
            #expect(throws: FileReplacement.Refusal.kind(.folder)) {
                _ = try FileReplacement(folder.path)
            }
            #expect(throws: FileReplacement.Refusal.system(SystemError(ENOENT))) {
                _ = try FileReplacement("\(folder.path)/none/file")
            }
            #expect(try text(file) == "old")
            #expect(Folder.allNames(in: folder.path) == ["file"])
        }
    }

    @Test func lettingGoLeavesTheOldFile() throws {
        try withFolder { folder in
            let file = folder.appending(path: "file")
            try Data("old".utf8).write(to: file)
            for byName in [false, true] {
                let replacement = try FileReplacement(file.path, byName: byName)
                try Data("new".utf8).write(to: URL(filePath: replacement.temporary))
            }
            #expect(try text(file) == "old")
            #expect(Folder.allNames(in: folder.path) == ["file"])
        }
    }

    @Test func countsFromOutsideDoNotOverflow() {
        #expect(WholeNumber.product(3, 4, 5) == 60)
        #expect(WholeNumber.product(.max, 2) == nil)
        #expect(WholeNumber.product(-1, 2) == nil)
        #expect(WholeNumber.product([]) == 1)
        #expect(WholeNumber.sum([1, 2, 3]) == 6)
        #expect(WholeNumber.sum([.max, 1]) == nil)
        #expect(WholeNumber.sum([-1, 5]) == nil)
        #expect(Memory.bytesOfSquare(60_000) == 28_800_000_000)
        #expect(Memory.bytesOfSquare(1 << 40) == .max)
        #expect(Memory.text(28_800_000_000) == "28.8 GB")
    }
}

import Foundation
import InputOutput
import Platform
import Reporting
import TestSupport
import Testing

/// A folder that is removed when the test is done.
private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = try Fixtures.temporaryFolder()
    defer {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
    try body(folder)
}

private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

@Suite struct FileOutputTests {
    @Test func writesAndReplacesWithoutLeavings() throws {
        try withFolder { folder in
            let file = folder.appending(path: "out.csv")
            try FileOutput.write([0, 255, 10], to: file.path)
            #expect(try Data(contentsOf: file) == Data([0, 255, 10]))
            try FileOutput.write("a,é\n", to: file.path)
            #expect(try String(contentsOf: file, encoding: .utf8) == "a,é\n")
            try FileOutput.write([], to: file.path)
            #expect(try Data(contentsOf: file).isEmpty)
            #expect(try names(in: folder) == ["out.csv"])
        }
    }

    @Test func anExistingFileKeepsItsPermissions() throws {
        try withFolder { folder in
            let path = folder.appending(path: "out").path
            try FileOutput.write("1", to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try FileOutput.write("2", to: path)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o640)
        }
    }

    @Test func aLinkKeepsPointingToItsFile() throws {
        try withFolder { folder in
            let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
            try FileOutput.write("old", to: file.path)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
            try FileOutput.write("new", to: link.path)
            #expect(try String(contentsOf: file, encoding: .utf8) == "new")
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
        }
    }

    @Test func aMissingFolderIsNamedWithTheReason() throws {
        let error = try #require(throws: Diagnostics.self) {
            try FileOutput.write("x", to: "/no/such/folder/out.csv")
        }
        #expect(error.items.map(\.code) == ["cannot-write"])
        #expect(
            error.items.map(\.sentence) == [
                "/no/such/folder/out.csv: cannot write: no such file or directory"
            ])
    }

    @Test func aFolderIsNotAFile() throws {
        try withFolder { folder in
            let error = try #require(throws: Diagnostics.self) {
                try FileOutput.write("x", to: folder.path)
            }
            #expect(
                error.items.map(\.sentence) == [
                    "\(folder.path): cannot write: there is a folder of this name"
                ])
        }
    }

    #if os(Linux)
        @Test func devicesAreWrittenToDirectly() throws {
            try FileOutput.write("x", to: "/dev/null")
            let error = try #require(throws: Diagnostics.self) {
                try FileOutput.write("x", to: "/dev/full")
            }
            #expect(
                error.items.map(\.sentence) == ["/dev/full: cannot write: no space left on device"])
        }

        @Test func aFailureLeavesTheOldFileAndNothingElse() async {
            await #expect(processExitsWith: .success) {
                try withFolder { folder in
                    let file = folder.appending(path: "out")
                    try FileOutput.write("old", to: file.path)
                    // Files of this process may not grow beyond 100 bytes.
                    signal(SIGXFSZ, SIG_IGN)
                    var limit = rlimit(rlim_cur: 100, rlim_max: 100)
                    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                    let error = try #require(throws: Diagnostics.self) {
                        try FileOutput.write([UInt8](repeating: 7, count: 1000), to: file.path)
                    }
                    let found = (
                        sentences: error.items.map(\.sentence), names: try names(in: folder),
                        content: try String(contentsOf: file, encoding: .utf8)
                    )
                    let expected = (
                        ["\(file.path): cannot write: file too large"], ["out"], "old"
                    )
                    precondition(found == expected, "\(found)")
                }
            }
        }
    #endif
}

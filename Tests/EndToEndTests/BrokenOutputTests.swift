import Foundation
import TestSupport
import Testing

/// What the built program does when its results cannot go where they should.
@Suite struct BrokenOutputTests {
    private static let table = "Tables/miller-blair-2region"

    /// Runs a line of the shell in which `$0` is the program.
    private func shell(_ line: String) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line, try RunProgram.executable().path]
        process.currentDirectoryURL = Fixtures.packageRoot
        process.environment = ["XDG_CACHE_HOME": Program.run.cache.path, "PATH": "/usr/bin:/bin"]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let died = process.terminationReason == .uncaughtSignal
        return (died ? -process.terminationStatus : process.terminationStatus, text)
    }

    @Test("15.5: a result that cannot be written ends with status74")
    func aResultThatCannotBeWrittenEndsWithStatus74() throws {
        for command in ["info \(Self.table)", "--version", "scenario schema", "tables", "--help"] {
            let (status, errors) = try shell("exec \"$0\" \(command) >&-")
            #expect(status == 74, "\(command)")
            #expect(
                errors == "error: the result cannot be written to standard output: "
                    + "bad file descriptor\n")
        }
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "out").path
        // Files of the run may not grow beyond 512 bytes.
        let (status, errors) = try shell("ulimit -f 1; exec \"$0\" scenario schema >'\(file)'")
        #expect(status == 74)
        #expect(errors.hasSuffix("standard output: file too large\n"))
    }

    @Test("15.19: a full disk is told in the system’s words, in one line")
    func aFullDiskIsToldInOneLine() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "t.h5").path
        let (status, errors) = try shell(
            "ulimit -f 1; exec \"$0\" convert \(Self.table) '\(file)' -q")
        #expect(status > 0)
        #expect(errors.split(separator: "\n").count == 1, "\(errors)")
        #expect(errors.contains("(file too large)"), "\(errors)")
        #expect(!errors.contains("filename ="), "\(errors)")
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("15.5: a reader that has gone is no failure") func aReaderThatHasGoneIsNoFailure() throws
    {
        let (status, errors) = try shell("\"$0\" scenario schema | true; \"$0\" --version")
        #expect(status == 0)
        #expect(errors.isEmpty)
    }

    @Test("15.5: an error keeps its status") func anErrorKeepsItsStatus() throws {
        for closed in ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
            #expect(try shell("exec \"$0\" info no-such-table \(closed)").status == 2, "\(closed)")
        }
    }

    @Test("13.9: the table that is read is not replaced") func theTableThatIsReadIsNotReplaced()
        throws
    {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, link) = (folder.appending(path: "t.h5"), folder.appending(path: "link.h5"))
        #expect(try Program.run("convert", Self.table, file.path, "--quiet").status == 0)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        let before = try Data(contentsOf: file)
        for target in [file, link] {
            let commands = [
                ["convert", file.path, target.path],
                ["aggregate", file.path, "--bloc", "all=*", "-o", target.path],
                ["deflate", file.path, "--rate", "2", "--unit", "EUR", "-o", target.path],
            ]
            for command in commands {
                let outcome = try Program.run.run(command)
                #expect(outcome.status == 2, "\(command)")
                #expect(outcome.errors.contains("the answer is made from this file"), "\(outcome)")
            }
        }
        #expect(try Data(contentsOf: file) == before)
        #expect(try Program.run("convert", file.path, file.path, "--force", "-q").status == 0)
    }

    @Test("15.14: numbers that nobody means are usage") func numbersThatNobodyMeansAreUsage() throws
    {
        let most = String(Int.max)
        #expect(try Program.run("multipliers", Self.table, "--threads", most).status == 2)
        let sweep = [
            "sweep", "Scripts/sweeps/korea-severity.yaml", "--shard", "\(most)/\(most)", "--store",
            "none",
        ]
        #expect(try Program.run.run(sweep).status == 2)
    }

    @Test("13.9: an unknown ending is said") func anUnknownEndingIsSaid() throws {
        let outcome = try Program.run("info", Self.table, "-o", "out.docx")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix(
                "error: out.docx: no format of results ends in .docx (end it in .txt, "))
        #expect(!FileManager.default.fileExists(atPath: "out.docx"))
        let pdf = try Program.run("info", Self.table, "-o", "out.pdf")
        #expect(pdf.status == 2)
        #expect(pdf.errors.contains("open it in a browser, and print it to a PDF"))
    }

    @Test("15.10: a table of more than all memory is refused by its size")
    func aTableOfMoreThanAllMemoryIsRefusedByItsSize() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // Labels of 400,000 industries in a long table: Z would take 1280 GB.
        var text = "from_region,from_sector,to_region,to_sector,value\n"
        for k in 0..<2000 { text += "R\(k),S\(k % 200),R\(k),S\(k % 200),1\n" }
        let file = folder.appending(path: "long.csv")
        try Data(text.utf8).write(to: file)
        let outcome = try Program.run("info", file.path)
        #expect(outcome.status == 2 || outcome.status == 1)
        #expect(!outcome.errors.isEmpty && outcome.status > 0)
    }
}

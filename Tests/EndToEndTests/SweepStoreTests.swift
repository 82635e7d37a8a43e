import Foundation
import Platform
import TestSupport
import Testing

/// Sweeps whose draws are kept, by the built program.
@Suite struct SweepStoreTests {
    private static let scenario = Fixtures.packageRoot.appending(
        path: "Scripts/sweeps/korea-severity.yaml"
    ).path

    private static func sweep(_ store: String, _ more: String...) -> [String] {
        [
            "sweep", scenario, "--method", "latin-hypercube", "--draws", "6000", "--seed", "3",
            "--metric", "extraction:value_added_change.*", "--store", store, "--quiet", "--format",
            "csv", "--table", "summary",
        ] + more
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : -1
    }

    /// Runs the program and kills it once the file has a length; false when it ended before.
    private func killed(_ arguments: [String], _ path: String, at length: Int) throws -> Bool {
        let process = Process()
        process.executableURL = try RunProgram.executable()
        process.arguments = arguments
        process.currentDirectoryURL = Fixtures.packageRoot
        process.environment = ["XDG_CACHE_HOME": Program.run.cache.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        while process.isRunning, size(path) < length { usleep(100) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    @Test func killedTwentyTimesAndResumedTheFileIsTheSame() throws {
        try inFolder { folder in
            let (whole, path) = (
                folder.appending(path: "whole").path, folder.appending(path: "a").path
            )
            let undisturbed = try Program.run.run(Self.sweep(whole))
            #expect(undisturbed.status == 0 && undisturbed.errors.isEmpty)
            let expected = try Data(contentsOf: URL(filePath: whole))
            var random = SplitMix64(seed: 4)
            let moments =
                [-1, 0]
                + (0..<18).map { _ in Int.random(in: 1..<expected.count, using: &random) }
                .sorted()
            var kills = 0
            for (number, moment) in moments.enumerated() {
                let threads = String(1 + number % 3)
                kills +=
                    try killed(
                        Self.sweep(path, "--resume", "--threads", threads), path, at: moment)
                    ? 1 : 0
                if FileManager.default.fileExists(atPath: path) {
                    let left = try Data(contentsOf: URL(filePath: path))
                    #expect(expected.starts(with: left), "killed at \(moment)")
                }
            }
            #expect(kills >= 10)
            let resumed = try Program.run.run(Self.sweep(path, "--resume"))
            #expect(resumed.status == 0 && resumed.output == undisturbed.output)
            #expect(try Data(contentsOf: URL(filePath: path)) == expected)
        }
    }

    /// A table without its last column, the names of the metrics.
    private static func withoutNames(_ csv: String) -> String {
        csv.split(separator: "\n").map { line in
            line.lastIndex(of: ",").map { "\(line[..<$0])\n" } ?? "\(line)\n"
        }.joined()
    }

    @Test func shardsMergeToTheUndividedFileAndReportTheSame() throws {
        try inFolder { folder in
            func path(_ name: String) -> String { folder.appending(path: name).path }
            let whole = try Program.run.run(Self.sweep(path("whole")))
            let parts = (1...3).map { path("part-\($0)") }
            for (number, part) in zip(1..., parts) {
                let done = try Program.run.run(Self.sweep(part, "--shard", "\(number)/3"))
                #expect(done.status == 0)
            }
            let early = try Program.run.run(
                ["sweep", "merge", parts[0], parts[2], "-o", path("all")])
            #expect(early.status == 2)
            #expect(
                early.errors
                    == """
                    error: draws 2000 to 3999 are missing (name the files of the other shards)\n
                    """
            )
            let merged = try Program.run.run(["sweep", "merge"] + parts + ["-o", path("all")])
            #expect(merged.status == 0 && merged.output.isEmpty && merged.errors.isEmpty)
            #expect(
                try Data(contentsOf: URL(filePath: path("all")))
                    == Data(contentsOf: URL(filePath: path("whole"))))
            let report = try Program.run(
                "sweep", "report", path("all"), "--format", "csv", "--table", "summary")
            // A file of draws holds no names of regions: those are the table's.
            #expect(report.status == 0 && report.output == Self.withoutNames(whole.output))

            // The draws as CSV are the same by every way, and HDF5 is written by its ending.
            let csv = try Program.run("sweep", "report", path("all"), "--format", "csv")
            #expect(csv.output.split(separator: "\n").count == 6001)
            let file = try Program.run(
                "sweep", "report", path("all"), "-o", path("draws.csv"), "--export",
                path("draws.h5"))
            #expect(file.status == 0)
            #expect(try String(contentsOfFile: path("draws.csv"), encoding: .utf8) == csv.output)
            #expect(
                try Data(contentsOf: URL(filePath: path("draws.h5"))).starts(
                    with: [0x89, 0x48, 0x44, 0x46]))
        }
    }

    @Test func otherUsesOfAFileAreRefused() throws {
        try inFolder { folder in
            let path = folder.appending(path: "a").path
            let short = [
                "sweep", Self.scenario, "--store", path, "--quiet", "--format", "csv",
            ]
            #expect(try Program.run.run(short).status == 0)
            let again = try Program.run.run(short)
            #expect(again.status == 2)
            #expect(
                again.errors
                    == "error: \(path): there is a file of this name (continue it with --resume, "
                    + "remove it, or choose another name)\n")
            let other = try Program.run.run(
                short + ["--resume", "--set", "restrictions.0.cut=0.2,0.3"])
            #expect(other.status == 2)
            #expect(
                other.errors.contains(
                    "design: ‘grid, 10 × 5 levels’, not ‘grid, 2 × 5 levels’ (choose another file"))
            let parquet = folder.appending(path: "draws.parquet").path
            let written = try Program.run("sweep", "report", path, "-o", parquet)
            #expect(written.status == 0, "\(written.errors)")
            let bytes = try Data(contentsOf: URL(filePath: parquet))
            #expect(bytes.prefix(4) == Data("PAR1".utf8) && bytes.suffix(4) == bytes.prefix(4))
            let text = try Program.run("sweep", "report", Self.scenario)
            #expect(text.status == 2)
            #expect(text.errors.contains("this is not a file of draws"))
        }
    }
}

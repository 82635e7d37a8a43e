import Foundation
import TestSupport
import Testing

/// Programs that scripts are for, where they are installed.
private enum Interpreter {
    static let python = found("python3")
    static let rscript = found("Rscript")
    static let parallel = found("parallel")

    private static func found(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// The example sweeps and scripts in `Scripts/sweeps`, run as they are; a script whose interpreter
/// is not installed is skipped.
@Suite struct SweepScriptTests {
    private static let folder = Fixtures.packageRoot.appending(path: "Scripts/sweeps")

    /// Runs a program with the built chokepoint at hand; its standard output.
    private func output(
        _ program: URL, _ arguments: [String], _ more: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Fixtures.packageRoot
        var variables = ProcessInfo.processInfo.environment
        variables["CHOKEPOINT"] = try RunProgram.executable().path
        variables["XDG_CACHE_HOME"] = Program.run.cache.path
        process.environment = variables.merging(more) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text
    }

    private static let korea = folder.appending(path: "korea-severity.yaml").path

    @Test(arguments: ["korea-severity", "rare-earths", "elasticity"])
    func everyExampleRuns(name: String) throws {
        // Few draws of the equilibrium: the test is of the file.
        let fewer = name == "elasticity" ? ["--draws", "2"] : []
        let done = try Program.run.run(
            ["sweep", Self.folder.appending(path: "\(name).yaml").path] + fewer)
        #expect(done.status == 0 && done.errors.isEmpty)
        #expect(done.output.contains("without the sweep"))
        #expect(done.output.contains("it most") || done.output.contains("It moves most with"))
        #expect(!done.output.contains("failed:"))
    }

    @Test func shell() throws {
        let text = try output(
            URL(filePath: "/bin/sh"), [Self.folder.appending(path: "sweep.sh").path])
        #expect(text.contains("extraction:value_added_change_pct_gdp.JPN: -0.0239"))
        #expect(text.hasSuffix("Draws, from draws.csv: 50\n"))
    }

    @Test(.enabled(if: Interpreter.python != nil, "python3 is not installed"))
    func python() throws {
        let text = try output(
            try #require(Interpreter.python),
            [Self.folder.appending(path: "sweep.py").path, Self.korea])
        let isPandas = !text.contains("(pandas is not installed: bands by the csv module alone)")
        #expect(text.hasPrefix("5 %, 50 % and 95 % of each metric:\n"))
        #expect(text.contains("extraction:value_added_change_pct_gdp.JPN"))
        #expect(
            text.contains("-0.0239") && text.contains(isPandas ? "Rank correlation" : "-0.0031"))
    }

    @Test(.enabled(if: Interpreter.rscript != nil, "Rscript is not installed"))
    func r() throws {
        let text = try output(
            try #require(Interpreter.rscript),
            [Self.folder.appending(path: "sweep.R").path, Self.korea])
        #expect(text.contains("extraction:value_added_change_pct_gdp.JPN -0.0239"))
        #expect(text.contains("restrictions[0].product_share"))
    }

    /// The job array, with the variables that Slurm sets, is the undivided sweep.
    @Test func slurmArray() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for task in 1...3 {
            _ = try output(
                URL(filePath: "/bin/sh"),
                [Self.folder.appending(path: "slurm-array.sh").path, Self.korea, folder.path],
                [
                    "SLURM_ARRAY_TASK_ID": String(task), "SLURM_ARRAY_TASK_COUNT": "3",
                    "SLURM_CPUS_PER_TASK": "1",
                ])
        }
        try expectWhole((1...3).map { folder.appending(path: "part-\($0).draws").path }, folder)
    }

    /// The line of GNU parallel in `slurm-array.sh`.
    @Test(.enabled(if: Interpreter.parallel != nil, "GNU parallel is not installed"))
    func gnuParallel() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let line = """
            seq 3 | parallel "$CHOKEPOINT" sweep \(Self.korea) --shard {}/3 \
            --store \(folder.path)/part-{}.draws --resume --threads 1 --quiet \
            -o \(folder.path)/part-{}.txt
            """
        _ = try output(URL(filePath: "/bin/sh"), ["-c", line])
        try expectWhole((1...3).map { folder.appending(path: "part-\($0).draws").path }, folder)
    }

    /// Merges parts and compares with a run of all draws.
    private func expectWhole(_ parts: [String], _ folder: URL) throws {
        let (all, whole) = (
            folder.appending(path: "all").path, folder.appending(path: "whole").path
        )
        #expect(try Program.run.run(["sweep", "merge"] + parts + ["-o", all]).status == 0)
        #expect(
            try Program.run.run(["sweep", Self.korea, "--store", whole, "--quiet"]).status == 0)
        #expect(
            try Data(contentsOf: URL(filePath: all)) == Data(contentsOf: URL(filePath: whole)))
    }
}

import ArgumentParser
import Foundation
import InputOutput
import LinearAlgebra
import Platform
import Reporting

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs the benchmarks (the default).",
        discussion: """
            Sizes are tables from a seeded generator, except that 1435 is WIOD 2011 when \
            wiod2013-2011.h5 is found in $CHOKEPOINT_TABLES or Tables/. Every time is the best of \
            several; on a machine that does other things at the same time, repeat.

            Examples:
              chokepoint-bench
              chokepoint-bench --only factor,solve --sizes 4900 --repetitions 10
              chokepoint-bench --python python3 --format markdown -o bench.md
            """)

    @Option(help: ArgumentHelp("Numbers of industries.", valueName: "n,…"))
    var sizes = Self.usualSizes

    private static let usualSizes = "400,1435,2464,4900"

    @Flag(help: "Also 9800 industries; takes minutes and 4 GB.")
    var large = false

    @Flag(
        help: ArgumentHelp(
            "Measure instead how time and memory of whole commands grow with the number of "
                + "industries: from 400 to 9840, with --large to 19680; takes up to an hour."))
    var scale = false

    @Flag(
        help: ArgumentHelp(
            "Measure instead whole commands on a table of technology × trade shares with 42,800 "
                + "industries."))
    var implicit = false

    @Option(
        help: ArgumentHelp("A table file to run on instead; may be repeated.", valueName: "file"))
    var table: [String] = []

    @Option(help: ArgumentHelp("Benchmarks to run, as a comma list.", valueName: "name,…"))
    var only: String?

    @Option(help: "How often each measurement is repeated at least.")
    var repetitions = 3

    @Option(help: ArgumentHelp("Seconds to go on repeating a short measurement.", valueName: "s"))
    var budget = 0.5

    @Option(help: "How often the whole list is run on each table; the best counts.")
    var rounds = 1

    @Flag(
        help: ArgumentHelp(
            "Count processor time instead of wall time, on one thread unless --threads says more: "
                + "the ratios that can be repeated on a busy machine."))
    var processorTime = false

    @Option(help: "Threads for the linear algebra.")
    var threads: Int?

    @Option(help: "A Python with numpy, scipy or pymrio to run beside.", completion: .file())
    var python: String?

    @Option(help: ArgumentHelp("text, csv, json, markdown or html.", valueName: "format"))
    var format: String?

    @Option(name: .customLong("show"), help: "Which table of the result to write.")
    var shown: String?

    @Option(name: .shortAndLong, help: "Write to this file.", completion: .file())
    var output: String?

    func validate() throws {
        guard repetitions > 0 else { throw ValidationError("--repetitions takes 1 or more") }
        guard rounds > 0 else { throw ValidationError("--rounds takes 1 or more") }
        guard budget >= 0 else { throw ValidationError("--budget takes 0 or more seconds") }
        if let threads, threads < 1 { throw ValidationError("--threads takes 1 or more") }
        _ = try chosenSizes()
        _ = try chosenBenchmarks()
    }

    func run() throws {
        let exporter: any Exporter.Type
        do {
            exporter =
                try format.map { try Exporters.named($0) }
                ?? output.flatMap(Exporters.forFile) ?? TextExporter.self
        } catch let problems as Diagnostics {
            throw ValidationError(problems.items.map(\.sentence).joined(separator: "\n"))
        }
        if let threads = threads ?? (processorTime ? 1 : nil) { BLASThreads.set(threads) }
        let scratch = FileManager.default.temporaryDirectory
            .appending(path: "chokepoint-bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let settings = Places.settings(self, scratch: scratch)
        if implicit {
            try settings.check([RestrictionBenchmark.self])
            return try write(
                [ScaleReport.implicit(try Scale.measureImplicit(settings, note: note))],
                with: exporter)
        }
        if scale {
            try settings.check([RestrictionBenchmark.self])
            let found = try Scale.measure(sizes: try scaleSizes(), settings, note: note)
            return try write(
                ScaleReport.tables(found, pass: Scale.passSeconds), with: exporter)
        }
        try settings.check(try chosenBenchmarks())
        let loadAtStart = Machine.load
        var results = Results()
        for make in try subjects(scratch: scratch) {
            let subject = try make()
            for round in 1...rounds {
                for benchmark in try chosenBenchmarks() {
                    note("\(subject.name) n=\(subject.n), round \(round): \(benchmark.name)")
                    results.add(try benchmark.run(subject, settings))
                }
            }
        }
        try write(
            BenchReport.tables(
                results, settings,
                machine: Machine.facts(results, settings, loadAtStart: loadAtStart)),
            with: exporter)
    }

    private func write(_ tables: [ReportTable], with exporter: any Exporter.Type) throws {
        let document = ResultDocument(
            command: "bench", version: ProgramVersion.number, tables: tables)
        let text = try exporter.render(document, options: RenderOptions(tableName: shown))
        if let output {
            try FileOutput.write(text, to: output)
        } else {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        }
    }

    /// The tables to run on, each made when its turn comes, so that one is in memory at a time.
    private func subjects(scratch: String) throws -> [() throws -> Subject] {
        let needsFile = try chosenBenchmarks().contains { $0.needsFile }
        if !table.isEmpty { return table.map { path in { try Subject(path: path) } } }
        return try chosenSizes().map { n in
            if n == 1435, let path = Places.wiod2011 { return { try Subject(path: path) } }
            return { try Subject(synthetic: n, folder: needsFile ? scratch : nil) }
        }
    }

    private func chosenSizes() throws -> [Int] {
        let parts = sizes.split(separator: ",")
        let numbers = parts.compactMap { Int($0) }.filter { $0 > 0 }
        guard numbers.count == parts.count, !numbers.isEmpty else {
            throw ValidationError("--sizes takes positive numbers, such as 400,1435")
        }
        return numbers + (large ? [9800] : [])
    }

    /// The sizes of `--scale`: those that were given, else some from small to very large.
    private func scaleSizes() throws -> [Int] {
        if sizes != Self.usualSizes { return try chosenSizes() }
        return [400, 1435, 2464, 4900, 9840] + (large ? [19_680] : [])
    }

    private func chosenBenchmarks() throws -> [any Benchmark.Type] {
        guard let only else { return Benchmarks.all }
        let known = Benchmarks.all.map { $0.name }
        let names = only.split(separator: ",").map(String.init)
        for name in names where !known.contains(name) {
            throw ValidationError(
                "no benchmark is called \(name); there are \(known.joined(separator: ", "))")
        }
        return Benchmarks.all.filter { names.contains($0.name) }
    }

    private func note(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }
}

/// Where the benchmark finds other files.
enum Places {
    /// The settings that the options stand for.
    static func settings(_ options: BenchCommand, scratch: String) -> Settings {
        let bench = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let folder = String(bench[..<(bench.lastIndex(of: "/") ?? bench.startIndex)])
        return Settings(
            repetitions: options.repetitions, budget: options.budget,
            time: options.processorTime ? .processor : .wall,
            program: "\(folder)/chokepoint", bench: bench, python: options.python,
            peersScript: "Scripts/bench-peers.py",
            readersScript: "Scripts/bench-readers.py", scratch: scratch,
            threads: BLASThreads.count ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// WIOD 2011, where it is found.
    static var wiod2011: String? {
        let listed = ProcessInfo.processInfo.environment["CHOKEPOINT_TABLES"] ?? ""
        let folders = ["Tables"] + listed.split(separator: ":").map(String.init)
        return folders.map { "\($0)/wiod2013-2011.h5" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}

extension Settings {
    /// Finds out before anything is timed whether the programs that will be run are there.
    func check(_ benchmarks: [any Benchmark.Type]) throws {
        func isChosen(_ benchmark: any Benchmark.Type) -> Bool {
            benchmarks.contains { $0.name == benchmark.name }
        }
        let wholePrograms: [any Benchmark.Type] = [
            RestrictionBenchmark.self, SweepBenchmark.self, TextBenchmark.self,
            TradeBenchmark.self,
        ]
        if wholePrograms.contains(where: isChosen), !FileManager.default.fileExists(atPath: program)
        {
            throw BenchError.missing(
                program, remedy: "build it with 'swift build -c release --product chokepoint'")
        }
        guard let python else { return }
        let scripts = [
            isChosen(PeersBenchmark.self) ? peersScript : nil,
            isChosen(TextBenchmark.self) ? readersScript : nil,
        ].compactMap(\.self)
        if scripts.isEmpty { return }
        for script in scripts where !FileManager.default.fileExists(atPath: script) {
            throw BenchError.missing(script, remedy: "run from the package's root folder")
        }
        _ = try ChildRun.run(
            "/usr/bin/env", [python, "-c", ""], ProcessInfo.processInfo.environment)
    }
}

import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import Scenarios
import Sweeps
import Workspace

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Varies what is uncertain in a scenario, and says how much hangs on it.",
        discussion: """
            A sweep file is a scenario with a block 'sweep': what is varied (any field of the file by its \
            path), how, and what is watched. --set varies a field of any scenario: FROM:TO:STEP and \
            A,B,C are values of a grid, FROM:TO is a range to draw from. Draws depend on the seed alone, \
            never on threads or order; a draw that fails is recorded with its reason.

            Examples:
              chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1:0.1' --format csv
              chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' --draws 500 \
            --store mine.draws
              chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' --draws 500 \
            --store mine.draws --resume
              chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' --shard 1/2 \
            --store part-1.draws
              chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' --shard 2/2 \
            --store part-2.draws
              chokepoint sweep merge part-1.draws part-2.draws -o all.draws
              chokepoint sweep report all.draws
              chokepoint sweep report all.draws -o all.h5
            """,
        subcommands: [Run.self, Merge.self, Report.self], defaultSubcommand: Run.self)
}

extension SweepCommand {
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Runs a sweep (what happens without a subcommand).")

        @Argument(
            help: ArgumentHelp("A scenario file, with or without a sweep.", valueName: "scenario"),
            completion: .file(extensions: ["yaml", "yml", "json"]))
        var scenario: String

        @OptionGroup var choices: SweepArguments
        @OptionGroup var keeping: StoreArguments
        @OptionGroup var analysis: SweepResult.Arguments

        @Flag(help: "Only check the file, and say what would be done.")
        var check = false

        @OptionGroup var tableOptions: TableOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let session = try Session("sweep", output, cached: !tableOptions.noCache)
            try analysis.check(output)
            let overrides = try choices.overrides()
            let scenario = try Scenario.read(path: scenario, ModelArguments.registry)
            let plan = try SweepPlan(scenario, overrides)
            let isComplete = try BLASThreads.withSingleThread {
                let sweep = try SweepSession(plan, session, shard: keeping.part)
                if check {
                    try session.write(SweepDocument(sweep).checked())
                    return true
                }
                return try solve(sweep)
            }
            if !isComplete { throw FailedCheck() }
        }

        /// Solves and reports; false when it was interrupted.
        private func solve(_ sweep: SweepSession) throws -> Bool {
            let threads = output.threads ?? Processors.count
            let kept = try keeping.open(sweep.header)
            let draws = SweepDraws(sweep.header, kept)
            let isComplete = try sweep.solve(
                kept?.remaining ?? sweep.header.range, threads: threads, deliver: draws.append)
            if isComplete { try kept?.finish() }
            let result = SweepResult(session: sweep.session, arguments: analysis)
            try result.write(
                SweepDocument(sweep).solved(threads: threads), try draws.source(),
                isInterrupted: !isComplete, store: keeping.store)
            return isComplete
        }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Puts the draws of shards together into one file.",
            discussion: """
                The result is byte for byte the file of an undivided run. All shards must be there and \
                finished, and be of the same sweep.

                Example:
                  chokepoint sweep merge part-1.draws part-2.draws -o all.draws
                """)

        @Argument(
            help: ArgumentHelp("Files of draws.", valueName: "draws"), completion: .file())
        var parts: [String]

        @Option(
            name: [.customShort("o"), .long], help: "The file to write.", completion: .file())
        var output: String

        func run() throws { try DrawFile.merge(parts, to: output) }
    }
}

/// What the command line says about what is varied and how.
struct SweepArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Vary a field: PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…; may be repeated.",
            valueName: "path=values"))
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            "How draws are chosen: \(SweepMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "method"),
        completion: .list(SweepMethod.allCases.map(\.rawValue)))
    var method: SweepMethod?

    @Option(
        help: ArgumentHelp(
            "Draws of latin-hypercube, base points of sobol, trajectories of morris.",
            valueName: "N"))
    var draws: Int?

    @Option(help: ArgumentHelp("Seed of all random numbers.", valueName: "N"))
    var seed: Int?

    @Option(
        help: ArgumentHelp(
            "Watch COLUMN.REGION, with MODEL: before it for one of several models; the region may be "
                + "*, world, a @group or an industry; may be repeated.", valueName: "metric"))
    var metric: [String] = []

    func validate() throws {
        if let draws, !(1...100_000_000).contains(draws) {
            throw ValidationError("--draws takes 1 to 100000000, not \(draws)")
        }
        if let seed, seed < 0 { throw ValidationError("--seed takes 0 or more, not \(seed)") }
    }

    /// The same for a plan.
    /// - Throws: every `--set` that means nothing.
    func overrides() throws(Diagnostics) -> SweepPlan.Overrides {
        var problems = Diagnostics()
        var overrides = SweepPlan.Overrides()
        for text in set {
            do throws(Diagnostics) {
                overrides.vary.append(try SetSyntax.parse(text, at: .init(place: "--set")))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        overrides.method = method
        overrides.draws = draws
        overrides.seed = seed
        overrides.metrics = metric.map {
            MarkedValue(content: .text($0), location: .init(place: "--metric"))
        }
        return overrides
    }
}

extension SweepMethod: ExpressibleByArgument {}

/// Where draws are kept, and which of them.
struct StoreArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Keep the draws in this file.", valueName: "file"), completion: .file())
    var store: String?

    @Flag(help: "Continue the file of --store where it was interrupted.")
    var resume = false

    @Option(
        help: ArgumentHelp(
            "Solve part I of N only, for job arrays; 'sweep merge' puts parts together.",
            valueName: "I/N"))
    var shard: String?

    func validate() throws {
        if resume, store == nil { throw ValidationError("--resume needs the file: --store FILE") }
        if shard != nil {
            if store == nil {
                throw ValidationError("--shard needs a file to merge later: --store FILE")
            }
            if parsed == nil { throw ValidationError("--shard takes I/N, such as 3/16") }
        }
    }

    /// The part of the draws.
    var part: SweepShard { parsed ?? .whole }

    private var parsed: SweepShard? {
        let parts = (shard ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
            SweepShard.isPossible(number, of: count)
        else { return nil }
        return SweepShard(number: number, of: count)
    }

    /// The file, new or continued; nil where draws are not kept.
    func open(_ header: SweepHeader) throws(Diagnostics) -> DrawFile? {
        guard let store else { return nil }
        return resume
            ? try DrawFile.resume(store, header: header)
            : try DrawFile.create(store, header: header)
    }
}

public import ArgumentParser
import Scenarios
import Sweeps
import Workspace

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Varies what is uncertain in a scenario, and says how much depends on it.",
        discussion: """
            A sweep file is a scenario with a block 'sweep': what is varied (any field of the file \
            by its path), how, and what is watched. --set varies a field of any scenario: \
            FROM:TO:STEP and A,B,C are values of a grid, FROM:TO is a range to draw from. Draws \
            depend on the seed alone, never on threads or order; a draw that fails is recorded \
            with its reason.

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
    struct Run: DrawsCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Runs a sweep (what happens without a subcommand).")

        @Argument(
            help: ArgumentHelp("A scenario file, with or without a sweep.", valueName: "scenario"),
            completion: .file(extensions: ["yaml", "yml", "json"]))
        var scenario: String

        @OptionGroup var choices: SweepArguments
        @OptionGroup var keeping: StoreArguments
        @OptionGroup var analysis: SweepAnalysisArguments

        @Flag(help: "Only check the file, and say what would be done.")
        var check = false

        @OptionGroup var tableOptions: TableOptions
        @OptionGroup var output: OutputOptions

        var question: SweepQuestion {
            var question = SweepQuestion()
            question.source = ScenarioSource(scenario)
            question.set = choices.set
            question.method = choices.method
            question.draws = choices.draws
            question.seed = choices.seed
            question.metric = choices.metric
            question.store = keeping.store
            question.resume = keeping.resume
            question.shard = keeping.shard
            question.analysis = analysis.choices
            question.check = check
            question.top = output.top
            question.reading = tableOptions.reading.choices
            return question
        }

        var isCached: Bool { !tableOptions.noCache }
        var verifies: Bool { tableOptions.verify }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Puts the draws of shards together into one file.",
            discussion: """
                The result is byte for byte the file of an undivided run. All shards must be there \
                and finished, and be of the same sweep.

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
            valueName: "path=values"), completion: .sweepPaths)
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            How draws are chosen: \
            \(SweepMethod.allCases.map(\.rawValue).joined(separator: ", ")).
            """,
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
            """
            Watch COLUMN.REGION, with MODEL: before it for one of several models; the region \
            may be 
            """
                + "*, world, a @group or an industry; may be repeated.", valueName: "metric"))
    var metric: [String] = []
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
}

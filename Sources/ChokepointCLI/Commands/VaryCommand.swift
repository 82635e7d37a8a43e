import ArgumentParser
import Workspace

/// Another command, asked for several values of its options.
struct VaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vary",
        abstract: "Asks another command for several values of its options.",
        discussion: """
            First come options with their values, then the command as usual. The tables of all \
            answers are put below each other, and a table ‘range’ says how far each number moves. \
            Several options make every combination, 200 at most. Parameters of models are drawn \
            with their probabilities by ‘sweep’.

            Examples:
              chokepoint vary damping=0.5,0.85,0.95 centrality icio2023-2019-g20x20
              chokepoint vary threshold=0.01:0.05:5 influence icio2023-2019-g20x20 --top 5
              chokepoint vary method=kww,wwz decompose icio2023-2019-g20x20 --exporter KOR
            """)

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp(
            "OPTION=VALUE,VALUE or OPTION=FROM:TO:COUNT, then a command and its arguments.",
            valueName: "values and command"))
    var arguments: [String] = []

    /// The leading words with values.
    private var over: [String] {
        Array(arguments.prefix { $0.contains("=") && !$0.hasPrefix("-") })
    }

    private var inner: [String] { Array(arguments.dropFirst(over.count)) }

    private static let example = "chokepoint vary damping=0.5,0.85 centrality TABLE"

    func validate() throws {
        if let first = arguments.first, first == "--help" || first == "-h" {
            throw CleanExit.helpRequest(self)
        }
        if over.isEmpty {
            throw ValidationError(
                "name an option and its values before the command, such as: \(Self.example)")
        }
        try checkInner(inner, example: Self.example, ofItself: "vary cannot be varied")
    }

    func run() throws {
        let command = try RootCommand.parseAsRoot(inner)
        guard let asking = command as? any AskingCommand else {
            throw ValidationError("‘\(inner[0])’ has no answer to vary")
        }
        try vary(asking)
    }

    private func vary(_ command: some AskingCommand) throws {
        let run = try CommandRun(command.output, cached: command.isCached)
        try run.write(try run.answer(VaryQuestion(command.question, over: over)))
    }
}

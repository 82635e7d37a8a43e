import ArgumentParser
import Workspace

/// What another command takes.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Says how much memory and time another command takes, before it does.",
        discussion: """
            The command's table is opened and nothing is computed. Memory is what the command \
            holds at its peak; time is rough. Every command checks its memory by itself and stops \
            before it allocates what cannot be had; its --force goes on all the same.

            Examples:
              chokepoint plan scan icio2023-2019-g20x20
              chokepoint plan shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --format json
            """)

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("A command and its arguments.", valueName: "command"))
    var arguments: [String] = []

    func validate() throws {
        try checkInner(
            arguments, example: "chokepoint plan scan TABLE", ofItself: "a plan cannot be planned")
    }

    func run() throws {
        let command = try RootCommand.parseAsRoot(arguments)
        guard let asking = command as? any AskingCommand else {
            throw ValidationError("‘\(arguments[0])’ computes nothing with a table")
        }
        try Self.plan(asking)
    }

    private static func plan(_ command: some AskingCommand) throws {
        let run = try CommandRun(command.output, cached: command.isCached)
        try run.write(try run.answer(PlanQuestion(command.question)))
    }
}

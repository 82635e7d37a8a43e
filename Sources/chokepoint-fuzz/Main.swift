import ArgumentParser

@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chokepoint-fuzz",
        abstract: "Reads changed copies of small tables, to find crashes, hangs and memory.",
        subcommands: [
            FuzzCommand.self, WorkerCommand.self, ReplayCommand.self, SamplesCommand.self,
        ],
        defaultSubcommand: FuzzCommand.self)
}

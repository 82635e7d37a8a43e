import ArgumentParser

@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chokepoint-bench",
        abstract: "Times the package on this machine, as ratios to its own dgemm rate.",
        subcommands: [BenchCommand.self, MeasureCommand.self], defaultSubcommand: BenchCommand.self)
}

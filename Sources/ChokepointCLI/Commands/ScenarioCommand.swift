import ArgumentParser
import Scenarios
import Workspace

struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Writes a scenario template, or the format of scenario files.",
        discussion: """
            Example:
              chokepoint scenario init icio2023-2019-g20x20 -o mine.yaml
              chokepoint run mine.yaml
            """,
        subcommands: [Init.self, Schema.self])

    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Writes a commented scenario for a table, which runs as it is.")

        @OptionGroup var input: TableArgument
        @OptionGroup(title: "Reading the table") var reading: ReadingOptions

        @Option(
            name: [.customShort("o"), .long],
            help: "Write to this file instead of standard output.", completion: .file())
        var output: String?

        @Flag(help: "Replace the file if it exists.")
        var force = false

        func run() throws {
            let target = try TextTarget(output, endings: ["yaml", "yml"], force: force)
            let progress = Progress(isEnabled: Terminal.errorIsTerminal)
            let workspace = Workspace(
                cache: .init(limit: try CacheLimit.fromEnvironment()), memory: 0)
            let template = try workspace.scenarioTemplate(
                for: input.table, reading.choices, progress: progress)
            progress.finish()
            try target.write(template)
        }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Prints the JSON Schema of scenario files, for editors.")

        @Option(
            name: [.customShort("o"), .long],
            help: "Write to this file instead of standard output.", completion: .file())
        var output: String?

        @Flag(help: "Replace the file if it exists.")
        var force = false

        func run() throws {
            let target = try TextTarget(output, endings: ["json"], force: force)
            try target.write(JSONSchema.scenario(ModelChoices.registry))
        }
    }
}

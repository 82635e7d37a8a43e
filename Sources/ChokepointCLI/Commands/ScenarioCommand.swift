import ArgumentParser
import InputOutput
import Reporting
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
            if let output, !force, TableFinder.exists(output) {
                throw Diagnostics([
                    Diagnostic(
                        .error, "file-exists", "the file exists", at: .init(file: output),
                        remedy: "choose another name, or replace it with --force")
                ])
            }
            let session = try Session(
                "scenario init", OutputOptions.parse([]), cached: true, reading: reading)
            let opened = try session.open(input.table)
            session.progress.finish()
            try write(
                Template.scenario(
                    for: opened.table, name: input.table, ModelArguments.registry), to: output)
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

        func run() throws { try write(JSONSchema.scenario(ModelArguments.registry), to: output) }
    }
}

/// Writes a text where `-o` says.
private func write(_ text: String, to output: String?) throws {
    if let output {
        try FileOutput.write(text, to: output)
    } else {
        Terminal.write(text)
    }
}

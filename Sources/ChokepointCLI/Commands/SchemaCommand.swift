import ArgumentParser
import Reporting
import Workspace

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of all questions, for 'ask' and other programs.",
        discussion: """
            A question is a JSON object: command, and the command's options with _ for -. The \
            Python and R packages are made from this schema.

            Examples:
              chokepoint schema
              chokepoint schema -o questions.schema.json
            """)

    @Option(
        name: [.customShort("o"), .long],
        help: "Write to this file instead of standard output.", completion: .file())
    var output: String?

    func run() throws {
        let schema = Questions.schema(describing: CommandWords.all)
        if let output {
            try FileOutput.write(schema, to: output)
        } else {
            Terminal.write(schema)
        }
    }
}

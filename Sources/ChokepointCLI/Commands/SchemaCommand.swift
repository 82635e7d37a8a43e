import ArgumentParser
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

    @Flag(help: "Replace the file if it exists.")
    var force = false

    func run() throws {
        let target = try TextTarget(output, endings: ["json"], force: force)
        try target.write(Questions.schema(describing: CommandWords.all))
    }
}

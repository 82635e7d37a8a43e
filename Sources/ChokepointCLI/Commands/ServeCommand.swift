import ArgumentParser
import Explorer

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers questions over HTTP, for browsers and programs on this machine.",
        discussion: """
            Prints one line when it is ready: the address to open, with a token that nobody can \
            guess. It serves the pages of 'chokepoint explore' and an interface for programs: POST \
            /api/COMMAND takes a question as JSON and answers the result document; GET /api/schema \
            describes all questions. It writes no files, opens tables by their names only, and \
            stops at Control-C or SIGTERM.

            Examples:
              chokepoint serve
              chokepoint serve icio2023-2019-g20x20 --port 8080
            """)

    @OptionGroup var options: ServingOptions

    func run() throws {
        try Serving.run(options) { address in Terminal.write(address + "\n") }
    }
}

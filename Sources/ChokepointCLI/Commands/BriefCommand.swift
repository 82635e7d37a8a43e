import ArgumentParser

/// Another command, its answer as one page.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Writes the answer of another command as one page to hand on.",
        discussion: """
            The page has the question, the answer, the range over models, a map, three caveats, \
            the sources, and the command that makes it again. It needs nothing but itself, and \
            takes two pages of A4 at most when a browser prints it. '--brief' on any command does \
            the same.

            Examples:
              chokepoint brief shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% -o page.html
              chokepoint brief scan icio2023-2019-g20x20 --importer KOR -o page.html
            """)

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("A command and its arguments.", valueName: "command"))
    var arguments: [String] = []

    func validate() throws {
        try checkInner(
            arguments, example: "chokepoint brief shock …",
            ofItself: "‘brief’ takes another command, not ‘brief’")
    }

    func run() throws {
        var command = try RootCommand.parseAsRoot(arguments + ["--brief"])
        try command.run()
    }
}

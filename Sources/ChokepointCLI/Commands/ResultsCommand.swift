import ArgumentParser
import Workspace

struct ResultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results", abstract: "Works with results that were kept as JSON.",
        discussion: """
            Example:
              chokepoint results compare before.json after.json
            """,
        subcommands: [Compare.self])

    struct Compare: AskingCommand {
        static let configuration = CommandConfiguration(
            commandName: "compare",
            abstract: "Shows two results side by side: answers, assumptions, and every number.",
            discussion: """
                Both are files that --format json wrote. Rows of tables are found by their words, \
                columns by their names.

                Examples:
                  chokepoint results compare before.json after.json
                  chokepoint results compare before.json after.json --table differences \
                --format csv
                """)

        @Argument(
            help: ArgumentHelp("The first result, JSON.", valueName: "first"),
            completion: .file(extensions: ["json"]))
        var first: String

        @Argument(
            help: ArgumentHelp("The second result, JSON.", valueName: "second"),
            completion: .file(extensions: ["json"]))
        var second: String

        @OptionGroup var output: OutputOptions

        var question: ResultsCompareQuestion {
            var question = ResultsCompareQuestion()
            question.first = first
            question.second = second
            question.top = output.top
            return question
        }

        var isCached: Bool { false }
    }
}

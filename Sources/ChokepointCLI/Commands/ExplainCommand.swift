import ArgumentParser
import Reporting
import Workspace

struct ExplainCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains a term, a model, a parameter, an indicator or a column.",
        discussion: """
            Says what a word means, how it is computed, where it comes from, and what to look up \
            next. Without a word it lists all of them. Every column of every result has an entry.

            Examples:
              chokepoint explain
              chokepoint explain look-through
              chokepoint explain trade-ge
              chokepoint explain welfare_change_pct
            """)

    @Argument(
        help: ArgumentHelp("A word, as results and options have it.", valueName: "word"),
        completion: .custom { _, _, _ in Glossary.all.map(\.term).filter { !$0.contains(" ") } })
    var term: [String] = []

    @OptionGroup var output: OutputOptions

    var question: ExplainQuestion {
        var question = ExplainQuestion()
        question.term = term.isEmpty ? nil : term.joined(separator: " ")
        question.top = output.top
        return question
    }

    var isCached: Bool { false }
}

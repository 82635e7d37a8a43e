import Workspace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the help of the commands says, by the commands and fields of questions.
enum CommandWords {
    /// The words of all commands: a field is the option, or the argument, of its name.
    static var all: [String: Questions.Words] {
        let help: Help
        do {
            help = try JSONDecoder().decode(Help.self, from: Data(RootCommand._dumpHelp().utf8))
        } catch {
            preconditionFailure("the help of commands has another form: \(error)")
        }
        var words: [String: Questions.Words] = [:]
        help.command.collect(prefix: "", into: &words)
        for (command, fields) in elsewhere {
            for (field, text) in fields { words[command]?.fields[field] = text }
        }
        return words
    }

    /// What the help says under another name, or not at all as nobody types it.
    private static let elsewhere = [
        "exposure": ["tables": "Tables: paths, or names; several are compared, such as years."],
        "concentration": ["more_tables": moreTables], "position": ["more_tables": moreTables],
        "decompose": ["more_tables": moreTables], "footprint": ["more_tables": moreTables],
        "sda": ["tables": "Two tables or more, in the order of their years."],
        "screen": ["tables": "A table, or several in the order of their years."],
        "run": ["text": scenarioText],
        "sweep": ["text": scenarioText],
        "sweep report": ["file": "The file of draws."],
        "convert": [
            "table": "The table to read: a path, or a name.", "output": "Where to write it.",
        ],
        "plan": ["question": "The other question, as its JSON object."],
        "vary": [
            "question": "The other question, as its JSON object.",
            "over": "Choices and their values, each CHOICE=VALUE,VALUE or CHOICE=FROM:TO:COUNT.",
        ],
        "explain": ["term": "The word to explain; without one, all words are listed."],
        "aggregate": ["group": "Lets @NAME stand for these region codes."],
    ]

    private static let moreTables = "Further tables, such as those of other years."
    private static let scenarioText = "The scenario itself as YAML or JSON, instead of a file."

    private struct Help: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
        let defaultSubcommand: String?

        /// The words of this command's subcommands, by what is typed, such as `satellite add`.
        func collect(prefix: String, into words: inout [String: Questions.Words]) {
            for command in subcommands ?? [] {
                let path = (prefix.isEmpty ? "" : "\(prefix) ") + command.commandName
                // A command that stands for one of its own takes that one's arguments.
                let standard = command.subcommands?.first {
                    $0.commandName == command.defaultSubcommand
                }
                let arguments = (command.arguments ?? []) + (standard?.arguments ?? [])
                words[path] = Questions.Words(
                    title: command.abstract, text: command.discussion ?? standard?.discussion,
                    fields: Dictionary(arguments.compactMap(\.words)) { first, _ in first })
                command.collect(prefix: path, into: &words)
            }
        }
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }
        let kind: String
        let abstract: String?
        let valueName: String?
        let preferredName: Name?

        /// The field and what is said of it.
        var words: (String, String)? {
            let name = kind == "positional" ? valueName : preferredName?.name
            guard let name, let abstract else { return nil }
            return (String(name.map { $0 == "-" ? "_" : $0 }), abstract)
        }
    }
}

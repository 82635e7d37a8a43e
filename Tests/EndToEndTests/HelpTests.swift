import Foundation
import TestSupport
import Testing

/// The help of every command is what it was when somebody last looked at it.
@Suite struct HelpTests {
    @Test func everyCommandHasHelpWithAnExample() throws {
        let root = try Program.run("--help")
        #expect(root.status == 0)
        try expectSnapshot(root.output, named: "help")
        let commands = Self.commands(in: root.output)
        #expect(commands.count >= 11)
        for command in commands {
            let help = try Program.run("help", command)
            #expect(help.status == 0, "help \(command)")
            #expect(help.output.contains("xample"), "no example in the help of \(command)")
            try expectSnapshot(help.output, named: "help-\(command)")
        }
    }

    /// Of two options with one name the parser would fill one, and the other would be silent.
    @Test func everyOptionHasANameOfItsOwn() throws {
        let run = try Program.run("--experimental-dump-help")
        let help = try JSONDecoder().decode(Help.self, from: Data(run.output.utf8))
        var checked = 0
        func check(_ command: Help.Command) {
            let names = (command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
            let twice = Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys
            // Of ‘help’ the parser says its own option twice.
            #expect(
                twice.isEmpty || command.commandName == "help",
                "\(command.commandName): \(twice.sorted())")
            checked += names.count
            (command.subcommands ?? []).forEach(check)
        }
        check(help.command)
        #expect(checked > 500)
    }

    private struct Help: Decodable {
        let command: Command

        struct Command: Decodable {
            let commandName: String
            let arguments: [Argument]?
            let subcommands: [Command]?
        }

        struct Argument: Decodable {
            let names: [Name]?
        }

        struct Name: Decodable {
            let name: String
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScriptsAreMade(shell: String) throws {
        let run = try Program.run("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.output.contains("chokepoint"))
    }

    /// A shell asks for what may stand where labels do: codes, names, and groups of the table.
    @Test(arguments: [
        ("exposure", "--user", "KOR/C,J", ["KOR/C,JPN", "KOR/C,Japan", "KOR/C,@eu27"]),
        ("exposure", "--supplier", "KOR/", ["KOR/C", "KOR/Manufacturing"]),
        ("scan", "--importer", "@", ["KOR", "South_Korea", "@g7", "@own"]),
        ("scan", "--sector", "A,", ["A,C", "A,Manufacturing"]),
        ("shock", "--restrict", "JPN/C:", ["JPN/C:KOR", "JPN/C:@g20", "JPN/C:@own"]),
        ("shock", "--restrict", "JPN/", ["JPN/C"]),
    ])
    func labelsAreCompleted(
        command: String, option: String, typed: String, offered: [String]
    ) throws {
        let words = [
            "chokepoint", command, "icio2023-2019-g20x20", "--group", "own=KOR", option, typed,
        ]
        let run = try Program.run.run(
            ["---completion", command, "--", option, "6", "\(typed.count)"] + words)
        #expect(run.status == 0)
        let lines = Set(run.output.split(separator: "\n").map(String.init))
        #expect(lines.isSuperset(of: offered), "\(lines.sorted().prefix(20))")
    }

    /// Names in the lists of subcommands: lines indented by two with a name and its abstract.
    private static func commands(in help: String) -> [String] {
        guard let start = help.range(of: "SUBCOMMANDS:") else { return [] }
        return help[start.upperBound...].split(separator: "\n").compactMap { line in
            guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            let name = line.drop { $0 == " " }.prefix { $0 != " " }
            let isName = name.allSatisfy { $0.isLetter || $0 == "-" } && name != "See"
            return isName && !name.isEmpty ? String(name) : nil
        }
    }
}

import ArgumentParser
import InputOutput
import Workspace

struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chokepoint",
        abstract:
            "Who loses when a government restricts an export, how much, and how sure are you?",
        discussion: """
            Loads multi-region input-output tables, solves their Leontief systems, and traces what \
            an export restriction does to the exporter, the importer and everybody else.

            Begin with a table that is shipped:
              chokepoint tables
              chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%

            TABLE is a path, or a name found in Tables/ or in $CHOKEPOINT_TABLES (folders \
            separated by ':'). Industries are written REGION/SECTOR; lists have commas, * is all.

            Exit status: 0 fine, 1 a model or data failure, 2 wrong usage or unreadable input, \
            70 a bug, 74 standard output cannot be written, or nobody reads a named pipe.
            """,
        version: Workspace.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Tables",
                subcommands: [
                    TablesCommand.self, InfoCommand.self, CheckCommand.self, ConvertCommand.self,
                    CompareCommand.self, AggregateCommand.self, DisaggregateCommand.self,
                    RasCommand.self, ProjectCommand.self, DeflateCommand.self,
                    SatelliteCommand.self, GroupsCommand.self, SupplyUseCommand.self,
                    SymmetricCommand.self,
                ]),
            CommandGroup(
                name: "Analysis",
                subcommands: [
                    SolveCommand.self, MultipliersCommand.self, OriginsCommand.self,
                    ExposureCommand.self, ConcentrationCommand.self, PositionCommand.self,
                    DecomposeCommand.self, FootprintCommand.self, ScanCommand.self,
                    SensitivityCommand.self, PathsCommand.self, LinkagesCommand.self,
                    LengthsCommand.self, FragmentationCommand.self, InfluenceCommand.self,
                    TriangulateCommand.self, CentralityCommand.self, SdaCommand.self,
                    TivaCommand.self, ScreenCommand.self, ResponsibilityCommand.self,
                    VaryCommand.self,
                ]),
            CommandGroup(
                name: "Shocks",
                subcommands: [
                    ShockCommand.self, RunCommand.self, SweepCommand.self, ScenarioCommand.self,
                ]),
            CommandGroup(name: "Pages", subcommands: [BriefCommand.self]),
            CommandGroup(
                name: "Products",
                subcommands: [ProductsCommand.self, ProductCommand.self, MirrorCommand.self]),
            CommandGroup(
                name: "Explorer", subcommands: [ExploreCommand.self, ServeCommand.self]),
            CommandGroup(
                name: "Results", subcommands: [ExplainCommand.self, ResultsCommand.self]),
            CommandGroup(
                name: "This program",
                subcommands: [
                    PlanCommand.self, DoctorCommand.self, CacheCommand.self, AskCommand.self,
                    SchemaCommand.self,
                ]),
        ])
}

extension RootCommand {
    /// What is said when the first argument is no command; nil when it is one, or an option.
    static func unknownCommand(_ arguments: some Sequence<String>) -> String? {
        guard let word = arguments.first(where: { _ in true }), !word.hasPrefix("-") else {
            return nil
        }
        let known =
            configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if known.contains(word) { return nil }
        let remedy =
            Suggestion.nearest(to: word, in: known).map { "did you mean \($0)?" }
            ?? "'chokepoint help' lists the commands"
        return "error: there is no command ‘\(word)’ (\(remedy))"
    }
}

import ArgumentParser
import Workspace

/// Options that leave all but some counterparty sectors out of account.
struct CountedSectorsOptions: ParsableArguments {
    @Flag(help: "Count manufacturing sectors only, by the provider's codes.")
    var industrial = false

    @Option(
        help: ArgumentHelp(
            "Count these suppliers' sectors only, above and below the line.", valueName: "sectors"),
        completion: .sectors)
    var among: String?

    /// What the user chose.
    var choices: CountedSectors {
        var choices = CountedSectors()
        choices.industrial = industrial
        choices.among = among
        return choices
    }
}

import Analyses
import ArgumentParser
import Workspace

/// Options of a carbon price on imports.
struct CarbonBorderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Price of emissions, such as 80 (per t, in the currency of the answer) or '80 USD/t'.",
            valueName: "price"))
    var carbonPrice: String?

    @Option(
        help: ArgumentHelp("Sectors whose products are charged.", valueName: "sectors"),
        completion: .sectors)
    var covered: String?

    @Option(
        help: ArgumentHelp(
            "Regions that charge their imports, such as @eu27.", valueName: "regions"),
        completion: .regions)
    var importer: String?

    @Option(help: "Which emissions of a flow are charged.")
    var scope: CarbonBorderExposure.Scope = .embodied

    /// What the user chose.
    var choices: CarbonBorderChoices {
        var choices = CarbonBorderChoices()
        choices.carbonPrice = carbonPrice
        choices.covered = covered
        choices.importer = importer
        choices.scope = scope
        return choices
    }
}

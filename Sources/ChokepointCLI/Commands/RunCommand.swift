import ArgumentParser
import Workspace

struct RunCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a scenario file.",
        discussion: """
            A scenario file (YAML or JSON) names a table and what happens: restrictions, demand \
            and capacity changes, tariffs, a carbon price, product overlays, a timeline. \
            'chokepoint scenario init TABLE' writes one with every field explained; \
            Scripts/scenarios has worked cases.

            Examples:
              chokepoint scenario init icio2023-2019-g20x20 -o mine.yaml
              chokepoint run mine.yaml --check
              chokepoint run mine.yaml --format json -o result.json
            """)

    @Argument(
        help: ArgumentHelp("A scenario file.", valueName: "scenario"),
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var scenario: String

    @Flag(help: "Only check the file against the format and its table.")
    var check = false

    @Flag(
        help: """
            Add to the table ‘numerics’ how many seconds each model took, which differs from run \
            to run.
            """)
    var timings = false

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: RunQuestion {
        var question = RunQuestion()
        question.source = ScenarioSource(scenario)
        question.check = check
        question.top = output.top
        question.timings = timings
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}

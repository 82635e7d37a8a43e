import ArgumentParser
import Workspace

struct RasCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "ras",
        abstract: "Balances a table to new totals by RAS, or GRAS where cells are negative.",
        discussion: """
            A totals file is a CSV; its last column says what it holds:
              region,sector,output              new output of an industry
              region,sector,value_added         new value added
              region,sector,output_growth       growth of it, as 3% or 0.03
              region,sector,value_added_growth  likewise
              region,category,final_demand      new total of a final-demand column
              region,category,final_demand_growth
            A column may be left out, and * stands for all: region,output holds the totals of \
            regions, which their industries share as they do now. Of growth rates the line that \
            fits most closely counts.

            What is not given follows: output and value added grow together; taxes with output; \
            final demand with its region's income and by one factor that closes the world; \
            accounts with their industry's output. Cells keep their sign, and zeros stay: where a \
            total changes its sign there may be no such table, and the error names it.

            Examples:
              chokepoint ras icio2023-2019-g20x20 --totals growth.csv -o grown.h5
              chokepoint ras wiod2013-2010 --to wiod2013-2011 --industries-only -o projected.h5
              chokepoint compare projected.h5 wiod2013-2011
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of new totals; may be repeated.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var totals: [String] = []

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "A table with the same labels: all its totals, and its primary inputs, are met.",
            valueName: "table"), completion: .custom { _, _, _ in TableFinder().names() })
    var other: String?

    @Flag(
        help: "With --to: output and value added alone are met, and final demand follows.")
    var industriesOnly = false

    @Option(
        help: ArgumentHelp(
            "Largest gap that a row may keep, as a share of its cells.", valueName: "share"))
    var tolerance = 1e-10

    @Option(help: ArgumentHelp("Largest number of iterations.", valueName: "N"))
    var iterations = 2000

    @OptionGroup var target: TableOutputOptions
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    var quiet: Bool { target.quiet }

    var question: RasQuestion {
        var question = RasQuestion()
        question.table = input.table
        question.totals = totals
        question.to = other
        question.industriesOnly = industriesOnly
        question.tolerance = tolerance
        question.iterations = iterations
        question.output = target.output
        question.name = target.name
        question.force = target.overwriting.force
        question.reading = reading.choices
        return question
    }
}

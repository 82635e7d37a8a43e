import ArgumentParser
import Providers
import Workspace

struct ConvertCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Converts any readable table to another format, and says what is lost.",
        discussion: """
            The ending of DEST decides: .h5 is the native format, .npz NumPy’s archive, .xlsx an \
            Excel workbook, .pymrio a folder of text that pymrio loads, .pymrio-parquet the same \
            in Parquet, .csv and .parquet one flow a row, a name without ending or with a final / \
            a folder of CSV files. --to overrides it. What a format does not keep is said.

            Trade by customs code (BACI's zip or CSV, UN Comtrade's CSV, your own CSV) becomes a \
            native file that opens in an instant.

            Examples:
              chokepoint convert icio2023-2019-g20x20 my-folder/
              chokepoint convert my-folder/ my-table.h5
              chokepoint convert trade.csv trade.h5
            """)

    @Argument(help: "The table to read: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.")
    var source: String

    @Argument(help: "Where to write it.", completion: .file())
    var destination: String

    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "The format to write: \(TableFormats.writers.map { $0.name }.joined(separator: ", ")).",
            valueName: "format"))
    var format: String?

    @OptionGroup(title: "Reading trade") var tradeOptions: TradeOptionGroup
    @OptionGroup var overwriting: OverwriteOptions

    @Flag(name: .shortAndLong, help: "No progress and no confirmation on standard error.")
    var quiet = false

    var question: ConvertQuestion {
        var question = ConvertQuestion()
        question.table = source
        question.output = destination
        question.to = format
        question.force = overwriting.force
        question.reading = reading.choices
        question.tradeChoices = tradeOptions.choices
        return question
    }
}

import ArgumentParser
import Workspace

struct SupplyUseCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "supply-use",
        abstract: "Audits supply and use tables, and tries the four models on them.",
        discussion: """
            Supply and use by product, output and cost by industry, negative cells, and what each \
            model of the Eurostat manual would make of the tables: A product technology, B \
            industry technology, C fixed industry sales structure, D fixed product sales \
            structure. 'symmetric' writes the table of one of them.

            Read are a folder of CSV files with supply.csv and use.csv, a MARIO workbook, FIGARO's \
            matrices eu-ic-supply and eu-ic-use in one folder, and EXIOBASE's monetary tables.

            Examples:
              chokepoint supply-use my-sut/
              chokepoint supply-use my-sut/ --table balance --format csv
            """)

    @Argument(
        help: ArgumentHelp("The supply and use tables: a folder or file.", valueName: "table"),
        completion: .file())
    var table: String

    @OptionGroup var output: OutputOptions

    var question: SupplyUseQuestion {
        var question = SupplyUseQuestion()
        question.table = table
        return question
    }

    var isCached: Bool { false }
}

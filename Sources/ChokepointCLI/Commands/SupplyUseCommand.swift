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
            matrices eu-ic-supply and eu-ic-use in one folder, EXIOBASE's monetary and hybrid \
            tables, GLORIA's folder, Eora's national files, and the OECD's national tables T1500, \
            T1600 and T1610 as CSV.

            Examples:
              chokepoint supply-use my-sut/
              chokepoint supply-use my-sut/ --table balance --format csv
            """)

    @Argument(
        help: ArgumentHelp("The supply and use tables: a folder or file.", valueName: "table"),
        completion: .file())
    var table: String

    @Option(help: ArgumentHelp("Which year, where the files hold several.", valueName: "year"))
    var year: Int?

    @OptionGroup var output: OutputOptions

    var question: SupplyUseQuestion {
        var question = SupplyUseQuestion()
        question.table = table
        question.year = year
        return question
    }

    var isCached: Bool { false }
}

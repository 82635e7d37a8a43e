import ArgumentParser
import InputOutput
import Workspace

struct SymmetricCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "symmetric",
        abstract: "Makes a symmetric table of supply and use tables.",
        discussion: """
            The models are those of the Eurostat manual (2008, chapter 11):

              A  product by product, product technology: every product is made with the same \
            inputs in whatever industry
              B  product by product, industry technology: an industry makes all its products with \
            the same inputs
              C  industry by industry, fixed industry sales structure: an industry sells all its \
            products to the same users
              D  industry by industry, fixed product sales structure: a product goes to the same \
            users whoever makes it

            A and C need as many products as industries and may give negative cells. These are \
            counted and kept. The assumption stands in the history of the table.

            With --totals the tables are first moved to another year by SUT-RAS (Temurshoev & \
            Timmer 2011): a CSV of kind,region,code,total with the output and inputs of \
            industries, final demand, and supply of imports, margins and taxes; totals of products \
            need not be known.

            Examples:
              chokepoint symmetric my-sut/ -o table.h5
              chokepoint symmetric my-sut/ --model A -o products.h5
              chokepoint symmetric my-sut/ --totals 2025.csv --to-year 2025 -o table-2025.h5
            """)

    @Argument(
        help: ArgumentHelp("The supply and use tables: a folder or file.", valueName: "table"),
        completion: .file())
    var table: String

    @Option(help: ArgumentHelp("Which year, where the files hold several.", valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp("The model: A, B, C or D.", valueName: "letter"))
    var model = SymmetricModel.d

    @Option(
        help: ArgumentHelp(
            "Totals that the tables are moved to first, as a CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var totals: String?

    @Option(help: ArgumentHelp("The year of the totals.", valueName: "year"))
    var toYear: Int?

    @OptionGroup var target: TableOutputOptions

    var quiet: Bool { target.quiet }

    var question: SymmetricQuestion {
        var question = SymmetricQuestion()
        question.table = table
        question.year = year
        question.model = model
        question.totals = totals
        question.toYear = toYear
        question.output = target.output
        question.name = target.name
        question.force = target.overwriting.force
        return question
    }
}

import ArgumentParser
import Analyses
import Workspace

struct DecomposeCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "decompose",
        abstract: "Splits gross exports by where value comes from and where it is absorbed.",
        discussion: """
            Columns that all methods share: gross exports EXGR, domestic content DC = DVA + DDC, \
            domestic value added DVA = VAX + REF, foreign content FC = FVA + FDC; then the \
            method's own terms, which the table terms explains.

            Methods: borin-mancini (2023; source- or sink-based, exporter perspective), kww \
            (Koopman, Wang & Wei 2014, 9 terms), wwz (Wang, Wei & Zhu 2013, 16 terms), miroudot-ye \
            (Miroudot & Ye 2021). The indicators of the OECD are those of 'chokepoint tiva'.

            Examples:
              chokepoint decompose icio2023-2019-g20x20
              chokepoint decompose wiod2013-2011 --method wwz --exporter KOR --by sector
              chokepoint decompose wiod2013-2011 --exporter KOR --partner CHN,USA
              chokepoint decompose 'wiod2013-{1995..2011}' --follow backward_share --above 30%
              chokepoint decompose wiod2013-2011 --basis sink --by partner,sector --format csv
            """)

    @OptionGroup var input: TablesArgument

    @Option(
        help: ArgumentHelp("borin-mancini, kww, wwz or miroudot-ye.", valueName: "method"),
        completion: .list(["borin-mancini", "kww", "wwz", "miroudot-ye"]))
    var method: String?

    @Option(help: "When value added counts, for borin-mancini.")
    var basis: BorinMancini.Basis?

    @Option(
        help: ArgumentHelp(
            "Rows by partner, by sector, or by both: partner,sector.", valueName: "detail"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "Partners to list, such as CHN or @eu27; rows are then by partner.",
            valueName: "regions"), completion: .regions)
    var partner: String?

    @Option(help: ArgumentHelp("Exporters to list.", valueName: "regions"), completion: .regions)
    var exporter: String?

    @Option(help: "Primary inputs that count as value added.")
    var content: ExportAccounts.Content?

    @OptionGroup(title: "Several years") var years: YearsOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: DecomposeQuestion {
        var question = DecomposeQuestion()
        question.table = input.first
        question.moreTables = input.others
        question.years = years.choices
        question.top = output.top
        question.method = method
        question.basis = basis
        question.by = by
        question.partner = partner
        question.exporter = exporter
        question.content = content
        question.rate = rateOption.rate
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}

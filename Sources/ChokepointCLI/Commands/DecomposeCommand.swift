import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct DecomposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decompose",
        abstract: "Splits gross exports by where value comes from and where it is absorbed.",
        discussion: """
            Columns that all methods share: gross exports EXGR, domestic content DC = DVA + DDC, \
            domestic value added DVA = VAX + REF, foreign content FC = FVA + FDC; then the method's own \
            terms, which the table terms explains.

            Methods: borin-mancini (2023; source- or sink-based, exporter perspective), kww (Koopman, \
            Wang & Wei 2014, 9 terms), wwz (Wang, Wei & Zhu 2013, 16 terms).

            Examples:
              chokepoint decompose icio2023-2019-g20x20
              chokepoint decompose wiod2013-2011 --method wwz --exporter KOR --by sector
              chokepoint decompose wiod2013-2011 --basis sink --by partner,sector --format csv
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("borin-mancini, kww or wwz.", valueName: "method"),
        completion: .list(["borin-mancini", "kww", "wwz"]))
    var method: String?

    @Option(help: "When value added counts, for borin-mancini.")
    var basis: BorinMancini.Basis?

    @Option(
        help: ArgumentHelp(
            "Rows by partner, by sector, or by both: partner,sector.", valueName: "detail"))
    var by: String?

    @Option(help: ArgumentHelp("Exporters to list.", valueName: "regions"))
    var exporter: String?

    @Option(help: "Primary inputs that count as value added.")
    var content: ExportAccounts.Content?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("decompose", output, tableOptions)
        let (chosen, detail) = try choices()
        let opened = try session.open(input.table)
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        let exporters = try labels.regions(exporter ?? "*", "--exporter")
        let system = try opened.system()
        session.progress.begin("decomposing exports")
        let accounts = try ExportAccounts(system, content: content ?? .allPrimaryInputs)
        let result = try chosen.decompose(accounts)
        DecompositionReport.findings(result).forEach(session.report)
        try session.write(
            [
                DecompositionReport.decomposition(
                    result, title: chosen.title, exporters: exporters, by: detail),
                DecompositionReport.participation(result, exporters: exporters),
                DecompositionReport.terms(result),
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "method", value: .text(chosen.name), source: chosen.citation,
                    isDefault: method == nil && basis == nil),
                Assumption(
                    name: "value added", value: .text(result.content.rawValue),
                    source: content == nil ? "as decompr, exvatools and icio do" : "command line",
                    isDefault: content == nil),
            ], facts: [("largest_decomposition_residual", .number(result.largestRelativeResidual))])
    }

    /// The method and the detail; what is wrong with them, all at once.
    private func choices() throws(Diagnostics) -> (
        any ExportDecompositionMethod, DecompositionReport.Detail
    ) {
        var problems = Diagnostics()
        func fail(_ code: String, _ message: String, _ option: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, code, message, at: .init(place: option), remedy: remedy))
        }
        var detail: DecompositionReport.Detail = []
        for word in (by ?? "").split(separator: ",").map({ $0.lowercased() }) {
            switch word {
            case "partner": detail.insert(.partner)
            case "sector": detail.insert(.sector)
            case "exporter": break
            default:
                fail(
                    "unknown-detail", "there is no detail '\(word)'", "--by",
                    "choose from partner, sector and partner,sector")
            }
        }
        var name = method?.lowercased() ?? "borin-mancini"
        if let basis {
            if name == "borin-mancini" {
                name += "-\(basis.rawValue)"
            } else {
                fail(
                    "no-basis", "only borin-mancini has a basis", "--basis",
                    "leave it out, or choose --method borin-mancini")
            }
        }
        let found = ExportDecompositionMethods.named(name)
        if let found, !found.isBilateral, detail.contains(.partner) {
            fail(
                "not-bilateral", "\(found.name) does not tell partners apart", "--by",
                "choose --method borin-mancini or wwz")
        }
        if found == nil {
            let known = ["borin-mancini"] + ExportDecompositionMethods.all.map(\.name)
            let nearest = Suggestion.nearest(to: name, in: known)
            fail(
                "unknown-method", "there is no method '\(name)'", "--method",
                nearest.map { "did you mean \($0)?" } ?? "choose from borin-mancini, kww and wwz")
        }
        try problems.throwIfErrors()
        guard let found else { throw problems }
        return (found, detail)
    }
}

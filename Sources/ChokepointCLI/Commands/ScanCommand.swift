import ArgumentParser
import Analyses
import InputOutput
import Reporting
import Shocks
import Providers

struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Every export restriction there could be, ranked by what it does.",
        discussion: """
            One restriction a row: an exporter delivers --cut less of a sector's products to an importer. \
            The exporter's and the world's value added change by extraction of the flow (nothing \
            replaces it); the importer's cost is what its final demand costs more when the missing part \
            costs --mark-up more, to first order. Asymmetry is the importer's cost over the exporter's \
            loss, each in % of its own GDP.

            Examples:
              chokepoint scan icio2023-2019-g20x20 --importer KOR
              chokepoint scan wiod2013-2011 --exporter CHN --rank-by asymmetry --minimum-flow 1000
              chokepoint scan wiod2013-2011 --importer @eu27 --group sector --cut 30%
              chokepoint scan wiod2013-2011 --format csv -o everything.csv
              chokepoint scan wiod2013-2011 --field field.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(help: ArgumentHelp("Importers to look at.", valueName: "regions"))
    var importer: String?

    @Option(help: ArgumentHelp("Exporters to look at.", valueName: "regions"))
    var exporter: String?

    @Option(help: ArgumentHelp("Products to look at.", valueName: "sectors"))
    var sector: String?

    @Option(help: ArgumentHelp("The part that is not delivered: 1, 0.3 or 30%.", valueName: "cut"))
    var cut: String?

    @Option(
        help: ArgumentHelp(
            "What the missing part costs more: 1 means twice its price.", valueName: "share"))
    var markUp: String?

    @Option(
        help: ArgumentHelp(
            "The column to rank by, such as importer_cost_pct_gdp, exporter_change_pct_gdp, asymmetry.",
            valueName: "column"), completion: .list(ScanColumn.allCases.map(\.rawValue)))
    var rankBy: String?

    @Option(
        help: ArgumentHelp(
            "What is restricted together: pair (nothing), sector (a product of all exporters) or "
                + "exporter (all its products); or NAME=CODE,… to let @NAME stand for codes.",
            valueName: "grouping"))
    var group: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out flows up to this size, in the table's unit.", valueName: "flow"))
    var minimumFlow: Double = 0

    @Option(
        help: ArgumentHelp(
            "Also write the change of value added of every region for every restriction: .csv written "
                + "out, .h5 in factors.", valueName: "file"), completion: .file())
    var field: String?

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(minimumFlow >= 0 && minimumFlow.isFinite) {
            throw ValidationError("--minimum-flow takes 0 or more, not \(minimumFlow)")
        }
    }

    func run() throws {
        let session = try Session("scan", output, tableOptions)
        let (parameters, column, grouping) = try choices()
        let opened = try session.open(input.table)
        let table = opened.table
        let labels = TableLabels(
            table, groups: try GroupOptions.parse(group.filter { $0.contains("=") }))
        let filter = try filter(labels)
        let system = try opened.system()
        session.progress.begin("scanning all restrictions")
        let scan = try RestrictionScan(system, parameters)
        if let field {
            session.progress.begin("writing \(field)")
            try EffectFieldFile(
                flow: scan.flow, factor: scan.factor, origins: scan.valueAddedOrigins,
                unit: table.unit, layout: table.layout
            ).write(to: field)
        }
        let rows = try scan.rows(filter, grouping: grouping, rankedBy: column)
        try session.write(
            [
                ScanReport.scan(
                    rows, of: table, rankedBy: column,
                    limit: try session.limit(forPeople: 20))
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: assumptions(parameters, grouping),
            reading: ScanReport.reading(rows, of: table, cut: parameters.cut))
    }

    private func filter(_ labels: TableLabels) throws(Diagnostics) -> RestrictionScan.Filter {
        var problems = Diagnostics()
        func chosen(
            _ text: String?, _ option: String,
            _ resolve: (String, String) throws(Diagnostics) -> [Int]
        ) -> Set<Int>? {
            do throws(Diagnostics) {
                guard let text else { return nil }
                return Set(try resolve(text, option))
            } catch {
                problems.add(error)
                return nil
            }
        }
        let filter = RestrictionScan.Filter(
            exporters: chosen(exporter, "--exporter", labels.regions),
            sectors: chosen(sector, "--sector", labels.sectors),
            importers: chosen(importer, "--importer", labels.regions), minimumFlow: minimumFlow)
        try problems.throwIfErrors()
        return filter
    }

    /// The assumptions and the column to rank by; what is wrong with them, all at once.
    private func choices() throws(Diagnostics) -> (
        RestrictionScan.Parameters, ScanColumn, RestrictionScan.Grouping
    ) {
        var problems = Diagnostics()
        func fail(_ code: String, _ message: String, _ option: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, code, message, at: .init(place: option), remedy: remedy))
        }
        let share = cut.map(RestrictionSyntax.share) ?? 1
        if !(share.map { $0 > 0 && $0 <= 1 } ?? false) {
            fail(
                "not-a-share", "'\(cut ?? "")' is not a cut", "--cut",
                "write 0.3 or 30%, above 0 and at most 1")
        }
        let premium = markUp.map(RestrictionSyntax.share) ?? 1
        if !(premium.map { $0 > 0 && $0.isFinite } ?? false) {
            fail(
                "not-a-share", "'\(markUp ?? "")' is not a mark-up", "--mark-up",
                "write 0.5 or 50%, above 0")
        }
        let name = rankBy.map { String($0.lowercased().map { $0 == "-" ? "_" : $0 }) }
        let column = name.map(ScanColumn.init(rawValue:)) ?? .importerCostPercentOfGDP
        if column == nil {
            let known = ScanColumn.allCases.map(\.rawValue)
            let nearest = name.flatMap { Suggestion.nearest(to: $0, in: known) }
            fail(
                "unknown-column", "there is no column '\(rankBy ?? "")' to rank by", "--rank-by",
                nearest.map { "did you mean \($0)?" } ?? "known: \(known.joined(separator: ", "))")
        }
        var grouping = RestrictionScan.Grouping.pair
        for word in group where !word.contains("=") {
            if let found = RestrictionScan.Grouping(rawValue: word.lowercased()) {
                grouping = found
            } else {
                fail(
                    "unknown-grouping", "'\(word)' is no grouping", "--group",
                    "choose from pair, sector and exporter, or write NAME=CODE,…")
            }
        }
        try problems.throwIfErrors()
        guard let share, let premium, let column else { throw problems }
        return (.init(cut: share, markUp: premium), column, grouping)
    }

    private func assumptions(
        _ parameters: RestrictionScan.Parameters, _ grouping: RestrictionScan.Grouping
    ) -> [Assumption] {
        [
            Assumption(
                name: "cut", value: .number(parameters.cut), unit: "share of the flow",
                source: cut == nil ? "the whole flow" : "command line", isDefault: cut == nil),
            Assumption(
                name: "mark_up", value: .number(parameters.markUp),
                unit: "of the price, on the missing part",
                source: markUp == nil ? "it costs twice as much" : "command line",
                isDefault: markUp == nil),
            Assumption(
                name: "exporter's loss", value: "flow extraction, nothing replaced",
                source: "Dietzenbacher & Lahr 2013", isDefault: true),
            Assumption(
                name: "importer's cost", value: "cost push, full pass-through, no substitution",
                source: "Leontief price model, first order", isDefault: true),
        ]
            + (grouping == .pair
                ? []
                : [
                    Assumption(
                        name: "grouping", value: .text(grouping.rawValue),
                        source: "restricted together: extraction is joint, costs add up",
                        isDefault: false)
                ])
    }
}

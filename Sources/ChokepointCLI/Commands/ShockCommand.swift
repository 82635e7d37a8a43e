import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import Shocks

struct ShockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shock",
        abstract: "Computes what export restrictions do to both sides and to everybody else.",
        discussion: """
            A restriction is EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]: the exporter delivers CUT \
            less of these sectors' products to the importer (to all its users and final demand, or to \
            USERS only). SHARE says what part of the sector's flow the restricted product is.

            No single model shows the damage to both sides. 'extraction' prices the exporter's lost \
            sales, 'cost-push' what dearer inputs cost the importer; both are run unless --model names \
            one.

            Examples:
              chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR/c14=100%~0.02 --replace pro-rata
              chokepoint shock wiod2013-2011 --restrict CHN/c3-c16:USA=1 --replace KOR,TWN,MEX \
            --format csv --table impact
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "A restriction, such as JPN/c9:KOR=30%; may be repeated.", valueName: "restriction"))
    var restrict: [String] = []

    @Option(
        help: ArgumentHelp(
            "Models to run, as a comma list: extraction, replacement, cost-push.",
            valueName: "models"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Who replaces the lost flow: none, pro-rata, domestic, or region codes.",
            valueName: "rule"))
    var replace: String?

    @Option(
        help: ArgumentHelp(
            "Premium on the part that is cut, for cost-push: 1 means twice the price.",
            valueName: "share"))
    var markUp: String?

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("shock", output, cached: !tableOptions.noCache)
        let opened = try session.open(input.table)
        let table = opened.table
        let labels = LabelResolver(table.layout)
        let (shock, models) = try bind(labels)
        let system = try opened.system()
        var impacts: [Impact] = []
        for model in models {
            session.progress.begin("running \(type(of: model).name)")
            let impact = try model.impact(of: shock, on: system)
            impact.diagnostics.forEach(session.report)
            impacts.append(impact)
        }
        let isText = try output.exporter().name == TextExporter.name
        let document = ResultDocument(
            command: session.command, version: Session.version, table: opened.identity,
            assumptions: restrictionAssumptions(shock, table.layout)
                + ImpactReport.assumptions(models, impacts),
            numerics: try session.numerics(of: system),
            tables: [
                ImpactReport.impact(
                    impacts, of: shock, on: table, regions: output.top ?? (isText ? 10 : nil)),
                ImpactReport.models(models, impacts, on: table),
                ImpactReport.restrictions(shock.restrictions, in: table),
                ImpactReport.industries(impacts, on: table),
            ], preamble: ImpactReading.sentences(impacts, of: shock, on: table))
        try session.write(document)
    }

    /// The shock and the models that the options stand for; every problem of theirs at once.
    private func bind(
        _ labels: LabelResolver
    ) throws(Diagnostics) -> (Shock, [any ShockModel]) {
        var problems = Diagnostics()
        var restrictions: [Restriction] = []
        for text in restrict {
            do throws(Diagnostics) {
                restrictions += try RestrictionSyntax.parse(text, labels: labels)
            } catch {
                problems.add(error)
            }
        }
        if restrict.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "no-restriction", "nothing is restricted",
                    remedy: "give --restrict EXPORTER/SECTORS:IMPORTER=CUT, such as JPN/C:KOR=30%"))
        }
        var models: [any ShockModel] = []
        do throws(Diagnostics) {
            models = try chosenModels(labels)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return (Shock(restrictions: restrictions), models)
    }

    private func chosenModels(_ labels: LabelResolver) throws(Diagnostics) -> [any ShockModel] {
        var problems = Diagnostics()
        let replacement = try replacementRule(labels)
        let markUp = try markUpValue()
        var models: [any ShockModel] = []
        let names = (model ?? "extraction,cost-push").split(separator: ",").map {
            String($0.filter { $0 != " " }).lowercased()
        }
        for name in names {
            switch name {
            case "extraction":
                models.append(
                    Extraction(
                        replacement: replacement ?? .none,
                        source: replace == nil ? nil : "command line"))
            case "replacement":
                models.append(
                    Extraction(
                        replacement: replacement ?? .proRata,
                        source: replace == nil
                            ? "Dietzenbacher, van Burken & Kondo 2019" : "command line"))
            case CostPush.name:
                models.append(
                    markUp.map { CostPush(markUp: $0, source: "command line") } ?? CostPush())
            default:
                let known = ["extraction", "replacement", CostPush.name]
                let nearest = Suggestion.nearest(to: name, in: known)
                problems.add(
                    Diagnostic(
                        .error, "unknown-model", "unknown model \(name)",
                        at: .init(place: "--model"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "known: \(known.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        return models
    }

    private func replacementRule(_ labels: LabelResolver) throws(Diagnostics) -> Replacement? {
        switch replace?.lowercased() {
        case nil: nil
        case "none": Replacement.none
        case "pro-rata": .proRata
        case "domestic": .domestic
        case let codes?: .regions(try labels.regions(codes, at: .init(place: "--replace")))
        }
    }

    private func markUpValue() throws(Diagnostics) -> Double? {
        guard let markUp else { return nil }
        guard let value = RestrictionSyntax.share(markUp), value >= 0 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-share", "'\(markUp)' is not a mark-up",
                    at: .init(place: "--mark-up"), remedy: "write 0.5 or 50%, at least 0")
            ])
        }
        return value
    }

    private func restrictionAssumptions(
        _ shock: Shock, _ layout: TableLayout
    ) -> [Assumption] {
        zip(1..., shock.restrictions).flatMap { number, item in
            let flow = "\(layout.regions[item.exporter].code)→\(layout.regions[item.importer].code)"
            return [
                Assumption(
                    name: "restriction \(number) (\(flow)): cut", value: .number(item.cut),
                    unit: "share", source: "command line", isDefault: false),
                Assumption(
                    name: "restriction \(number) (\(flow)): product share",
                    value: .number(item.productShare), unit: "share of the sector flow",
                    source: item.productShare == 1
                        ? "the whole sector flow is the product" : "command line",
                    isDefault: item.productShare == 1),
            ]
        }
    }
}

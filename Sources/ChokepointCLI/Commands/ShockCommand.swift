import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import Shocks
import Workspace

struct ShockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shock",
        abstract: "Computes what export restrictions do to both sides and to everybody else.",
        discussion: """
            A restriction is EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]: the exporter delivers CUT \
            less of these sectors' products to the importer (to all its users and final demand, or to \
            USERS only). SHARE says what part of the sector's flow the restricted product is. Regions and \
            sectors may be lists and groups such as @eu27 ('chokepoint groups' lists them, --group makes \
            one): every pair of an exporter and an importer is restricted.

            No single model shows the damage to both sides. Unless --model names some, the shock goes \
            through a ladder of models that differ in what buyers can do about it, side by side; each \
            says what it prices and what it cannot.

            Examples:
              chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR/c14=100%~0.02 --replace domestic
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR=1 --model trade-ge --theta 2
              chokepoint shock wiod2013-2011 --restrict @eu27/c14:CHN=100%~0.1 --replace JPN,KOR
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
            "Who keeps the rent of the restrictions, for models with prices: exporter (the default), "
                + "importer or lost.", valueName: "party"),
        completion: .list(Restriction.Rent.words))
    var rent: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup(title: "Model options") var models: ModelArguments
    @OptionGroup var driverOptions: DriverArguments
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("shock", output, tableOptions)
        let opened = try session.open(input.table)
        let labels = try TableLabels(opened.table, groups: groups.groups)
        let (typed, runs) = try bind(labels)
        let shock = Shock(restrictions: typed.flatMap(\.restrictions))
        labels.notes.forEach(session.report)
        let report = ShockReport(
            session: session, opened: opened, shock: shock, runs: runs,
            parties: Party.parties(
                of: shock, in: labels.layout, groups: labels.regionGroups),
            assumptions: labels.assumptions + restrictionAssumptions(typed),
            drivers: driverOptions.drivers, top: output.top)
        try session.write(try report.document(on: try session.system(of: opened)))
    }

    /// A restriction as it was typed, and what it stands for.
    private typealias Typed = (text: String, restrictions: [Restriction])

    /// The restrictions and the models that the options stand for; every problem of theirs at once.
    private func bind(_ labels: TableLabels) throws(Diagnostics) -> ([Typed], [ModelRun]) {
        var problems = Diagnostics()
        var typed: [Typed] = []
        for text in restrict {
            do throws(Diagnostics) {
                typed.append((text, try labels.restrictions(text)))
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
        if let rent {
            if let known = Restriction.Rent(word: rent.lowercased()) {
                typed = typed.map { text, restrictions in
                    (text, restrictions.map { $0.with(cut: $0.cut, rent: known) })
                }
            } else {
                let nearest = Suggestion.nearest(to: rent, in: Restriction.Rent.words)
                problems.add(
                    Diagnostic(
                        .error, "bad-option", "'\(rent)' is no value of rent",
                        at: .init(place: "--rent"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "expected exporter, importer or lost"))
            }
        }
        var runs: [ModelRun] = []
        do throws(Diagnostics) {
            for item in models.regionTexts { labels.note(item.text) }
            runs = try models.runs(labels.resolver)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return (typed, runs)
    }

    /// Cut and product share of every restriction as it was typed.
    private func restrictionAssumptions(_ typed: [Typed]) -> [Assumption] {
        let choosesRent = rent != nil
        return typed.enumerated().flatMap { position, typed -> [Assumption] in
            guard let item = typed.restrictions.first else { return [] }
            let flow = typed.text.prefix { $0 != "=" }
            return [
                Assumption(
                    name: "restrictions[\(position)].cut", value: .number(item.cut),
                    unit: "share", source: "command line: \(flow)", isDefault: false),
                Assumption(
                    name: "restrictions[\(position)].product_share",
                    value: .number(item.productShare), unit: "share of the sector flow",
                    source: item.productShare == 1
                        ? "the whole sector flow is the product" : "command line: \(flow)",
                    isDefault: item.productShare == 1),
                Assumption(
                    name: "restrictions[\(position)].rent", value: .text(item.rent.rawValue),
                    unit: nil,
                    source: !choosesRent
                        ? "export licences: the exporter's households get the scarcity rent"
                        : "command line", isDefault: !choosesRent),
            ]
        }
    }
}

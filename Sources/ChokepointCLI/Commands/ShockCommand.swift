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

            No single model shows the damage to both sides. Unless --model names some, the shock goes \
            through a ladder of models that differ in what buyers can do about it, side by side; each \
            says what it prices and what it cannot.

            Examples:
              chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR/c14=100%~0.02 --replace domestic
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR=1 --model trade-ge --theta 2
              chokepoint shock wiod2013-2011 --restrict CHN/c3-c16:USA=1 --replace KOR,TWN,MEX \
            --format csv --table impact
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "A restriction, such as JPN/c9:KOR=30%; may be repeated.", valueName: "restriction"))
    var restrict: [String] = []

    @OptionGroup(title: "Model options") var models: ModelArguments
    @OptionGroup var driverOptions: DriverArguments
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("shock", output, tableOptions)
        let opened = try session.open(input.table)
        let (shock, runs) = try bind(LabelResolver(opened.table.layout), opened.table.layout)
        let report = ShockReport(
            session: session, opened: opened, shock: shock, runs: runs,
            assumptions: restrictionAssumptions(shock, opened.table.layout),
            drivers: driverOptions.drivers, top: output.top)
        try session.write(try report.document(on: try opened.system()))
    }

    /// The shock and the models that the options stand for; every problem of theirs at once.
    private func bind(
        _ labels: LabelResolver, _ layout: TableLayout
    ) throws(Diagnostics) -> (Shock, [ModelRun]) {
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
        var runs: [ModelRun] = []
        do throws(Diagnostics) {
            runs = try models.runs(labels, layout: layout)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return (Shock(restrictions: restrictions), runs)
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

import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct SensitivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract: "Which purchases a region's GDP or an exposure depends on most.",
        discussion: """
            All n² derivatives of one number by the technical coefficients, from two solves: the GDP of a \
            region (--of), the share of suppliers in the value added behind the output of users \
            (--exposure SUPPLIERS:USERS), or the share of a region's value added in the final demand of \
            another (--final-demand ORIGIN:REGION). The table switches lists the changes of supplier that \
            move it most while the user's spending stays the same.

            Examples:
              chokepoint sensitivity icio2023-2019-g20x20 --of KOR
              chokepoint sensitivity wiod2013-2011 --exposure JPN:KOR/c14 --trade-only --top 20
              chokepoint sensitivity wiod2013-2011 --final-demand CHN:USA --table switches
            """)

    @OptionGroup var input: TableArgument

    @Option(help: ArgumentHelp("The region whose GDP is meant.", valueName: "region"))
    var of: String?

    @Option(
        help: ArgumentHelp(
            "A value-added exposure, such as JPN:KOR/c14.", valueName: "suppliers:users"))
    var exposure: String?

    @Option(
        help: ArgumentHelp(
            "A share in final demand, such as CHN:USA.", valueName: "origin:region"))
    var finalDemand: String?

    @Option(
        help: ArgumentHelp(
            "Rank coefficients by contribution (coefficient × derivative) or by derivative.",
            valueName: "order"))
    var rankBy: AdjointField.Order = .contribution

    @Option(help: ArgumentHelp("Only purchases from these suppliers.", valueName: "labels"))
    var supplier: String?

    @Option(help: ArgumentHelp("Only purchases of these users.", valueName: "labels"))
    var user: String?

    @Flag(help: "Only purchases across a border.")
    var tradeOnly = false

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if [of, exposure, finalDemand].compactMap({ $0 }).count != 1 {
            throw ValidationError(
                "give one of --of REGION, --exposure SUPPLIERS:USERS and --final-demand ORIGIN:REGION"
            )
        }
    }

    func run() throws {
        let session = try Session("sensitivity", output, tableOptions)
        let opened = try session.open(input.table)
        let layout = opened.table.layout
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        let scope = AdjointField.Scope(
            suppliers: try supplier.map { Set(try labels.industries($0, "--supplier")) },
            users: try user.map { Set(try labels.industries($0, "--user")) }, isTradeOnly: tradeOnly
        )
        let system = try opened.system()
        let (field, target) = try field(labels, system)
        let count = output.top ?? 50
        let shown = try session.limit(forPeople: 25) ?? count
        try session.write(
            [
                SensitivityReport.cells(
                    field.largestCells(shown, by: rankBy, scope), of: target, in: layout),
                SensitivityReport.switches(
                    field.largestSwitches(shown, raising: true, scope),
                    field.largestSwitches(shown, raising: false, scope), of: target, in: layout),
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "held fixed", value: "final demand and value added per unit of output",
                    source: "derivatives by technical coefficients", isDefault: true)
            ], reading: SensitivityReport.reading(field, of: target))
    }

    private func field(
        _ labels: TableLabels, _ system: LeontiefSystem
    ) throws -> (AdjointField, SensitivityReport.Target) {
        if let of {
            let region = try labels.region(of, "--of")
            return (
                try .gdp(of: region, system),
                .init(name: "GDP of \(labels.layout.regions[region].code)", unit: system.table.unit)
            )
        }
        if let exposure {
            let (first, second) = try Self.pair(exposure, "--exposure", "SUPPLIERS:USERS")
            let suppliers = try labels.industries(first, "--exposure")
            let users = try labels.industries(second, "--exposure")
            guard users.contains(where: { system.table.x[$0] != 0 }) else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-output", "\(second) produces nothing in this table",
                        at: .init(place: "--exposure"), remedy: "name users with output")
                ])
            }
            return (
                try .valueAddedExposure(of: users, to: suppliers, system),
                .init(name: "value-added exposure of \(second) to \(first)", unit: "share")
            )
        }
        let (first, second) = try Self.pair(finalDemand ?? "", "--final-demand", "ORIGIN:REGION")
        let origin = try labels.region(first, "--final-demand")
        let region = try labels.region(second, "--final-demand")
        return (
            try .valueAddedShare(of: origin, inFinalDemandOf: region, system),
            .init(
                name: "share of value added of \(first) in the final demand of \(second)",
                unit: "share")
        )
    }

    private static func pair(
        _ text: String, _ option: String, _ form: String
    ) throws(Diagnostics) -> (String, String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-pair", "'\(text)' is not a pair", at: .init(place: option),
                    remedy: "write \(form)")
            ])
        }
        return (parts[0], parts[1])
    }
}

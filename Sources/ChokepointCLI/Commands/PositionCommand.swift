import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct PositionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "position",
        abstract: "Where industries and regions stand in value chains: up- and downstreamness.",
        discussion: """
            Upstreamness, downstreamness, final use and value added in gross output, with the \
            net-inventory correction of Antràs & Chor (2018).

            Examples:
              chokepoint position wiod2013-2011
              chokepoint position wiod2013-2011 --industry KOR,JPN/c9 --format csv
              chokepoint position icio2023-2019-g20x20 --no-inventory-correction --table regions
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"))
    var industry: String?

    @Flag(help: "Leave changes in inventories in final use.")
    var noInventoryCorrection = false

    @Option(
        help: ArgumentHelp(
            "Final-demand categories that are changes in inventories, where their codes do not say "
                + "so.", valueName: "codes"))
    var inventory: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if noInventoryCorrection, inventory != nil {
            throw ValidationError("--no-inventory-correction needs no --inventory")
        }
    }

    func run() throws {
        let session = try Session("position", output, tableOptions)
        let opened = try session.open(input.table)
        let layout = opened.table.layout
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        let industries = try labels.industries(industry ?? "*", "--industry")
        let categories = try inventories(layout)
        if categories.isEmpty, !noInventoryCorrection {
            session.report(
                Diagnostic(
                    .warning, "no-inventories",
                    "no category of final demand is known to be changes in inventories: nothing is "
                        + "corrected",
                    remedy: "name it with --inventory CODE, or say --no-inventory-correction"))
        }
        let system = try opened.system()
        let position = try ChainPosition(system, inventories: categories)
        position.diagnostics.forEach(session.report)
        let listed = Set(industries.map(layout.region(ofIndustry:))).sorted()
        try session.write(
            [
                PositionReport.industries(position, industries: industries, in: layout),
                PositionReport.regions(position, regions: listed, in: layout),
            ], of: opened, solvedWith: position.system, labels: labels,
            assumptions: [
                Assumption(
                    name: "net-inventory correction",
                    value: .text(
                        categories.isEmpty
                            ? "none"
                            : categories.map { layout.finalDemand[$0].code }
                                .joined(separator: ", ")),
                    source: noInventoryCorrection || inventory != nil
                        ? "command line" : "Antràs & Chor 2018",
                    isDefault: !noInventoryCorrection && inventory == nil)
            ])
    }

    /// The categories to take out of final use.
    private func inventories(_ layout: TableLayout) throws(Diagnostics) -> [Int] {
        if noInventoryCorrection { return [] }
        guard let inventory else { return InventoryCategories.positions(in: layout) }
        var problems = Diagnostics()
        var found = Set<Int>()
        let codes = layout.finalDemand.map(\.code)
        for code in inventory.split(separator: ",").map({ String($0.filter { $0 != " " }) }) {
            if let k = codes.firstIndex(where: { $0.lowercased() == code.lowercased() }) {
                found.insert(k)
            } else {
                let nearest = Suggestion.nearest(to: code, in: codes)
                problems.add(
                    Diagnostic(
                        .error, "unknown-category", "unknown final-demand category \(code)",
                        at: .init(place: "--inventory"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "known: \(codes.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        return found.sorted()
    }
}

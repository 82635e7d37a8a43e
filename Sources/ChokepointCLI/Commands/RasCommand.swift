import ArgumentParser
import InputOutput
import Providers
import Workspace

struct RasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ras",
        abstract: "Balances a table to new totals by RAS, or GRAS where cells are negative.",
        discussion: """
            A totals file is a CSV; its last column says what it holds:
              region,sector,output              new output of an industry
              region,sector,value_added         new value added
              region,sector,output_growth       growth of it, as 3% or 0.03
              region,sector,value_added_growth  likewise
              region,category,final_demand      new total of a final-demand column
              region,category,final_demand_growth
            A column may be left out, and * stands for all: region,output holds the totals of regions, \
            which their industries share as they do now. Of growth rates the line that fits most \
            closely counts.

            What is not given follows: output and value added grow together; taxes with output; \
            final demand with its region's income and by one factor that closes the world; accounts \
            with their industry's output. Cells keep their sign, and zeros stay: where a total changes \
            its sign there may be no such table, and the error names it.

            Examples:
              chokepoint ras icio2023-2019-g20x20 --totals growth.csv -o grown.h5
              chokepoint ras wiod2013-2010 --to wiod2013-2011 --industries-only -o projected.h5
              chokepoint compare projected.h5 wiod2013-2011
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of new totals; may be repeated.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var totals: [String] = []

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "A table with the same labels: all its totals, and its primary inputs, are met.",
            valueName: "table"), completion: .custom { _, _, _ in TableFinder().names() })
    var target: String?

    @Flag(
        help: "With --to: output and value added alone are met, and final demand follows.")
    var industriesOnly = false

    @Option(
        help: ArgumentHelp(
            "Largest gap that a row may keep, as a share of its cells.", valueName: "share"))
    var tolerance = 1e-10

    @Option(help: ArgumentHelp("Largest number of iterations.", valueName: "N"))
    var iterations = 2000

    @OptionGroup var output: TableOutputOptions

    func validate() throws {
        if totals.isEmpty, target == nil {
            throw ValidationError("give --totals, or --to")
        }
        if !totals.isEmpty, target != nil {
            throw ValidationError("--to gives all totals; leave out --totals")
        }
        if industriesOnly, target == nil {
            throw ValidationError("--industries-only goes with --to")
        }
        if !(tolerance > 0 && tolerance < 1) {
            throw ValidationError("--tolerance takes a share between 0 and 1, not \(tolerance)")
        }
        if iterations < 1 {
            throw ValidationError("--iterations takes 1 or more, not \(iterations)")
        }
    }

    func run() throws {
        let table = try output.read(input)
        let balancing = Balancing(tolerance: tolerance, iterationLimit: iterations)
        let plan: TableTargets.Plan
        let source: String
        var findings: [Diagnostic] = []
        if let target {
            (plan, source) = (try self.plan(target, for: table), target)
        } else {
            (plan, source) = (
                try self.plan(for: table, &findings), totals.joined(separator: ", ")
            )
        }
        let result = try table.rebalanced(
            to: plan.totals, V: plan.V, satellites: plan.satellites,
            name: output.name ?? TableName.restated(table.name, "balanced to other totals"),
            provenance: table.provenance, balancing: balancing)
        let report = result.report
        let done =
            "balanced by \(report.method.rawValue) to the totals of \(source) in "
            + "\(report.iterations) iterations"
        var provenance = table.provenance
        for step in plan.steps + [result.growthStep].compactMap({ $0 }) {
            provenance = provenance.adding(step)
        }
        let gap =
            report.worstGap.map { " (largest remaining gap \(brief($0.relative)) of a row)" } ?? ""
        provenance = provenance.adding("B\(done.dropFirst())\(gap).")
        let growth = result.growthStep.map { ". \($0.dropLast())" } ?? ""
        try output.write(
            try result.table.with(provenance: provenance), findings: findings, done: done + growth)
    }

    /// The totals of the files.
    private func plan(
        for table: MRIOTable, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> TableTargets.Plan {
        var targets = TableTargets(for: table)
        var seen = Set<String>()
        for path in totals {
            let file = try LabelledNumbersFile(path: path, quantities: Self.quantities)
            let kind = file.quantity.name.replacing("_growth", with: "")
            if !seen.insert(kind).inserted {
                throw Diagnostics([
                    Diagnostic(
                        .error, "repeated-totals", "\(kind) is given by two files",
                        at: .init(file: path), remedy: "put all its lines into one")
                ])
            }
            if file.quantity.allowsPercent {
                findings += file.entries.compactMap {
                    PlausibleScale.share($0.value, of: "the growth", upTo: 1, at: $0.location)
                }
            }
            let layout = table.layout
            let numbers =
                file.quantity.grid == .industries
                ? try GridNumbers(
                    file.entries, rows: layout.regions, columns: layout.sectors,
                    kinds: ("region", "sector"))
                : try GridNumbers(
                    file.entries, rows: layout.regions, columns: layout.finalDemand,
                    kinds: ("region", "category"))
            let current =
                switch kind {
                case "output": table.x
                case "value_added": table.valueAdded
                default: table.Y.columnSums()
                }
            let values =
                file.quantity.allowsPercent
                ? try numbers.values().enumerated().map { index, growth in
                    growth.map { current[index] * (1 + $0) }
                } : try numbers.spread(over: current)
            switch kind {
            case "output": targets.output = values
            case "value_added": targets.valueAdded = values
            default: targets.finalDemand = values
            }
        }
        return try targets.plan(for: table)
    }

    /// The totals of another table.
    private func plan(
        _ name: String, for table: MRIOTable
    ) throws(Diagnostics) -> TableTargets.Plan {
        let other = try TableFile.read(path: try TableFinder().path(of: name))
        guard
            other.layout.industryAxis == table.layout.industryAxis,
            other.layout.demandAxis == table.layout.demandAxis,
            other.primaryInputs.map(\.code) == table.primaryInputs.map(\.code)
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-labels", "the tables do not have the same labels in one order",
                    at: .init(file: name), remedy: "'chokepoint compare' says how they differ")
            ])
        }
        guard other.unit == table.unit else {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-unit", "the table is in \(other.unit), not in \(table.unit)",
                    at: .init(file: name), remedy: "'chokepoint deflate --currency' converts")
            ])
        }
        guard industriesOnly else { return TableTargets.Plan(totalsOf: other, for: table) }
        var targets = TableTargets(for: table)
        targets.output = other.x
        targets.valueAdded = other.valueAdded
        return try targets.plan(for: table)
    }

    private static let quantities: [LabelledNumbersFile.Quantity] = [
        .init("output"), .init("value_added"), .init("output_growth", allowsPercent: true),
        .init("value_added_growth", allowsPercent: true), .init("final_demand", of: .finalDemand),
        .init("final_demand_growth", of: .finalDemand, allowsPercent: true),
    ]
}

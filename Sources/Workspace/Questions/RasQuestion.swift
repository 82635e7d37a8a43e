import InputOutput
import Providers
public import Reporting

/// A table balanced to new totals by RAS, or GRAS where cells are negative.
public struct RasQuestion: Question {
    /// `ras`.
    public static let command = "ras"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "columns are scaled to the sum of their inputs"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? = "totals are given for regions × sectors"
    /// The table: a path, or a name.
    public var table = ""
    /// CSV files of new totals.
    public var totals: [String] = []
    /// A table with the same labels whose totals are met.
    public var to: String?
    /// With `to`: output and value added alone are met, and final demand follows.
    public var industriesOnly = false
    /// Largest gap that a row may keep, as a share of its cells.
    public var tolerance = 1e-10
    /// Largest number of iterations.
    public var iterations = 2000
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?
    /// How both tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if totals.isEmpty, to == nil { return "give --totals, or --to" }
        if !totals.isEmpty, to != nil { return "--to gives all totals; leave out --totals" }
        if industriesOnly, to == nil { return "--industries-only goes with --to" }
        if !(tolerance > 0 && tolerance < 1) {
            return "--tolerance takes a share between 0 and 1, not \(tolerance)"
        }
        return iterations < 1 ? "--iterations takes 1 or more, not \(iterations)" : nil
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let table = try inquiry.read(
            self.table, reading, force: force
        ).table
        let balancing = Balancing(tolerance: tolerance, iterationLimit: iterations)
        let plan: TableTargets.Plan
        let source: String
        var findings: [Diagnostic] = []
        if let target = to {
            (plan, source) = (try self.plan(target, for: table, inquiry), target)
        } else {
            (plan, source) = (
                try self.plan(for: table, &findings), totals.joined(separator: ", ")
            )
        }
        let result = try table.rebalanced(
            to: plan.totals, V: plan.V, satellites: plan.satellites,
            name: name ?? TableName.restated(table.name, "balanced to other totals"),
            provenance: table.provenance, balancing: balancing)
        let report = result.report
        let done =
            "balanced by \(report.method.rawValue) to the totals of \(source) in "
            + "\(report.iterations) \(report.iterations == 1 ? "iteration" : "iterations")"
        var provenance = table.provenance
        for step in plan.steps + [result.growthStep].compactMap({ $0 }) {
            provenance = provenance.adding(step)
        }
        let gap =
            report.worstGap.map { " (largest remaining gap \(brief($0.relative)) of a row)" } ?? ""
        provenance = provenance.adding("B\(done.dropFirst())\(gap).")
        let balanced = try result.table.with(provenance: provenance)
        try TableFile.write(balanced, to: output)
        inquiry.report(findings)
        let sure = """
            How sure: the largest remaining gap is \
            \(report.worstGap.map { brief($0.relative) } ?? "0") of a row; \
            zeros stay zeros.
            """
        return inquiry.written(
            balanced, to: output,
            done: ["It was b\(done.dropFirst())."] + [result.growthStep].compactMap { $0 } + [sure])
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
                    PlausibleScale.share($0.value, of: "the growth", at: $0.location)
                }
            }
            let layout = table.layout
            let isOfSectors = file.quantity.grid == .industries
            var labels = WrittenLabels(LabelResolver(table))
            let entries = file.entries.map { $0.coded(by: &labels, isOfSectors: isOfSectors) }
            try labels.problems.throwIfErrors()
            let numbers =
                isOfSectors
                ? try GridNumbers(
                    entries, rows: layout.regions, columns: layout.sectors,
                    kinds: ("region", "sector"))
                : try GridNumbers(
                    entries, rows: layout.regions, columns: layout.finalDemand,
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
            if !file.quantity.allowsPercent {
                let codes =
                    isOfSectors
                    ? layout.industryAxis.labels : layout.demandAxis.labels
                findings += Self.implausible(
                    values, today: current, of: kind.replacing("_", with: " "), codes, table.unit,
                    at: .init(file: path))
            }
            switch kind {
            case "output": targets.output = values
            case "value_added": targets.valueAdded = values
            default: targets.finalDemand = values
            }
        }
        return try targets.plan(for: table)
    }

    /// What is said of amounts that are far from today's: the first, and how many more.
    private static func implausible(
        _ values: [Double?], today: [Double], of kind: String, _ codes: [String], _ unit: String,
        at location: Diagnostic.Location
    ) -> [Diagnostic] {
        let found = values.indices.compactMap { k -> Diagnostic? in
            guard let value = values[k] else { return nil }
            return PlausibleScale.amount(
                value, today: today[k], of: "the \(kind) of \(codes[k])", unit: unit,
                remedy: "if growth is meant, name the column "
                    + "\(kind.replacing(" ", with: "_"))_growth and write \(brief(value))%",
                at: location)
        }
        guard var first = found.first else { return [] }
        if found.count > 1 { first.message += ", and \(found.count - 1) more like it" }
        return [first]
    }

    /// The totals of another table.
    private func plan(
        _ name: String, for table: MRIOTable, _ inquiry: Inquiry
    ) throws -> TableTargets.Plan {
        let other = try inquiry.read(name, reading).table
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

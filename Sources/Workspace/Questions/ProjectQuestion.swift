import Analyses
import InputOutput
import Providers
public import Reporting

/// A table moved to another year by macroeconomic totals that may contradict each other.
public struct ProjectQuestion: Question {
    /// `project`.
    public static let command = "project"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "columns are scaled to the sum of their inputs"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? = "totals are given for regions × sectors"
    /// The table: a path, or a name.
    public var table = ""
    /// CSV of totals by region.
    public var totals = ""
    /// Standard deviation of totals that have none of their own, a share.
    public var deviation = 0.01
    /// Largest relative gap.
    public var tolerance = 1e-9
    /// Largest number of passes over all totals.
    public var sweeps = 5000
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if !(deviation >= 0 && deviation < 1) {
            return "--deviation takes a share from 0 to below 1, not \(deviation)"
        }
        if !(tolerance > 0 && tolerance < 1) {
            return "--tolerance takes a share between 0 and 1, not \(tolerance)"
        }
        return sweeps < 1 ? "--sweeps takes 1 or more, not \(sweeps)" : nil
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let source = try inquiry.read(self.table, reading, force: force).table
        let (asked, findings) = try bound(source)
        inquiry.report(findings)
        try inquiry.expect(.projection, of: source)
        try inquiry.begin("balancing to the totals")
        let projection = try TableProjection(
            source, to: asked, tolerance: tolerance, sweepLimit: sweeps)
        let gave = projection.totals.count { abs($0.gap) > 1e-6 }
        let done =
            "moved to the totals of \(totals) by KRAS in \(projection.sweeps) "
            + (projection.sweeps == 1 ? "sweep" : "sweeps")
            + (projection.hasConflict
                ? "; \(gave) of \(asked.count) totals gave way, as they contradict each other"
                : "")
        let projected = try projection.table.with(
            name: name ?? TableName.restated(source.name, "moved to other totals"),
            provenance: source.provenance.adding("M\(done.dropFirst())."))
        try TableFile.write(projected, to: output)
        inquiry.report(
            ProjectionReport.findings(projection, in: source.layout, unit: source.unit))
        var document = inquiry.written(
            projected, to: output,
            done: [
                "It was m\(done.dropFirst()).",
                """
                How sure: KRAS keeps as much of the old table as the totals allow; the table \
                ‘totals’ says which totals are met.
                """,
            ])
        document.tables.append(
            ProjectionReport.totals(projection, in: source.layout, unit: source.unit))
        return document
    }

    /// The totals of the file, bound to the table.
    private func bound(
        _ table: MRIOTable
    ) throws(Diagnostics) -> (totals: [TableProjection.Total], findings: [Diagnostic]) {
        let file = try MacroTotalsFile(path: totals)
        let layout = table.layout
        let kinds = TableProjection.Quantity.allCases
        let codes = layout.regions.map(\.code)
        var problems = Diagnostics()
        var found: [TableProjection.Total] = []
        var seen: Set<String> = []
        /// The lines that give amounts.
        var written: [String: MacroTotalsFile.Entry] = [:]
        func fail(
            _ code: String, _ message: String, _ entry: MacroTotalsFile.Entry, _ remedy: String?
        ) {
            problems.add(
                Diagnostic(.error, code, message, at: entry.location, remedy: remedy))
        }
        for entry in file.entries {
            let key = entry.quantity.lowercased()
            guard let quantity = kinds.first(where: { $0.rawValue == key }) else {
                fail(
                    "unknown-quantity", "there is not a quantity ‘\(entry.quantity)’", entry,
                    "choose from \(kinds.map(\.rawValue).joined(separator: ", "))")
                continue
            }
            var regions = Array(codes.indices)
            if entry.region != "*" {
                let typed = entry.region.lowercased()
                guard let r = codes.firstIndex(where: { $0.lowercased() == typed }) else {
                    fail(
                        "unknown-region", "the table has no region ‘\(entry.region)’", entry,
                        Suggestion.nearest(to: entry.region, in: codes)
                            .map { "did you mean \($0)?" })
                    continue
                }
                regions = [r]
            }
            if regions.count > 1, !entry.isGrowth {
                fail(
                    "amount-for-all", "one amount cannot be that of every region", entry,
                    "write growth for *, such as 3%")
                continue
            }
            for r in regions {
                if !seen.insert("\(r) \(quantity.rawValue)").inserted {
                    fail(
                        "repeated-total", "\(codes[r]) \(quantity.rawValue) is given twice", entry,
                        "leave one of them out")
                    continue
                }
                let value =
                    entry.isGrowth
                    ? TableProjection.amount(of: quantity, region: r, in: table) * (1 + entry.value)
                    : entry.value
                if !(value > 0) {
                    fail(
                        "total-not-positive",
                        "\(codes[r]) \(quantity.rawValue) would be \(brief(value))", entry,
                        "give an amount above 0")
                    continue
                }
                let total = TableProjection.Total(
                    region: r, quantity: quantity, value: value,
                    deviation: entry.deviation ?? deviation)
                if !entry.isGrowth { written[total.key] = entry }
                found.append(total)
            }
        }
        try problems.throwIfErrors()
        let amounts = found.compactMap { total -> Diagnostic? in
            // Growth is judged as such.
            guard let entry = written[total.key] else { return nil }
            return PlausibleScale.amount(
                total.value,
                today: TableProjection.amount(of: total.quantity, region: total.region, in: table),
                of: "\(total.quantity.rawValue) of \(codes[total.region])", unit: table.unit,
                remedy: "if \(brief(entry.value)) % of growth is meant, write "
                    + "\(brief(entry.value))%",
                at: entry.location)
        }
        let findings =
            amounts
            + file.entries.flatMap { entry in
                [
                    entry.isGrowth
                        ? PlausibleScale.share(
                            entry.value, of: "the growth", needsSign: true, at: entry.location)
                        : nil,
                    entry.deviation.flatMap {
                        PlausibleScale.share($0, of: "the deviation", at: entry.location)
                    },
                ].compactMap { $0 }
            }
        return (found, findings)
    }
}

extension TableProjection.Total {
    /// The region and the quantity.
    fileprivate var key: String { "\(region) \(quantity.rawValue)" }
}

import Analyses
import InputOutput
public import Reporting

/// Implausible numbers in a table, and jumps in a series of tables.
public struct ScreenQuestion: Question {
    /// `screen`.
    public static let command = "screen"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "how much a number is off is ranked over products"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "it holds a coefficient against that of the same sectors elsewhere"
    /// The tables in the order of their years: paths, or names.
    public var tables: [String] = []
    /// Robust standard deviations from which on a number is implausible.
    public var score = 3.5
    /// Smallest difference of an input coefficient that is listed.
    public var smallest = 0.01
    /// Fewest regions that make a comparison.
    public var fewest = 8
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if tables.isEmpty { return "name a table" }
        if !(score > 0 && score.isFinite) {
            return "--score takes a number above 0, not \(score)"
        }
        if !(smallest >= 0 && smallest < 1) {
            return "--smallest takes a share from 0 to below 1, not \(smallest)"
        }
        return fewest < 3 ? "--fewest takes 3 or more, not \(fewest)" : nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var found: [MRIOTable] = []
        var identities: [TableIdentity] = []
        for (number, name) in zip(1..., tables) {
            let opened = try inquiry.open(name, reading, position: (number, tables.count))
            if let first = found.first { try SameLabels.check(opened.table, against: first) }
            // The labels are the same: what one table takes, each of them does.
            try inquiry.expect(.screening(of: opened.table, years: tables.count), of: opened)
            inquiry.warn(of: opened.verdict)
            found.append(opened.table)
            identities.append(opened.identity)
        }
        var limits = TableScreening.Limits()
        limits.score = score
        limits.coefficient = smallest
        limits.regions = fewest
        try inquiry.begin("comparing regions and years")
        let screening = TableScreening(found, limits: limits)
        let standard = ScreenQuestion()
        func assumed(_ name: String, _ value: Cell, _ unit: String, _ own: Bool) -> Assumption {
            Assumption(
                name: name, value: value, unit: unit,
                source: own ? "Iglewicz & Hoaglin 1993" : "command line", isDefault: own)
        }
        let isSeries = found.count > 1
        var document = inquiry.document(
            table: isSeries ? nil : identities.first, tablesCompared: isSeries ? identities : [],
            assumptions: [
                assumed("score", .number(score), "robust sd", score == standard.score),
                Assumption(
                    name: "smallest", value: .number(smallest), unit: "per unit of output",
                    source: smallest == standard.smallest
                        ? "convention of this program" : "command line",
                    isDefault: smallest == standard.smallest),
            ],
            tables: [
                ScreeningReport.findings(
                    screening, years: found.map { $0.year.map(String.init) ?? $0.name },
                    in: found)
            ],
            reading: ScreeningReport.reading(
                screening, limit: score, fewest: fewest, in: found))
        document.question =
            isSeries
            ? "Which numbers of the \(found.count) tables look implausible?"
            : "Which numbers of the table look implausible?"
        document.lead = ScreeningReport.lead
        document.summary.method = ScreeningReport.method
        document.summary.sure = [
            "regions differ and technology changes: what is listed deserves a look, no more"
        ]
        return document
    }
}

/// Whether tables of a series describe the same industries.
enum SameLabels {
    /// Stops at a table with other regions or sectors than the first.
    static func check(_ table: MRIOTable, against first: MRIOTable) throws(Diagnostics) {
        let (a, b) = (first.layout, table.layout)
        if a.industryAxis == b.industryAxis { return }
        let known = Set(a.industryAxis.labels)
        let other = b.industryAxis.labels.first { !known.contains($0) }
        throw Diagnostics([
            Diagnostic(
                .error, "other-labels",
                "\(table.name) has other industries than \(first.name)"
                    + (other.map { ", such as \($0)" } ?? ""),
                remedy: "aggregate both to the same regions and sectors first")
        ])
    }
}

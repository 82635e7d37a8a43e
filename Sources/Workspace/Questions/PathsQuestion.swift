public import Analyses
import InputOutput
public import Reporting

/// The largest supply paths from suppliers to users.
public struct PathsQuestion: Question {
    /// `paths`.
    public static let command = "paths"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Suppliers, such as `JPN/c9`.
    public var from = ""
    /// Users, such as `KOR/c14`.
    public var to = ""
    /// Deliveries on the way, at most.
    public var depth = 4
    /// Whether the suppliers' output or their value added counts.
    public var measure = SupplyPaths.Measure.output
    /// Paths to find; nil for 20.
    public var top: Int?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        (1...50).contains(depth) ? nil : "--depth takes 1 to 50, not \(depth)"
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        var problems = Diagnostics()
        var (suppliers, users): ([Int], [Int]) = ([], [])
        do throws(Diagnostics) { suppliers = try labels.industries(from, "--from") } catch {
            problems.add(error)
        }
        do throws(Diagnostics) { users = try labels.industries(to, "--to") } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        if measure == .output, Set(suppliers.map(opened.table.unit(ofIndustry:))).count > 1 {
            try HybridRefusal.check(
                opened.table,
                "the output of suppliers in several units has no sum: name suppliers "
                    + "of one unit, or give --measure value-added")
        }
        let system = try inquiry.system(of: opened) { system in
            .solves(max(suppliers.count, users.count), on: system)
        }
        try inquiry.begin("searching paths")
        let result = try SupplyPaths(
            from: suppliers, to: users, measure: measure, depth: depth, top: top ?? 20, in: system)
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [PathsReport.paths(result, in: labels.layout)], of: opened, solvedWith: system,
            labels: labels,
            assumptions: [
                Assumption(
                    name: "measure", value: .text(measure.rawValue),
                    source: measure == .output ? "output needed of the suppliers" : "command line",
                    isDefault: measure == .output)
            ], reading: PathsReport.reading(result, in: labels.layout))
        document.question = """
            Through whose hands do inputs pass from \(words.industries(suppliers)) to \
            \(words.industries(users))?
            """
        document.lead = PathsReport.lead
        return document
    }
}

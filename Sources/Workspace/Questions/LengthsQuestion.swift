import Analyses
import InputOutput
public import Reporting

/// Average propagation lengths: in how many steps a change reaches other industries.
public struct LengthsQuestion: Question {
    /// `lengths`.
    public static let command = "lengths"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "means over products would weigh tonnes against money"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Suppliers, for lengths between pairs; with `to`.
    public var from: String?
    /// Users, for lengths between pairs; with `from`.
    public var to: String?
    /// Industries to list, such as `KOR` or `JPN/c9`; nil for all.
    public var industry: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if (from == nil) != (to == nil) { return "--from and --to go together" }
        return from != nil && industry != nil
            ? "--industry is for lengths without --from and --to" : nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        if let from, let to {
            let suppliers = try labels.industries(from, "--from")
            let users = try labels.industries(to, "--to")
            let system = try inquiry.system(of: opened) { system in
                .solves(suppliers.count + users.count, on: system)
            }
            let pairs = try PropagationLengths.pairs(from: suppliers, to: users, in: system)
            let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
            var document = try inquiry.document(
                [LengthsReport.pairs(pairs, in: labels.layout)], of: opened, solvedWith: system,
                labels: labels, reading: LengthsReport.reading(pairs, words, in: labels.layout))
            document.question = """
                In how many steps does a change pass from \(words.industries(suppliers)) to \
                \(words.industries(users))?
                """
            document.lead = LengthsReport.pairsLead
            document.summary.method = LengthsReport.method
            return document
        }
        let industries = try labels.industries(industry ?? "*", "--industry")
        let system = try inquiry.system(of: opened) { .solves(4, on: $0) }
        let lengths = try PropagationLengths(system)
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [LengthsReport.industries(lengths, industries: industries, in: labels.layout)],
            of: opened, solvedWith: system, labels: labels,
            reading: LengthsReport.reading(
                lengths, industries: industries, words, in: labels.layout))
        let (who, isOne) = words.eachOf(industries)
        document.question =
            industries.count == labels.layout.industryCount
            ? "Which industries are furthest from their suppliers and users, in steps?"
            : "How many steps \(isOne ? "is" : "are") \(who) away from suppliers and users?"
        document.lead = LengthsReport.lead
        document.summary.method = LengthsReport.method
        return document
    }
}

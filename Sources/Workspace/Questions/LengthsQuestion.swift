import Analyses
import InputOutput
public import Reporting

/// Average propagation lengths: in how many steps a change reaches other industries.
public struct LengthsQuestion: Question {
    /// `lengths`.
    public static let command = "lengths"
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
            return try inquiry.document(
                [LengthsReport.pairs(pairs, in: labels.layout)], of: opened, solvedWith: system,
                labels: labels)
        }
        let industries = try labels.industries(industry ?? "*", "--industry")
        let system = try inquiry.system(of: opened) { .solves(4, on: $0) }
        let lengths = try PropagationLengths(system)
        return try inquiry.document(
            [LengthsReport.industries(lengths, industries: industries, in: labels.layout)],
            of: opened, solvedWith: system, labels: labels)
    }
}

public import Analyses
import InputOutput
public import Reporting

/// How concentrated inputs or sales are over regions: the Herfindahl–Hirschman index.
public struct ConcentrationQuestion: Question {
    /// `concentration`.
    public static let command = "concentration"
    /// The table: a path, or a name.
    public var table = ""
    /// Groups of users, such as `KOR/c14`; every region without any.
    public var user: [String] = []
    /// One row a group of users, or one an industry.
    public var by = ListedBy.region
    /// Inputs over origins, or sales over regions of use.
    public var side = ExposureSide.input
    /// Which suppliers' sectors count.
    public var counted = CountedSectors()
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        counted.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        let users = try bind(labels)
        let among = try counted.industries(labels)
        let system = try inquiry.system(of: opened) { system in
            .solves(2 * opened.layout.regionCount, on: system)
        }
        let field = try ExposureField(system, side: side, among: among)
        let entries = users.map {
            ConcentrationReport.Entry($0.name, of: $0.members, in: field)
        }
        return try inquiry.document(
            [ConcentrationReport.concentration(entries, side: side, layout: labels.layout)],
            of: opened, solvedWith: system, labels: labels,
            assumptions: [try counted.assumption(labels)])
    }

    private func bind(
        _ labels: TableLabels
    ) throws(Diagnostics) -> [(name: String, members: [Int])] {
        let layout = labels.layout
        if by == .industry {
            let text = user.isEmpty ? "*" : user.joined(separator: ",")
            return try labels.industries(text, "--user").map {
                (layout.code(ofIndustry: $0), [$0])
            }
        }
        if user.isEmpty {
            return layout.regions.indices.map {
                (layout.regions[$0].code, Array(layout.industries(of: $0)))
            }
        }
        var problems = Diagnostics()
        var users: [(name: String, members: [Int])] = []
        for text in user {
            do throws(Diagnostics) {
                users.append((text, try labels.industries(text, "--user")))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        return users
    }
}

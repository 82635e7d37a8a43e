public import Analyses
import InputOutput
public import Reporting

/// How concentrated inputs or sales are over regions: the Herfindahl–Hirschman index.
public struct ConcentrationQuestion: SeriesQuestion {
    /// `concentration`.
    public static let command = "concentration"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "a share of inputs is a share of a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, a name, or a pattern such as `wiod2013-{1995..2011}`.
    public var table = ""
    /// Further tables, of other years.
    public var moreTables: [String] = []
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
    /// What is followed where there are several tables.
    public var years = YearsChoices()
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        counted.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try answerYears(in: inquiry)
    }

    var subjects: [YearsReport.Subject] {
        [.init("concentration", keys: ["user"], measure: "hhi_look_through_foreign")]
    }

    func series(_ documents: [ResultDocument]) -> String? { documents.last?.question }

    func answer(on opened: OpenedTable, in inquiry: Inquiry) throws -> ResultDocument {
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
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [ConcentrationReport.concentration(entries, side: side, layout: labels.layout)],
            of: opened, solvedWith: system, labels: labels,
            assumptions: [try counted.assumption(labels)],
            reading: ConcentrationReport.reading(entries, side: side, words))
        let whose = words.industries(users.flatMap(\.members))
        document.question =
            by == .industry
            ? "How concentrated are the \(foreign) of \(users.count) industries?"
            : "How concentrated are the \(foreign) of \(whose)?"
        document.lead = ConcentrationReport.lead
        document.summary.method = ConcentrationReport.method
        return document
    }

    private var foreign: String { side == .input ? "foreign suppliers" : "foreign markets" }

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
            // A country whose parts the table keeps apart is one.
            return layout.families.labels.indices.map {
                (layout.families.labels[$0].code, layout.industries(ofFamily: $0))
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

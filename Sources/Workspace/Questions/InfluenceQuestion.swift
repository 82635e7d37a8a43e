public import Analyses
import InputOutput
public import Reporting

/// The input coefficients that matter most: the field of influence.
public struct InfluenceQuestion: Question {
    /// `influence`.
    public static let command = "influence"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "the influence of a coefficient adds up the output of all products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Suppliers, such as `JPN/c9`; nil for all.
    public var from: String?
    /// Users, such as `KOR/c14`; nil for all.
    public var to: String?
    /// How coefficients are ranked.
    public var order = FieldOfInfluence.Order.elasticity
    /// The change of the supplier's output that counts as much, a share.
    public var threshold = 0.01
    /// Coefficients to list; nil for 20.
    public var top: Int?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if !(threshold > 0 && threshold < 1) {
            return "--threshold takes a share between 0 and 1, not \(threshold)"
        }
        return top.map { $0 < 1 } == true ? "--top takes 1 or more" : nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        let suppliers = try labels.industries(from ?? "*", "--from")
        let users = try labels.industries(to ?? "*", "--to")
        let system = try inquiry.system(of: opened) { system in
            .inverse(on: system)
        }
        try inquiry.begin("ranking coefficients")
        let field = try FieldOfInfluence(
            system, suppliers: suppliers, users: users, orderedBy: order, count: top ?? 20,
            threshold: threshold)
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        var document = try inquiry.document(
            [InfluenceReport.coefficients(field, in: labels.layout)], of: opened,
            solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "threshold", value: .number(threshold), unit: "share of output",
                    source: threshold == 0.01 ? "Schintke & Stäglin 1988" : "command line",
                    isDefault: threshold == 0.01)
            ], reading: InfluenceReport.reading(field, words, in: labels.layout))
        let (buyer, isOne) = words.eachOf(users)
        document.question =
            suppliers.count == labels.layout.industryCount
            ? "Which inputs of \(buyer) matter most for output?"
            : """
            Which inputs that \(buyer) \(isOne ? "buys" : "buy") from \
            \(words.industries(suppliers)) matter most for output?
            """
        document.lead = InfluenceReport.lead
        document.summary.method = InfluenceReport.method
        return document
    }
}

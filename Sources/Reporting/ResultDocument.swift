public import InputOutput

/// Everything a command has to say: its tables, what was assumed, how it was solved and what the
/// reader should be warned about. An ``Exporter`` turns it into a file.
public struct ResultDocument: Sendable {
    /// Name and version of the JSON layout.
    public static let schema = "chokepoint.result/1"

    /// The command that made it, such as `shock`.
    public var command: String
    /// Version of the program.
    public var version: String
    /// The table it was computed from; `nil` for a command without one or with several.
    public var table: TableIdentity?
    /// The tables compared, for a command that takes several.
    public var tablesCompared: [TableIdentity]
    /// The ledger of assumptions.
    public var assumptions: [Assumption]
    /// How the equations were solved; `nil` when none were.
    public var numerics: Numerics?
    /// The results, the most important one first.
    public var tables: [ReportTable]
    /// Whole tables behind those of `tables` that show a selection of their rows; figures are drawn
    /// from them.
    public var whole: [ReportTable] = []
    /// Findings about the input and the result.
    public var diagnostics: [Diagnostic]
    /// Readings and explanations for people, one paragraph each.
    public var preamble: [String]
    /// What was asked, one sentence with names and without a full stop; `nil` where the command
    /// says it all.
    public var question: String?
    /// The answer: one range over models for every party and kind of measure; empty for commands
    /// that run no models.
    public var answer: [Answer]
    /// The kinds of measure that the answer is given in.
    public var measures: [AnswerMeasure]
    /// Who is hit hardest, why, and how sure that is.
    public var summary: AnswerSummary
    /// What a reader with one screen sees below the sentences of a result without an `answer`; nil
    /// to show everything.
    public var lead: Lead? = nil

    /// A document; what does not apply stays empty.
    public init(
        command: String, version: String, table: TableIdentity? = nil,
        tablesCompared: [TableIdentity] = [], assumptions: [Assumption] = [],
        numerics: Numerics? = nil, tables: [ReportTable] = [], diagnostics: [Diagnostic] = [],
        preamble: [String] = [], question: String? = nil, answer: [Answer] = [],
        measures: [AnswerMeasure] = [], summary: AnswerSummary = AnswerSummary()
    ) {
        self.command = command
        self.version = version
        self.table = table
        self.tablesCompared = tablesCompared
        self.assumptions = assumptions
        self.numerics = numerics
        self.tables = tables
        self.diagnostics = diagnostics + assumptions.compactMap(\.scaleFinding)
        self.preamble = preamble
        self.question = question
        self.answer = answer
        self.measures = measures
        self.summary = summary
    }

    /// `command: tables`, or `nil` when no table is behind the result; of many tables the first and
    /// the last.
    var headline: String? {
        let identities = (table.map { [$0] } ?? []) + tablesCompared
        if identities.isEmpty { return nil }
        if identities.count > 3, let first = identities.first, let last = identities.last {
            return "\(command): \(identities.count) tables, \(first.description) to "
                + last.description
        }
        return "\(command): \(Self.told(identities).joined(separator: ", "))"
    }

    /// The assumptions as a table named `assumptions`.
    public var ledger: ReportTable {
        ReportTable(
            name: "assumptions", title: "Assumptions",
            columns: ["name", "value", "unit", "source", "set_by"].map { Column(name: $0) },
            rows: assumptions.map { item in
                [
                    .text(item.name), .text(item.value.plain), .text(item.unit ?? ""),
                    .text(item.source), item.isDefault ? "default" : "yours",
                ]
            })
    }

    /// The document as the options want it: only the table named, and of every table the first
    /// rows. The name `assumptions` picks the ledger.
    ///
    /// Throws `unknown-table`, with a suggestion, when there is no table of that name.
    public func selected(by options: RenderOptions) throws(Diagnostics) -> ResultDocument {
        var copy = self
        if let name = options.tableName {
            let choices = tables + (tables.contains { $0.name == "assumptions" } ? [] : [ledger])
            copy.tables = choices.filter { $0.name == name }
            if copy.tables.isEmpty {
                throw Diagnostics([Self.unknown("table", name, among: choices.map(\.name))])
            }
        }
        copy.tables = copy.tables.map { $0.top(options.top) }
        return copy
    }

    /// The document for people: codes, names or both in every table.
    package func showing(
        _ style: NameStyle, sectorNames limit: Int? = nil
    ) -> ResultDocument {
        var copy = self
        copy.tables = copy.tables.map { $0.showing(style, sectorNames: limit) }
        return copy
    }

    /// The finding for a name that is none of `choices`.
    static func unknown(_ kind: String, _ name: String, among choices: [String]) -> Diagnostic {
        let nearest = Suggestion.nearest(to: name, in: choices).map { "did you mean \($0)? " } ?? ""
        return Diagnostic(
            .error, "unknown-\(kind)", "there is no \(kind) ‘\(name)’",
            remedy: nearest + "choose from \(choices.joined(separator: ", "))")
    }
}

public import InputOutput

/// The whole document as JSON with the layout ``ResultDocument/schema``, for other programs.
///
/// Numbers are written at full precision. JSON has no word for what is not finite: such a number
/// becomes null and the finding `not-finite` says where. Keys that a document may lack
/// (`tables_compared`, `question`, `answer`, `measures`, `summary`, `notes`, `preamble`, `figures`,
/// `solver`, `location`, `remedy`) are left out then; all others are always there.
public enum JSONExporter: Exporter {
    /// `json`.
    public static let name = "json"
    /// `json`.
    public static let fileExtension = "json"
    /// A program.
    public static let audience = Audience.program

    /// The document, limited to the table and the rows that the options name.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let document = try document.selected(by: options)
        var builder = Builder()
        return builder.json(of: document).document
    }

    /// Turns a document to JSON and remembers the numbers that JSON cannot hold.
    private struct Builder {
        private var findings: [Diagnostic] = []

        mutating func json(of document: ResultDocument) -> JSONValue {
            var members: [(String, JSONValue)] = [
                ("schema", .text(ResultDocument.schema)), ("command", .text(document.command)),
                ("version", .text(document.version)),
                ("table", document.table.map(json(of:)) ?? .null),
            ]
            if !document.tablesCompared.isEmpty {
                members.append(("tables_compared", .array(document.tablesCompared.map(json(of:)))))
            }
            if let question = document.question { members.append(("question", .text(question))) }
            members += answer(of: document)
            members.append(("assumptions", .array(document.assumptions.map { json(of: $0) })))
            members.append(("numerics", document.numerics.map { json(of: $0) } ?? .null))
            members.append(("tables", .array(document.tables.map { json(of: $0) })))
            let diagnostics = document.diagnostics + findings
            members.append(("diagnostics", .array(diagnostics.map(json(of:)))))
            return .object(
                members + Self.list("preamble", document.preamble)
                    + Self.list("figures", document.figures.map(\.name)))
        }

        /// The answer, what it is given in, and the sentences around it; nothing where a document
        /// has none of them.
        private mutating func answer(of document: ResultDocument) -> [(String, JSONValue)] {
            var members: [(String, JSONValue)] = []
            if !document.answer.isEmpty {
                members.append(("answer", .array(document.answer.map { json(of: $0) })))
            }
            if !document.measures.isEmpty {
                let list = document.measures.map { measure -> JSONValue in
                    .object([
                        ("id", .text(measure.id)), ("name", .text(measure.name)),
                        ("unit", .text(measure.unit)), ("reading", .text(measure.reading.rawValue)),
                    ])
                }
                members.append(("measures", .array(list)))
            }
            let summary = document.summary
            if !summary.isEmpty {
                members.append(
                    (
                        "summary",
                        .object(
                            [
                                ("first", .array(summary.first.map(JSONValue.text))),
                                ("hardest", JSONValue(summary.hardest)),
                                ("why", .array(summary.why.map(JSONValue.text))),
                                ("moves", JSONValue(summary.moves)),
                                ("sure", .array(summary.sure.map(JSONValue.text))),
                            ] + (summary.method.map { [("method", .text($0))] } ?? [])
                                + (summary.variants.isEmpty
                                    ? []
                                    : [
                                        (
                                            "variants",
                                            .array(summary.variants.map(JSONValue.text))
                                        )
                                    ]))
                    ))
            }
            return members
        }

        private mutating func json(of answer: Answer) -> JSONValue {
            let ends = json(
                of: [.number(answer.low), .number(answer.high)],
                at: "answer.\(answer.party).\(answer.measure)")
            return .object([
                ("measure", .text(answer.measure)), ("unit", .text(answer.unit)),
                ("party", .text(answer.party)), ("party_name", .text(answer.partyName)),
                ("role", .text(answer.role)), ("low", ends[0]),
                ("low_model", .text(answer.lowModel)), ("high", ends[1]),
                ("high_model", .text(answer.highModel)),
            ])
        }

        private func json(of table: TableIdentity) -> JSONValue {
            .object([
                ("name", .text(table.name)), ("year", JSONValue(table.year)),
                ("unit", .text(table.unit)), ("sha256", JSONValue(table.sha256)),
                ("path", JSONValue(table.path)),
            ])
        }

        private mutating func json(of assumption: Assumption) -> JSONValue {
            .object([
                ("name", .text(assumption.name)),
                ("value", json(of: [assumption.value], at: "assumptions.\(assumption.name)")[0]),
                ("unit", JSONValue(assumption.unit)), ("source", .text(assumption.source)),
                ("default", .flag(assumption.isDefault)),
            ])
        }

        private mutating func json(of numerics: Numerics) -> JSONValue {
            let known: [(String, Cell)] = [
                ("n", .integer(numerics.n)), ("rcond", Cell(numerics.rcond)),
                ("residual", Cell(numerics.residual)), ("blas", Cell(numerics.blas)),
                ("threads", numerics.threads.map(Cell.integer) ?? .missing),
            ]
            let solver = numerics.solver.map { [("solver", Cell.text($0))] } ?? []
            let members = known + solver + numerics.extra
            precondition(
                Set(members.map(\.0)).count == members.count, "numerics has two facts of one name")
            return .object(
                members.map { ($0.0, json(of: [$0.1], at: "numerics.\($0.0)")[0]) })
        }

        private mutating func json(of table: ReportTable) -> JSONValue {
            let columns = table.columns.indices.map { index in
                json(of: table.cells(of: index), at: "\(table.name).\(table.columns[index].name)")
            }
            let members: [(String, JSONValue)] = [
                ("name", .text(table.name)), ("title", .text(table.title)),
                (
                    "columns",
                    .array(
                        table.columns.map {
                            .object([("name", .text($0.name)), ("unit", JSONValue($0.unit))])
                        })
                ),
                ("rows", .array(table.rows.indices.map { row in .array(columns.map { $0[row] }) })),
            ]
            return .object(members + Self.list("notes", table.notes))
        }

        private func json(of diagnostic: Diagnostic) -> JSONValue {
            let known: [(String, String?)] = [
                ("code", diagnostic.code), ("severity", diagnostic.severity.rawValue),
                ("message", diagnostic.message), ("location", diagnostic.location.description),
                ("remedy", diagnostic.remedy),
            ]
            return .object(known.compactMap { name, text in text.map { (name, .text($0)) } })
        }

        private mutating func json(of cells: [Cell], at place: String) -> [JSONValue] {
            let lost = cells.count { $0.number?.isFinite == false }
            if lost > 0 {
                findings.append(
                    Diagnostic(
                        .warning, "not-finite",
                        "\(lost == 1 ? "1 number is" : "\(lost) numbers are") not finite; "
                            + "JSON holds null instead",
                        at: .init(place: place)))
            }
            return cells.map { cell in
                switch cell {
                case .text(let value): .text(value)
                case .integer(let value): .integer(value)
                case .number(let value): value.isFinite ? .number(value) : .null
                case .flag(let value): .flag(value)
                case .missing: .null
                }
            }
        }

        private static func list(_ name: String, _ texts: [String]) -> [(String, JSONValue)] {
            texts.isEmpty ? [] : [(name, .array(texts.map(JSONValue.text)))]
        }
    }
}

import Containers
import InputOutput
public import Reporting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What differs between two results that were kept as JSON.
public struct ResultsCompareQuestion: Question {
    /// `results compare`.
    public static let command = "results compare"
    /// The first result, a file.
    public var first = ""
    /// The second result, a file.
    public var second = ""
    /// Differences to list; nil for what the reader is used to.
    public var top: Int?

    /// The question with its defaults.
    public init() {}

    /// The answers side by side, the assumptions that differ, and every number that does.
    /// - Throws: `cannot-read`, `not-json` and `not-a-result`, both files at once;
    ///   `nothing-in-common`.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var problems = Diagnostics()
        var found: [KeptResult] = []
        for path in [first, second] {
            do throws(Diagnostics) {
                found.append(try KeptResult(path: path))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        return try Self.answer(
            found[0], found[1], names: (first, second), top: top, in: inquiry)
    }

    /// The answer for two results, called by names.
    /// - Throws: `nothing-in-common` where no number stands in both.
    static func answer(
        _ a: KeptResult, _ b: KeptResult, names: (String, String), top: Int?, in inquiry: Inquiry
    ) throws(Diagnostics) -> ResultDocument {
        let comparison = ResultComparison(a, b)
        if comparison.compared == 0 {
            throw Diagnostics([
                Diagnostic(
                    .error, "nothing-in-common",
                    "the results have no number in common: \(ResultComparison.apartness(a, b))",
                    at: .init(file: names.1), remedy: "compare two results of one command")
            ])
        }
        if a.command != b.command {
            inquiry.report(
                Diagnostic(
                    .warning, "other-command",
                    "the first is a result of ‘\(a.command)’, the second of ‘\(b.command)’",
                    remedy: "compare results of one command"))
        }
        let limit = inquiry.limit(top, forPeople: 20)
        var document = inquiry.document(
            tables: [
                comparison.answers, comparison.assumptions, comparison.numbers.top(limit),
            ].compactMap { $0 },
            reading: [
                comparison.largest, comparison.sentence + ".",
                """
                The first answers ‘\(a.title)’ (\(names.0)), the second ‘\(b.title)’ (\(names.1)).
                """,
            ].compactMap { $0 })
        document.question = "What differs between the results \(names.0) and \(names.1)?"
        document.lead = comparison.lead
        document.summary.sure = [
            "numbers are compared where both results have the table, the row and the column"
        ]
        return document
    }
}

/// A result as it was kept in a JSON file.
struct KeptResult {
    /// A table by its columns and rows.
    struct Table {
        let name: String
        let columns: [(name: String, unit: String?)]
        let rows: [[JSONTree]]
    }

    /// The command that made it.
    let command: String
    /// Its question, else its command and table.
    let title: String
    /// Ranges by party and measure.
    let answer: [[String: JSONTree]]
    /// The kinds of measure, by their names in `answer`.
    let measures: [String: String]
    /// The ledger.
    let assumptions: [[String: JSONTree]]
    /// The tables.
    let tables: [Table]

    /// Reads a file.
    /// - Throws: `cannot-read`, `not-json`, `not-a-result`.
    init(path: String) throws(Diagnostics) {
        try FileBytes.noteReading(path)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Self.problem("cannot-read", "the result cannot be read", path)
        }
        try self.init(String(decoding: data, as: UTF8.self), path: path)
    }

    private static func problem(
        _ code: String, _ message: String, _ path: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, code, message, at: .init(file: path),
                remedy: "name a file that --format json wrote")
        ])
    }

    /// Reads a text.
    /// - Throws: `not-json`, `not-a-result`, for the file of that name.
    init(_ text: String, path: String) throws(Diagnostics) {
        let tree: JSONTree
        do throws(Diagnostics) {
            tree = try JSONTree.parse(text)
        } catch {
            throw Self.problem("not-json", "this is not JSON", path)
        }
        guard let fields = tree.fields, fields["schema"] == .text(ResultDocument.schema),
            case .text(let command)? = fields["command"], case .list(let tables)? = fields["tables"]
        else {
            throw Self.problem("not-a-result", "this is not a result of this program", path)
        }
        self.command = command
        let name = fields["table"]?.fields?["name"]?.typed.map { ": \($0)" } ?? ""
        title = fields["question"]?.typed ?? "\(command)\(name)"
        func objects(_ key: String) -> [[String: JSONTree]] {
            guard case .list(let items)? = fields[key] else { return [] }
            return items.compactMap(\.fields)
        }
        answer = objects("answer")
        measures = Dictionary(
            objects("measures").compactMap { item in
                item["id"]?.typed.flatMap { id in item["name"]?.typed.map { (id, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        assumptions = objects("assumptions")
        self.tables = tables.compactMap { table -> Table? in
            guard let fields = table.fields, let name = fields["name"]?.typed,
                case .list(let columns)? = fields["columns"], case .list(let rows)? = fields["rows"]
            else { return nil }
            return Table(
                name: name,
                columns: columns.map {
                    ($0.fields?["name"]?.typed ?? "", $0.fields?["unit"]?.typed)
                },
                rows: rows.map { if case .list(let cells) = $0 { cells } else { [] } })
        }
    }
}

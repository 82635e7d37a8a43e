import InputOutput
import Reporting
import Workspace

/// Two results side by side.
enum CompareView: View {
    static let path = "compare"
    static let name = "Compare"
    static let title = "Compare two results"
    static let lead = """
        Two restrictions, or one under two assumptions: every number of both, and the difference. \
        Copy the addresses of two results of the restriction builder here.
        """
    static let button = "Compare"

    static func controls(_ context: ViewContext) -> [String] {
        let hint = "The address of a result, or what follows its question mark"
        return [
            FormParts.text(
                "a", "First result", value: context.fields.first("a"), hint: hint,
                isRequired: true, isWide: true),
            FormParts.text(
                "b", "Second result", value: context.fields.first("b"), hint: hint,
                isRequired: true, isWide: true),
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? { nil }

    static func result(
        _ context: ViewContext, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> String? {
        guard let a = context.fields.first("a"), let b = context.fields.first("b") else {
            return nil
        }
        let first = try await answer(a, "First result", site, progress)
        let second = try await answer(b, "Second result", site, progress)
        let comparison = ResultComparison(first.document, second.document)
        let tables = comparison.tables.map { TableView.html($0) }
        return """
            <dl class="pair">
            <dt>A</dt><dd><a href="/restriction?\(HTML.escaped(first.fields.query))">\
            \(HTML.escaped(first.command))</a></dd>
            <dt>B</dt><dd><a href="/restriction?\(HTML.escaped(second.fields.query))">\
            \(HTML.escaped(second.command))</a></dd>
            </dl>
            \(tables.joined(separator: "\n"))
            """
    }

    private static func answer(
        _ address: String, _ place: String, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> (document: ResultDocument, command: String, fields: FormFields) {
        let query = address.split(separator: "?", maxSplits: 1).last.map(String.init) ?? ""
        let fields = FormFields(query: query).without("token")
        guard
            let (command, asked) = RestrictionView.question(try await site.context(fields))
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-result", "this is not the address of a restriction's result",
                    at: .init(place: place),
                    remedy: "compute a restriction and copy its address")
            ])
        }
        let question = try site.requests.question(command, form: asked)
        let document = try await site.answer(
            question, for: Presentation(.program), progress: progress)
        return (document, CommandText.line(question), asked)
    }
}

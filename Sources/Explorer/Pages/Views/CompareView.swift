import InputOutput
import Reporting
import Workspace

/// Two results side by side.
enum CompareView: View {
    static let path = "compare"
    static let name = "Compare"
    static let title = "Compare two results"
    static let lead = """
        Two restrictions, or one under two assumptions: the answers side by side, the assumptions \
        that differ, and every number that does. Copy the addresses of two results here.
        """
    static let button = "Compare"

    static func controls(_ context: ViewContext) -> [String] {
        let hint = "The address of a result: ‘Link to this view’"
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

    static func missing(_ context: ViewContext) -> String? {
        context.fields.first("a") == nil && context.fields.first("b") == nil
            ? nil : "Name a second result: compute one, and copy its address here."
    }

    static func result(
        _ context: ViewContext, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> String? {
        guard let a = context.fields.first("a"), let b = context.fields.first("b") else {
            return missing(context).map { HTML.element("p", $0, class: "failure") }
        }
        let first = try await part(a, "First result", site, progress)
        let second = try await part(b, "Second result", site, progress)
        var question = ResultTextsQuestion()
        question.first = first.json
        question.second = second.json
        let document = try await site.answer(question, for: Presentation(.page))
        let lines = [
            "\(first.command) --format json -o a.json",
            "\(second.command) --format json -o b.json",
            "chokepoint \(ResultTextsQuestion.command) a.json b.json",
        ]
        let sides = [("First", first), ("Second", second)].map { word, part in
            """
            <dt>\(word)</dt><dd><a href="\(HTML.escaped(part.address))">\
            \(HTML.escaped(part.command))</a></dd>
            """
        }
        let view = ResultView(
            document: document, command: lines.joined(separator: "\n"),
            permalink: permalink(context))
        return "<dl class=\"pair\">\(sides.joined(separator: "\n"))</dl>\n\(view.html)"
    }

    /// One of the two: its result as JSON, the command that makes it, and its address.
    private static func part(
        _ address: String, _ place: String, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> (json: String, command: String, address: String) {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.count > 1 ? parts[0].split(separator: "/").last.map(String.init) : nil
        let view: any View.Type = path.flatMap(Views.at) ?? RestrictionView.self
        let fields = FormFields(query: String(parts[parts.count - 1])).without("token")
        let context = try await site.context(fields)
        guard let (command, asked) = view.question(context), view != TablesView.self else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-result", "this is not the address of a result",
                    at: .init(place: place),
                    remedy: "compute a result, and copy its address with ‘Link to this view’")
            ])
        }
        let question = try site.requests.question(command, form: asked)
        let document = try await site.answer(
            question, for: Presentation(.program), progress: progress)
        let json = try JSONExporter.render(document, options: RenderOptions())
        return (json, CommandText.line(question), "/\(view.path)?\(fields.query)")
    }
}

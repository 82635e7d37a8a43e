import Figures
import InputOutput
import Reporting
import Workspace

/// A page that asks a question and shows its answer.
protocol View: Sendable {
    /// Its path, without slashes.
    static var path: String { get }
    /// Its name in the navigation.
    static var name: String { get }
    /// Its heading.
    static var title: String { get }
    /// What it is for, in a sentence or two.
    static var lead: String { get }
    /// What its button says.
    static var button: String { get }
    /// Whether its form is too long for an address and goes into the body of a request.
    static var isPosted: Bool { get }

    /// The controls of its form.
    static func controls(_ context: ViewContext) -> [String]
    /// The command and the fields of its question; nil while something is missing that has to be
    /// chosen.
    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)?
    /// What has still to be chosen, where that is not plain; nil where nothing is or it is.
    static func missing(_ context: ViewContext) -> String?
    /// Pictures of the answer: those of the report unless a view knows where their marks lead to.
    static func figures(_ document: ResultDocument, _ context: ViewContext) -> [NamedFigure]
    /// The page that the first cell of a row leads to.
    static func link(_ table: String, _ row: [Cell], _ context: ViewContext) -> String?
    /// The answer as HTML; nil while something is missing.
    static func result(
        _ context: ViewContext, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> String?
}

extension View {
    static var isPosted: Bool { false }
    static func missing(_ context: ViewContext) -> String? { nil }
    static func figures(_ document: ResultDocument, _ context: ViewContext) -> [NamedFigure] {
        document.figures
    }
    static func link(_ table: String, _ row: [Cell], _ context: ViewContext) -> String? { nil }

    static func result(
        _ context: ViewContext, _ site: Site, _ progress: any AnswerProgress
    ) async throws -> String? {
        guard let (command, fields) = question(context) else {
            return missing(context).map { HTML.element("p", $0, class: "failure") }
        }
        let question = try site.requests.question(command, form: fields)
        let document = try await site.answer(
            question, for: Presentation(.page), progress: progress)
        return ResultView(
            document: document, command: CommandText.line(question),
            downloads: Downloads(
                command: command, fields: fields, tables: document.tables.map(\.name)),
            permalink: permalink(context), figures: figures(document, context),
            link: { link($0, $1, context) }
        ).html
    }

    /// The address of the view as its form was filled in; nil where that is too long for one.
    static func permalink(_ context: ViewContext) -> String? {
        let fields = context.fields.without("token")
        return Downloads.fits(fields) ? "/\(path)?\(fields.query)" : nil
    }
}

/// What a view is made from: what its form was filled in with, and what there is to choose from.
struct ViewContext: Sendable {
    /// The form as it was filled in.
    let fields: FormFields
    /// The names of all tables.
    let tables: [String]
    /// The names of the files that questions may name.
    let files: [String]
    /// The table that is looked at; nil when there is none.
    let table: String?
    /// Its regions and sectors, with their names, and its accounts.
    let labels: Labels

    /// The labels of a table.
    struct Labels: Sendable {
        var regions: [(value: String, text: String)] = []
        var sectors: [(value: String, text: String)] = []
        var accounts: [String] = []
    }

    /// The control that chooses the table.
    var tableControl: String {
        FormParts.choice("table", "Table", value: table, tables.map { (value: $0, text: $0) })
    }

    /// The lists that inputs offer: `regions` and `sectors`.
    var lists: String {
        FormParts.list("regions", labels.regions) + FormParts.list("sectors", labels.sectors)
    }

    /// The fields of the form that a question has under the same name, with the table.
    func taking(_ names: String...) -> FormFields {
        var fields = FormFields(table.map { [("table", $0)] } ?? [])
        for name in names {
            for value in self.fields.all(name) { fields = fields.with(name, value) }
        }
        return fields
    }
}

/// All views.
enum Views {
    /// In the order of the navigation.
    static let all: [any View.Type] =
        [
            TablesView.self, DependenceView.self, ChokepointsView.self, RestrictionView.self,
            ScenarioView.self, CompareView.self, SweepView.self, FootprintView.self,
        ] + (Questions.named("products") == nil ? [] : [ProductsView.self])

    /// The view at a path.
    static func at(_ path: String) -> (any View.Type)? { all.first { $0.path == path } }
}

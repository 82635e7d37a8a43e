import FlyingFox
import InputOutput
import Reporting
import Workspace

extension Site {
    /// A whole page: the view's form as it was filled in, and its answer.
    /// - Returns: the page, with the status of what went wrong where there is no answer.
    /// - Throws: `CancellationError`.
    func page(
        _ view: any View.Type, _ fields: FormFields
    ) async throws -> RenderedPage {
        let tables = tableNames()
        let key = "\(view.path)?\(fields.query)"
        if let html = pages.html(key, tables: tables) {
            return RenderedPage(html: html, status: .ok)
        }
        let context = try await context(fields)
        let (result, status) = try await answer(view, context)
        let controls = view.controls(context)
        let form =
            controls.isEmpty
            ? ""
            : FormParts.form(
                view.path, controls, button: view.button, isPosted: view.isPosted)
        let body = """
            <h1>\(view.title)</h1>
            <p class="lead">\(view.lead)</p>
            \(form)
            <div id="progress" role="status" aria-live="polite"></div>
            <div id="result">
            \(result)
            </div>
            """
        let html = PageFrame.html(
            title: view.title, current: view.path, table: context.table, body: body)
        if status == .ok, let paths = kept(view, context) {
            pages.keep(html, as: key, tables: tables, paths: paths)
        }
        return RenderedPage(html: html, status: status)
    }

    /// The tables behind a view's answer; nil unless the answer was kept, as a page hangs on as
    /// much.
    private func kept(_ view: any View.Type, _ context: ViewContext) -> [String]? {
        guard let (command, fields) = view.question(context),
            let question = try? requests.question(command, form: fields),
            let key = AnswerCache.key(question, Presentation(.page)),
            let document = cache.document(key)
        else { return nil }
        return AnswerCache.paths(document)
    }

    /// A view's answer, or what went wrong, as HTML.
    /// - Throws: `CancellationError`.
    private func answer(
        _ view: any View.Type, _ context: ViewContext
    ) async throws -> (String, HTTPStatusCode) {
        do {
            let result = try await view.result(context, self, NoProgress())
            return (result ?? "", .ok)
        } catch let error as CancellationError {
            throw error
        } catch {
            let told = Failure(error)
            return (ResultView.failure(told), told.status)
        }
    }

    /// What a view is made from.
    func context(_ fields: FormFields) async throws -> ViewContext {
        let tables = tableNames()
        let table = fields.first("table") ?? fields.first("tables") ?? table ?? tables.first
        return ViewContext(
            fields: fields, tables: tables, files: files.keys.sorted(), table: table,
            labels: await labels(of: table))
    }

    /// The labels of a table; none where it cannot be read, which its question will say.
    private func labels(of table: String?) async -> ViewContext.Labels {
        var labels = ViewContext.Labels()
        guard let table else { return labels }
        var question = InfoQuestion()
        question.table = table
        guard let document = try? await answer(question, for: Presentation(.page)) else {
            return labels
        }
        func pairs(_ name: String) -> [(value: String, text: String)] {
            (document.tables.first { $0.name == name }?.rows ?? []).map {
                (value: $0[0].plain, text: $0[1].plain)
            }
        }
        labels.regions = pairs("regions")
        labels.sectors = pairs("sectors")
        var seen: Set<String> = []
        labels.accounts = pairs("satellites").map(\.value).filter { seen.insert($0).inserted }
        return labels
    }
}

/// A whole page as HTML.
struct RenderedPage: Sendable {
    let html: String
    let status: HTTPStatusCode
}

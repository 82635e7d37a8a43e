import FlyingFox
import Foundation
import InputOutput
import Reporting
import Workspace

/// Looks at who asks, and sends every request where it belongs.
struct ExplorerHandler: HTTPHandler {
    let rules: AccessRules
    let site: Site

    /// The answer to a request; every failure is an answer too.
    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let query = FormFields(query: request.target.query())
        switch rules.verdict(request, query: query) {
        case .refused(let code): return refusal(code)
        case .granted: return try await answer(request, query)
        case .grantedByToken:
            var response = try await answer(request, query.without("token"))
            response.headers.setValues([rules.cookie], for: .setCookie)
            return response
        }
    }

    private func refusal(_ code: Int) -> HTTPResponse {
        let text =
            code == 401
            ? "Open the address that chokepoint printed when it started: it holds a token.\n"
            : "Requests from other pages, or for other names of this machine, are refused.\n"
        return HTTPResponse(
            statusCode: code == 401 ? .unauthorized : .forbidden, headers: SecurityHeaders.plain,
            body: Data(text.utf8))
    }

    private func answer(_ request: HTTPRequest, _ query: FormFields) async throws -> HTTPResponse {
        let path = request.target.path().removingPercentEncoding ?? request.target.path()
        let words = path.split(separator: "/").map(String.init)
        let isReading = request.method == .GET || request.method == .HEAD
        do {
            switch words.first {
            case "api" where words.count == 2 && words[1] == "schema" && isReading:
                return Self.response(Schema.json, "application/json")
            case "api" where words.count == 2:
                guard request.method == .POST else { return Self.wrongMethod("POST") }
                return try await interface(words[1], request, query)
            case "download" where words.count == 2 && isReading:
                return try await download(words[1], query)
            case "events" where words.count == 2 && isReading:
                guard let view = Views.at(words[1]) else { return Self.notFound }
                return events(view, query)
            case "check" where words.count == 1 && request.method == .POST:
                return try await check(request)
            case let name? where words.count == 1 && isReading:
                if let file = StaticFile.named(name) { return file.response }
                guard let view = Views.at(name) else { return Self.notFound }
                return try await page(view, query)
            case let name? where words.count == 1 && request.method == .POST:
                guard let view = Views.at(name), view.isPosted else {
                    return Self.wrongMethod("GET")
                }
                let body = try await request.bodyData
                return try await page(
                    view, FormFields(query: String(decoding: body, as: UTF8.self)))
            case nil where isReading: return try await page(TablesView.self, query)
            default: return Self.notFound
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            return Self.response(Failure(error), "application/json")
        }
    }

    /// A question as JSON, answered as JSON or in the format that the query names.
    private func interface(
        _ command: String, _ request: HTTPRequest, _ query: FormFields
    ) async throws -> HTTPResponse {
        let body = try await request.bodyData
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Diagnostics([Diagnostic(.error, "not-json", "the question is not UTF-8 text")])
        }
        let question = try site.requests.question(command, json: text)
        let exporter = try Exporters.named(query.first("format") ?? "json")
        return Self.response(
            try await site.rendered(
                question, as: exporter, RenderOptions(tableName: query.first("result"))),
            MediaType.of(exporter))
    }

    /// The answer to the question of a view as a file.
    private func download(_ command: String, _ query: FormFields) async throws -> HTTPResponse {
        let exporter = try Exporters.named(query.first("format") ?? "json")
        let question = try site.requests.question(
            command, form: query.without("format", "result", "figure"))
        var options = RenderOptions(tableName: query.first("result"))
        options.figure = query.first("figure")
        options.commandLine = CommandText.line(question)
        var response = Self.response(
            try await site.rendered(question, as: exporter, options), MediaType.of(exporter))
        let part = options.tableName ?? options.figure
        let name = (["chokepoint", command, part].compactMap { $0 })
            .joined(separator: "-").map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
        response.headers.setValues(
            ["attachment; filename=\"\(String(name)).\(exporter.fileExtension)\""],
            for: .contentDisposition)
        return response
    }

    /// A page; with the status of what went wrong where there is no answer.
    private func page(_ view: any View.Type, _ query: FormFields) async throws -> HTTPResponse {
        let page = try await site.page(view, query)
        return HTTPResponse(
            statusCode: page.status, headers: SecurityHeaders.headers(MediaType.html),
            body: Data(page.html.utf8))
    }

    /// The answer to a view's question in parts, as they are ready.
    private func events(_ view: any View.Type, _ query: FormFields) -> HTTPResponse {
        EventStream { [site] sender in
            do {
                let context = try await site.context(query)
                let html = try await view.result(context, site, EventProgress(sender))
                sender.send(
                    "answer", html ?? "<p>Something is still missing from the question.</p>")
            } catch is CancellationError {
                // Nobody listens any more.
            } catch {
                sender.send("answer", ResultView.failure(Failure(error)))
            }
        }.response
    }

    /// What is found in a scenario, with lines.
    private func check(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = try await request.bodyData
        var question = RunQuestion()
        question.source.text = String(decoding: body, as: UTF8.self)
        question.check = true
        var items: [Diagnostic]
        do {
            items = try await site.answer(question).diagnostics
        } catch let error as CancellationError {
            throw error
        } catch {
            items = Failure(error).diagnostics
        }
        let findings = items.filter { $0.severity != .note }.map { item in
            // A line stands before the sentence, as a button.
            let text =
                item.location.line == nil
                ? item.sentence : item.message + (item.remedy.map { " (\($0))" } ?? "")
            var members: [String: JSONTree] = [
                "severity": .text(item.severity.rawValue), "text": .text(text),
            ]
            if let line = item.location.line { members["line"] = .number(Double(line)) }
            return JSONTree.object(members)
        }
        return Self.response(
            JSONTree.object(["findings": .list(findings)]).json, "application/json")
    }

    private static var notFound: HTTPResponse {
        HTTPResponse(
            statusCode: .notFound, headers: SecurityHeaders.plain,
            body: Data("There is no such page.\n".utf8))
    }

    private static func wrongMethod(_ allowed: String) -> HTTPResponse {
        var headers = SecurityHeaders.plain
        headers.setValues([allowed], for: HTTPHeader("Allow"))
        return HTTPResponse(
            statusCode: .methodNotAllowed, headers: headers, body: Data("Use \(allowed).\n".utf8))
    }

    private static func response(_ failure: Failure, _ type: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: failure.status, headers: SecurityHeaders.headers(type),
            body: Data(failure.json.utf8))
    }

    static func response(_ text: String, _ type: String) -> HTTPResponse {
        response(Array(text.utf8), type)
    }

    static func response(_ bytes: [UInt8], _ type: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: .ok, headers: SecurityHeaders.headers(type),
            body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 64 << 10))
    }
}

/// The types of files as HTTP names them.
enum MediaType {
    static let html = "text/html; charset=utf-8"

    /// The type of a format of results.
    static func of(_ exporter: any Exporter.Type) -> String {
        switch exporter.fileExtension {
        case "json": "application/json"
        case "csv": "text/csv; charset=utf-8"
        case "html": html
        case "svg": "image/svg+xml"
        case "md": "text/markdown; charset=utf-8"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "parquet": "application/vnd.apache.parquet"
        case "arrows": "application/vnd.apache.arrow.stream"
        default: exporter.isBinary ? "application/octet-stream" : "text/plain; charset=utf-8"
        }
    }
}

import FlyingFox
import Foundation
package import InputOutput
package import Workspace

/// What a request asks, as far as it is known before a table is opened: the way that every request
/// goes, from bytes to a question.
package enum RequestDecoding {
    /// The question that the bytes of a request ask: a program's JSON, a download, or the form of a
    /// view; nil for a request that asks none.
    /// - Throws: `refused` for a head that is no request; `Diagnostics` for what is wrong with the
    ///   question, and for what a server does not do.
    package static func question(_ bytes: [UInt8]) throws(Diagnostics) -> (any Question)? {
        let empty = Array("\r\n\r\n".utf8)
        let end = bytes.indices.first { bytes[$0...].starts(with: empty) }
            .map { $0 + empty.count }
        guard let end else { throw refused("the head does not end") }
        let head: RequestHead
        do throws(RequestHead.Refusal) {
            head = try RequestHead(Array(bytes[..<end]))
        } catch {
            throw refused(error.reason)
        }
        let body = bytes[end...]
        guard head.bodyCount <= body.count else { throw refused("the body does not end") }
        let text = String(decoding: body.prefix(head.bodyCount), as: UTF8.self)
        let target = HTTPRequest.Target(head.target)
        let query = FormFields(query: target.query())
        let path = target.path().removingPercentEncoding ?? target.path()
        let words = path.split(separator: "/").map(String.init)
        let requests = QuestionRequest(files: [:])
        switch words.first {
        case "api" where words.count == 2: return try requests.question(words[1], json: text)
        case "download" where words.count == 2:
            return try requests.question(
                words[1], form: query.without("format", "result", "figure"))
        case let name?:
            guard let view = Views.at(name) else { return nil }
            let fields = head.method == .POST ? FormFields(query: text) : query
            let context = ViewContext(
                fields: fields, tables: [], files: [], table: fields.first("table"),
                labels: .init())
            // The page itself must stand whatever was typed.
            _ = view.controls(context)
            guard let (command, asked) = view.question(context) else { return nil }
            let question = try requests.question(command, form: asked)
            _ = CommandText.line(question)
            return question
        case nil: return nil
        }
    }

    private static func refused(_ reason: String) -> Diagnostics {
        Diagnostics([Diagnostic(.error, "refused", reason, remedy: "send a request of HTTP/1.1")])
    }
}

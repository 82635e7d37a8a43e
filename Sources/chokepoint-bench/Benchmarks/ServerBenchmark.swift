import Explorer
import Foundation
import Platform
import Reporting
import Synchronization
import Workspace

/// Answers of the explorer's server beside the same work in one process.
enum ServerBenchmark: Benchmark {
    static let name = "server"
    static let about =
        "a restriction with extraction and cost-push: asked over HTTP, and computed and written in "
        + "one process; the first page of a table beside a file of the server"
    static let needsFile = true

    /// The names of the cases, which the targets refer to.
    static let (asked, computed, page, file) = (
        "restriction over HTTP", "the same in one process", "first page of a warm table",
        "a file of the server"
    )

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let path = subject.path, let restriction = ExampleRestriction.text(in: subject.table)
        else { return [] }
        let cache = Workspace.CacheChoice(folder: "\(settings.scratch)/server-cache")
        let name = TableFinder.shortName(path)
        let workspace = Workspace(finder: try TableFinder().closed(with: path), cache: cache)
        var question = ShockQuestion()
        question.table = name
        question.models.model = "extraction,cost-push"
        question.drivers = .none
        let flow = restriction.prefix { $0 != "=" }
        // Another cut each time, so that no answer was given before.
        var cut = 0.2
        func next() -> ShockQuestion {
            cut += 1e-6
            question.restrict = ["\(flow)=\(cut)"]
            return question
        }
        let server = try ServerProcess(workspace, table: name)
        defer { server.stop() }
        _ = try server.post("/api/shock", Questions.encode(next()))
        let (here, _) = try Timing.best(settings) {
            try JSONExporter.bytes(workspace.answer(next()), options: RenderOptions())
        }
        let (there, _) = try Timing.best(settings) {
            try server.post("/api/shock", Questions.encode(next()))
        }
        let query = FormFields([("table", name)]).query
        let (view, _) = try Timing.best(settings) { try server.get("/tables?\(query)") }
        let (plain, _) = try Timing.best(settings) { try server.get("/explorer.css") }
        return [
            Sample(Self.self, computed, on: subject, here),
            Sample(Self.self, asked, on: subject, there),
            Sample(Self.self, page, on: subject, view), Sample(Self.self, file, on: subject, plain),
        ]
    }
}

/// A server in this process, and one connection to it.
private final class ServerProcess {
    private let task: Task<Void, any Error>
    private let socket: Int32
    private let token: String
    private let port: UInt16

    /// Something else than an answer came.
    private struct NoAnswer: Error {}

    init(_ workspace: Workspace, table: String) throws {
        var options = ExplorerServer.Options()
        options.table = table
        let server = ExplorerServer(workspace, options)
        let ready = DispatchSemaphore(value: 0)
        let address = Address()
        task = Task.detached {
            try await server.run { text in
                address.text.withLock { $0 = text }
                ready.signal()
            }
        }
        ready.wait()
        let text = address.text.withLock { $0 }
        token = String(text.split(separator: "=").last ?? "")
        port = URL(string: text)?.port.map(UInt16.init) ?? 0
        socket = Platform.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port.bigEndian
        target.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if status != 0 { throw NoAnswer() }
    }

    private final class Address: Sendable {
        let text = Mutex("")
    }

    func stop() {
        close(socket)
        task.cancel()
    }

    func get(_ target: String) throws -> Int { try ask("GET", target, "") }
    func post(_ target: String, _ body: String) throws -> Int { try ask("POST", target, body) }

    /// Bytes of the answer's body.
    private func ask(_ method: String, _ target: String, _ body: String) throws -> Int {
        let head = [
            "\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)",
            "Authorization: Bearer \(token)", "Content-Length: \(body.utf8.count)",
        ].joined(separator: "\r\n")
        let request = Array("\(head)\r\n\r\n\(body)".utf8)
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes { bytes in
                write(socket, bytes.baseAddress?.advanced(by: sent), request.count - sent)
            }
            if count <= 0 { throw NoAnswer() }
            sent += count
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var wanted: Int?
        while wanted.map({ received.count < $0 }) ?? true {
            let count = read(socket, &buffer, buffer.count)
            if count <= 0 { throw NoAnswer() }
            received += buffer[..<count]
            if wanted == nil { wanted = try total(received) }
        }
        return wanted ?? 0
    }

    /// Bytes of head and body; nil before the head is there.
    private func total(_ bytes: [UInt8]) throws -> Int? {
        let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let head = text[..<end.lowerBound]
        guard head.hasPrefix("HTTP/1.1 200"), let at = head.range(of: "Content-Length: "),
            let count = Int(head[at.upperBound...].prefix { $0.isNumber })
        else { throw NoAnswer() }
        return head.utf8.count + 4 + count
    }
}

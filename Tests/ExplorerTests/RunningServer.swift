import Explorer
import FlyingFox
import Foundation
import Synchronization
import TestSupport
import Workspace

/// A server of the shipped tables, in this process, while a body runs.
struct RunningServer: Sendable {
    let port: UInt16
    let token: String

    var host: [String: String] { ["Host": "127.0.0.1:\(port)"] }
    /// What a program sends that knows the token.
    var known: [String: String] { host.merging(["Authorization": "Bearer \(token)"]) { $1 } }

    func client() async throws -> RawClient { try await RawClient(port: port) }

    /// One request on a connection of its own.
    func request(
        _ method: String, _ target: String, _ headers: [String: String]? = nil, body: String = ""
    ) async throws -> RawClient.Response {
        let client = try await client()
        defer { client.close() }
        return try await client.request(method, target, headers ?? known, body: body)
    }

    /// Asks a question as a program does.
    func ask(_ command: String, _ json: String) async throws -> RawClient.Response {
        try await request("POST", "/api/\(command)", body: json)
    }

    static func run<T>(
        limits: ServerLimits = ServerLimits(), address: String = "127.0.0.1",
        finder: TableFinder? = nil,
        _ body: (RunningServer) async throws -> T
    ) async throws -> T {
        let finder =
            try finder ?? TableFinder(folders: [Fixtures.shippedTables.path]).closed()
        var options = ExplorerServer.Options()
        options.limits = limits
        options.address = address
        let server = ExplorerServer(Workspace(finder: finder, cache: nil), options)
        let (addresses, ready) = AsyncStream<String>.makeStream()
        let task = Task { try await server.run { ready.yield($0) } }
        defer { task.cancel() }
        var iterator = addresses.makeAsyncIterator()
        guard let address = await iterator.next(), let url = URL(string: address),
            let port = url.port, let token = address.split(separator: "=").last
        else { throw CocoaError(.featureUnsupported) }
        return try await body(RunningServer(port: UInt16(port), token: String(token)))
    }
}

/// A listener with a handler of the test's own, while a body runs.
func withListener<T>(
    _ limits: ServerLimits,
    _ handler: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse,
    _ body: (Listener) async throws -> T
) async throws -> T {
    let listener = try Listener(address: "127.0.0.1", port: 0, limits: limits)
    let task = Task { try await listener.run(ClosureHTTPHandler(handler)) }
    defer { task.cancel() }
    return try await body(listener)
}

/// Waits until a condition holds, for two minutes at most; whether it does.
func comesTrue(_ condition: () -> Bool) async throws -> Bool {
    for _ in 0..<12_000 {
        if condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return condition()
}

/// A value that tasks share.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    var now: Value { value.withLock { $0 } }
    func change(_ body: @Sendable (inout Value) -> Void) { value.withLock { body(&$0) } }
}

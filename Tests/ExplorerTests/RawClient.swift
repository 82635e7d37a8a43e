import Explorer
import FlyingSocks
import Foundation

/// A client that sends bytes as they are written here, right or wrong.
struct RawClient {
    let socket: AsyncSocket
    private let inlet: Inlet

    /// A response, its headers in lower case.
    struct Response {
        let status: Int
        let headers: [String: String]
        let body: String
    }

    init(port: UInt16) async throws {
        // The five seconds of the library are few beside a thousand other tests.
        socket = try await AsyncSocket.connected(
            to: .inet(ip4: "127.0.0.1", port: port), pool: SocketWaits(), timeout: 60)
        inlet = Inlet(socket)
    }

    func send(_ text: String) async throws { try await socket.write(Data(text.utf8)) }

    /// Sends a request and reads its response.
    func request(
        _ method: String, _ target: String, _ headers: [String: String] = [:], body: String = ""
    ) async throws -> Response {
        var lines = ["\(method) \(target) HTTP/1.1"]
        lines += headers.map { "\($0.key): \($0.value)" }
        if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
        try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        return try await response(hasBody: method != "HEAD")
    }

    /// The next response; its body by its length.
    func response(hasBody: Bool = true) async throws -> Response {
        var head = inlet.takeHead()
        while head == nil {
            try await inlet.fill()
            head = inlet.takeHead()
        }
        let lines = String(decoding: head ?? [], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let count = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
        while inlet.count < count { try await inlet.fill() }
        return Response(
            status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers,
            body: String(decoding: inlet.take(count) ?? [], as: UTF8.self))
    }

    /// Waits until the server closes the connection; what it still sends is dropped.
    func waitForEnd() async {
        do { while true { _ = try await socket.read(atMost: 4096) } } catch {}
    }

    func close() { try? socket.close() }
}

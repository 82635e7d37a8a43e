import FlyingFox
import FlyingSocks
import Foundation

/// One connection: reads its requests one after another, hands them on, and writes the answers.
struct Connection: Sendable {
    private let socket: AsyncSocket
    private let inlet: Inlet
    private let limits: ServerLimits
    private let handler: any HTTPHandler

    /// A connection whose requests a handler answers.
    init(_ socket: AsyncSocket, _ limits: ServerLimits, _ handler: any HTTPHandler) {
        self.socket = socket
        inlet = Inlet(socket)
        self.limits = limits
        self.handler = handler
    }

    /// Answers requests until the client goes, is too slow, or asks for what cannot be read.
    func serve() async {
        defer { try? socket.close() }
        do {
            while let head = try await nextHead() {
                guard try await answer(head) else { break }
            }
        } catch let refusal as RequestHead.Refusal {
            await refuse(refusal)
        } catch {
            // The client has gone, or was too slow: there is nobody to tell.
        }
    }

    // MARK: Reading

    /// The next request up to its body; nil when the client has gone.
    private func nextHead() async throws -> RequestHead? {
        var began: ContinuousClock.Instant? = inlet.count > 0 ? .now : nil
        while true {
            if let bytes = inlet.takeHead() {
                guard bytes.count <= limits.headBytes else { throw Self.largeHead }
                return try RequestHead(bytes)
            }
            if inlet.count > limits.headBytes { throw Self.largeHead }
            let seconds = began.map { left($0, of: limits.requestSeconds) } ?? limits.idleSeconds
            do {
                try await withDeadline(seconds: seconds) { try await inlet.fill() }
            } catch SocketError.disconnected {
                return nil
            } catch is DeadlinePassed {
                if began == nil { return nil }
                throw RequestHead.Refusal(
                    status: .requestTimeout, reason: "the request took too long to arrive")
            }
            began = began ?? .now
        }
    }

    private func body(of head: RequestHead) async throws -> Data {
        guard head.bodyCount <= limits.bodyBytes else {
            throw RequestHead.Refusal(
                status: .payloadTooLarge,
                reason: "the body is larger than \(limits.bodyBytes) bytes")
        }
        if head.headers[HTTPHeader("Expect")]?.lowercased() == "100-continue" {
            try await write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        let began = ContinuousClock.now
        while true {
            if let bytes = inlet.take(head.bodyCount) { return Data(bytes) }
            do {
                try await withDeadline(seconds: left(began, of: limits.requestSeconds)) {
                    try await inlet.fill()
                }
            } catch is DeadlinePassed {
                throw RequestHead.Refusal(
                    status: .requestTimeout, reason: "the body took too long to arrive")
            }
        }
    }

    private func left(_ began: ContinuousClock.Instant, of seconds: Double) -> Double {
        let spent = ContinuousClock.now - began
        return seconds - Double(spent.components.seconds)
            - Double(spent.components.attoseconds) / 1e18
    }

    // MARK: Answering

    /// Answers a request while watching that its client is there; work for a client that goes is
    /// cancelled. True when the connection is kept.
    private func answer(_ head: RequestHead) async throws -> Bool {
        let request = HTTPRequest(
            method: head.method, version: head.version,
            target: HTTPRequest.Target(head.target), headers: head.headers,
            body: HTTPBodySequence(data: try await body(of: head)))
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                let response = try await handler.handleRequest(request)
                try Task.checkCancellation()
                try await send(response, for: head)
                return head.keepsConnection
            }
            group.addTask {
                await inlet.waitUntilGone(keeping: limits.headBytes)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    private func send(_ response: HTTPResponse, for head: RequestHead) async throws {
        guard case .httpBody(let body) = response.payload else { return }
        guard body.count != nil || head.version == .http11 else {
            throw RequestHead.Refusal(
                status: .httpVersionNotSupported, reason: "a stream of events needs HTTP/1.1")
        }
        try await write(
            ResponseHead.bytes(
                response, count: body.count, keepsConnection: head.keepsConnection))
        if head.method == .HEAD { return }
        for try await chunk in body { try await write(chunk) }
    }

    /// Writes bytes, 64 KiB at a time and each in good time.
    private func write(_ data: Data) async throws {
        var rest = data[...]
        while !rest.isEmpty {
            let part = Data(rest.prefix(64 << 10))
            try await withDeadline(seconds: limits.writeSeconds) { try await socket.write(part) }
            rest = rest.dropFirst(part.count)
        }
    }

    /// Says why a request cannot be read. What the client still sends is read for a moment and
    /// thrown away: closing before would take the answer from it.
    private func refuse(_ refusal: RequestHead.Refusal) async {
        let response = HTTPResponse(
            statusCode: refusal.status, headers: SecurityHeaders.plain,
            body: Data("\(refusal.reason)\n".utf8))
        do {
            try await write(
                ResponseHead.bytes(
                    response, count: refusal.reason.utf8.count + 1, keepsConnection: false))
            try await write(Data("\(refusal.reason)\n".utf8))
            _ = shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
            try await withDeadline(seconds: min(2, limits.requestSeconds)) {
                while true {
                    inlet.drop()
                    try await inlet.fill()
                }
            }
        } catch {
            // It has gone, or sends without end: it was told.
        }
    }

    private static let largeHead = RequestHead.Refusal(
        status: .requestHeaderFieldsTooLarge, reason: "the request's head is too large")
}

extension HTTPRequest.Target {
    /// A target as it stands in the request line.
    init(_ text: String) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "")
    }
}

import Explorer
import FlyingFox
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct LimitTests {
    /// Limits that a test can wait for.
    private var quick: ServerLimits {
        var limits = ServerLimits()
        limits.requestSeconds = 0.4
        limits.idleSeconds = 0.6
        limits.writeSeconds = 0.5
        return limits
    }

    @Test func aBodyMayHaveAMegabyteAndNoByteMore() async throws {
        try await RunningServer.run { server in
            let fine = try await server.ask("info", String(repeating: "x", count: 1_000_000))
            #expect(fine.status == 400 && fine.body.contains("not-json"))
            let large = try await server.ask("info", String(repeating: "x", count: 1_000_001))
            #expect(large.status == 413)
            let huge = try await server.ask("info", String(repeating: "x", count: 10_000_000))
            #expect(huge.status == 413)
            var headers = server.known
            headers["Content-Length"] = "99999999999999999999999"
            #expect(try await server.request("POST", "/api/info", headers).status == 413)
            #expect(try await server.ask("tables", "{}").status == 200)
        }
    }

    @Test func aHeadHasALimit() async throws {
        try await RunningServer.run { server in
            var headers = server.known
            headers["X-Long"] = String(repeating: "x", count: 70_000)
            #expect(try await server.request("GET", "/", headers).status == 431)
            // Without an end, and more than anybody would keep.
            let client = try await server.client()
            try? await client.send("GET /" + String(repeating: "x", count: 5_000_000))
            await client.waitForEnd()
            for position in 0..<101 { headers["X-\(position)"] = "1" }
            headers["X-Long"] = nil
            #expect(try await server.request("GET", "/", headers).status == 431)
            #expect(try await server.ask("tables", "{}").status == 200)
        }
    }

    @Test(arguments: [
        "GET\r\n\r\n", "GET / HTTP/1.1 x\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET http://a/ HTTP/1.1\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "GET /\u{7F} HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\n folded: a\r\n\r\n", "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n",
    ]) func whatCanBeReadInTwoWaysIsRefused(request: String) async throws {
        try await RunningServer.run { server in
            let client = try await server.client()
            try await client.send(request)
            #expect(try await client.response().status == 400)
            await client.waitForEnd()
        }
    }

    @Test func bodiesInChunksAreRefused() async throws {
        try await RunningServer.run { server in
            let client = try await server.client()
            try await client.send(
                "POST /api/tables HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            #expect(try await client.response().status == 411)
            let old = try await server.client()
            try await old.send("GET / HTTP/2.0\r\n\r\n")
            #expect(try await old.response().status == 505)
        }
    }

    @Test func aSlowClientIsLeftAlone() async throws {
        try await RunningServer.run(limits: quick) { server in
            let half = try await server.client()
            try await half.send("GET / HT")
            #expect(try await half.response().status == 408)
            // A byte now and then does not help: this client would go on for ever.
            let slow = try await server.client()
            let sending = Task {
                try await slow.send("GET /")
                while !Task.isCancelled {
                    try await slow.send("a")
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            // What is sent after the answer may reset the connection before the answer is read.
            if let answer = try? await slow.response() { #expect(answer.status == 408) }
            sending.cancel()
            let body = try await server.client()
            try await body.send("POST /api/info HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345")
            #expect(try await body.response().status == 408)
            let idle = try await server.client()
            await idle.waitForEnd()
            #expect(try await server.ask("tables", "{}").status == 200)
        }
    }

    @Test func aClientThatDoesNotReadIsLeftAlone() async throws {
        let large = Data(repeating: 7, count: 64_000_000)
        try await withListener(quick) { _ in
            HTTPResponse(statusCode: .ok, body: large)
        } _: { listener in
            let client = try await RawClient(port: listener.port)
            try await client.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try await comesTrue { listener.connections == 1 })
            #expect(try await comesTrue { listener.connections == 0 })
            client.close()
        }
    }

    @Test func aClientThatGoesCancelsItsWork() async throws {
        let computations = Computations(parallel: 1, waiting: 10)
        let ended = Shared(0)
        try await withListener(ServerLimits()) { _ in
            try await computations.run { isCancelled in
                while !isCancelled() { usleep(1000) }
                ended.change { $0 += 1 }
                throw CancellationError()
            }
        } _: { listener in
            let first = try await RawClient(port: listener.port)
            try await first.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try await comesTrue { computations.load == (0, 1) })
            let second = try await RawClient(port: listener.port)
            try await second.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try await comesTrue { computations.load == (1, 1) })
            // The one that waits is dropped without having run.
            second.close()
            #expect(try await comesTrue { computations.load == (0, 1) })
            first.close()
            #expect(try await comesTrue { computations.load == (0, 0) })
            #expect(ended.now == 1)
        }
    }

    @Test func connectionsAreBounded() async throws {
        var limits = ServerLimits()
        limits.connections = 3
        try await RunningServer.run(limits: limits) { server in
            let kept = [
                try await server.client(), try await server.client(), try await server.client(),
            ]
            for client in kept {
                #expect(try await client.request("GET", "/api/schema", server.known).status == 200)
            }
            let further = try await server.client()
            await further.waitForEnd()
            kept[0].close()
            // Until the limit of the suite: the place of a closed connection is given on.
            var status = 0
            while status != 200 {
                try await Task.sleep(for: .milliseconds(20))
                let next = try await server.client()
                status = (try? await next.request("GET", "/api/schema", server.known))?.status ?? 0
            }
        }
    }

    @Test func severalRequestsShareAConnection() async throws {
        try await RunningServer.run { server in
            let client = try await server.client()
            for _ in 0..<3 {
                #expect(try await client.request("GET", "/api/schema", server.known).status == 200)
            }
            // Sent before the first is answered.
            let head = "Host: 127.0.0.1:\(server.port)\r\n\r\n"
            try await client.send("HEAD /a HTTP/1.1\r\n\(head)HEAD /b HTTP/1.1\r\n\(head)")
            #expect(try await client.response(hasBody: false).status == 401)
            #expect(try await client.response(hasBody: false).status == 401)
            try await client.send("GET / HTTP/1.1\r\nConnection: close\r\n\(head)")
            #expect(try await client.response().headers["connection"] == "close")
            await client.waitForEnd()
        }
    }

    @Test func tenThousandUnknownPathsLeaveNothingBehind() async throws {
        try await RunningServer.run { server in
            func ask(_ count: Int) async throws {
                let client = try await server.client()
                defer { client.close() }
                for position in 0..<count {
                    let path = "/nothing/\(position)/" + String(repeating: "y", count: 200)
                    let response = try await client.request("GET", path, server.known)
                    #expect(response.status == 404)
                }
            }
            try await ask(2000)
            let before = residentBytes()
            try await ask(10_000)
            #expect(residentBytes() - before < 16 << 20)
            #expect(try await server.ask("tables", "{}").status == 200)
        }
    }

    private func residentBytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}

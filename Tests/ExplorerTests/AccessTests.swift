import Explorer
import Testing

@Suite struct AccessTests {
    @Test(arguments: [
        "/", "/api/schema", "/api/shock", "/explorer.css", "/explorer.js", "/download/scan",
        "/events/shock", "/nothing",
    ]) func nothingIsAnsweredWithoutTheToken(path: String) async throws {
        try await RunningServer.run { server in
            for method in ["GET", "POST", "HEAD"] {
                let bare = try await server.request(method, path, server.host)
                #expect(bare.status == 401)
                let wrong = String(server.token.map { $0 == "a" ? "b" : "a" })
                let guessed = try await server.request(
                    method, "\(path)?token=\(wrong)", server.host)
                #expect(guessed.status == 401)
                let short = try await server.request(
                    method, "\(path)?token=\(server.token.dropLast())", server.host)
                #expect(short.status == 401)
            }
        }
    }

    @Test func theTokenIsExchangedForACookie() async throws {
        try await RunningServer.run { server in
            let first = try await server.request(
                "GET", "/api/schema?token=\(server.token)", server.host)
            #expect(first.status == 200)
            let cookie = try #require(first.headers["set-cookie"])
            #expect(cookie.hasPrefix("chokepoint_\(server.port)="))
            #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"))
            #expect(!cookie.contains(server.token))
            let pair = String(cookie.prefix { $0 != ";" })
            func status(_ cookie: String) async throws -> Int {
                try await server.request(
                    "GET", "/api/schema",
                    server.host.merging(["Cookie": cookie]) { $1 }
                ).status
            }
            #expect(try await status(pair) == 200)
            #expect(try await status("other=1; \(pair)") == 200)
            #expect(try await status("\(pair)0") == 401)
            #expect(try await status(String(pair.dropLast())) == 401)
            #expect(try await status("x\(pair)") == 401)
            #expect(try await status("chokepoint_\(server.port)=") == 401)
        }
    }

    @Test func everyServerHasSecretsOfItsOwn() async throws {
        let one = try await RunningServer.run { $0.token }
        let two = try await RunningServer.run { $0.token }
        #expect(one != two && one.count == 64)
    }

    @Test func onlyOurOwnNamesAreAnswered() async throws {
        try await RunningServer.run { server in
            func status(_ host: String?) async throws -> Int {
                var headers = server.known
                headers["Host"] = host
                return try await server.request("GET", "/api/schema", headers).status
            }
            #expect(try await status("127.0.0.1:\(server.port)") == 200)
            #expect(try await status("localhost:\(server.port)") == 200)
            for foreign in [
                "evil.example", "evil.example:\(server.port)", "127.0.0.1", "127.0.0.1:1",
                "127.0.0.1:\(server.port).evil.example", "127.0.0.1.evil.example:\(server.port)",
                "evil.example@127.0.0.1:\(server.port)", "192.168.0.1:\(server.port)", "",
            ] {
                #expect(try await status(foreign) == 403, "\(foreign)")
            }
            #expect(try await status(nil) == 403)
        }
    }

    @Test func aServerForEveryAddressIsAskedByNumberOnly() async throws {
        try await RunningServer.run(address: "0.0.0.0") { server in
            func status(_ host: String) async throws -> Int {
                try await server.request(
                    "GET", "/api/schema", server.known.merging(["Host": host]) { $1 }
                ).status
            }
            #expect(try await status("192.168.7.9:\(server.port)") == 200)
            #expect(try await status("my.name.example:\(server.port)") == 403)
            #expect(try await status("1.2.3.999:\(server.port)") == 403)
        }
    }

    @Test func otherPagesCannotSendBrowsersHere() async throws {
        try await RunningServer.run { server in
            func status(_ headers: [String: String]) async throws -> Int {
                try await server.request(
                    "POST", "/api/tables", server.known.merging(headers) { $1 }, body: "{}"
                ).status
            }
            #expect(try await status(["Origin": "http://127.0.0.1:\(server.port)"]) == 200)
            for origin in [
                "http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1",
                "https://127.0.0.1:\(server.port)", "http://localhost:\(server.port)",
            ] {
                #expect(try await status(["Origin": origin]) == 403, "\(origin)")
            }
            #expect(
                try await status(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"])
                    == 403)
            #expect(
                try await status(["Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"])
                    == 200)
        }
    }

    @Test func browsersAreToldWhatToRefuse() async throws {
        try await RunningServer.run { server in
            for (path, headers) in [
                ("/api/schema", server.known), ("/api/schema", server.host),
                ("/nothing", server.known),
            ] {
                let response = try await server.request("GET", path, headers)
                let policy = try #require(response.headers["content-security-policy"])
                #expect(policy.contains("default-src 'none'"))
                #expect(policy.contains("script-src 'self';"))
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe") && !policy.contains("http"))
                #expect(response.headers["x-content-type-options"] == "nosniff")
                #expect(response.headers["referrer-policy"] == "no-referrer")
                #expect(response.headers["cache-control"] == "no-store")
            }
        }
    }
}

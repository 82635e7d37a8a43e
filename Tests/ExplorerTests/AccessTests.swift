import Explorer
import Testing

@Suite(.timeLimit(.minutes(20))) struct AccessTests {
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
            for (cookie, status) in [
                (pair, 200), ("other=1; \(pair)", 200), ("\(pair)0", 401),
                (String(pair.dropLast()), 401), ("x\(pair)", 401),
                ("chokepoint_\(server.port)=", 401),
            ] {
                let headers = server.host.merging(["Cookie": cookie]) { $1 }
                let response = try await server.request("GET", "/api/schema", headers)
                #expect(response.status == status, "\(cookie)")
            }
        }
    }

    @Test func everyServerHasSecretsOfItsOwn() async throws {
        let one = try await RunningServer.run { $0.token }
        let two = try await RunningServer.run { $0.token }
        #expect(one != two && one.count == 64)
    }

    @Test func onlyOurOwnNamesAreAnswered() async throws {
        try await RunningServer.run { server in
            for own in ["127.0.0.1:\(server.port)", "localhost:\(server.port)"] {
                let response = try await server.request(
                    "GET", "/api/schema", server.known.merging(["Host": own]) { $1 })
                #expect(response.status == 200, "\(own)")
            }
            for foreign in [
                "evil.example", "evil.example:\(server.port)", "127.0.0.1", "127.0.0.1:1",
                "127.0.0.1:\(server.port).evil.example", "127.0.0.1.evil.example:\(server.port)",
                "evil.example@127.0.0.1:\(server.port)", "192.168.0.1:\(server.port)", "",
            ] {
                let response = try await server.request(
                    "GET", "/api/schema", server.known.merging(["Host": foreign]) { $1 })
                #expect(response.status == 403, "\(foreign)")
            }
            let nameless = try await server.request(
                "GET", "/api/schema", ["Authorization": "Bearer \(server.token)"])
            #expect(nameless.status == 403)
        }
    }

    @Test func aServerForEveryAddressIsAskedByNumberOnly() async throws {
        try await RunningServer.run(address: "0.0.0.0") { server in
            for (host, status) in [
                ("192.168.7.9", 200), ("my.name.example", 403), ("1.2.3.999", 403), ("1.2.3", 403),
            ] {
                let headers = server.known.merging(["Host": "\(host):\(server.port)"]) { $1 }
                let response = try await server.request("GET", "/api/schema", headers)
                #expect(response.status == status, "\(host)")
            }
        }
    }

    @Test func otherPagesCannotSendBrowsersHere() async throws {
        try await RunningServer.run { server in
            let own = "http://127.0.0.1:\(server.port)"
            let cases: [(headers: [String: String], status: Int)] = [
                (["Origin": own], 200), (["Origin": "http://evil.example"], 403),
                (["Origin": "null"], 403), (["Origin": "http://127.0.0.1"], 403),
                (["Origin": "http://127.0.0.1:1"], 403),
                (["Origin": "https://127.0.0.1:\(server.port)"], 403),
                (["Origin": "http://localhost:\(server.port)"], 403),
                (["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"], 403),
                (["Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"], 200),
            ]
            for (headers, status) in cases {
                let response = try await server.request(
                    "POST", "/api/tables", server.known.merging(headers) { $1 }, body: "{}")
                #expect(response.status == status, "\(headers)")
            }
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

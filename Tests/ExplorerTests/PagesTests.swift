import Explorer
import Foundation
import InputOutput
import LinearAlgebra
import Reporting
import TestSupport
import Testing
import Workspace

/// What pages hold, beside what `Scripts/test-explorer` sees of them in a browser.
@Suite(.timeLimit(.minutes(20))) struct PagesTests {
    private static let table = "icio2023-2019-g20x20"
    private static let shock =
        "table=\(table)&exporter=JPN&sectors=C&importer=KOR&cut=30%25&models=extraction"
        + "&models=cost-push&drivers=none"

    /// The policy forbids scripts and styles within a page: there must be none, in pictures either.
    @Test(arguments: [
        "/restriction?\(shock)", "/chokepoints?table=\(table)&importer=KOR",
        "/dependence?table=\(table)&user=KOR/C",
        "/dependence?table=\(table)&show=paths&supplier=JPN/C&user=KOR/C",
    ]) func pagesHaveNoStyleAndNoScriptOfTheirOwn(target: String) async throws {
        try await RunningServer.run { server in
            let page = try await server.request("GET", target)
            #expect(page.status == 200)
            #expect(page.body.contains("<svg"))
            #expect(!page.body.contains(" style=") && !page.body.contains("<style"))
            #expect(!page.body.contains("<script>") && !page.body.contains(" onclick"))
            let policy = page.headers["content-security-policy"] ?? ""
            #expect(policy.contains("style-src 'self'") && !policy.contains("unsafe-inline"))
            let sheet = try await server.request("GET", "/explorer.css").body
            #expect(sheet.contains(".fig .f-ink"), "pictures have no colours")
        }
    }

    @Test func theAnswerComesFirst() async throws {
        try await RunningServer.run { server in
            let page = try await server.request("GET", "/restriction?\(Self.shock)").body
            let order = [
                "<h2>Japan cuts 30 % of its exports from manufacturing to South Korea</h2>",
                "data-name=\"answer\"", "<h3>Why</h3>", "<h3>How sure</h3>", "id=\"command\"",
                "aria-label=\"Downloads\"", "Link to this view", "id=\"figure-range\"",
                "id=\"figure-map\"", "data-name=\"ladder\"", "Assumptions (",
            ]
            var rest = page[...]
            for part in order {
                let place = try #require(rest.range(of: part), "\(part) is not there, or too early")
                rest = rest[place.upperBound...]
            }
            #expect(page.contains("<th scope=\"row\" data-c=\"KOR\">South Korea (KOR)</th>"))
        }
    }

    /// A picture of a page is a file too: that of the library.
    @Test func picturesAreSavedAsFiles() async throws {
        var question = ScanQuestion()
        question.table = Self.table
        question.importer = "KOR"
        let finder = TableFinder(folders: [Fixtures.shippedTables.path])
        let document = try Workspace(finder: finder, cache: nil)
            .answer(question, for: Presentation(.page))
        try await RunningServer.run { server in
            let page = try await server.request(
                "GET", "/chokepoints?table=\(Self.table)&importer=KOR")
            #expect(document.figures.map(\.name) == ["map", "scatter"])
            for name in document.figures.map(\.name) {
                let target =
                    "/download/scan?table=\(Self.table)&importer=KOR&format=svg&figure=\(name)"
                #expect(page.body.contains(target.replacing("&", with: "&amp;")))
                let file = try await server.request("GET", target)
                #expect(file.headers["content-type"] == "image/svg+xml")
                #expect(
                    file.headers["content-disposition"]
                        == "attachment; filename=\"chokepoint-scan-\(name).svg\"")
                var options = RenderOptions()
                options.figure = name
                #expect(try file.body == SVGExporter.render(document, options: options))
            }
            let unknown = try await server.request(
                "GET", "/download/scan?table=\(Self.table)&importer=KOR&format=svg&figure=mpa")
            #expect(unknown.status == 400 && unknown.body.contains("unknown-figure"))
        }
    }

    @Test func comparingSaysTheCommandsAndTheDifferences() async throws {
        func address(_ cut: String) -> String {
            "/restriction?" + Self.shock.replacing("cut=30%25", with: "cut=\(cut)")
        }
        let fields = FormFields([("a", address("30%25")), ("b", address("60%25"))])
        try await RunningServer.run { server in
            let page = try await server.request("GET", "/compare?\(fields.query)")
            #expect(page.status == 200)
            #expect(page.body.contains("chokepoint results compare a.json b.json</code>"))
            #expect(page.body.contains("--restrict JPN/C:KOR=60% --model extraction,cost-push"))
            #expect(page.body.contains("data-name=\"answer_differences\""))
            #expect(page.body.contains("data-name=\"differences\""))
            let wrong = FormFields([("a", address("30%25")), ("b", "/tables")])
            let refused = try await server.request("GET", "/compare?\(wrong.query)")
            #expect(refused.status == 400 && refused.body.contains("not the address of a result"))
        }
    }

    /// What is written must not hang on how many answers are computed at once.
    @Test func aServerComputesWithOneThreadOfBLAS() async throws {
        try await RunningServer.run { _ in
            #expect(BLASThreads.count == nil || BLASThreads.count == 1)
        }
    }

    /// A page that was shown is shown again, until its table is another or there are other tables.
    @Test func aPageIsMadeAnewWhenItsTablesChange() async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func put(_ source: String, as name: String) throws {
            let target = folder.appending(path: name)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(
                at: Fixtures.shippedTables.appending(path: source), to: target)
        }
        try put("icio2023-2019-g20x20.h5", as: "mine.h5")
        let finder = try TableFinder(folders: [folder.path]).closed()
        try await RunningServer.run(finder: finder) { server in
            func page() async throws -> String {
                try await server.request("GET", "/tables?table=mine").body
            }
            let first = try await page()
            #expect(first.contains("20 regions x 20 ISIC sections"))
            #expect(try await page() == first)
            try put("icio2023-2020-77x11.h5", as: "other.h5")
            let second = try await page()
            let choice = "<option value=\"other\">"
            #expect(second.contains(choice) && !first.contains(choice))
            try put("icio2023-2020-77x11.h5", as: "mine.h5")
            #expect(try await page().contains("77 regions x 11 sector groups"))
        }
    }

    @Test func whatIsMissingIsSaid() async throws {
        try await RunningServer.run { server in
            for (target, words) in [
                ("/restriction?exporter=JPN", "an exporter and an importer"),
                ("/dependence?show=paths&user=KOR/C", "from a supplier to a user"),
                ("/compare?a=x", "Name a second result"),
            ] {
                let page = try await server.request("GET", target)
                #expect(page.status == 200 && page.body.contains(words), "\(target)")
            }
        }
    }
}

/// Requests up to the question, without a server.
@Suite struct RequestDecodingTests {
    private func question(_ text: String) throws -> (any Question)? {
        try RequestDecoding.question(Array(text.utf8))
    }

    @Test func everyWayLeadsToTheSameQuestion() throws {
        let body = #"{"table": "t", "restrict": ["JPN/C:KOR=30%"], "model": "extraction"}"#
        let posted = try #require(
            try question(
                "POST /api/shock HTTP/1.1\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"))
        let form = "table=t&exporter=JPN&sectors=C&importer=KOR&cut=30%25&models=extraction"
        let viewed = try #require(try question("GET /restriction?\(form) HTTP/1.1\r\n\r\n"))
        let saved = try #require(
            try question(
                "GET /download/shock?table=t&restrict=JPN/C:KOR%3D30%25&model=extraction"
                    + "&format=svg&figure=map HTTP/1.1\r\n\r\n"))
        #expect(Questions.encode(posted) == Questions.encode(viewed))
        #expect(Questions.encode(posted) == Questions.encode(saved))
        #expect(try question("GET /restriction HTTP/1.1\r\n\r\n") == nil)
        #expect(try question("GET /explorer.css HTTP/1.1\r\n\r\n") == nil)
    }

    @Test(arguments: [
        ("GET /tables HTTP/1.1\r\n", "refused"), ("GET tables HTTP/1.1\r\n\r\n", "refused"),
        ("POST /api/shock HTTP/1.1\r\nContent-Length: 5\r\n\r\n{}", "refused"),
        ("POST /api/shock HTTP/1.1\r\nContent-Length: 2\r\n\r\n[]", "not-json"),
        (
            "GET /download/convert?table=t&output=x.h5 HTTP/1.1\r\n\r\n", "closed-field"
        ),
        (
            "GET /download/run?scenario=/etc/passwd HTTP/1.1\r\n\r\n", "closed-field"
        ),
    ]) func whatIsNoneIsRefused(request: String, code: String) throws {
        do {
            _ = try question(request)
            Issue.record("no error for \(request)")
        } catch let error as Diagnostics {
            #expect(error.items.map(\.code).contains(code), "\(error.items.map(\.sentence))")
        }
    }
}

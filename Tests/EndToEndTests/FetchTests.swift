import Foundation
import TestSupport
import Testing

/// `Scripts/fetch-tables` against a server on this machine, failures included.
@Suite(.enabled(if: FetchServer.python != nil, "python3 is not on the path"))
struct FetchTests {
    private static let shipped = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5")
    /// As Tables/README.md states it.
    private static let digest = "1bd8a279602402579120129d52afb879d914717d150e1a98949c0aaedeab6191"
    private static let header = """
        name\tyears\ttitle\tprovider\taddress\tmember\tsize\tdigest\tmember_digest\tformat\tterms\t\
        citation
        """

    /// What a run left behind.
    private struct Outcome {
        let output: String
        let errors: String
        let status: Int32
    }

    /// What one test has: a server, a folder and a list with one table, `sample`.
    private struct Setting {
        let server: FetchServer
        let folder: URL
        let python: URL

        init(serving file: URL = FetchTests.shipped) throws {
            python = try #require(FetchServer.python)
            server = try FetchServer(of: file, python: python)
            folder = try Fixtures.temporaryFolder()
        }

        /// Runs the script on a list with one row.
        func fetch(
            _ mode: String, _ more: [String] = ["--accept-terms", "--no-convert"],
            name: String = "sample", address: String? = nil, size: String = "",
            digest: String = "sha256:\(FetchTests.digest)", member: String = "",
            memberDigest: String = "", ending: String = "h5", port: Int? = nil
        ) throws -> Outcome {
            let row = [
                "sample", "2019", "A sample", "Its provider",
                address ?? "http://127.0.0.1:\(port ?? server.port)/\(mode)/t.\(ending)", member,
                size, digest, memberDigest, "native", "Terms of use", "Somebody (2019)",
            ]
            return try fetch(
                list: "# A comment.\n\(FetchTests.header)\n\(row.joined(separator: "\t"))\n",
                [name, "--retries", "2", "--wait", "0"] + more)
        }

        /// Runs the script on a list.
        func fetch(list: String, _ arguments: [String]) throws -> Outcome {
            let path = folder.appending(path: "tables.tsv")
            try list.write(to: path, atomically: true, encoding: .utf8)
            let process = Process()
            process.executableURL = python
            process.arguments =
                [
                    Fixtures.packageRoot.appending(path: "Scripts/fetch-tables").path, "--tables",
                    path.path, "--downloads", downloads.path, "--to", tables.path, "--timeout",
                    "20",
                ] + arguments
            var variables = ProcessInfo.processInfo.environment
            variables["CHOKEPOINT"] = try RunProgram.executable().path
            variables["no_proxy"] = "127.0.0.1"
            variables["COLUMNS"] = "100"
            process.environment = variables
            let (output, errors) = (folder.appending(path: "out"), folder.appending(path: "err"))
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return Outcome(
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8)
                    .replacing(":\(server.port)", with: ":PORT"),
                status: process.terminationStatus)
        }

        var downloads: URL { folder.appending(path: "downloads") }
        var tables: URL { folder.appending(path: "tables") }

        /// Files of downloads with this ending.
        func kept(_ ending: String) throws -> [URL] {
            guard FileManager.default.fileExists(atPath: downloads.path) else { return [] }
            return try FileManager.default.contentsOfDirectory(
                at: downloads, includingPropertiesForKeys: nil
            ).filter { $0.pathExtension == ending }
        }

        /// The ranges that were asked for, `-` for everything.
        func ranges() throws -> [String] {
            try server.requests().map { String($0.split(separator: " ")[1]) }
        }

        func remove() throws { try FileManager.default.removeItem(at: folder) }
    }

    private var size: Int {
        get throws { try Data(contentsOf: Self.shipped).count }
    }

    @Test func aTableIsFetchedCheckedAndConverted() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let run = try setting.fetch("plain", ["--accept-terms"], size: String(size))
        #expect(run.status == 0, "\(run.errors)")
        let table = setting.tables.appending(path: "sample-2019.h5")
        #expect(run.output == "\(table.path)\n")
        #expect(
            run.errors.hasPrefix(
                """
                A sample, 2019, from Its provider
                    address:  http://127.0.0.1:PORT/plain/t.h5
                    terms:    Terms of use
                    citation: Somebody (2019)

                """))
        let same = try Program.run("compare", Self.shipped.path, table.path)
        #expect(same.output.contains("The tables agree"))
        // Nothing but the table is left where tables are, and the second run asks nobody.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: setting.tables.path)
                == ["sample-2019.h5"])
        let again = try setting.fetch("plain", size: String(size))
        #expect(again.status == 0 && again.errors.contains("is there already"))
        #expect(try setting.ranges() == ["-"])
    }

    @Test func oneFileOfAnArchiveIsConverted() throws {
        let bytes = try Array(Data(contentsOf: Self.shipped))
        let archive = try Fixtures.temporaryFolder().appending(path: "a.zip")
        defer { try? FileManager.default.removeItem(at: archive.deletingLastPathComponent()) }
        try ZipFixture.write(
            [("deep/Readme.txt", [65]), ("deep/table-2019.h5", bytes)], to: archive.path)
        let setting = try Setting(serving: archive)
        defer { try? setting.remove() }
        func fetch(_ member: String) throws -> Outcome {
            let refused = try setting.fetch("plain", digest: "", member: member, ending: "zip")
            let known = refused.errors.split(separator: " ").last ?? ""
            return try setting.fetch(
                "plain", ["--accept-terms", "--accept-digest", known.filter(\.isHexDigit)],
                digest: "", member: member, ending: "zip")
        }
        // Providers change the case of names.
        let run = try fetch("TABLE-20{yy}.h5")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: setting.tables.path)
                == ["sample-2019.h5"])
    }

    @Test func aFileOfAnArchiveIsKnownThoughTheArchiveIsNot() throws {
        let archive = try Fixtures.temporaryFolder().appending(path: "a.zip")
        defer { try? FileManager.default.removeItem(at: archive.deletingLastPathComponent()) }
        let bytes = try Array(Data(contentsOf: Self.shipped))
        try ZipFixture.write([("table-2019.h5", bytes)], to: archive.path)
        let setting = try Setting(serving: archive)
        defer { try? setting.remove() }
        func fetch(_ memberDigest: String) throws -> Outcome {
            try setting.fetch(
                "plain", ["--accept-terms"], digest: "", member: "table-{year}.h5",
                memberDigest: memberDigest, ending: "zip")
        }
        let other = String(repeating: "0", count: 32)
        let wrong = try fetch("md5:\(other)")
        #expect(wrong.status == 1 && wrong.output.isEmpty)
        #expect(wrong.errors.contains("error: table-2019.h5 of "), "\(wrong.errors)")
        #expect(wrong.errors.contains("is not the one that was expected; it is not used\n"))
        #expect(wrong.errors.contains("    its MD5 digest: ") && wrong.errors.contains(other))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: setting.tables.path).isEmpty)
        let right = try fetch("sha256:\(Self.digest)")
        #expect(right.status == 0, "\(right.errors)")
        #expect(try setting.ranges() == ["-"])
    }

    @Test func aFileThatIsGivenIsCheckedToo() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let page = "page:https://example.invalid/tables"
        let asked = try setting.fetch("plain", ["--accept-terms"], address: page)
        #expect(asked.status == 2)
        #expect(
            asked.errors.hasSuffix(
                """
                    address:  https://example.invalid/tables
                    terms:    Terms of use
                    citation: Somebody (2019)
                error: the provider gives this file out in a browser: get it at \
                https://example.invalid/tables, and give it with --file

                """), "\(asked.errors)")
        let given = ["--accept-terms", "--file", Self.shipped.path]
        let run = try setting.fetch("plain", given, address: page)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasSuffix("/sample-2019.h5\n"))
        // Nobody is asked, and what is not right is left where it is.
        #expect(try setting.server.requests().isEmpty)
        let other = setting.folder.appending(path: "other.h5")
        try Data("other".utf8).write(to: other)
        let wrong = try setting.fetch(
            "plain", ["--accept-terms", "--file", other.path], address: page)
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("the file is not the one that was expected; it is not used"))
        #expect(FileManager.default.fileExists(atPath: other.path))
        let short = try setting.fetch(
            "plain", ["--accept-terms", "--file", other.path], address: page, size: "12")
        #expect(short.errors.hasSuffix("error: the file has 5 bytes, not 12; it is not used\n"))
        let missing = try setting.fetch(
            "plain", ["--accept-terms", "--file", "/nowhere/t.h5"], address: page)
        #expect(missing.status == 2)
        #expect(missing.errors.hasSuffix("error: there is no file /nowhere/t.h5\n"))
    }

    @Test func anInterruptedDownloadIsResumed() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        // Within one run, and in a later one.
        let run = try setting.fetch("cut")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.errors.contains("the connection broke off after \(try size / 2) of \(try size)"))
        #expect(try setting.ranges() == ["-", "bytes=\(try size / 2)-"])

        let other = try Setting()
        defer { try? other.remove() }
        let stopped = try other.fetch("cut", ["--accept-terms", "--no-convert", "--retries", "0"])
        #expect(stopped.status == 1)
        #expect(
            stopped.errors.hasSuffix(
                """
                error: http://127.0.0.1:PORT/cut/t.h5: given up after 1 attempts; \(try size / 2) \
                bytes are kept and the next run goes on from there

                """))
        #expect(try other.kept("h5").isEmpty && other.kept("part").count == 1)
        let later = try other.fetch("cut")
        #expect(later.status == 0)
        #expect(later.errors.contains("going on after \(try size / 2) bytes"))
        #expect(try Data(contentsOf: #require(try other.kept("h5").first)).count == size)
        #expect(try other.kept("part").isEmpty)
    }

    @Test(
        arguments: [
            // Ignores Range, has changed since, and answers with another part than was asked for.
            ("cutnorange", 2), ("changed", 2), ("shifted", 3),
        ])
    func whatCannotBeResumedStartsAnew(mode: String, requests: Int) throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let run = try setting.fetch(mode)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.errors.contains("the server starts from the beginning")
                || run.errors.contains("another part than was asked for"))
        #expect(try setting.ranges().count == requests)
        #expect(
            try Data(contentsOf: #require(try setting.kept("h5").first))
                == Data(contentsOf: Self.shipped))
    }

    @Test func attemptsAreBounded() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let flaky = try setting.fetch("flaky")
        #expect(flaky.status == 0, "\(flaky.errors)")
        #expect(flaky.errors.contains("trying again in 0 s (2 of 2)"))
        let broken = try setting.fetch("broken")
        #expect(broken.status == 1)
        #expect(broken.errors.contains("the server answers 500 Internal Server Error"))
        #expect(broken.errors.hasSuffix("t.h5: given up after 3 attempts\n"))
        #expect(try setting.fetch("always-cut").status == 1)
        #expect(try setting.server.requests().count { $0.contains("broken") } == 3)
        #expect(try setting.server.requests().count { $0.contains("always-cut") } == 3)
    }

    /// What is wrong for good is asked for once, and nothing is left to be taken for a table.
    @Test(
        arguments: [
            (
                "missing", "", digest,
                "answers 404 Not Found (has the provider moved it? the address is in tables.tsv)"
            ),
            (
                "page", "", digest,
                "the answer is a web page, not a file (some servers only serve browsers: get the "
                    + "file with one, and give it with --file)"
            ),
            ("away", "", digest, "that is not safe: http://example.invalid/t.h5 is not an https"),
            (
                "plain", "12", digest,
                "bytes, not 12 as tables.tsv says (the provider has changed it)"
            ),
            ("endless", "12", digest, "more than 12 bytes arrive"),
            (
                "plain", "", String(repeating: "0", count: 64),
                """
                error: the file is not the one that was expected; it is not used
                    its SHA-256 digest: \(digest)
                    expected:           \(String(repeating: "0", count: 64))

                """
            ),
        ])
    func aWrongFileIsNotUsed(mode: String, size: String, sha256: String, sentence: String) throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let run = try setting.fetch(mode, size: size, digest: "sha256:\(sha256)")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(try setting.server.requests().count == 1)
        #expect(try setting.kept("h5").isEmpty && setting.kept("part").isEmpty)
    }

    /// 15.18: what drips is given up, in the head of an answer and behind it.
    @Test("15.18: a drip has a deadline", arguments: ["drip", "drip-head"])
    func dripsEnd(mode: String) throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let run = try setting.fetch(
            mode, ["--accept-terms", "--no-convert", "--timeout", "2", "--retries", "0"])
        #expect(run.status == 1)
        #expect(
            run.errors.contains(
                mode == "drip" ? "bytes a second, less than 1000" : "no answer within 6 s"),
            "\(run.errors)")
    }

    /// 15.18: an answer whose size nobody states has an end.
    @Test("15.18: an answer of unknown size has a limit") func unknownSizesEnd() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let short = try setting.fetch(
            "unsaid", ["--accept-terms", "--no-convert", "--largest", "1000"])
        #expect(short.status == 1)
        #expect(short.errors.contains("more than 1000 bytes arrive"), "\(short.errors)")
        #expect(try setting.kept("h5").isEmpty && setting.kept("part").isEmpty)
        #expect(try setting.fetch("unsaid").status == 0)
        #expect(try setting.kept("h5").count == 1)
    }

    @Test func aRedirectionIsFollowed() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        #expect(try setting.fetch("moved").status == 0)
        #expect(try setting.server.requests().map { $0.prefix(6) } == ["/moved", "/plain"])
    }

    @Test func nothingListens() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        // Port 1 is nobody's.
        let run = try setting.fetch("plain", port: 1)
        #expect(run.status == 1)
        #expect(run.errors.contains("Connection refused"), "\(run.errors)")
        #expect(run.errors.hasSuffix("given up after 3 attempts\n"))
    }

    @Test func anUnknownDigestIsShownAndThenAccepted() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let shown = try setting.fetch("plain", digest: "")
        #expect(shown.status == 2)
        #expect(
            shown.errors.hasSuffix(
                """
                error: the SHA-256 digest of this file is not known. It has \(try size) bytes and \
                the digest
                    \(Self.digest)
                Compare it with one you trust, then run this again with
                    --accept-digest \(Self.digest)

                """))
        #expect(try setting.kept("h5").isEmpty)
        let accept = ["--accept-terms", "--no-convert", "--accept-digest", Self.digest]
        #expect(try setting.fetch("plain", accept, digest: "").status == 0)
        // Nothing is loaded twice, and what was accepted is remembered.
        #expect(try setting.fetch("plain", digest: "").status == 0)
        #expect(try setting.ranges() == ["-"])
        // Until the file is another.
        try Data("other".utf8).write(to: #require(try setting.kept("h5").first))
        let changed = try setting.fetch("plain", digest: "")
        #expect(changed.status == 1 && changed.errors.contains("is not what it was; it is removed"))
        #expect(try setting.kept("h5").isEmpty)
    }

    @Test func termsAreAcceptedFirst() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let run = try setting.fetch("plain", [])
        #expect(run.status == 2)
        #expect(run.errors.contains("terms:    Terms of use"))
        #expect(
            run.errors.hasSuffix(
                "error: nothing is downloaded before the terms are accepted (give --accept-terms)\n"
            ))
        #expect(!FileManager.default.fileExists(atPath: setting.downloads.path))
    }

    @Test func nonsenseIsRefused() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let unknown = try setting.fetch("plain", name: "sampel")
        #expect(unknown.status == 2)
        #expect(
            unknown.errors == "error: there is no table 'sampel' (did you mean sample?)\n")
        let year = try setting.fetch("plain", ["--year", "2020"])
        #expect(year.errors == "error: sample has no year 2020 (there are 2019)\n")
        #expect(try setting.fetch("plain", ["--accept-digest", "12"]).status == 2)
        #expect(try setting.fetch("plain", ["--retries", "-1"]).status == 2)
        let bad = try setting.fetch(
            list: """
                \(Self.header)
                a\t20x9\tA\tP\thttps://example.invalid/a.zip\t\t\t\t\t\tT\tC
                b\t2019\tA\tP\tftp://example.invalid/a.zip\t\t1k\tsha256:ffff\tmd5:0\t\tT\tC
                c\t2019
                d\t2019\tA\tP\thttp://127.0.0.1:x/a.zip\t\t\t\t\t\tT\tC

                """, ["a"])
        #expect(bad.status == 2)
        let path = setting.folder.appending(path: "tables.tsv").path
        for sentence in [
            "error: \(path): row 1: '20x9' is neither a year nor a span of years",
            "row 2: ftp://example.invalid/a.zip is not an https address",
            "row 2: the size '1k' is not a number of bytes",
            "row 2: 'sha256:ffff' is no digest, such as sha256:… or md5:…",
            "row 2: 'md5:0' is no digest", "row 2: a member_digest needs a member",
            "row 3 has 2 fields, not 12",
            "row 4: http://127.0.0.1:x/a.zip is no address",
        ] {
            #expect(bad.errors.contains(sentence), "\(bad.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: setting.downloads.path))
    }

    /// The list that is kept in the repository.
    @Test func theListIsWhole() throws {
        let setting = try Setting()
        defer { try? setting.remove() }
        let list = try String(
            contentsOf: Fixtures.packageRoot.appending(path: "Scripts/tables.tsv"), encoding: .utf8)
        let run = try setting.fetch(list: list, ["--list"])
        #expect(run.status == 0, "\(run.errors)")
        for name in [
            "icio2025", "icio2023", "wiod2013", "wiod2016", "exiobase3-ixi", "exiobase3-pxp",
            "figaro2022", "figaro2026", "adb", "eora26", "gloria059", "baci-hs92", "baci-hs17",
            "hs-isic",
        ] {
            #expect(run.output.contains("\n\(name)  ") || run.output.hasPrefix(name), "\(name)")
        }
        let choice = try setting.fetch(list: list, ["icio2023"])
        #expect(
            choice.errors
                == "error: icio2023 has the years 1995 to 2020 (choose one with --year)\n")
        // Every row has terms and a citation, and a year of one row is in no other.
        let rows = list.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(rows.allSatisfy { $0.count == 12 && !$0[10].isEmpty && !$0[11].isEmpty })
        for (year, block) in [(1995, "f337e03f"), (2015, "5cb62314"), (2016, "7af46a6a")] {
            let shown = try setting.fetch(list: list, ["icio2025", "--year", String(year)])
            #expect(shown.status == 2 && shown.errors.contains("IDFile=\(block)"), "\(year)")
        }
        for name in Set(rows.map { $0[0] }) {
            let years = rows.filter { $0[0] == name }.flatMap { row -> [Int] in
                let ends = row[1].split(separator: "-").compactMap { Int($0) }
                return Array(ends[0]...ends[ends.count - 1])
            }
            #expect(years == Array((years.min() ?? 0)...(years.max() ?? 0)), "\(name)")
        }
    }
}

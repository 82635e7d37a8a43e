import Foundation
import TestSupport
import Testing

/// Messages stay readable, whatever they quote.
@Suite final class MessageTests {
    private let folder: URL

    init() throws { folder = try Fixtures.temporaryFolder() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test(
        "15.16: what a message quotes sends nothing to the terminal",
        arguments: [
            ["info", "no\u{1B}]0;x\u{7}"], ["shok\u{1B}[31m"],
            ["exposure", "icio2023-2019-g20x20", "--user", "AAA\u{1B}[31m\u{202E}/man"],
            ["check", "icio2023-2019-g20x20", "--\u{202E}top"],
        ])
    func messagesAreClean(arguments: [String]) throws {
        let run = try Program.run.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains("\u{FFFD}"), "\(run.errors)")
        #expect(
            !run.errors.unicodeScalars.contains {
                $0 != "\n" && ($0.value < 32 || $0.value == 127 || $0.value == 0x202E)
            }, "\(run.errors.debugDescription)")
    }

    @Test("15.16: the name of a file that was written is clean too")
    func writtenNamesAreClean() throws {
        let table = folder.appending(path: "table")
        try SmallTable().write(to: table)
        let output = folder.appending(path: "q\u{1B}[31m.h5").path
        let run = try Program.run.run(["convert", table.path, output])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("q\u{FFFD}[31m.h5") && !run.errors.contains("\u{1B}"))
    }

    @Test(
        "15.17: a word of 100,000 letters is not told in full",
        arguments: [
            ["info", "LONG"], ["LONG"], ["check", "t", "--LONG"], ["check", "t", "--top", "LONG"],
            ["check", "icio2023-2019-g20x20", "-o", "x.LONG"], ["run", "LONG"],
            ["solve", "icio2023-2019-g20x20", "--demand", "LONG"], ["explain", "LONG"],
            ["check", "icio2023-2019-g20x20", "--table", "LONG"],
            ["shock", "icio2023-2019-g20x20", "--restrict", "LONG"],
            ["shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=1", "--model", "LONG"],
        ])
    func longWordsAreShortened(arguments: [String]) throws {
        let long = String(repeating: "L", count: 100_000)
        let run = try Program.run.run(arguments.map { $0.replacing("LONG", with: long) })
        #expect(run.status == 2 || run.status == 1)
        #expect(run.errors.utf8.count < 4000 && run.errors.contains("…"), "\(run.errors)")
    }
}

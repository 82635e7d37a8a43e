import Chokepoint
import ExampleAdditions
import Foundation
import TestSupport
import Testing

/// A format is one file and one line: everything that opens and writes tables knows it then.
@Suite struct AddedFormatTests {
    private let text = """
        textbook table, million USD
                    A/s1  A/s2  A/f
        A/s1         150   500   350
        A/s2         200   100  1700
        value-added  650  1400

        """

    private func withFormat<T>(_ body: () throws -> T) throws -> T {
        try TableFormats.$all.withValue(TableFormats.all + [TextbookFormat.self]) {
            try TableFormats.$writers.withValue(TableFormats.writers + [TextbookFormat.self]) {
                try body()
            }
        }
    }

    private func withFile<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "miller-blair.textbook")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try body(file.path)
    }

    @Test func tableIsRecognisedReadAndAnswered() throws {
        try withFile(text) { path in
            #expect(TableFile.recognition(of: path) == nil)
            try withFormat {
                #expect(TableFile.recognition(of: path)?.format == "textbook table (text)")
                let table = try TableFile.read(path: path)
                #expect(table.x == [1000, 2000] && table.unit == "million USD")
                // Miller & Blair 2022, section 2.3: L = [1.2541 .3300; .2640 1.1221].
                let system = try LeontiefSystem(table)
                let L = try system.inverse()
                assertClose(
                    L.elements, [1.2541, 0.2640, 0.3300, 1.1221], absolute: 0.5e-4)
                var question = MultipliersQuestion()
                question.table = path
                let document = try Workspace(cache: nil).answer(question)
                #expect(document.tables[0].rows.count == 2)
            }
        }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 4)
        try withFile("") { path in
            try withFormat {
                try TableFile.write(table, to: path)
                let again = try TableFile.read(path: path)
                #expect(again.Z == table.Z && again.Y == table.Y)
                #expect(again.valueAdded == table.valueAdded)
            }
        }
    }

    @Test func everyWrongLineIsReportedAtOnce() throws {
        let damaged = text.replacing("350", with: "x").replacing("  1400", with: "")
        try withFile(damaged) { path in
            try withFormat {
                do throws(Diagnostics) {
                    _ = try TableFile.read(path: path)
                    Issue.record("a damaged table was read")
                } catch {
                    #expect(
                        error.items.map(\.sentence) == [
                            "\(path):3: ‘x’ is not a number (write it as 1234.5)",
                            "\(path):5: the row value-added has 1 numbers, not 2 "
                                + "(write one for each label above)",
                        ])
                }
            }
        }
    }
}

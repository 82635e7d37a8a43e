import Containers
import Foundation
import InputOutput
import Reporting
import Providers
import TestSupport
import Testing

/// Workbooks of results, read back cell by cell.
@Suite struct XLSXExporterTests {
    /// The sheets of a document’s workbook, by name.
    func sheets(
        _ document: ResultDocument, options: RenderOptions = .init()
    ) throws -> [(name: String, grid: SheetGrid)] {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "r.xlsx").path
        try FileOutput.write(try XLSXExporter.bytes(document, options: options), to: path)
        let workbook = try Workbook(path: path)
        return try workbook.sheets.map { ($0.name, try workbook.grid(of: $0)) }
    }

    @Test func sheetsOfADocument() throws {
        let found = try sheets(shock)
        #expect(found.map(\.name) == ["impact", "assumptions", "about"])
        let impact = found[0].grid
        #expect(
            (0..<5).map { impact.text(0, $0) } == [
                "model", "region", "output_change [million USD]",
                "value_added_change_pct_gdp [%]", "price_change_pct [%]",
            ])
        #expect(impact[1, 2] == .number(-12345.678))
        #expect(impact[1, 4] == nil)
        #expect(impact[4, 1] == .text("ROW"))
        #expect(impact[4, 4] == .number(12.125))
        #expect(impact.rowCount == 5)
        let assumptions = found[1].grid
        #expect(
            (0..<5).map { assumptions.text(1, $0) } == [
                "cut", "0.3", "share", "command line", "yours",
            ])
        let about = found[2].grid
        let lines = (0..<about.rowCount).map { "\(about.text($0, 0)): \(about.text($0, 1))" }
        #expect(lines.contains("command: shock"))
        #expect(lines.contains("table: WIOD 2013 (2011, million USD)"))
        #expect(lines.contains("sha256: ab12"))
        #expect(lines.contains("reading: Korea loses more than Japan."))
        #expect(lines.contains(": Losses are negative."))
        #expect(
            lines.contains(
                "warning: wiod.h5: Y: 27 cells of Y are negative (see chokepoint check)"))
    }

    /// A workbook begins with the question and the answer, and sentences stand below tables.
    @Test func theAnswerComesFirst() throws {
        var document = shock
        document.question = "What happens?"
        document.summary.why = ["it is so"]
        document.tables = [
            ReportTable(
                name: "models", title: "t",
                columns: [
                    Column(name: "model"), Column(name: "x"),
                    Column(name: "reading", style: .prose),
                ], rows: [["a", 1, "It shows this."]])
        ]
        let found = try sheets(document)
        #expect(found.map(\.name) == ["answer", "models", "assumptions", "about"])
        let answer = found[0].grid
        let lines = (0..<answer.rowCount).map { answer.text($0, 0) }
        #expect(lines.first == "What happens?")
        #expect(lines.contains("Why: it is so.") && lines.contains("Korea loses more than Japan."))
        let models = found[1].grid
        #expect(models.text(0, 1) == "x" && models[0, 2] == nil)
        #expect(models.text(3, 0) == "a: It shows this.")
    }

    @Test func trickyCells() throws {
        let grid = try sheets(trickyDocument)[0].grid
        #expect(grid[1, 0] == .text("say \"hi\", *you*"))
        #expect(grid[1, 1] == .number(1e-300))
        #expect(grid[1, 3] == .flag(true))
        #expect(grid[2, 0] == .text("two\nlines"))
        #expect(grid[3, 1] == .text("NaN"))
        #expect(grid[3, 2] == nil)
        #expect(grid[4, 0] == .text("日本 Köln 🇰🇷"))
        #expect(grid[5, 0] == nil)
        #expect(grid[6, 1] == .text("-Inf"))
    }

    @Test func oneTableAndItsFirstRows() throws {
        let found = try sheets(shock, options: .init(tableName: "impact", top: 2))
        #expect(found[0].grid.rowCount == 3)
        do throws(Diagnostics) {
            _ = try XLSXExporter.bytes(shock, options: .init(tableName: "imapct"))
            Issue.record("no error")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    """
                    there is no table ‘imapct’ (did you mean impact? choose from impact, \
                    assumptions)
                    """
                ])
        }
    }

    /// Twice the same document gives the same bytes.
    @Test func bytesRepeat() throws {
        let first = try XLSXExporter.bytes(shock, options: .init())
        let second = try XLSXExporter.bytes(shock, options: .init())
        #expect(first == second)
    }

    @Test func noText() {
        #expect(XLSXExporter.isBinary)
        do throws(Diagnostics) {
            _ = try XLSXExporter.render(shock, options: .init())
            Issue.record("no error")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    """
                    a workbook cannot be written to standard output (name a file with -o \
                    FILE.xlsx)
                    """
                ])
        }
    }

    @Test func tablesBeyondASheet() throws {
        let columns = (0..<16_385).map { Column(name: "c\($0)") }
        let wide = ReportTable(
            name: "wide", title: "Wide", columns: columns,
            rows: [columns.map { _ in Cell.integer(1) }])
        do throws(Diagnostics) {
            _ = try XLSXExporter.bytes(
                ResultDocument(command: "x", version: "0", tables: [wide]), options: .init())
            Issue.record("no error")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    """
                    the table wide has 2 rows and 16385 columns, and a sheet of Excel holds \
                    1048576 and 16384 (use --top N, or --format csv)
                    """
                ])
        }
    }
}

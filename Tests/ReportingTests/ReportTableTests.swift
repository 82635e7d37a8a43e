import InputOutput
import Reporting
import Testing

private func table(_ rows: [[Cell]], _ names: String..., chart: String? = nil) -> ReportTable {
    ReportTable(
        name: "t", title: "T", columns: names.map { Column(name: $0) }, rows: rows,
        chartColumn: chart)
}

@Suite struct ReportTableTests {
    @Test func literalsAndOptionals() {
        let cells: [Cell] = ["a", 1, 2.5, true, nil, "b\(3)"]
        #expect(
            cells == [
                .text("a"), .integer(1), .number(2.5), .flag(true), .missing, .text("b3"),
            ])
        let (none, some): (Double?, Double?) = (nil, 0)
        #expect(Cell(none) == .missing)
        #expect(Cell(some) == .number(0))
        #expect(Cell(String?.none) == .missing)
        #expect(cells.map(\.number) == [nil, 1, 2.5, nil, nil, nil])
        #expect(
            [.number(-0.0), .number(0.1 + 0.2), 1e21, nil, false].map(\Cell.plain)
                == ["0", "0.30000000000000004", "1e+21", "n/a", "no"])
    }

    @Test func topKeepsTheFirstRowsAndSaysSo() {
        let three = table([["a", 1], ["b", 2], ["c", 3]], "r", "x")
        #expect(three.top(nil) == three)
        #expect(three.top(3) == three)
        #expect(three.top(2).rows == [["a", 1], ["b", 2]])
        #expect(three.top(2).notes == ["First 2 of 3 rows"])
        #expect(three.top(0).rows.isEmpty)
    }

    @Test func keyColumnsAreTheLeadingLabels() {
        #expect(
            table([["a", "b", 1, "c"], ["a", nil, 2, "c"]], "p", "q", "x", "s").keyColumns == 2)
        #expect(table([["a", "b"]], "p", "q").keyColumns == 1)
        #expect(table([[1, "b"]], "x", "p").keyColumns == 1)
        #expect(table([["a", nil, 1]], "p", "never", "x").keyColumns == 1)
        #expect(table([], "p", "q").keyColumns == 1)
        #expect(table([]).keyColumns == 0)
    }

    @Test func columnsAreNamedForPeople() {
        #expect(Column(name: "world_value_added").displayName == "world value added")
        #expect(Column(name: "x", heading: "X_1").displayName == "X_1")
    }

    @Test func exportersAreFoundByNameAndFile() throws {
        #expect(
            Exporters.all.map { $0.name } == [
                "text", "csv", "json", "markdown", "html", "xlsx", "svg", "brief", "parquet",
                "arrow",
            ])
        #expect(try Exporters.named("JSON").name == "json")
        #expect(Exporters.forFile("out/Result.HTML")?.name == "html")
        #expect(Exporters.forFile("result.md")?.name == "markdown")
        #expect(Exporters.forFile("csv") == nil)
        let error = try #require(throws: Diagnostics.self) { try Exporters.named("jsn") }
        #expect(
            error.items.map(\.sentence) == [
                "there is no format ‘jsn’ (did you mean json? choose from text, csv, json, "
                    + "markdown, html, xlsx, svg, brief, parquet, arrow)"
            ])
    }

    @Test func renderingTwiceGivesTheSameBytes() throws {
        for exporter in Exporters.all {
            let options = RenderOptions(top: 3, color: true, width: 60)
            #expect(
                try exporter.bytes(shock, options: options)
                    == exporter.bytes(shock, options: options))
        }
    }

    @Test func unevenRowsAreAProgrammerError() async {
        await #expect(processExitsWith: .failure) { _ = table([["a"]], "p", "q") }
    }

    @Test func repeatedColumnNamesAreAProgrammerError() async {
        await #expect(processExitsWith: .failure) { _ = table([], "p", "p") }
    }

    @Test func drawingLabelsIsAProgrammerError() async {
        await #expect(processExitsWith: .failure) { _ = table([["a"]], "p", chart: "p") }
        await #expect(processExitsWith: .failure) { _ = table([["a"]], "p", chart: "q") }
    }

    @Test func aNegativeNumberOfRowsIsAProgrammerError() async {
        await #expect(processExitsWith: .failure) { _ = table([["a"]], "p").top(-1) }
    }

    @Test func repeatedNumericsAreAProgrammerError() async {
        await #expect(processExitsWith: .failure) {
            _ = try JSONExporter.render(
                ResultDocument(
                    command: "c", version: "v", numerics: Numerics(n: 1, extra: [("rcond", 1)])),
                options: .init())
        }
    }
}

import Figures
import Foundation
import InputOutput
import Reporting
import Testing

/// Figures of results: what is drawn is what the tables hold.
@Suite struct ResultFiguresTests {
    private func document(_ tables: [ReportTable], whole: [ReportTable] = []) -> ResultDocument {
        var document = ResultDocument(command: "c", version: "v", tables: tables)
        document.whole = whole
        return document
    }

    private let impact = ReportTable(
        name: "impact", title: "t",
        columns: [
            Column(name: "model"), Column(name: "region"),
            Column(name: "value_added_change_pct_gdp", unit: "% of GDP", style: .percent),
            Column(name: "welfare_change_pct", unit: "%", style: .percent),
            Column(name: "rent"),
        ],
        rows: [
            ["extraction", "JPN", -0.25, nil, nil], ["extraction", "KOR", -0.125, nil, nil],
            ["extraction", "ROW", -0.5, nil, nil], ["trade", "JPN", nil, 0.75, "exporter"],
            ["trade", "KOR", nil, -1.5, "exporter"], ["trade", "ROW", nil, 0, "exporter"],
            ["trade-lost", "KOR", nil, -3, "lost"],
        ])

    private let restrictions = ReportTable(
        name: "restrictions", title: "t",
        columns: [Column(name: "exporter"), Column(name: "importer")], rows: [["JPN", "KOR"]])

    @Test func rangeOverModels() throws {
        let found = document([impact, restrictions]).figures
        #expect(found.map(\.name) == ["range", "map"])
        let range = try #require(found[0].figure as? RangeFigure)
        #expect(range.series == ["Japan", "South Korea"])
        #expect(
            range.groups.map(\.title) == [
                "Real income, % change", "Value added at fixed prices, % of GDP",
            ])
        #expect(range.groups[0].rows.map(\.label) == ["trade", "trade-lost"])
        #expect(range.groups[0].rows[0].marks.map(\.value) == [0.75, -1.5])
        #expect(range.groups[0].rows[0].marks.map(\.text) == ["+0.750", "-1.50"])
        #expect(range.groups[1].rows[0].marks.map(\.value) == [-0.25, -0.125])
    }

    /// What the ladder says is not priced is no zero on the figure.
    @Test func whatIsNotPricedIsNotDrawn() throws {
        let ladder = ReportTable(
            name: "ladder", title: "t",
            columns: [
                Column(name: "rung"), Column(name: "JPN", unit: "%"),
                Column(name: "KOR", unit: "%"),
            ], rows: [["extraction", -0.25, nil], ["trade", 0.75, -1.5]])
        let figure = document([impact, restrictions, ladder]).figures[0].figure
        let range = try #require(figure as? RangeFigure)
        #expect(range.groups[1].rows[0].marks.map(\.series) == [0])
    }

    @Test func mapHasEveryRegionOfTheWholeTable() throws {
        let part = impact.top(1)
        let map = try #require(
            document([part, restrictions], whole: [impact]).figures.last?.figure as? WorldMap)
        #expect(map.places.map(\.code) == ["JPN", "KOR"])
        #expect(map.places.map(\.value) == [0.75, -1.5])
        #expect(map.elsewhere == ["Rest of the world 0 %"])
        #expect(map.arrows == [.init(from: "JPN", to: "KOR")])
        #expect(map.legend == "Change of real income, % change, model trade")
    }

    @Test func yearsOfADependence() throws {
        let rows: [[Cell]] = [2000, 2005].flatMap { year in
            [("JPN", 0.25), ("CHN", 0.5)].map { name, share in
                ["KOR/c14", .text(name), .integer(year), .number(share)]
            }
        }
        let table = ReportTable(
            name: "exposure", title: "t",
            columns: [
                Column(name: "user"), Column(name: "supplier"), Column(name: "year"),
                Column(name: "look_through", unit: "share of inputs", style: .share),
            ], rows: rows, keys: 3)
        let found = document([table]).figures
        #expect(found.map(\.name) == ["map", "years"])
        let lines = try #require(found.last?.figure as? LineFigure)
        #expect(lines.axis == [2000, 2005])
        #expect(lines.panels[0].lines.map(\.name) == ["China", "Japan"])
        #expect(lines.panels[0].lines[0].values == [50, 50])
        #expect(lines.unit == "look through, % of inputs")
    }

    @Test func stopsAndDrivers() throws {
        let stops = ReportTable(
            name: "stops", title: "t",
            columns: [
                "model", "region", "sector", "input", "input_origin", "days_limited", "first_day",
                "output_held_back_pct",
            ].map { Column(name: $0) },
            rows: [["shortage", "KOR", "C", "C", "JPN", 20, 90, 4.5]])
        let drivers = ReportTable(
            name: "drivers", title: "t",
            columns: [
                "model", "parameter", "measure", "value", "low", "high", "importer_at_low",
                "importer_at_high",
            ].map { Column(name: $0) },
            rows: [
                ["shortage", "rationing", "value added, % of GDP", 0.8, 0, 1, -0.5, -9.5],
                ["shortage", "restock", "value added, % of GDP", 60, 30, 90, -9, -9],
                ["trade", "theta", "real income, %", 4, 1, 8, -1, -2],
            ])
        let found = document([stops, drivers, restrictions]).figures
        #expect(found.map(\.name) == ["days", "tornado"])
        let days = try #require(found[0].figure as? DailyFigure)
        #expect(
            days.stretches == [
                .init("South Korea, C by Japan, C", first: 90, last: 109, text: "20 days, 4.50 %")
            ])
        // What all rows have in common is said once, in the title.
        let several = ReportTable(
            name: "stops", title: "t", columns: stops.columns,
            rows: [
                ["shortage-linear", "KOR", "C", "C", "JPN", 20, 90, 4.5],
                ["shortage-half-critical", "KOR", "F", "C", "JPN", 30, 80, 5],
            ])
        let both = try #require(document([several]).figures.first?.figure as? DailyFigure)
        #expect(
            both.stretches.map(\.name) == ["C (shortage-linear)", "F (shortage-half-critical)"])
        #expect(both.title.hasPrefix("Who in South Korea is held back for want of Japan’s C: "))
        let tornado = try #require(found[1].figure as? TornadoFigure)
        #expect(tornado.unit == "South Korea: value added, % of GDP")
        #expect(tornado.bars.map(\.label) == ["rationing, shortage"])
        #expect(tornado.bars[0].low == -0.5 && tornado.bars[0].high == -9.5)
    }

    @Test func scansHaveAMapAndAHeatMap() throws {
        let scan = ReportTable(
            name: "scan", title: "t",
            columns: [
                "exporter", "sector", "importer", "importer_cost_pct_gdp",
            ].map { Column(name: $0) },
            rows: [
                ["JPN", "C", "KOR", 0.5], ["JPN", "B", "KOR", 0.75], ["CHN", "C", "KOR", 0.25],
                ["JPN", "C", "CHN", 0.125],
            ])
        let found = document([scan]).figures
        #expect(found.map(\.name) == ["map", "heat"])
        let map = try #require(found[0].figure as? WorldMap)
        #expect(map.places.map(\.value) == [0.125, 0.75])
        #expect(map.places[1].text == "0.750 % of GDP, Japan, B")
        let heat = try #require(found[1].figure as? HeatMap)
        #expect(heat.rows == ["Japan", "China"] && heat.columns == ["South Korea", "China"])
        #expect(heat.values == [[0.75, 0.125], [0.25, nil]])
    }

    /// As `scan --frontier` has it: nothing else costs the importer more and the exporter less.
    @Test func scatterOfAScanMarksTheFrontier() throws {
        let scan = ReportTable(
            name: "scan", title: "t",
            columns: [
                "exporter", "sector", "importer", "exporter_change_pct_gdp",
                "importer_cost_pct_gdp",
            ].map { Column(name: $0) },
            rows: [
                ["JPN", "C", "KOR", -0.5, 2], ["JPN", "B", "KOR", -0.25, 1],
                ["CHN", "C", "KOR", -0.25, 0.5], ["CHN", "B", "KOR", -1, 1.5],
                ["USA", "C", "KOR", -0.125, 0.75], ["USA", "B", "KOR", nil, 3],
                ["DEU", "B", "KOR", 0, 4],
            ])
        let found = document([scan]).figures.first { $0.name == "scatter" }
        let scatter = try #require(found?.figure as? ScatterFigure)
        let marked = scatter.points.filter(\.isMarked)
        #expect(marked.map(\.label) == ["USA C → KOR", "JPN B → KOR", "JPN C → KOR"])
        #expect(marked.map(\.x) == [0.125, 0.25, 0.5] && marked.map(\.y) == [0.75, 1, 2])
        #expect(scatter.points.count == 5 && scatter.points.allSatisfy { $0.link == nil })
        #expect(
            marked[0].text
                == "United States C to South Korea: importer’s cost 0.750 %, exporter’s loss "
                + "0.125 % of its own GDP")
        // Of one importer the map shows who could restrict it.
        let map = document([scan]).figures.first { $0.name == "map" }
        #expect(
            map?.figure.title
                == "South Korea: the costliest restriction that each exporter could impose")
    }

    @Test func productsHaveFlowsAndYears() throws {
        let products = ReportTable(
            name: "products", title: "t",
            columns: ["hs", "name", "importer", "imports", "largest_origin", "largest_share"].map {
                Column(name: $0)
            },
            rows: [
                ["281111", "Hydrogen fluoride", "KOR", 200, "JPN", 0.5],
                ["850511", nil, "KOR", 100, "CHN", 0.75], ["370790", "x", "KOR", 0, nil, nil],
            ])
        let flow = try #require(document([products]).figures.first?.figure as? FlowFigure)
        #expect(flow.flows.map(\.from) == ["Japan", "China"])
        #expect(flow.flows.map(\.to) == ["281111 Hydrogen fluoride", "850511"])
        #expect(flow.flows.map(\.value) == [100, 75])
        let history = ReportTable(
            name: "history", title: "281111 imported by KOR",
            columns: [
                Column(name: "year"), Column(name: "imports"),
                Column(name: "share_jpn", heading: "JPN"),
                Column(name: "share_chn", heading: "CHN"),
            ], rows: [[2017, 10, 60, 40], [2018, 12, nil, 45]], keys: 1)
        let lines = try #require(document([history]).figures.first?.figure as? LineFigure)
        #expect(lines.axis == [2017, 2018])
        #expect(lines.panels[0].lines.map(\.name) == ["Japan", "China"])
        #expect(lines.panels[0].lines[0].values == [60, nil])
    }

    /// Industries have their names on figures, not the codes of their sectors.
    @Test func industriesHaveNames() throws {
        let table = ReportTable(
            name: "sensitivity", title: "t",
            columns: [
                "supplier", "user", "contribution", "supplier_name", "user_name",
            ].map { Column(name: $0) },
            rows: [
                ["CHN/C", "KOR/C", 2, "China, Manufacturing", "South Korea, Manufacturing"],
                ["CHN/B", "KOR/F", 1, "China, Mining", "South Korea, Construction"],
            ])
        let heat = try #require(document([table]).figures.first?.figure as? HeatMap)
        #expect(heat.rows == ["China, Manufacturing", "China, Mining"])
        #expect(heat.columns == ["South Korea, Manufacturing", "South Korea, Construction"])
        let exposure = ReportTable(
            name: "exposure", title: "t",
            columns: [
                Column(name: "user"), Column(name: "supplier"),
                Column(name: "look_through", unit: "share of inputs", style: .share),
                Column(name: "user_name"),
            ],
            rows: ["CHN", "JPN"].map {
                ["KOR/C", .text($0), 0.25, "South Korea, Manufacturing"]
            })
        #expect(
            document([exposure]).figures.first?.figure.title
                == "On whom South Korea’s manufacturing depends")
    }

    /// What exports are made of: by term, by partner, and the foreign content by sector.
    @Test func decompositionsHaveHeatMaps() throws {
        func figure(_ labels: [String], _ rows: [[Cell]]) throws -> HeatMap {
            let table = ReportTable(
                name: "decomposition", title: "t",
                columns: (labels + ["EXGR", "VAX", "FC", "FVA"]).map { Column(name: $0) },
                rows: rows)
            return try #require(document([table]).figures.first?.figure as? HeatMap)
        }
        let terms = try figure(
            ["exporter"], [["JPN", 200, 150, 40, 30], ["KOR", 100, 60, 30, 20]])
        #expect(terms.rows == ["Japan", "South Korea"])
        #expect(terms.columns == ["own value added, absorbed abroad", "foreign value added"])
        #expect(terms.values == [[75, 15], [60, 20]])
        let partners = try figure(
            ["exporter", "partner"],
            [
                ["JPN", "KOR", 200, 1, 1, 1], ["JPN", "CHN", 50, 1, 1, 1],
                ["KOR", "CHN", 100, 1, 1, 1],
            ])
        #expect(partners.rows == ["Japan", "South Korea"])
        #expect(partners.columns == ["South Korea", "China"])
        #expect(partners.values == [[200, 50], [nil, 100]])
        let sectors = try figure(
            ["exporter", "sector"],
            [
                ["JPN", "B", 200, 1, 40, 1], ["JPN", "C", 50, 1, 5, 1],
                ["KOR", "C", 100, 1, 30, 1],
            ])
        #expect(sectors.columns == ["B", "C"])
        #expect(sectors.values == [[20, 10], [nil, 30]])
    }

    @Test func twoResultsHaveTheirRangesSideBySide() throws {
        let table = ReportTable(
            name: "answer_differences", title: "t",
            columns: [
                "party", "measure_name", "unit", "low_first", "low_second", "high_first",
                "high_second",
            ].map { Column(name: $0) },
            rows: [["South Korea", "value added", "% of GDP", -9, -20, 0.5, nil]])
        let range = try #require(document([table]).figures.first?.figure as? RangeFigure)
        #expect(range.groups.map(\.title) == ["value added, % of GDP"])
        #expect(
            range.groups[0].rows.map(\.label) == ["South Korea, lowest", "South Korea, highest"])
        #expect(range.groups[0].rows[0].marks.map(\.value) == [-9, -20])
        #expect(range.groups[0].rows[1].marks.map(\.value) == [0.5])
    }

    @Test func oneFigureByName() throws {
        let document = document([impact, restrictions])
        let svg = try SVGExporter.render(document, options: .init())
        #expect(svg.hasPrefix("<?xml") && svg.contains("What each model says"))
        var options = RenderOptions()
        options.figure = "MAP"
        #expect(try SVGExporter.render(document, options: options).contains("Who is hit"))
        options.figure = "mpa"
        do throws(Diagnostics) {
            _ = try SVGExporter.render(document, options: options)
            Issue.record("no error")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    "there is no figure ‘mpa’ (did you mean map? choose from range, map)"
                ])
        }
        do throws(Diagnostics) {
            _ = try SVGExporter.render(self.document([]), options: .init())
            Issue.record("no error")
        } catch {
            #expect(error.items.map(\.code) == ["no-figure"])
        }
    }

    @Test func namesInTheRegistryAreShort() {
        for kind in ResultFigures.all {
            #expect(kind.name.allSatisfy { $0.isLowercase }, "\(kind.name)")
        }
    }
}

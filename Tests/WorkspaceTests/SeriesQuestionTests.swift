import Figures
import Foundation
import InputOutput
import Providers
import Reporting
import TestSupport
import Testing
import Workspace

/// Questions that are asked of the tables of several years.
@Suite(.serialized) struct SeriesQuestionTests {
    private static let other = "icio2023-2020-77x11"
    private let workspace: Workspace

    init() {
        _ = FileManager.default.changeCurrentDirectoryPath(Fixtures.packageRoot.path)
        workspace = Workspace(finder: TableFinder(folders: ["Tables"]), cache: nil)
    }

    private func table(_ document: ResultDocument, _ name: String) throws -> ReportTable {
        try #require(document.tables.first { $0.name == name })
    }

    private func column(_ table: ReportTable, _ name: String) throws -> Int {
        try #require(table.columns.firstIndex { $0.name == name }, "\(name)")
    }

    /// Every row of a year is the row of that year's table asked alone.
    @Test func yearsAreTheSingleAnswers() throws {
        var question = PositionQuestion()
        question.table = SampleQuestions.g20
        question.moreTables = [Self.other]
        let both = try workspace.answer(question)
        let long = try table(both, "position")
        #expect(both.tables.map(\.name) == ["position", "regions", "years"])
        #expect(both.tablesCompared.compactMap(\.year) == [2019, 2020])
        let year = try column(long, "year")
        let measure = try column(long, "upstreamness")
        question.moreTables = []
        var count = 0
        for (name, value) in [(SampleQuestions.g20, 2019), (Self.other, 2020)] {
            question.table = name
            let alone = try table(try workspace.answer(question), "position")
            let own = try column(alone, "upstreamness")
            for row in alone.rows {
                count += 1
                #expect(
                    long.rows.contains {
                        $0[0] == row[0] && $0[1] == row[1] && $0[year] == .integer(value)
                            && $0[measure] == row[own]
                    })
            }
        }
        #expect(long.rows.count == count)
    }

    /// Growth, change and the first year above a threshold follow from the years themselves.
    @Test func growthFollowsFromTheYears() throws {
        var question = DecomposeQuestion()
        question.table = "icio2023-{2019-g20x20,2020-77x11}"
        question.exporter = "KOR,JPN,DEU"
        question.years.above = "130000"
        let years = try table(try workspace.answer(question), "years")
        #expect(years.rows.count == 3)
        let places = try ["year_2019", "year_2020", "change", "growth_pct_year", "first_above"]
            .map { try column(years, $0) }
        var last = Double.infinity
        for row in years.rows {
            let first = try #require(row[places[0]].number)
            let second = try #require(row[places[1]].number)
            #expect(second <= last)
            last = second
            assertClose(try #require(row[places[2]].number), second - first, relative: 1e-12)
            assertClose(
                try #require(row[places[3]].number), 100 * (second / first - 1), relative: 1e-10)
            let expected: Cell =
                first > 130_000 ? 2019 : second > 130_000 ? 2020 : .missing
            #expect(row[places[4]] == expected)
        }
        question.years.follow = "backward_share"
        let shares = try table(try workspace.answer(question), "years")
        #expect(shares.columns.map(\.unit).contains("percentage points"))
        question.years.follow = "backwrd_share"
        let error = #expect(throws: Diagnostics.self) { try workspace.answer(question) }
        #expect(error?.items.first?.remedy == "did you mean backward_share?")
    }

    @Test func patternsNameTables() throws {
        let finder = TableFinder(folders: ["Tables"])
        #expect(
            try finder.names(matching: ["icio2023-*"]) == [SampleQuestions.g20, Self.other])
        #expect(
            try finder.names(matching: ["a{1999..2001}", "b{x,y}c"])
                == ["a1999", "a2000", "a2001", "bxc", "byc"])
        #expect(try finder.names(matching: ["icio2023-20?9-g20x20"]) == [SampleQuestions.g20])
        let error = #expect(throws: Diagnostics.self) { try finder.names(matching: ["wxyz-*"]) }
        #expect(error?.items.map(\.code) == ["no-match"])
    }

    /// The series of exposure keeps its long table and gains the years side by side.
    @Test func exposureHasItsYears() throws {
        var question = ExposureQuestion()
        question.tables = ["icio2023-*"]
        question.user = ["KOR"]
        question.supplier = ["CHN", "JPN"]
        let document = try workspace.answer(question)
        #expect(document.tables.map(\.name) == ["exposure", "years"])
        #expect(document.question?.hasSuffix(", 2019 to 2020?") == true)
        let long = try table(document, "exposure")
        let years = try table(document, "years")
        let part = try column(long, "look_through")
        let values = long.rows.filter { $0[1] == "CHN" }.map { $0[part] }
        let row = try #require(years.rows.first { $0[1] == "CHN" })
        #expect(Array(row[2...3]) == values)
        // One user of one year: who supplies it from abroad.
        question.tables = [SampleQuestions.g20]
        question.user = ["KOR/C"]
        question.supplier = []
        let flow = try #require(workspace.answer(question).figure(named: "flow") as? FlowFigure)
        #expect(flow.flows.contains { $0.from.hasPrefix("China") })
        #expect(!flow.flows.contains { $0.from.hasPrefix("South Korea") })
    }

    /// Tables of three years, of which the second has an industry with inputs but no output.
    private func faultyYears(_ samples: Samples) throws {
        for year in 2001...2003 {
            let table = try RandomTable.make(
                regions: 2, sectors: 3, seed: 41, emptyIndustry: 4, co2: true)
            var (Z, V) = (table.Z, table.V)
            if year == 2002 {
                Z[3, 4] = 1e-4
                V[0, 4] = -1e-4
            }
            try TableFile.write(
                MRIOTable(
                    name: "random", year: year, unit: table.unit, valuation: table.valuation,
                    provenance: table.provenance, layout: table.layout,
                    primaryInputs: table.primaryInputs, Z: Z, Y: table.Y, V: V,
                    satellites: table.satellites), to: samples.path("y\(year).h5"))
        }
    }

    /// A year that nothing can be computed for is a gap in every question: it is counted, and its
    /// column has no numbers.
    @Test func aYearWithoutAnAnswerIsAGap() throws {
        let samples = try Samples()
        defer { samples.remove() }
        try faultyYears(samples)
        let workspace = try samples.workspace(cached: false)
        var exposure = ExposureQuestion()
        exposure.tables = ["y{2001..2003}"]
        var position = PositionQuestion()
        position.table = "y{2001..2003}"
        var concentration = ConcentrationQuestion()
        concentration.table = "y{2001..2003}"
        var decompose = DecomposeQuestion()
        decompose.table = "y{2001..2003}"
        var footprint = FootprintQuestion()
        footprint.table = "y{2001..2003}"
        let questions: [any Question] = [exposure, position, concentration, decompose, footprint]
        for question in questions {
            let command = type(of: question).command
            let document = try workspace.answer(question)
            let years = try table(document, "years")
            let gap = try column(years, "year_2002")
            #expect(years.rows.allSatisfy { $0[gap] == .missing }, "\(command)")
            #expect(years.rows.contains { $0[gap - 1].number != nil }, "\(command)")
            #expect(document.summary.sure.contains("no numbers for 2002"), "\(command)")
            let long = try #require(document.tables.first)
            let year = try column(long, "year")
            #expect(long.rows.contains { $0[year] == .integer(2002) }, "\(command)")
            let warning = try #require(document.diagnostics.first { $0.code == "left-out" })
            #expect(warning.location.file?.hasSuffix("y2002.h5") == true)
            #expect(warning.message.hasPrefix("2002 is left out: "), "\(warning.message)")
            for width in [80, 100] {
                let text = try TextExporter.render(
                    document, options: RenderOptions(top: 10, width: width))
                let count = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
                #expect(count <= 15, "\(command) at \(width) columns:\n\(text)")
            }
            // 1e-4 of inputs, and −1e-4 of primary inputs.
            #expect(warning.message.contains("0.0002 million USD"), "\(warning.message)")
        }
    }

    /// Of several tables a finding about one says which it is.
    @Test func repairsNameTheirTable() throws {
        let samples = try Samples()
        defer { samples.remove() }
        try faultyYears(samples)
        var question = ExposureQuestion()
        question.tables = ["y{2001..2003}"]
        question.reading.repair = .small
        let found = try samples.workspace(cached: false).answer(question).diagnostics
        let repaired = try #require(found.first { $0.code == "repaired" })
        #expect(repaired.location.file?.hasSuffix("y2002.h5") == true)
        #expect(repaired.message.contains("inputs of 0.0001 million USD"), "\(repaired.message)")
        #expect(
            repaired.message.contains("primary inputs of -0.0001 million USD"),
            "\(repaired.message)")
        let others = found.filter { $0.code == "nothing-to-repair" }
        #expect(others.count == 1)
        #expect(others.first?.message.hasSuffix("(in y2001.h5, y2003.h5)") == true, "\(others)")
    }

    /// The growth between two tables is that of their totals.
    @Test func compareTellsGrowth() throws {
        var question = CompareQuestion()
        question.table = SampleQuestions.g20
        question.other = Self.other
        let growth = try table(try workspace.answer(question), "growth")
        let places = try ["first", "second", "growth_pct"].map { try column(growth, $0) }
        #expect(growth.rows.contains { $0[0] == "value added" && $0[1] == "JPN" })
        for row in growth.rows {
            guard let first = row[places[0]].number, let second = row[places[1]].number,
                let percent = row[places[2]].number
            else { continue }
            assertClose(percent, 100 * (second - first) / first, relative: 1e-10)
        }
        let figure = try #require(workspace.answer(question).figure(named: "range") as? RangeFigure)
        #expect(figure.groups.map(\.title).contains("Value added, % change"))
        #expect(figure.groups.allSatisfy { $0.rows.count <= 10 && !$0.rows.isEmpty })
        question.other = question.table
        let same = try workspace.answer(question)
        #expect(!same.tables.contains { $0.name == "growth" } && same.figures.isEmpty)
    }

    /// Numbers per person come from a population account; shares of the world add up to 1.
    @Test func footprintsPerPerson() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try Data("region,sector,value\nR1,s1,10\nR2,s1,20\nR3,s1,30\n".utf8).write(
            to: URL(filePath: samples.path("people.csv")))
        var add = SatelliteAddQuestion()
        add.table = "random"
        add.file = samples.path("people.csv")
        add.name = "population"
        add.origin = "a test"
        add.stressor = "POP"
        add.unit = "thousand persons"
        add.missing = .zero
        add.output = samples.path("people.h5")
        _ = try workspace.answer(add)
        var question = FootprintQuestion()
        question.table = "people"
        question.account = "co2"
        let regions = try table(try workspace.answer(question), "footprint")
        let share = try column(regions, "consumption_share")
        let head = try column(regions, "consumption_per_capita")
        let whole = try column(regions, "consumption")
        #expect(regions.columns[head].unit == "t per person")
        assertClose(
            regions.rows.compactMap { $0[share].number }.reduce(0, +), 1, relative: 1e-12)
        for row in regions.rows {
            guard case .text(let code) = row[0], let number = Double(code.dropFirst()) else {
                Issue.record("\(row[0])")
                continue
            }
            // kt to t, thousands of people to people.
            assertClose(
                try #require(row[head].number),
                try #require(row[whole].number) * 1000 / (number * 10_000), relative: 1e-12)
        }
    }
}

import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Groups through the years: the United Kingdom was a member of the European Union until 2020.
@Suite struct TradeMembersTests {
    private func file(_ samples: Samples) throws -> String {
        let path = samples.path("years.csv")
        let lines = [2018, 2019, 2021, 2022].flatMap { year in
            [
                "\(year),GBR,DEU,281111,90", "\(year),CHN,DEU,281111,10",
                "\(year),CHN,GBR,281111,30", "\(year),DEU,FRA,281111,5",
            ]
        }
        try (["year,exporter,importer,hs6,value"] + lines + [""]).joined(separator: "\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func number(_ name: String, _ table: ReportTable, _ row: Int = 0) throws -> Double? {
        table.rows[row][try #require(table.columns.firstIndex { $0.name == name })].number
    }

    @Test func aGroupOfTheTradeHasEachYearsMembers() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var product = ProductQuestion()
        (product.trade, product.hs) = (try file(samples), "281111")
        product.importer = "@eu@trade"
        let document = try workspace.answer(product)
        let own = try table("history", document)
        // A member's sales are no imports from outside; its purchases are.
        #expect(try (0..<4).map { try number("imports", own, $0) } == [40, 40, 100, 100])
        #expect(try (0..<4).map { try number("share_gbr", own, $0) } == [0, 0, 90, 90])
        #expect(
            document.question?.hasPrefix(
                "From whom does the European Union (members in the trade’s year) import") == true)
        let text = document.preamble.joined(separator: " ")
        #expect(text.contains("The United Kingdom was a member in 2018 only"))
        let line = try #require(
            document.assumptions.first { $0.name == "members through the years" })
        #expect(line.value == .text("3 from 2018, 2 from 2021"))
        // Today's members are those of every year where no year is asked for.
        product.importer = "@eu"
        let today = try table("history", workspace.answer(product))
        #expect(try (0..<4).map { try number("imports", today, $0) } == [100, 100, 100, 100])

        // Dependent in 2021 and 2022 by the trade's members, and in all four years by today's.
        var screen = ProductsQuestion()
        screen.trade = product.trade
        for (importer, years) in [("@eu@trade", 2.0), ("@eu", 4)] {
            screen.importer = importer
            let found = try table("products", workspace.answer(screen))
            #expect(try number("years_dependent", found) == years)
        }
    }
}

import Foundation
import InputOutput
import Products
import Reporting
import TestSupport
import Testing
import Workspace

/// What questions about trade refuse, and what they warn of: lists of other editions, groups of
/// other years, everybody as an importer, trade where a table is wanted.
@Suite(.serialized) struct TradeRefusalTests {
    private let samples: Samples
    private let workspace: Workspace

    init() throws {
        samples = try Samples()
        workspace = try samples.workspace(cached: false)
    }

    private func write(_ text: String, _ name: String) throws -> String {
        try text.write(toFile: samples.path(name), atomically: true, encoding: .utf8)
        return samples.path(name)
    }

    private func errors(_ question: some Question) -> [String] {
        codes(question, workspace)
    }

    private func products(_ importer: String) -> ProductsQuestion {
        var question = ProductsQuestion()
        question.trade = samples.path("trade.csv")
        question.importer = importer
        question.tradeChoices.tradeYear = 2019
        return question
    }

    @Test func everybodyAndNobody() throws {
        defer { samples.remove() }
        #expect(errors(products("*")) == ["no-outside"])
        #expect(errors(products("?")) == ["unknown-country"])
        #expect(errors(products("JPN,KOR")).isEmpty)
        var product = ProductQuestion()
        product.trade = samples.path("trade.csv")
        product.hs = "281111"
        product.importer = "*"
        #expect(errors(product) == ["no-outside"])
    }

    /// A group is taken as of today, with a warning where it had others then, or as of the year.
    @Test func groupsOfTheYearOfTheTrade() throws {
        defer { samples.remove() }
        let trade = try write(
            """
            year,exporter,importer,hs6,value
            2019,CHN,GBR,850511,100
            2019,CHN,DEU,850511,50
            2019,GBR,DEU,850511,25

            """, "union.csv")
        func answer(_ importer: String) throws -> ResultDocument {
            var question = ProductsQuestion()
            question.trade = trade
            question.importer = importer
            return try workspace.answer(question)
        }
        func imports(_ document: ResultDocument) throws -> Double? {
            let table = try #require(document.tables.first { $0.name == "products" })
            let column = try #require(table.columns.firstIndex { $0.name == "outside_imports" })
            return table.rows.first?[column].number
        }
        let today = try answer("@eu")
        let warning = try #require(today.diagnostics.first { $0.code == "other-membership" })
        #expect(warning.severity == .warning && warning.message.contains("in 2019"))
        #expect(warning.message.hasSuffix("GBR belonged to it"))
        #expect(warning.remedy?.contains("@eu@trade") == true)
        #expect(try imports(today) == 75)
        for name in ["@eu@trade", "@eu@2019"] {
            let then = try answer(name)
            #expect(!then.diagnostics.contains { $0.code == "other-membership" })
            #expect(try imports(then) == 150)
            let line = try #require(then.assumptions.first { $0.name == name })
            #expect(!line.isDefault && line.source.contains("at the end of 2019"))
        }
    }

    /// Lists say of which edition they are, and so does a release.
    @Test func listsOfAnotherEdition() throws {
        defer { samples.remove() }
        let trade = try write(
            "t,i,j,k,v,q\n2019,392,410,281111,36300,20\n2019,156,410,281111,70000,50\n",
            "BACI_HS92_Y2019_V202601.csv")
        let links = try write("hs17,isic4\n281111,2011\n", "new-isic4.csv")
        let uses = try write("hs17,bec4\n281111,22\n", "new-bec4.csv")
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        scan.trade = trade
        scan.tradeChoices.concordance = links
        #expect(errors(scan) == ["other-edition"])
        scan.tradeChoices.concordance = samples.path("hs-isic4.csv")
        scan.tradeChoices.endUse = uses
        #expect(errors(scan) == ["other-edition"])
        var screen = ProductsQuestion()
        screen.trade = trade
        screen.importer = "KOR"
        screen.tradeChoices.editionLinks = try write("hs17,hs92\n281111,281111\n", "to92.csv")
        #expect(errors(screen) == ["other-edition"])
    }

    @Test func whatIsSaidOfLists() throws {
        defer { samples.remove() }
        var shock = ShockQuestion()
        shock.table = SampleQuestions.g20
        shock.restrict = ["JPN/hs281111:KOR=30%"]
        shock.trade = samples.path("trade.csv")
        shock.tradeChoices.tradeYear = 2019
        shock.models.model = "extraction"
        shock.drivers = .none
        shock.tradeChoices.concordance = samples.path("hs-isic4.csv")
        let whole = try workspace.answer(shock)
        // A class that no sector has takes nothing of the product away, and is said.
        shock.tradeChoices.concordance = try write(
            "hs6,isic4\n281111,2011\n281111,9900\n850511,2599\n", "stray.csv")
        shock.tradeChoices.endUse = try write("hs6,bec4\n281111,zzz\n", "bec4.csv")
        let partly = try workspace.answer(shock)
        func share(_ document: ResultDocument) -> Cell? {
            document.assumptions.first { $0.name == "restrictions[0].product_share" }?.value
        }
        #expect(share(whole) != nil && share(whole) == share(partly))
        let stray = try #require(
            partly.diagnostics.first { $0.code == "classes-without-sector" })
        #expect(stray.severity == .warning)
        #expect(
            stray.message == "the customs code 281111 (106.3 million USD of the trade) belongs to "
                + "classes of ISIC Rev. 4 that no sector of the table has (9900) and to others, "
                + "which count for the whole product")
        let uses = try #require(partly.diagnostics.first { $0.code == "unknown-end-use" })
        #expect(
            uses.message == "‘zzz’ is no category of BEC Rev. 4: the end use of one code is taken "
                + "as unknown")
        // A year or two apart is a note, more is a warning.
        shock.tradeChoices.tradeYear = 2018
        let near = try #require(
            workspace.answer(shock).diagnostics.first { $0.code == "other-year" })
        #expect(near.severity == .note)
        shock.trade = try write(
            "year,exporter,importer,hs6,value\n2011,JPN,KOR,281111,36300000\n", "old.csv")
        shock.tradeChoices.tradeYear = nil
        let far = try #require(
            workspace.answer(shock).diagnostics.first { $0.code == "other-year" })
        #expect(far.severity == .warning)
    }

    /// A file of trade is no table, and what it is for is said.
    @Test func tradeIsNoTable() throws {
        defer { samples.remove() }
        let native = samples.path("native.h5")
        var convert = ConvertQuestion()
        convert.table = samples.path("trade.csv")
        convert.output = native
        convert.tradeChoices.productNames = try write(
            "hs6,name\n281111,Hydrogen fluoride\n850511,Permanent magnets\n", "names.csv")
        #expect(errors(convert).isEmpty)
        for path in [native, samples.path("trade.csv")] {
            var info = InfoQuestion()
            info.table = path
            #expect(errors(info) == ["trade-not-table"])
            var check = CheckQuestion()
            check.table = path
            #expect(errors(check) == ["trade-not-table"])
        }
        // The names belong to the file from then on.
        var question = products("KOR")
        question.trade = native
        let table = try #require(
            workspace.answer(question).tables.first { $0.name == "products" })
        let name = try #require(table.columns.firstIndex { $0.name == "name" })
        #expect(
            Set(table.rows.map { $0[name] })
                == [.text("Hydrogen fluoride"), .text("Permanent magnets")])
    }

    /// A file of one's own columns is converted with its mapping.
    @Test func ownColumnsAreConverted() throws {
        defer { samples.remove() }
        var convert = ConvertQuestion()
        convert.table = try write("seller,buyer,code,mio\nJPN,KOR,281111,36.3\n", "own.csv")
        convert.output = samples.path("own.h5")
        convert.tradeChoices.tradeYear = 2019
        convert.tradeChoices.tradeMapping = try write(
            """
            key,value
            exporter_column,seller
            importer_column,buyer
            product_column,code
            value_column,mio
            value_unit,million USD

            """, "mapping.csv")
        #expect(errors(convert).isEmpty)
        let trade = try TradeFile.reading(path: convert.output).trade
        #expect(trade.years == [2019] && trade.total(year: 0) == 36_300_000)
    }
}

import InputOutput
import Products
import TestSupport
import Testing

/// A small economy of trade whose indicators can be worked out by hand.
private func smallTrade() throws -> BilateralTrade {
    // exporter, importer, product, value, tonnes
    let flows: [(String, String, UInt32, Double, Double)] = [
        ("CHN", "KOR", 281111, 60, 6), ("JPN", "KOR", 281111, 30, 2),
        ("USA", "KOR", 281111, 10, .nan),
        ("KOR", "JPN", 281111, 50, 5), ("CHN", "JPN", 281111, 150, 10),
        ("JPN", "CHN", 281111, 20, 1), ("USA", "KOR", 10121, 5, .nan),
    ]
    let partners = ["CHN", "JPN", "KOR", "USA"].map { BilateralTrade.Partner(code: $0, name: $0) }
    let products: [UInt32] = [10121, 281111]
    var rows = TradeRows()
    for (exporter, importer, product, value, tonnes) in flows {
        rows.year.append(0)
        rows.exporter.append(UInt16(partners.firstIndex { $0.code == exporter } ?? 9))
        rows.importer.append(UInt16(partners.firstIndex { $0.code == importer } ?? 9))
        rows.product.append(UInt16(products.firstIndex(of: product) ?? 9))
        rows.value.append(value)
        rows.quantity.append(tonnes)
    }
    return try BilateralTrade(
        rows, years: [2022], partners: partners,
        products: products.compactMap { CustomsCode(number: $0) }, edition: nil, source: "by hand")
}

@Suite struct DependencyScreenTests {
    @Test func indicatorsOfOneEconomy() throws {
        let trade = try smallTrade()
        let screen = DependencyScreen(trade, year: 0, members: [2])
        #expect(screen.rows.map(\.product) == [0, 1])
        let acid = try #require(screen.rows.last)
        #expect(acid.outsideImports == 100 && acid.imports == 100 && acid.exports == 50)
        #expect(abs(acid.concentration - (0.36 + 0.09 + 0.01)) < 1e-15)
        #expect(acid.largestOrigin == 0 && acid.largestShare == 0.6 && acid.origins == 3)
        // China sells 60 of its 210 to Korea.
        #expect(abs(acid.sellerDependence - 60.0 / 210) < 1e-15)
        #expect(acid.importExportRatio == 2 && acid.outsideShare == 1)
        // Only flows with a weight count: 90 USD for 8 tonnes.
        #expect(acid.unitValue == 90.0 / 8)
        let world = [210.0, 50, 50, 10].map { $0 / 320 }
        #expect(abs(acid.worldConcentration - world.reduce(0) { $0 + $1 * $1 }) < 1e-15)
        #expect(screen.verdict(acid).isDependent && !screen.verdict(acid).isVulnerable)
        // Nothing is exported of the other: the ratio is not defined and counts as fulfilled.
        #expect(
            screen.rows[0].importExportRatio == nil && screen.verdict(screen.rows[0]).isDependent)
        #expect(screen.rows[0].unitValue == nil)
    }

    @Test func tradeWithinAGroupIsLeftOut() throws {
        let trade = try smallTrade()
        let screen = DependencyScreen(trade, year: 0, members: [1, 2])
        let acid = try #require(screen.rows.last)
        // From outside: China 60 + 150, USA 10; within: 30 + 50.
        #expect(acid.outsideImports == 220 && acid.imports == 300)
        #expect(acid.exports == 20)
        let all = DependencyScreen(trade, year: 0, members: [1, 2], exports: .all)
        #expect(all.rows.last?.exports == 100)
        #expect(screen.verdict(acid).isConcentrated && screen.verdict(acid).isVulnerable)
    }

    @Test func originsChooseProductsAndLeaveSharesAlone() throws {
        let trade = try smallTrade()
        let screen = DependencyScreen(trade, year: 0, members: [2], origins: [1])
        #expect(screen.rows.map(\.product) == [1])
        #expect(screen.rows[0].largestShare == 0.6)
    }

    /// A flow that stands twice with two values is refused; the same line again counts once.
    @Test func repeatedFlowsAreRefused() throws {
        let partners = ["A", "B"].map { BilateralTrade.Partner(code: $0, name: $0) }
        let product = try #require(CustomsCode(number: 1))
        func trade(_ values: [Double], equal: inout Int) throws -> BilateralTrade {
            var rows = TradeRows()
            for value in values {
                rows.year.append(0)
                rows.exporter.append(0)
                rows.importer.append(1)
                rows.product.append(0)
                rows.value.append(value)
                rows.quantity.append(.nan)
            }
            return try BilateralTrade(
                rows, years: [1], partners: partners, products: [product], edition: nil,
                source: "", equalRows: &equal)
        }
        var equal = 0
        #expect(throws: BilateralTrade.Repeated.self) { try trade([1, 2], equal: &equal) }
        let once = try trade([7, 7, 7], equal: &equal)
        #expect(equal == 2 && once.count == 1)
        #expect(once.value(year: 0, exporter: 0, importer: 1, product: 0) == 7)
    }
}

@Suite struct CustomsCodeTests {
    @Test func spellings() throws {
        for text in ["281111", "2811.11", "hs281111", "HS 2811.11"] {
            #expect(CustomsCode(text)?.text == "281111")
        }
        #expect(CustomsCode("010121")?.number == 10121 && CustomsCode("10121") == nil)
        #expect(CustomsCode("2811111") == nil && CustomsCode("28x111") == nil)
        try #expect(
            CustomsCodeChoice("2811")?.contains(#require(CustomsCode(number: 281_111))) == true)
        #expect(CustomsCodeChoice("281") == nil)
    }
}

@Suite struct CodeLinksTests {
    @Test func equalAndGivenWeights() {
        let equal = CodeLinks(
            name: "a", pairs: [("1", "x", nil), ("1", "y", nil), ("1", "x", nil), ("2", "x", nil)])
        #expect(equal["1"].map(\.weight) == [0.5, 0.5] && equal.ambiguous == 1)
        let given = CodeLinks(name: "b", pairs: [("x", "A", 3), ("x", "B", 1), ("y", "B", 2)])
        #expect(given.isWeighted && given["x"].map(\.weight) == [0.75, 0.25])
        let joined = equal.followed(by: given)
        #expect(joined["1"].map(\.code) == ["A", "B"])
        #expect(joined["1"].map(\.weight) == [0.375, 0.625] && joined["3"].isEmpty)
    }
}

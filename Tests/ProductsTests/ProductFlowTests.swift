import InputOutput
import Products
import TestSupport
import Testing

/// What products are in a table, worked out by hand on a table of two regions.
@Suite struct ProductFlowTests {
    private let table: MRIOTable
    private let trade: BilateralTrade

    init() throws {
        let layout = try TableLayout(
            regions: [Region("JPN"), Region("KOR"), Region("CHN")],
            sectors: [Sector("a"), Sector("b")], finalDemand: [FinalDemandCategory("f")])
        let random = try RandomTable.make(regions: 3, sectors: 2, categories: 1, seed: 3)
        table = try MRIOTable(
            name: "t", year: 2019, unit: "million USD", valuation: "basic prices",
            provenance: random.provenance, layout: layout, primaryInputs: random.primaryInputs,
            Z: random.Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: random.Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: random.V.relabelled(random.V.rows, layout.industryAxis))
        let partners = ["CHN", "JPN", "KOR", "USA"].map {
            BilateralTrade.Partner(code: $0, name: $0)
        }
        var rows = TradeRows()
        for (exporter, importer, product, value) in [
            (1, 2, 0, 3e6), (0, 2, 0, 6e6), (3, 2, 0, 1e6), (1, 2, 1, 2e6),
        ] {
            rows.year.append(0)
            rows.exporter.append(UInt16(exporter))
            rows.importer.append(UInt16(importer))
            rows.product.append(UInt16(product))
            rows.value.append(value)
            rows.quantity.append(.nan)
        }
        trade = try BilateralTrade(
            rows, years: [2019], partners: partners,
            products: [281_111, 850_511].compactMap { CustomsCode(number: $0) }, edition: nil,
            source: "by hand")
    }

    private var flows: ProductFlows {
        ProductFlows(trade, year: 0, in: table, regions: [2, 0, 1, nil], unit: 1e6)
    }

    /// Japan's sector a to all of Korea, in USD.
    private func sold(_ sector: Int, users: [Int]?) -> Double {
        let layout = table.layout
        let i = layout.industry(region: 0, sector: sector)
        let buying = users ?? [0, 1]
        let inputs = buying.reduce(0) { $0 + table.Z[i, layout.industry(region: 1, sector: $1)] }
        return 1e6 * (inputs + (users == nil ? table.demandByRegion[i, 1] : 0))
    }

    @Test func aProductOfAGivenSector() throws {
        let flow = try #require(
            flows.flow(from: 0, to: 1, of: [0], makers: .sectors([0]), users: nil))
        #expect(flow.value == 3e6 && flow.rows.map(\.originShare) == [0.3])
        assertClose(flow.rows[0].concentration, 0.09 + 0.36 + 0.01, relative: 1e-15)
        assertClose(flow.productShare, 3e6 / sold(0, users: nil), relative: 1e-14)
        let users = try #require(
            flows.flow(from: 0, to: 1, of: [0], makers: .sectors([0]), users: [1]))
        assertClose(users.productShare, 3e6 / sold(0, users: [1]), relative: 1e-14)
        #expect(users.productShare > flow.productShare)
    }

    @Test func aProductOfIndustriesOrOfFinalDemand() throws {
        let parts = try [ProductUse.everybody, .industries, .finalDemand].map { use in
            try #require(flows.flow(from: 0, to: 1, of: [0], makers: .sectors([0]), use: use))
        }
        #expect(parts.map(\.users) == [nil, [0, 1], []])
        assertClose(parts[1].sectorFlow, sold(0, users: [0, 1]), relative: 1e-14)
        assertClose(
            parts[1].sectorFlow + parts[2].sectorFlow, parts[0].sectorFlow, relative: 1e-14)
        assertClose(parts[2].productShare, 3e6 / parts[2].sectorFlow, relative: 1e-14)
        #expect(ProductUse(.capital) == .finalDemand && ProductUse(nil) == .everybody)
    }

    @Test func severalProductsAndSectors() throws {
        let flow = try #require(
            flows.flow(from: 0, to: 1, of: [0, 1], makers: .sectors([0, 1]), users: nil))
        #expect(flow.value == 5e6 && flow.rows.count == 2)
        let all = sold(0, users: nil) + sold(1, users: nil)
        // Two sectors share the flow as they sell: the share is the same in both.
        for part in flow.parts { assertClose(part.share, 5e6 / all, relative: 1e-12) }
        assertClose(flow.originShare, 5e6 / 12e6, relative: 1e-15)
    }

    @Test func whatIsNotTradedIsNil() {
        #expect(flows.flow(from: 1, to: 0, of: [0], makers: .sectors([0]), users: nil) == nil)
        #expect(flows.flow(from: 2, to: 1, of: [1], makers: .sectors([0]), users: nil) == nil)
    }
}

@Suite struct OriginBundleTests {
    @Test func limits() {
        // Perfect substitutes lose the share; with σ → 0 the scarcest origin decides.
        assertClose(
            OriginBundle(elasticity: 1e9).change(share: 0.4, cut: 0.5), -0.2, absolute: 1e-6)
        assertClose(
            OriginBundle(elasticity: 1e-3).change(share: 0.4, cut: 0.5), -0.5, absolute: 1e-2)
        assertClose(
            OriginBundle(elasticity: 1).change(share: 0.4, cut: 0.5),
            OriginBundle(elasticity: 1 + 1e-9).change(share: 0.4, cut: 0.5), absolute: 1e-8)
        #expect(OriginBundle(elasticity: 0.5).change(share: 0.1, cut: 1) == -1)
        #expect(OriginBundle(elasticity: 3).change(share: 0.3, cut: 0) == 0)
        // σ = 2, ρ = 1/2: (0.7 + 0.3·√0.5)² − 1, by hand.
        assertClose(
            OriginBundle(elasticity: 2).change(share: 0.3, cut: 0.5),
            (0.7 + 0.3 * 0.5.squareRoot()) * (0.7 + 0.3 * 0.5.squareRoot()) - 1, relative: 1e-14)
    }
}

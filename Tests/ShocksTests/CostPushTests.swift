import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct CostPushTests {
    private let restriction = Restriction(
        exporter: 0, sectors: [1, 2], importer: 1, cut: 0.4, productShare: 0.5)

    /// p with pᵀ(I − A∘Θ) = wᵀ, wᵀ = 1ᵀ(I − A), solved from scratch.
    private func bruteForce(
        _ table: MRIOTable, premium: (Int, Int) -> Double
    ) throws -> [Double] {
        let n = table.industryCount
        let A = try TechnicalCoefficients(table).matrix()
        let axis = table.layout.industryAxis
        var M = Matrix.identity(axis)
        var w = [Double](repeating: 1, count: n)
        for j in 0..<n {
            for i in 0..<n {
                M[i, j] -= A[i, j] * (1 + premium(i, j))
                w[j] -= A[i, j]
            }
        }
        return try LUFactorization(M).solve(w, .transposed)
    }

    @Test func equalsSolvingTheMarkedUpTable() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 9)
        let layout = table.layout
        let impact = try CostPush(markUp: 1.5).impact(
            of: Shock(restrictions: [restriction]), on: LeontiefSystem(table))
        let p = try bruteForce(table) { i, j in
            layout.region(ofIndustry: i) == 0 && [1, 2].contains(layout.sector(ofIndustry: i))
                && layout.region(ofIndustry: j) == 1 ? 1.5 * 0.2 : 0
        }
        assertClose(
            try #require(impact.priceChange), p.map { $0 - 1 }, absolute: 1e-13)
    }

    @Test func finalDemandPaysTheMarkUpOnItsOwnPurchases() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 9)
        let layout = table.layout
        let impact = try CostPush().impact(
            of: Shock(restrictions: [restriction]), on: LeontiefSystem(table))
        let prices = try #require(impact.priceChange)
        let consumer = try #require(impact.consumerPriceChange)
        for r in 0..<3 {
            var (before, after) = (0.0, 0.0)
            for column in layout.demandColumns(of: r) {
                for i in 0..<layout.industryCount {
                    let isRestricted =
                        r == 1 && layout.region(ofIndustry: i) == 0
                        && [1, 2].contains(layout.sector(ofIndustry: i))
                    before += table.Y[i, column]
                    after += table.Y[i, column] * (1 + prices[i]) * (isRestricted ? 1.2 : 1)
                }
            }
            assertClose(try #require(consumer[r]), after / before - 1, absolute: 1e-13)
        }
    }

    @Test func noMarkUpIsExactlyTheBaseline() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 4, seed: 9))
        let impacts = [
            try CostPush(markUp: 0).impact(of: Shock(restrictions: [restriction]), on: system),
            try CostPush().impact(
                of: Shock(restrictions: [restriction.with(cut: 0)]), on: system),
        ]
        for impact in impacts {
            #expect(impact.priceChange?.allSatisfy { $0 == 0 } ?? false)
            #expect(impact.consumerPriceChange?.allSatisfy { $0 == 0 } ?? false)
        }
    }

    @Test func aTariffRaisesPricesLikeAMarkUp() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 4, seed: 9))
        let tariff = Shock.TradeCost(exporter: 0, importer: 1, sectors: [1, 2], tariff: 0.2)
        let a = try CostPush().impact(of: Shock(tradeCosts: [tariff]), on: system)
        let b = try CostPush().impact(of: Shock(restrictions: [restriction]), on: system)
        assertClose(try #require(a.priceChange), try #require(b.priceChange), absolute: 1e-13)
    }

    @Test func exhaustedBuyersAreNamed() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 2, seed: 9))
        let all = Restriction(exporter: 0, sectors: [0, 1], importer: 1, cut: 1)
        #expect(throws: ShockModelError.self) {
            try CostPush(markUp: 1e4).impact(of: Shock(restrictions: [all]), on: system)
        }
    }
}

import Analyses
import InputOutput
import TestSupport
import Testing

@Suite struct ConcentrationTests {
    @Test func sumsSquaredShares() throws {
        let c = Concentration(amounts: [6, 3, 1], home: [0])
        assertClose(try #require(c.index), 0.46, absolute: 1e-15)
        assertClose(try #require(c.indexWithoutHome), 0.625, absolute: 1e-15)
        #expect(c.largest?.region == 0)
        assertClose(try #require(c.largest).share, 0.6, absolute: 1e-15)
        #expect(c.largestForeign?.region == 1)
        assertClose(try #require(c.largestForeign).share, 0.75, absolute: 1e-15)
    }

    @Test func liesBetweenEqualSharesAndOne() {
        #expect(Concentration(amounts: [2, 2, 2, 2], home: []).index == 0.25)
        #expect(Concentration(amounts: [0, 5, 0], home: [0]).index == 1)
    }

    @Test func nothingBoughtHasNoIndex() {
        let nothing = Concentration(amounts: [0, 0], home: [0])
        #expect(nothing.index == nil && nothing.largest == nil)
        let home = Concentration(amounts: [4, 0], home: [0])
        #expect(home.index == 1)
        #expect(home.indexWithoutHome == nil && home.largestForeign == nil)
        #expect(Concentration(amounts: [3, -1], home: []).index == nil)
        #expect(Concentration(amounts: [], home: []).index == nil)
    }

    @Test func everyIndustryFromTheField() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 44, emptyIndustry: 8)
        let system = try LeontiefSystem(table)
        let field = try ExposureField(system)
        let singles = try Exposure(of: (0..<12).map { [$0] }, in: system)
        for measure in [ExposureMeasure.direct, .lookThrough] {
            let all = Concentration.ofAllIndustries(field, measure)
            #expect(all[8].index == nil)
            for j in 0..<12 where j != 8 {
                let amounts = singles.regionAmounts(measure, group: j)
                let sum = amounts.reduce(0, +)
                let home = table.layout.region(ofIndustry: j)
                let foreign = sum - amounts[home]
                assertClose(
                    try #require(all[j].index),
                    amounts.reduce(0) { $0 + $1 * $1 } / (sum * sum), relative: 1e-10)
                assertClose(
                    try #require(all[j].indexWithoutHome),
                    amounts.enumerated().filter { $0.offset != home }
                        .reduce(0) { $0 + $1.element * $1.element } / (foreign * foreign),
                    relative: 1e-10)
                let first = try #require(amounts.enumerated().max { $0.element < $1.element })
                #expect(all[j].largest?.region == first.offset)
            }
        }
    }

    @Test func originsOfOneProduct() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 44)
        let exposure = try Exposure(
            of: Array(table.layout.industries(of: 1)), in: LeontiefSystem(table))
        let product = (0..<4).map { table.layout.industry(region: $0, sector: 2) }
        let c = Concentration(of: exposure, .direct, among: product)
        let bought = product.map { i in
            table.layout.industries(of: 1).reduce(0) { $0 + table.Z[i, $1] }
        }
        let sum = bought.reduce(0, +)
        assertClose(
            try #require(c.index), bought.reduce(0) { $0 + $1 * $1 } / (sum * sum), relative: 1e-13)
        let foreign = bought.enumerated().filter { $0.offset != 1 }
        let first = try #require(foreign.max { $0.element < $1.element })
        #expect(c.largestForeign?.region == first.offset)
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CarbonBorderExposureTests {
    @Test(arguments: CarbonBorderExposure.Scope.allCases)
    func equalsTheDefinition(scope: CarbonBorderExposure.Scope) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 9, co2: true)
        let satellite = try #require(table.satellites.first)
        let system = try LeontiefSystem(table)
        let L = try system.inverse()
        let importers = [1, 3]
        let exposure = try CarbonBorderExposure(
            satellite, price: .init(80, currency: "USD"), importers: importers, sectors: [0, 2],
            scope: scope, in: system)
        var expected: [Int: Double] = [:]
        for i in 0..<12 where i % 3 != 1 && !importers.contains(i / 3) {
            var flow = 0.0
            for j in 0..<12 where importers.contains(j / 3) { flow += table.Z[i, j] }
            for c in 0..<8 where importers.contains(c / 2) { flow += table.Y[i, c] }
            var intensity = 0.0
            for k in 0..<12 {
                let s = satellite.F[0, k] / table.x[k]
                switch scope {
                case .direct: if k == i { intensity += s }
                case .embodied: intensity += s * L[k, i]
                case .embodiedAbroad: if !importers.contains(k / 3) { intensity += s * L[k, i] }
                }
            }
            // kt × 80 USD/t = 0.08 million USD per kt.
            expected[i] = flow * intensity * 0.08
        }
        #expect(exposure.charges.map(\.industry) == expected.keys.sorted())
        for charge in exposure.charges {
            assertClose(charge.cost, try #require(expected[charge.industry]), relative: 1e-11)
            assertClose(
                try #require(charge.shareOfFlow), charge.cost / charge.flow, relative: 1e-14)
        }
        #expect(exposure.costByRegion[1] == 0 && exposure.flowByRegion[3] == 0)
        assertClose(
            exposure.costByRegion.reduce(0, +), expected.values.reduce(0, +), relative: 1e-11)
    }

    @Test func unitsThatAreNotUnderstoodAreRefused() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 9, co2: true)
        let old = try #require(table.satellites.first)
        let satellite = Satellite(
            name: "jobs", stressors: [.init(code: "EMP", unit: "thousand persons")], F: old.F,
            FY: old.FY, provenance: Provenance())
        #expect {
            _ = try CarbonBorderExposure(
                satellite, price: .init(-1, currency: "EUR", per: "barrel"), importers: [0],
                sectors: [0], in: LeontiefSystem(table))
        } throws: { error in
            (error as? Diagnostics)?.items.map(\.sentence) == [
                "EMP: thousand persons is not a unit of mass"
                    + " (an account in t, kt or Mt can be priced)",
                "carbon price: barrel is not a unit of mass (give the price per t)",
                "carbon price: the price is in EUR, the table in USD (give the price in USD)",
                "carbon price: -1 is not a price (give a number from 0)",
            ]
        }
    }

    @Test(arguments: [
        ("t", 1), ("kt", 1e3), ("Mt", 1e6), ("kg", 1e-3), ("Gg", 1e3), ("kt CO2", 1e3),
        ("t CO2-eq", 1), ("million tonnes", 1e6),
    ])
    func masses(unit: String, tonnes: Double) {
        #expect(MassUnit.tonnes(in: unit) == tonnes)
    }

    @Test(arguments: ["", "persons", "kton", "CO2", "KT", "million USD"])
    func notMasses(unit: String) {
        #expect(MassUnit.tonnes(in: unit) == nil)
    }

    @Test func money() {
        #expect(MoneyUnit("million USD")?.factor == 1e6)
        #expect(MoneyUnit("thousand USD")?.factor == 1e3)
        #expect(MoneyUnit("M.EUR")?.currency == "EUR")
        #expect(MoneyUnit("USD")?.factor == 1)
        // What the program itself writes, and what people write.
        for unit in [
            "million USD (constant prices)", "million USD of 2015", "million USD at prices of 2015",
            "USD million", "Mio USD", "mn US$", "M.USD", "million USD, 2015 prices",
            "1,000,000 USD",
            "1 000 000 USD", "thousand thousand USD", "Millions of USD", "MUSD",
        ] {
            #expect(MoneyUnit(unit)?.currency == "USD" && MoneyUnit(unit)?.factor == 1e6, "\(unit)")
        }
        #expect(MoneyUnit("Mio EUR")?.currency == "EUR" && MoneyUnit("Mio. €")?.factor == 1e6)
        #expect(MoneyUnit("10 000 CNY")?.factor == 1e4 && MoneyUnit("10000 CNY")?.currency == "CNY")
        #expect(MoneyUnit("Mrd. EUR")?.factor == 1e9 && MoneyUnit("1000 EUR")?.factor == 1e3)
        for unit in [
            "", "million", "some USD", "kt", "million US dollars", "million USD or EUR", "USD EUR",
            "25 USD", "2015",
        ] {
            #expect(MoneyUnit(unit) == nil)
        }
    }
}

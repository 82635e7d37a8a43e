import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct TradeEquilibriumTests {
    @Test func noShockIsNoChange() throws {
        let table = try withNegativeDemand(
            try RandomTable.make(regions: 4, sectors: 5, seed: 12))
        let system = try LeontiefSystem(table)
        for deficits in TradeEquilibrium.Deficits.allCases {
            let model = TradeEquilibrium(
                deficits: deficits, solver: TradeSolver(tolerance: 1e-12))
            let impact = try model.impact(of: Shock(), on: system)
            assertClose(
                impact.welfareChange ?? [], [0, 0, 0, 0], absolute: 1e-11, "welfare, \(deficits)")
            assertClose(
                impact.priceChange ?? [], [Double](repeating: 0, count: 20), absolute: 1e-11)
            // Negative inventories had to go, and the reader is told.
            #expect(impact.diagnostics.contains { $0.code == "negative-demand-removed" })
            #expect(impact.diagnostics.contains { $0.code == "output-adjusted" })
            #expect(
                impact.diagnostics.contains { $0.code == "deficits-removed" }
                    == (deficits == .removed))
        }
    }

    /// The table with 3 units of industry 7 taken from inventories of region 1, which buys less of
    /// it.
    private func withNegativeDemand(_ table: MRIOTable) throws -> MRIOTable {
        var (Y, V) = (table.Y, table.V)
        let columns = table.layout.demandColumns(of: 0)
        let change = -3 - columns.reduce(0) { $0 + Y[7, $1] }
        Y[7, columns.lowerBound] += change
        V[1, 7] += change
        return try MRIOTable(
            name: "with inventories", year: nil, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: table.layout,
            primaryInputs: table.primaryInputs, Z: table.Z, Y: Y, V: V)
    }

    /// Where final demand is all negative nothing is left of it, and the region is named.
    @Test func aTableWithoutDemandIsRefused() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 12)
        let Y = Matrix(
            table.layout.industryAxis, table.layout.demandAxis,
            columnMajor: table.Y.elements.map { -$0 })
        let negative = try MRIOTable(
            name: "negative", year: nil, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: table.layout,
            primaryInputs: table.primaryInputs, Z: table.Z, Y: Y, V: table.V)
        let refusal = #expect(throws: ShockModelError.self) {
            try TableTradeEconomy(negative, elasticities: [3, 3])
        }
        #expect(
            refusal
                == .unsuitableTable(
                    model: "trade-ge", reason: "R1 has no value added or no final demand"))
    }

    @Test func negativeDemandIsReportedWithItsAmount() throws {
        let table = try withNegativeDemand(
            try RandomTable.make(regions: 4, sectors: 5, seed: 12))
        let prepared = try TableTradeEconomy(
            table, elasticities: [Double](repeating: 3, count: 5))
        let note = try #require(prepared.diagnostics.first)
        #expect(
            note.message
                == "a negative delivery to final demand of Region 1 (R1), -3 million USD, is set "
                + "to 0")
        // World output rises by the output that 3 more units need, with common origins of inputs.
        let base = try TradeSolver(tolerance: 1e-12).solve(
            prepared.economy, costs: TradeCosts(prepared.economy),
            deficits: prepared.economy.deficits)
        assertClose(base.wages, [1, 1, 1, 1], absolute: 1e-11)
        let added = base.output.reduce(0, +) - table.x.reduce(0, +)
        #expect(added > 3 && added < 12)
        // World value added equals world final demand, which is 3 more.
        assertClose(
            base.economy.valueAdded.reduce(0, +),
            table.Y.rowSums().reduce(0, +) + 3, relative: 1e-11)
    }

    @Test func tableEconomyClearsAtBaseWages() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 9, emptyIndustry: 6)
        let prepared = try TableTradeEconomy(
            table, elasticities: [Double](repeating: 3, count: 4))
        let economy = prepared.economy
        let base = try TradeSolver(tolerance: 1e-12).solve(
            economy, costs: TradeCosts(economy), deficits: economy.deficits)
        assertClose(base.wages, [1, 1, 1], absolute: 1e-11)
        #expect(base.iterations <= 6)
    }

    @Test func withoutNegativeCellsTheTableIsKept() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, categories: 1, seed: 9)
        let prepared = try TableTradeEconomy(
            table, elasticities: [Double](repeating: 3, count: 4))
        #expect(prepared.diagnostics.isEmpty)
        let base = try TradeSolver(tolerance: 1e-12).solve(
            prepared.economy, costs: TradeCosts(prepared.economy),
            deficits: prepared.economy.deficits)
        assertClose(base.output, table.x, relative: 1e-11)
        let all = zip(table.gdp, table.layout.sumByRegion(table.taxes)).map { $0 + $1 }
        assertClose(base.economy.valueAdded, all, relative: 1e-11)
    }

    @Test func aPartialCutDeliversWhatItSays() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, categories: 1, seed: 30)
        let system = try LeontiefSystem(table)
        let model = TradeEquilibrium(elasticity: .uniform(3), deficits: .fixed)
        let cut = Restriction(
            exporter: 0, sectors: [1], importer: 2, cut: 0.5, productShare: 0.6)
        let outcome = try model.outcome(of: Shock(restrictions: [cut]), on: system)
        let wedge = try #require(outcome.wedges.first)
        #expect(outcome.wedges.count == 1 && wedge.isBinding)
        #expect((wedge.exporter, wedge.sector, wedge.importer) == (0, 1, 2))
        assertClose(wedge.delivered, 0.7, relative: 1e-9)
        // The quantity, from values and prices: what is paid over what a unit costs its buyer.
        let cell = (1 * 3 + 2) * 3 + 0
        let price = outcome.counterfactual.costs[0 * 4 + 1] * (1 + wedge.wedge)
        let (before, after) = (outcome.base.flows[cell], outcome.counterfactual.flows[cell])
        assertClose(after / price / before, 0.7, relative: 1e-9)
        // Restricting users cuts their part of the flow.
        let users = Restriction(exporter: 0, sectors: [1], importer: 2, users: [3], cut: 1)
        let partial = try model.outcome(of: Shock(restrictions: [users]), on: system)
        let row = table.layout.industry(region: 0, sector: 1)
        let flow =
            table.layout.industries(of: 2).reduce(0) { $0 + table.Z[row, $1] }
            + table.Y[row, 2]
        let share = table.Z[row, table.layout.industry(region: 2, sector: 3)] / flow
        assertClose(partial.wedges[0].delivered, 1 - share, relative: 1e-9)
        // All users and final demand cut wholly: an embargo, whatever the shares.
        let embargo = try model.outcome(
            of: Shock(restrictions: [Restriction(exporter: 0, sectors: [1], importer: 2, cut: 1)]),
            on: system)
        #expect(embargo.iceberg[cell] == .infinity)
        #expect(embargo.counterfactual.economy.shares[cell] == 0)
        #expect(embargo.wedges.map(\.wedge) == [.infinity])
        #expect(embargo.wedges.map(\.delivered) == [0])
    }

    @Test func refusesWhatItCannotUse() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 2, seed: 1))
        let shock = Shock(demandChanges: [.init(region: 0, sectors: nil, change: 0.1)])
        #expect(throws: ShockModelError.unsupported(model: "trade-ge", part: "demand changes")) {
            try TradeEquilibrium().impact(of: shock, on: system)
        }
    }

    @Test(
        .enabled(if: LargerTables.isThereWIOD(2011)),
        arguments: [(0.76, -0.60, -0.06), (2, -0.235, -0.034), (4, -0.12, -0.02)])
    func japanStopsChemicalsToKorea(theta: Double, korea: Double, japan: Double) throws {
        let table = try LargerTables.wiod(2011)
        let system = try LeontiefSystem(table)
        let (jpn, kor) = (table.region("JPN"), table.region("KOR"))
        let shock = Shock(restrictions: [
            Restriction(exporter: jpn, sectors: [table.sector("c9")], importer: kor, cut: 1)
        ])
        let model = TradeEquilibrium(elasticity: .uniform(theta))
        let impact = try model.impact(of: shock, on: system)
        let welfare = try #require(impact.welfareChange)
        assertClose(100 * welfare[kor], korea, absolute: 0.005, "KOR")
        assertClose(100 * welfare[jpn], japan, absolute: 0.005, "JPN")
        #expect((impact.numerics["Newton steps"] ?? 99) <= 30)
        #expect((impact.numerics["Walras residual"] ?? 1) < 1e-9)
    }

    @Test(
        .enabled(if: LargerTables.isThereWIOD(2011)),
        arguments: [(4, -5.4, -1.2, -2.7), (0.76, -10.4, -2.8, -5.3)])
    func blocsWithDoubledCosts(theta: Double, east: Double, west: Double, korea: Double) throws {
        let table = try LargerTables.wiod(2011)
        let system = try LeontiefSystem(table)
        let bloc = ["BRA", "RUS", "IND", "CHN"].map { table.region($0) }
        let G = table.regionCount
        var costs: [Shock.TradeCost] = []
        for a in 0..<G {
            for b in 0..<G where bloc.contains(a) != bloc.contains(b) {
                costs.append(.init(exporter: a, importer: b, iceberg: 2))
            }
        }
        let outcome = try TradeEquilibrium(elasticity: .uniform(theta))
            .outcome(of: Shock(tradeCosts: costs), on: system)
        let welfare = outcome.welfare
        func mean(_ isEast: Bool) -> Double {
            let members = (0..<G).filter { bloc.contains($0) == isEast }
            let income = members.reduce(0) { $0 + outcome.base.income[$1] }
            return 100 * members.reduce(0) { $0 + welfare[$1] * outcome.base.income[$1] } / income
        }
        assertClose(mean(true), east, absolute: 0.06, "East")
        assertClose(mean(false), west, absolute: 0.06, "West")
        assertClose(100 * welfare[table.region("KOR")], korea, absolute: 0.06, "KOR")
    }

    /// Costinot & Rodríguez-Clare (2014), Table 4.1, column 1: one sector, θ = 5, WIOD 2008.
    @Test(.enabled(if: LargerTables.isThereWIOD(2008)))
    func gainsFromTradeInOneSector() throws {
        let table = try LargerTables.wiod(2008)
        let prepared = try TableTradeEconomy(
            table, elasticities: [Double](repeating: 5, count: table.sectorCount))
        let economy = prepared.economy
        let base = try TradeSolver().solve(
            economy, costs: TradeCosts(economy), deficits: economy.deficits)
        let single = economy.oneSector(expenditure: base.expenditure, elasticity: 5)
        let change = try single.autarkyChange()
        let printed = [
            "USA": 1.8, "KOR": 4.3, "JPN": 1.7, "DEU": 4.5, "CAN": 3.8, "IRL": 8.0,
        ]
        for (region, gains) in printed {
            assertClose(-100 * change[table.region(region)], gains, absolute: 0.05, region)
        }
    }
}

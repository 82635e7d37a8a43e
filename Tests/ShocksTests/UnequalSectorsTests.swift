import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// Models on a table whose regions have different sectors.
@Suite struct UnequalSectorsTests {
    private let system: LeontiefSystem
    private let grid: LeontiefSystem
    private let kept: [Int]
    /// R3's s1, s2, which it lacks, and s4, to R1.
    private let shock = Shock(
        restrictions: [Restriction(exporter: 2, sectors: [0, 1, 3], importer: 0, cut: 0.6)])

    init() throws {
        let made = try UnequalTable(seed: 8)
        system = try LeontiefSystem(made.table)
        grid = try LeontiefSystem(made.grid)
        kept = made.kept
    }

    @Test func extraction() throws {
        let own = try Extraction().impact(of: shock, on: system)
        let all = try Extraction().impact(of: shock, on: grid)
        let change = try #require(own.outputChange)
        let other = try #require(all.outputChange)
        for (i, k) in kept.enumerated() {
            assertClose(change[i], other[k], absolute: 1e-11, relative: 1e-11)
        }
        // From scratch: the table without the cut flows.
        let table = system.table
        let cut: Set = [6, 8]
        var M = Matrix.identity(table.layout.industryAxis)
        var y = [Double](repeating: 0, count: 9)
        for i in 0..<9 {
            for j in 0..<9 {
                let left = cut.contains(i) && j < 4 ? 0.4 : 1
                M[i, j] -= table.Z[i, j] / table.x[j] * left
            }
            for column in 0..<table.layout.demandAxis.count {
                let isCut = cut.contains(i) && table.layout.region(ofDemandColumn: column) == 0
                y[i] += table.Y[i, column] * (isCut ? 0.4 : 1)
            }
        }
        let x = try LUFactorization(M).solve(y)
        assertClose(change, zip(x, table.x).map { $0 - $1 }, absolute: 1e-11, relative: 1e-10)
    }

    @Test(arguments: [Replacement.proRata, .domestic]) func replacement(_ rule: Replacement) throws
    {
        let model = Extraction(replacement: rule)
        let change = try #require(try model.impact(of: shock, on: system).outputChange)
        let other = try #require(try model.impact(of: shock, on: grid).outputChange)
        for (i, k) in kept.enumerated() {
            assertClose(change[i], other[k], absolute: 1e-11, relative: 1e-11)
        }
    }

    @Test func costPush() throws {
        let prices = try #require(try CostPush().impact(of: shock, on: system).priceChange)
        let others = try #require(try CostPush().impact(of: shock, on: grid).priceChange)
        for (i, k) in kept.enumerated() {
            assertClose(prices[i], others[k], absolute: 1e-13, relative: 1e-11)
        }
        let tariff = Shock(
            tradeCosts: [Shock.TradeCost(exporter: 1, importer: 0, sectors: [0, 1], tariff: 0.25)])
        let dear = try #require(try CostPush().impact(of: tariff, on: system).priceChange)
        let alike = try #require(try CostPush().impact(of: tariff, on: grid).priceChange)
        for (i, k) in kept.enumerated() {
            assertClose(dear[i], alike[k], absolute: 1e-13, relative: 1e-11)
        }
    }

    /// What a region does not make is not restricted, and the shock says so.
    @Test func nothingIsRestrictedWhereThereIsNoSector() throws {
        let idle = Shock(
            restrictions: [Restriction(exporter: 2, sectors: [1], importer: 0, cut: 1)])
        #expect(idle.isIdle(on: system.table))
        #expect(idle.idleParts(on: system.table).map(\.code) == ["nothing-restricted"])
    }

    /// Every other model says that it cannot take the table.
    @Test func othersRefuse() throws {
        let able: Set = ["extraction", "replacement", "cost-push", "mixed", "ghosh"]
        for model in ModelRegistry.standard.models {
            #expect(model.takesUnequalSectors == able.contains(model.name), "\(model.name)")
            if able.contains(model.name) || !model.takes.contains(.restrictions) { continue }
            let error = #expect(throws: ShockModelError.self, "\(model.name)") {
                try model.standard.impact(of: shock, on: system)
            }
            guard case .unsuitableTable(_, let reason)? = error else {
                Issue.record("\(model.name): \(String(describing: error))")
                continue
            }
            #expect(reason.hasPrefix("its regions have different sectors"))
        }
    }
}

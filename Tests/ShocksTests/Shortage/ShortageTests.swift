import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct ShortageTests {
    private func options(
        _ rule: InputRule = .halfCritical, days: Int = 120, reorder: Bool = false
    ) -> Shortage.Options {
        var options = Shortage.Options()
        options.inputRule = rule
        options.days = days
        options.reorder = reorder
        return options
    }

    private let restriction = Shock(restrictions: [
        Restriction(exporter: 0, sectors: [1, 2], importer: 1, cut: 0.8)
    ])

    @Test(arguments: InputRule.allCases, [false, true])
    func nothingHappensWithoutAShock(rule: InputRule, reorder: Bool) throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 3, emptyIndustry: 7)
        let path = try Shortage(options: options(rule, days: 365, reorder: reorder))
            .path(of: Shock(), on: try LeontiefSystem(table))
        let n = table.industryCount
        for day in [0, 1, 100, 364] {
            assertClose(
                Array(path.output[(day * n)..<((day + 1) * n)]), path.baselineOutput,
                relative: 1e-12, "day \(day)")
        }
        #expect(path.largestImbalance < 1e-12)
        #expect(path.diagnostics.allSatisfy { $0.code != "order-overshoot" })
    }

    /// Every part of a shock at once, against the model written out cell by cell.
    @Test(arguments: InputRule.allCases, [false, true])
    func agreesWithThePlainModel(rule: InputRule, reorder: Bool) throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 17, emptyIndustry: 5)
        var settings = options(rule, days: 90, reorder: reorder)
        settings.inventoryDays = 12
        settings.restockDays = 20
        settings.overproductionDays = 30
        settings.start = 3
        settings.duration = 50
        let shock = Shock(
            restrictions: [
                Restriction(exporter: 0, sectors: [0, 3], importer: 2, cut: 0.9),
                Restriction(
                    exporter: 1, sectors: [2], importer: 0, users: [1, 2], cut: 1,
                    productShare: 0.5),
            ],
            demandChanges: [.init(region: 1, sectors: [0], change: 0.1)],
            capacityChanges: [.init(industry: 9, change: -0.4)])
        let path = try Shortage(options: settings).path(of: shock, on: try LeontiefSystem(table))
        let plain = PlainShortage(
            table: table, options: settings,
            ratings: Criticality.ownAndEnergy(table.layout).ratings, shock: shock
        ).run()
        let n = table.industryCount
        for day in 0..<90 {
            assertClose(
                Array(path.output[(day * n)..<((day + 1) * n)]), plain[day], relative: 1e-10,
                "day \(day)")
        }
        // It is a test only if something happens.
        #expect(path.outputChange.reduce(0, +) < -1e-3 * path.baselineOutput.reduce(0, +))
        #expect(path.largestImbalance < 1e-12)
        #expect(path.smallestStock >= 0)
    }

    @Test func lossesAreOrderedByTheInputRule() throws {
        for seed in UInt64(1)...6 {
            let table = try RandomTable.make(regions: 4, sectors: 6, seed: seed)
            let system = try LeontiefSystem(table)
            let losses = try [InputRule.linear, .halfCritical, .leontief].map { rule in
                let path = try Shortage(options: options(rule, days: 300))
                    .path(of: restriction, on: system)
                #expect(path.smallestStock >= 0)
                return -path.outputChange.reduce(0, +)
            }
            #expect(losses[0] > 0)
            #expect(losses[0] <= losses[1] * (1 + 1e-12), "seed \(seed): \(losses)")
            #expect(losses[1] <= losses[2] * (1 + 1e-12), "seed \(seed): \(losses)")
        }
    }

    @Test func impactIsTheSumOfThePath() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 8)
        let system = try LeontiefSystem(table)
        let model = Shortage(options: options(.leontief, days: 200))
        let impact = try model.impact(of: restriction, on: system)
        let path = try model.path(of: restriction, on: system)
        let change = try #require(impact.outputChange)
        #expect(change == path.outputChange)
        let valueAdded = try #require(impact.valueAddedChange)
        assertClose(
            valueAdded, zip(change, system.coefficients.valueAdded).map { $0 * $1 },
            relative: 1e-14)
        // Summed by region, the path gives the same.
        let shares = path.outputShare(ofRegion: 1)
        let baseline = table.layout.sumByRegion(path.baselineOutput)[1]
        assertClose(
            shares.reduce(0) { $0 + ($1 - 1) * baseline }, table.layout.sumByRegion(change)[1],
            relative: 1e-9)
        #expect((impact.furtherMeasures.first?.values[1] ?? 0) ?? 0 > 0)
    }

    @Test func aStoppedIndustryMakesNothingAndRecovers() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 5)
        var settings = options(days: 600)
        settings.start = 10
        settings.duration = 20
        settings.reorder = true
        let path = try Shortage(options: settings).path(
            of: Shock(capacityChanges: [.init(industry: 2, change: -1)]),
            on: try LeontiefSystem(table))
        let n = table.industryCount
        for day in 10..<30 { #expect(path.output[2 + day * n] == 0) }
        assertClose(path.output[2 + 9 * n], path.baselineOutput[2], relative: 1e-12)
        assertClose(path.output[2 + 599 * n], path.baselineOutput[2], relative: 0.02)
    }

    @Test func capacityPathsAreFollowed() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 5)
        let path = try Shortage(options: options(days: 20)).path(
            of: Shock(), on: try LeontiefSystem(table), capacityPaths: [4: [1, 0.9, 0.5]])
        let n = table.industryCount
        assertClose(path.output[4], path.baselineOutput[4], relative: 1e-12)
        assertClose(path.output[4 + n], 0.9 * path.baselineOutput[4], relative: 1e-12)
        for day in 2..<5 {
            // A little more than half: scarcity makes the industry run overtime.
            let share = path.output[4 + day * n] / path.baselineOutput[4]
            #expect(share >= 0.5 && share < 0.51)
        }
    }

    @Test func reorderingHelpsTheImporter() throws {
        let table = try RandomTable.make(regions: 5, sectors: 5, seed: 41)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)
        ])
        let losses = try [false, true].map { reorder in
            let change = try Shortage(options: options(.leontief, days: 365, reorder: reorder))
                .path(of: shock, on: system).outputChange
            return -table.layout.sumByRegion(change)[1]
        }
        #expect(losses[1] < losses[0])
    }

    @Test func overshootIsFlagged() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 5)
        var settings = options(.leontief, days: 200)
        settings.duration = 60
        settings.restockDays = 3
        settings.inventoryDays = 10
        let path = try Shortage(options: settings).path(
            of: Shock(capacityChanges: [.init(industry: 2, change: -0.9)]),
            on: try LeontiefSystem(table))
        #expect(path.diagnostics.contains { $0.code == "order-overshoot" })
        #expect(path.largestDemand.share > 1.1)
    }

    @Test func repeatedRunsAgreeBitForBit() throws {
        let table = try RandomTable.make(regions: 6, sectors: 7, seed: 5)
        let system = try LeontiefSystem(table)
        let model = Shortage(options: options(.leontief, reorder: true))
        let first = try model.path(of: restriction, on: system).output
        for _ in 0..<5 { #expect(try model.path(of: restriction, on: system).output == first) }
    }

    @Test func refusesTradeCosts() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 2, sectors: 2, seed: 1))
        let shock = Shock(tradeCosts: [.init(exporter: 0, importer: 1, tariff: 0.1)])
        #expect(throws: ShockModelError.unsupported(model: "shortage", part: "trade costs")) {
            try Shortage().impact(of: shock, on: system)
        }
    }

    @Test func conservesGoodsAtFullSize() throws {
        let table = try RandomTable.make(regions: 44, sectors: 56, seed: 1)
        let path = try Shortage(options: options(days: 8))
            .path(of: restriction, on: try LeontiefSystem(table))
        #expect(path.largestImbalance < 1e-12)
        #expect(path.outputChange.reduce(0, +) < 0)
    }

    @Test(.enabled(if: LargerTables.isThereWIOD(2011)))
    func japanToKoreaOverAYear() throws {
        let table = try LargerTables.wiod(2011)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(
                exporter: table.region("JPN"), sectors: [table.sector("c9")],
                importer: table.region("KOR"), cut: 1)
        ])
        for rule in InputRule.allCases {
            let impact = try Shortage(options: options(rule, days: 365))
                .impact(of: shock, on: system)
            let change = table.layout.sumByRegion(impact.valueAddedChange ?? [])
            let share = zip(change, table.gdp).map { 100 * $0 / $1 }
            // Chemicals as a whole have other suppliers that make up for Japan's within the stocks, so
            // that Japan's lost sales (−0.118 % with nobody replacing them) are what remains.
            assertClose(share[table.region("JPN")], -0.114, absolute: 0.001, "\(rule)")
            #expect(abs(share[table.region("KOR")]) < 0.05)
            #expect(impact.numerics["largest imbalance"] ?? 1 < 1e-11)
            #expect(
                impact.diagnostics.map(\.code)
                    == ["negative-demand-supplied", "negative-output-zeroed"])
        }
    }
}

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
    @Test(arguments: InputRule.allCases, [0, 0.4, 1])
    func agreesWithThePlainModel(rule: InputRule, substitution: Double) throws {
        for (reorder, switching) in [(false, 0), (false, 25), (true, 0), (true, 25)] {
            try agreesWithThePlainModel(rule, substitution, reorder, switching)
        }
    }

    private func agreesWithThePlainModel(
        _ rule: InputRule, _ substitution: Double, _ reorder: Bool, _ switching: Int
    ) throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 17, emptyIndustry: 5)
        var settings = options(rule, days: 90, reorder: reorder)
        settings.originSubstitution = substitution
        settings.switchingDays = switching
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
                "\(rule), reorder \(reorder), s \(substitution), \(switching) days: day \(day)")
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
        #expect((impact.furtherMeasures.first?.values[1] ?? 0) > 0)
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

    /// Nothing is ordered that fills no need: no warning, whatever a small industry's orders do.
    @Test func ordersThatStayAreNoOvershoot() throws {
        let table = try RandomTable.make(regions: 4, sectors: 5, seed: 9)
        let path = try Shortage(options: options(.leontief, days: 365)).path(
            of: restriction, on: try LeontiefSystem(table))
        let most = path.worldDemand.max() ?? 0
        #expect(most <= 1.01 * path.baselineOutput.reduce(0, +))
        #expect(path.diagnostics.allSatisfy { $0.code != "order-overshoot" })
    }

    private func cut(
        _ rule: InputRule, _ exporter: String, _ sector: String?, _ importer: String,
        _ table: MRIOTable, _ change: (inout Shortage.Options) -> Void
    ) throws -> Impact {
        var settings = options(rule, days: 365)
        change(&settings)
        let sectors = sector.map { [table.sector($0)] } ?? Array(0..<table.sectorCount)
        return try Shortage(options: settings).impact(
            of: Shock(restrictions: [
                Restriction(
                    exporter: table.region(exporter), sectors: sectors,
                    importer: table.region(importer), cut: 1)
            ]), on: try LeontiefSystem(table))
    }

    /// A total cut on WIOD 2011, and value added that both sides lose over a year, in million USD.
    struct Known: Sendable {
        let rule: InputRule
        var reorder = false
        var exporter = "JPN"
        var sector: String? = "c9"
        var importer = "KOR"
        let losses: [Double]
    }

    /// Where other origins stand in at once, restocking orders replace the cut: the model without
    /// varieties, whose numbers were taken down before there were any.
    private static let known = [
        Known(rule: .linear, losses: [-6719.313257741498, 154.53618810393243]),
        Known(rule: .halfCritical, losses: [-6719.313257741498, 154.53618810393243]),
        Known(rule: .leontief, reorder: true, losses: [-4340.339632555397, 143.35439144774617]),
        Known(
            rule: .halfCritical, exporter: "CHN", sector: nil, importer: "USA",
            losses: [-297296.5294564496, -3441560.737087541]),
        Known(
            rule: .leontief, reorder: true, exporter: "CHN", sector: nil, importer: "USA",
            losses: [-312411.1007687939, -7609528.933056585]),
    ]

    @Test(.enabled(if: LargerTables.isThereWIOD(2011)), arguments: known)
    func otherOriginsAtOnce(known: Known) throws {
        let table = try LargerTables.wiod(2011)
        let impact = try cut(known.rule, known.exporter, known.sector, known.importer, table) {
            $0.reorder = known.reorder
            $0.inventoryDays = 90
            $0.originSubstitution = 1
            $0.switchingDays = 0
        }
        let change = table.layout.sumByRegion(impact.valueAddedChange ?? [])
        for (code, loss) in zip([known.exporter, known.importer], known.losses) {
            // Changes are small differences of large outputs, which is what rounding goes by.
            let region = table.region(code)
            assertClose(
                change[region], loss, absolute: 1e-12 * max(abs(loss), 0.01 * table.gdp[region]),
                "\(known.rule) \(code)")
        }
        #expect(impact.numerics["largest imbalance"] ?? 1 < 1e-11)
        let codes = impact.diagnostics.map(\.code).filter { $0 != "order-overshoot" }
        #expect(codes == ["negative-demand-supplied", "negative-output-zeroed"])
        if known.exporter == "JPN" { #expect(impact.stocks?.stops.isEmpty == true) }
    }

    /// Where they do not, Korea's industries run out of what only Japan makes, and both sides lose.
    @Test(.enabled(if: LargerTables.isThereWIOD(2011)))
    func noOtherOrigin() throws {
        let table = try LargerTables.wiod(2011)
        var shares: [[Double]] = []
        let cases = [(InputRule.halfCritical, 0.0), (.halfCritical, 1), (.linear, 0)]
        for (rule, substitution) in cases {
            let impact = try cut(rule, "JPN", "c9", "KOR", table) {
                $0.inventoryDays = 90
                $0.originSubstitution = substitution
                $0.switchingDays = 0
            }
            #expect(impact.numerics["largest imbalance"] ?? 1 < 1e-9)
            #expect(impact.numerics["smallest stock"] ?? -1 >= 0)
            let change = table.layout.sumByRegion(impact.valueAddedChange ?? [])
            shares.append(
                ["JPN", "KOR"].map { 100 * change[table.region($0)] / table.gdp[table.region($0)] })
            if substitution == 0, rule == .halfCritical {
                let first = try #require(impact.stocks?.stops.first)
                #expect(table.layout.region(ofIndustry: first.industry) == table.region("KOR"))
                #expect(first.input == table.sector("c9") && first.origin == table.region("JPN"))
            }
        }
        // Korea loses many times as much as with other origins, Japan loses either way: with other
        // origins the claim that restrictions hurt both sides is contradicted.
        #expect(shares[0][1] < -0.5 && shares[0][0] < -0.05)
        #expect(shares[1][1] > -0.05 && shares[1][0] < -0.05)
        #expect(shares[2][1] > shares[0][1])
    }
}

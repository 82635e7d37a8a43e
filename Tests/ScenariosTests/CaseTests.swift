import Foundation
import InputOutput
import Scenarios
import Shocks
import Providers
import TestSupport
import Testing

/// The cases of Scripts/scenarios: each is read, bound and run; what its comment says is checked.
@Suite struct CaseTests {
    private static let folder = Fixtures.packageRoot.appending(path: "Scripts/scenarios")

    /// The table file of a name, shipped or larger; nil when it is not there.
    private static func table(_ name: String) -> URL? {
        let shipped = Fixtures.shippedTables.appending(path: "\(name).h5")
        return FileManager.default.fileExists(atPath: shipped.path)
            ? shipped : Fixtures.largerTable("\(name).h5")
    }

    static let isThereWIOD = table("wiod2013-2011") != nil && table("wiod2013-2010") != nil
    static let shipped = [
        "automation", "blocs", "compound-crisis", "decoupling", "diversification",
    ]
    static let larger = ["cbam", "korea-2019", "rare-earths-2010"]

    private struct Case {
        let bound: BoundScenario
        let system: LeontiefSystem
        let shock: Shock
        let impacts: [String: Impact]

        init(_ name: String) throws {
            let scenario = try Scenario.read(
                path: CaseTests.folder.appending(path: "\(name).yaml").path)
            let url = try #require(CaseTests.table(scenario.tableName))
            let table = try TableFile.read(path: url.path)
            bound = try scenario.bind(to: table)
            system = try LeontiefSystem(table)
            shock = try bound.shock(on: system)
            let outcomes = try CaseTests.outcomes(bound, shock, system)
            impacts = Dictionary(
                uniqueKeysWithValues: outcomes.compactMap { outcome in
                    outcome.impact.map { (outcome.run.label, $0) }
                })
            #expect(impacts.count == outcomes.count, "a model of \(name) did not run")
        }

        /// Headline percentage of a region or a group.
        func percent(_ model: String, _ party: String) throws -> Double {
            let impact = try #require(impacts[model])
            let headline = try #require(Headline(impact))
            let layout = system.table.layout
            let group = bound.groups.first { "@\($0.name)" == party }?.regions
            let regions =
                group ?? layout.regions.indices.filter { layout.regions[$0].code == party }
            return try #require(headline.percent(impact, of: regions, on: system.table))
        }
    }

    private static func outcomes(
        _ bound: BoundScenario, _ shock: Shock, _ system: LeontiefSystem
    ) throws -> [ModelOutcome] {
        let items = bound.overlays.map(\.item)
        return try bound.runs.map { try ModelOutcome($0, of: shock, on: system) }
            + (items.isEmpty ? [] : OverlayRuns.outcomes(items, on: system))
    }

    @Test func everyCaseIsInTheIndexAndTested() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        #expect(files.sorted() == (Self.shipped + Self.larger).sorted())
        let index = try String(
            contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for file in files { #expect(index.contains("(\(file).yaml)"), "\(file)") }
    }

    @Test func blocs() throws {
        let result = try Case("blocs")
        let (short, long) = ("trade-ge-short-run", "trade-ge-long-run")
        // The east loses more, both less in the long run.
        for model in [short, long] {
            #expect(try result.percent(model, "@east") < result.percent(model, "@west"))
        }
        #expect(try result.percent(short, "@west") < result.percent(long, "@west"))
        #expect(try result.percent(long, "@west") < 0)
    }

    @Test func decoupling() throws {
        let result = try Case("decoupling")
        for model in ["trade-ge-short-run", "trade-ge-long-run"] {
            #expect(try result.percent(model, "CHN") < 0)
            #expect(try result.percent(model, "USA") < 0)
            #expect(try result.percent(model, "MEX") > 0)
        }
    }

    @Test func automation() throws {
        let result = try Case("automation")
        let labour = try #require(result.bound.labour)
        let impact = try #require(result.impacts["replacement"])
        let income = try #require(
            LabourIncome(
                impact, of: result.shock.restrictions, incomeShare: labour.incomeShare,
                automated: labour.automated, in: result.system.table.layout))
        let usa = try #require(result.system.table.regions.firstIndex { $0.code == "USA" })
        #expect(0 < income.change[usa] && income.change[usa] < income.unchanged[usa])
    }

    @Test func compoundCrisis() throws {
        let result = try Case("compound-crisis")
        let run = try #require(result.bound.runs.last)
        #expect(result.shock.parts.map(\.name) == ["restrictions", "demand", "capacity"])
        func world(_ impact: Impact) -> Double { impact.valueAddedChange?.reduce(0, +) ?? .nan }
        let sum = try result.shock.parts
            .map { world(try run.impact(of: $0.shock, on: result.system)) }.reduce(0, +)
        let joint = world(try #require(result.impacts[run.label]))
        #expect(sum < joint && joint < 0)
    }

    @Test func diversification() throws {
        let result = try Case("diversification")
        let korea = try #require(result.system.table.regions.firstIndex { $0.code == "KOR" })
        let run = try #require(result.bound.runs.first { $0.label == "trade-ge-short-run" })
        let before = try #require(result.impacts[run.label]?.welfareChange)
        #expect(result.bound.variants.map(\.name) == ["domesticated", "diversified"])
        for variant in result.bound.variants {
            let table = try variant.shift.table(from: result.system, name: variant.name)
            let after = try run.impact(of: result.shock, on: try LeontiefSystem(table))
            let welfare = try #require(after.welfareChange)
            #expect(before[korea] < welfare[korea] && welfare[korea] < 0)
        }
    }

    @Test(.enabled(if: isThereWIOD, "WIOD is not in $CHOKEPOINT_TABLES"))
    func korea2019() throws {
        let result = try Case("korea-2019")
        // A sliver of chemicals is lost in the sector; the overlay is of the order of KIEP's estimate.
        #expect(try abs(result.percent("trade-ge-short-run", "KOR")) < 0.01)
        #expect(try (-0.6 ... -0.2).contains(result.percent("overlay-upstream", "KOR")))
        let timeline = try #require(result.bound.timeline)
        let years = try timeline.result(for: result.shock.restrictions, on: result.system)
        #expect(years.years.count == 6)
        // 65 days of stock are enough for all three.
        for overlay in result.bound.overlays {
            let stocked = ProductOverlay(
                product: overlay.product.product, originShare: overlay.product.originShare,
                cut: overlay.product.cut, stockDays: 65,
                switchingDays: overlay.product.switchingDays, users: overlay.product.users)
            #expect(stocked.supply(days: 365).meanShortfall == 0)
        }
    }

    @Test(.enabled(if: isThereWIOD, "WIOD is not in $CHOKEPOINT_TABLES"))
    func rareEarths2010() throws {
        let result = try Case("rare-earths-2010")
        #expect(try (-0.43 ... -0.03).contains(result.percent("overlay-upstream", "JPN")))
        let product = try #require(result.bound.overlays.first?.product)
        let stocked = ProductOverlay(
            product: product.product, originShare: product.originShare, cut: product.cut,
            stockDays: 105, switchingDays: product.switchingDays, users: product.users)
        #expect(stocked.supply(days: 365).meanShortfall == 0)
    }

    @Test(.enabled(if: isThereWIOD, "WIOD is not in $CHOKEPOINT_TABLES"))
    func carbonBorderAdjustment() throws {
        let result = try Case("cbam")
        let model = "trade-ge-long-run"
        #expect(try result.percent(model, "@eu") > 0)
        // Production, and with it emissions, moves into the charging regions.
        let impact = try #require(result.impacts[model])
        let output = try #require(impact.outputChange)
        let table = result.system.table
        let emissions = table.layout.sumByRegion(
            zip(zip(table.satellites[0].F.row(0), output), table.x)
                .map { pair, x in x > 0 ? pair.0 * pair.1 / x : 0 })
        let eu = Set(try #require(result.bound.groups.first?.regions))
        let inside = emissions.indices.filter(eu.contains).reduce(0) { $0 + emissions[$1] }
        let world = emissions.reduce(0, +)
        #expect(inside > 0 && world < 0)
    }
}

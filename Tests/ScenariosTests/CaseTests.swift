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
    static let shipped =
        [
            "automation", "blocs", "compound-crisis", "decoupling", "diversification",
        ] + products.map(\.name)
    /// Cases by customs code, with the code of their flows.
    static let products: [(name: String, code: String)] = [
        ("gallium-2023", "811292"), ("graphite-2023", "250490"), ("antimony-2024", "811010"),
        ("magnets-2025", "850511"),
    ]
    static let larger = ["cbam", "korea-2019", "rare-earths-2010"]

    private struct Case {
        let bound: BoundScenario
        let system: LeontiefSystem
        let shock: Shock
        let impacts: [String: Impact]

        /// - Parameter without: the models whose origins are complements, which have no equilibrium
        ///   after a total cut and have to say so.
        init(_ name: String, without: Set<String> = []) throws {
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
            let missing = outcomes.filter { $0.impact == nil }
            #expect(
                Set(missing.map(\.run.label)) == without, "other models of \(name) did not run")
            for outcome in missing {
                guard case .failure(let error as ShockModelError) = outcome.result,
                    case .infeasible(_, let reason) = error
                else {
                    Issue.record("\(outcome.run.label) of \(name) failed for another reason")
                    continue
                }
                #expect(reason.contains("σ_o = 0.76"))
            }
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

    @Test("13.26: every case is in the index and tested") func everyCaseIsInTheIndexAndTested()
        throws
    {
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
        let result = try Case("decoupling", without: ["network", "trade-ge-short-run"])
        #expect(try result.percent("trade-ge-long-run", "CHN") < 0)
        #expect(try result.percent("trade-ge-long-run", "USA") < 0)
        #expect(try result.percent("trade-ge-long-run", "MEX") > 0)
        // The same where buyers change origin less easily.
        let hard = try TradeEquilibrium(elasticity: .uniform(0.76)).impact(
            of: result.shock, on: result.system)
        let welfare = try #require(hard.welfareChange)
        for (code, sign) in [("CHN", -1.0), ("USA", -1), ("MEX", 1)] {
            let region = try #require(
                result.system.table.regions.firstIndex { $0.code == code })
            #expect(sign * welfare[region] > 0, "\(code)")
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
        let result = try Case("diversification", without: ["network", "trade-ge-short-run"])
        let korea = try #require(result.system.table.regions.firstIndex { $0.code == "KOR" })
        #expect(result.bound.variants.map(\.name) == ["domesticated", "diversified"])
        let systems = try result.bound.variants.map { variant in
            try LeontiefSystem(variant.shift.table(from: result.system, name: variant.name))
        }
        let ladder = try #require(result.impacts["trade-ge-long-run"]?.welfareChange)
        for theta in [0.76, 4] {
            let model = TradeEquilibrium(elasticity: .uniform(theta))
            func welfare(_ system: LeontiefSystem) throws -> [Double] {
                let impact = try model.impact(of: result.shock, on: system)
                return try #require(impact.welfareChange)
            }
            let before = try welfare(result.system)
            if theta == 4 { assertClose(before, ladder, absolute: 1e-8) }
            for system in systems {
                let after = try welfare(system)
                #expect(before[korea] < after[korea] && after[korea] < 0, "θ = \(theta)")
            }
        }
    }

    /// What the sector models see is a sliver; between the ends of its bands an overlay loses
    /// something to nothing.
    @Test(arguments: products.map(\.name))
    func licences(name: String) throws {
        let result = try Case(name)
        // The flow that the table has of graphite to the USA is too thin to be restricted.
        #expect(result.bound.overlays.count == 4)
        #expect(result.shock.restrictions.count == (name == "graphite-2023" ? 3 : 4))
        #expect(
            !result.impacts.values.contains { impact in
                impact.diagnostics.contains { $0.code == "thin-delivery" }
            })
        for importer in ["KOR", "JPN", "DEU", "USA"] {
            #expect(try abs(result.percent("trade-ge-short-run", importer)) < 0.1)
            let (least, most) = (
                try result.percent("overlay-upstream-least", importer),
                try result.percent("overlay-upstream-most", importer)
            )
            #expect(most < 0 && most <= least && least <= 0, "\(name), \(importer)")
        }
    }

    /// The numbers of these files are those of the flows that they name.
    @Test(
        .enabled(
            if: Fixtures.products("baci-critical-2022.csv") != nil,
            "the products folder is not beside $CHOKEPOINT_TABLES"), arguments: products)
    func sharesAreThoseOfTheFlows(name: String, code: String) throws {
        let path = Self.folder.appending(path: "\(name).yaml").path
        let scenario = try Scenario.read(path: path)
        let url = try #require(Fixtures.products("baci-critical-2022.csv"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: ",").map(String.init) }.filter { $0[2] == code }
        let table = try TableFile.read(path: try #require(Self.table(scenario.tableName)).path)
        let bound = try scenario.bind(to: table)
        let layout = table.layout
        for overlay in bound.overlays {
            let buyer = layout.region(ofIndustry: overlay.product.users[0].industry)
            let importer = layout.regions[buyer].code
            let bought = lines.filter { $0[1] == importer }
            let all = bought.compactMap { Double($0[3]) }.reduce(0, +)
            let own = bought.filter { $0[0] == "CHN" }.compactMap { Double($0[3]) }.reduce(0, +)
            assertClose(
                overlay.product.originShare, own / all, relative: 6e-4, "\(name), \(importer)")
            guard let restriction = bound.shock.restrictions.first(where: { $0.importer == buyer })
            else { continue }
            let users = try #require(restriction.users)
            let i = layout.industry(
                region: restriction.exporter, sector: restriction.sectors[0])
            let flow = users.reduce(0) {
                $0 + table.Z[i, layout.industry(region: restriction.importer, sector: $1)]
            }
            assertClose(
                restriction.productShare, own / 1e6 / flow, relative: 6e-4,
                "\(name), \(importer)")
        }
    }

    @Test(.enabled(if: isThereWIOD, "WIOD is not in $CHOKEPOINT_TABLES"))
    func korea2019() throws {
        let result = try Case("korea-2019")
        // Hydrogen fluoride is what was printed of 2018 over the table’s flow.
        let fluoride = try #require(result.shock.restrictions.first)
        let table = result.system.table
        let i = table.layout.industry(
            region: fluoride.exporter, sector: fluoride.sectors[0])
        let flow = try #require(fluoride.users).reduce(0) {
            $0 + table.Z[i, table.layout.industry(region: fluoride.importer, sector: $1)]
        }
        assertClose(fluoride.productShare, 66.86 / flow, relative: 5e-4)
        // A sliver of chemicals is lost in the sector; the overlay is of the order of KIEP's
        // estimate.
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

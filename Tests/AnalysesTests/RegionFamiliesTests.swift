import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// A country whose parts produce while it keeps the final demand, as in the OECD's extended tables.
/// The parts here have one technology, so that the table with the country in one piece gives the
/// same answers: nothing that stays in the country may count as trade.
@Suite struct RegionFamiliesTests {
    /// R1, CHN and R3 in one piece.
    private static func whole() throws -> MRIOTable {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 5, co2: true)
        let layout = try TableLayout(
            regions: [Region("R1"), Region("CHN"), Region("R3")], sectors: table.sectors,
            finalDemand: table.layout.finalDemand)
        return try MRIOTable(
            name: "whole", year: nil, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs,
            Z: table.Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: table.Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: table.V.relabelled(table.V.rows, layout.industryAxis),
            satellites: table.satellites.map {
                Satellite(
                    name: $0.name, stressors: $0.stressors,
                    F: $0.F.relabelled($0.F.rows, layout.industryAxis),
                    FY: $0.FY.relabelled($0.FY.rows, layout.demandAxis), provenance: $0.provenance)
            })
    }

    /// The same with CN1 (30 %) and CN2 (70 %) behind all others, and only final demand left in
    /// CHN.
    private static func split() throws -> MRIOTable {
        let table = try whole()
        let old = table.layout
        let layout = try TableLayout(
            regions: old.regions + [Region("CN1"), Region("CN2")], sectors: old.sectors,
            finalDemand: old.finalDemand)
        let N = old.sectorCount
        /// Old industry and share of a new one.
        func source(_ i: Int) -> (Int, Double) {
            switch i / N {
            case 1: (i, 0)
            case 3: (i - 2 * N, 0.3)
            case 4: (i - 3 * N, 0.7)
            default: (i, 1)
            }
        }
        let n = layout.industryCount
        var Z = Matrix(layout.industryAxis, layout.industryAxis)
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        var V = Matrix<PrimaryInputAxis, IndustryAxis>(table.V.rows, layout.industryAxis)
        let account = table.satellites[0]
        var F = Matrix<StressorAxis, IndustryAxis>(account.F.rows, layout.industryAxis)
        var FY = Matrix<StressorAxis, DemandAxis>(account.F.rows, layout.demandAxis)
        for j in 0..<n {
            let (user, share) = source(j)
            for i in 0..<n {
                let (seller, part) = source(i)
                Z[i, j] = table.Z[seller, user] * part * share
            }
            for k in 0..<table.V.rowCount { V[k, j] = table.V[k, user] * share }
            F[0, j] = account.F[0, user] * share
            for k in 0..<table.Y.columnCount { Y[j, k] = table.Y[user, k] * share }
        }
        for k in 0..<table.Y.columnCount { FY[0, k] = account.FY[0, k] }
        return try MRIOTable(
            name: "split", year: nil, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs, Z: Z,
            Y: Y, V: V,
            satellites: [
                Satellite(
                    name: account.name, stressors: account.stressors, F: F, FY: FY,
                    provenance: account.provenance)
            ])
    }

    private let whole: LeontiefSystem
    private let split: LeontiefSystem

    init() throws {
        whole = try LeontiefSystem(Self.whole())
        split = try LeontiefSystem(Self.split())
    }

    @Test("13.1: families come from the codes") func familiesComeFromTheCodes() throws {
        let families = split.table.layout.families
        #expect(families.labels.map(\.code) == ["R1", "CHN", "R3"])
        #expect(families.members == [[0], [1, 3, 4], [2]])
        #expect(families.isHome(1, 4) && families.isHome(3, 4) && !families.isHome(0, 3))
        #expect(!families.areRegions && whole.table.layout.families.areRegions)
        let alone = try TableLayout(
            regions: [Region("CN1"), Region("CN2"), Region("MX1")], sectors: [Sector("s")],
            finalDemand: [FinalDemandCategory("F")])
        #expect(alone.families.labels.map(\.code) == ["CHN", "MX1"])
    }

    /// The name of the whole country stands for all of its parts, also within groups and
    /// industries.
    @Test func theWholeIsItsParts() throws {
        let labels = LabelResolver(
            split.table.layout, groups: [GroupDefinition("east", ["CHN", "R3"])])
        #expect(try labels.regions("CHN") == [1, 3, 4])
        #expect(try labels.regions("CN1") == [3])
        #expect(try labels.regions("@east") == [1, 2, 3, 4])
        #expect(try labels.industries("CHN/s2") == [5, 13, 17])
        let error = #expect(throws: Diagnostics.self) { try labels.region("CHN") }
        #expect(
            error?.items.first?.sentence
                == "CHN stands for CHN, CN1, CN2, which this table keeps apart "
                + "(name one of them, or join them with aggregate --bloc CHN=CHN,CN1,CN2)")
    }

    @Test("13.1: a country in parts is compared with the country in one piece")
    func aCountryInPartsIsComparedWithTheWhole() throws {
        let found = TableComparison(split.table, whole.table)
        #expect(found.regions.map(\.label).prefix(3) == ["R1", "CHN", "R3"])
        #expect(!found.regions.contains { found.tolerance.tells($0.first, from: $0.second) })
        #expect(found.statements.map(\.what) == ["parts of CHN"])
        #expect(found.statements.first?.first == "CHN, CN1, CN2")
        #expect(found.statements.first?.second == "CHN")
        // The same parts on both sides stay apart.
        let same = TableComparison(split.table, split.table)
        #expect(same.regions.map(\.label).prefix(5) == ["R1", "CHN", "R3", "CN1", "CN2"])
        #expect(same.agrees)
    }

    @Test("13.1: another origin of a purchase is another country")
    func anotherOriginIsAnotherCountry() throws {
        let layout = split.table.layout
        let field = try AdjointField.gdp(of: 0, split)
        for raising in [true, false] {
            let switches = field.largestSwitches(40, raising: raising)
            #expect(!switches.isEmpty)
            for item in switches {
                #expect(
                    layout.family(ofIndustry: item.from) != layout.family(ofIndustry: item.to))
            }
        }
    }

    @Test("13.1: origins are those of the whole") func originsAreThoseOfTheWhole() throws {
        let (a, b) = (try ValueAddedOrigins(whole), try ValueAddedOrigins(split))
        assertClose(b.byRegion.elements, a.byRegion.elements, relative: 1e-11, "origins")
        assertClose(b.grossExports, a.grossExports, relative: 1e-11, "gross exports")
        let (c, d) = (try ValueAddedInExports(whole), try ValueAddedInExports(split))
        assertClose(d.byRegion.elements, c.byRegion.elements, relative: 1e-11, "in exports")
    }

    @Test(arguments: ExportDecompositionMethods.all.map(\.name))
    func decompositionsAreThoseOfTheWhole(_ name: String) throws {
        let method = try #require(ExportDecompositionMethods.named(name))
        let a = try method.decompose(ExportAccounts(whole))
        let b = try method.decompose(ExportAccounts(split))
        let size = a.byExporter(.EXGR).reduce(0, +)
        for (k, term) in a.terms.enumerated() {
            assertClose(
                b.termsByExporter().column(k), a.termsByExporter().column(k),
                absolute: 1e-12 * size, term.symbol)
        }
        for aggregate in [ExportAggregate.EXGR, .DVA, .VAX, .FC] {
            assertClose(
                b.byPartner(aggregate).elements, a.byPartner(aggregate).elements,
                absolute: 1e-12 * size, aggregate.rawValue)
        }
        #expect(b.largestRelativeResidual < 1e-10)
        #expect(b.exporters(of: [4, 1, 0]) == [1, 0])
    }

    @Test func counterpartsAreThoseOfTheWhole() throws {
        let a = WangWeiZhu.counterparts(try ExportAccounts(whole), exporter: 1, importer: 2)
        let b = WangWeiZhu.counterparts(try ExportAccounts(split), exporter: 1, importer: 2)
        for (old, new) in zip(a, b) {
            assertClose(new.absorbed, old.absorbed, absolute: 1e-10, "absorbed")
            assertClose(new.originated, old.originated, absolute: 1e-10, "originated")
        }
    }

    @Test("13.1: positions are those of the whole") func positionsAreThoseOfTheWhole() throws {
        let a = try ChainPosition(whole, inventories: [1])
        let b = try ChainPosition(split, inventories: [1])
        for (old, new) in zip(a.regions, b.regions) {
            assertClose(new.upstreamness ?? 0, old.upstreamness ?? 1, relative: 1e-11)
            assertClose(new.downstreamness ?? 0, old.downstreamness ?? 1, relative: 1e-11)
            assertClose(new.finalShare ?? 0, old.finalShare ?? 1, relative: 1e-11)
        }
        for (old, new) in zip(a.regionMeans, b.regionMeans) {
            assertClose(new.upstreamness ?? 0, old.upstreamness ?? 1, relative: 1e-11)
        }
    }

    @Test("13.1: concentration knows home") func concentrationKnowsHome() throws {
        let (a, b) = (try ExposureField(whole), try ExposureField(split))
        for measure in ExposureMeasure.allCases {
            let old = Concentration.ofAllIndustries(a, measure)
            let new = Concentration.ofAllIndustries(b, measure)
            for s in 0..<4 {
                // CHN/s in one piece is industry 4 + s, CN2/s is 16 + s.
                assertClose(new[16 + s].index ?? 0, old[4 + s].index ?? 1, relative: 1e-11)
                assertClose(
                    new[16 + s].indexWithoutHome ?? 0, old[4 + s].indexWithoutHome ?? 1,
                    relative: 1e-11)
            }
            let users = split.table.layout.industries(ofFamily: 1)
            assertClose(
                b.amounts(measure, of: users), a.amounts(measure, of: Array(4..<8)),
                relative: 1e-11, "amounts")
        }
        let exposure = try Exposure(of: Array(12..<20), in: split)
        let concentration = Concentration(of: exposure, .lookThrough)
        let before = Concentration(
            of: try Exposure(of: Array(4..<8), in: whole), .lookThrough)
        assertClose(
            concentration.indexWithoutHome ?? 0, before.indexWithoutHome ?? 1, relative: 1e-11)
    }

    @Test func footprintsAreThoseOfTheWhole() throws {
        let a = try Footprint(whole.table.satellites[0], in: whole).accounts[0]
        let b = try Footprint(split.table.satellites[0], in: split).accounts[0]
        assertClose(b.production, a.production, relative: 1e-11, "production")
        assertClose(b.consumption, a.consumption, relative: 1e-11, "consumption")
        assertClose(b.imports, a.imports, relative: 1e-11, "imports")
        assertClose(b.exports, a.exports, relative: 1e-11, "exports")
    }

    @Test(arguments: RestrictionScan.Grouping.allCases)
    func scansAreThoseOfTheWhole(_ grouping: RestrictionScan.Grouping) throws {
        let a = try RestrictionScan(whole).rows(grouping: grouping, rankedBy: .flow)
        let b = try RestrictionScan(split).rows(grouping: grouping, rankedBy: .flow)
        #expect(a.count == b.count)
        for (old, new) in zip(a, b) {
            #expect(old.exporter == new.exporter && old.importer == new.importer)
            assertClose(new.flow, old.flow, relative: 1e-11, "flow")
            assertClose(
                new.exporterValueAddedChange, old.exporterValueAddedChange, relative: 1e-10, "loss")
            assertClose(new.importerCost, old.importerCost, relative: 1e-10, "cost")
        }
        // Restrictions of a part are those of its country.
        let filter = RestrictionScan.Filter(exporters: [3])
        let rows = try RestrictionScan(split).rows(filter, grouping: grouping)
        #expect(rows.allSatisfy { $0.exporter == 1 || grouping == .sector })
        #expect(!rows.isEmpty)
    }
}

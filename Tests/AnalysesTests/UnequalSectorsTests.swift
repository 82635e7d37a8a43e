import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Analyses of a table whose regions have different sectors: what they say is what they say of the
/// same economy as a grid with empty industries, and what L says by its definition.
@Suite struct UnequalSectorsTests {
    private let system: LeontiefSystem
    private let grid: LeontiefSystem
    private let kept: [Int]

    init() throws {
        let made = try UnequalTable(seed: 47)
        system = try LeontiefSystem(made.table)
        grid = try LeontiefSystem(made.grid)
        kept = made.kept
    }

    @Test func origins() throws {
        let own = try ValueAddedOrigins(system)
        let all = try ValueAddedOrigins(grid)
        let L = try system.inverse()
        let y = system.table.demandByRegion
        for r in 0..<3 {
            assertClose(own.byRegion.column(r), all.byRegion.column(r), relative: 1e-12)
            for (i, k) in kept.enumerated() {
                assertClose(own.byIndustry[i, r], all.byIndustry[k, r], relative: 1e-11)
                let v = system.coefficients.valueAdded[i]
                assertClose(
                    own.byIndustry[i, r], (0..<9).reduce(0) { $0 + v * L[i, $1] * y[$1, r] },
                    relative: 1e-11)
            }
        }
        assertClose(own.byRegion.rowSums(), system.table.gdp, relative: 1e-12)
    }

    @Test(arguments: ExposureSide.allCases, [false, true])
    func exposure(side: ExposureSide, hasInverse: Bool) throws {
        if hasInverse { _ = try system.inverse() }
        for among in [nil, [1, 5, 8]] {
            let own = try ExposureField(system, side: side, among: among)
            let all = try ExposureField(grid, side: side, among: among?.map { kept[$0] })
            for measure in ExposureMeasure.allCases {
                for (i, k) in kept.enumerated() {
                    assertClose(
                        own.amounts(measure, of: [i]), all.amounts(measure, of: [k]),
                        absolute: 1e-11, relative: 1e-11)
                }
            }
        }
    }

    @Test func footprint() throws {
        let own = try Footprint(system.table.satellites[0], in: system).accounts[0]
        let all = try Footprint(grid.table.satellites[0], in: grid).accounts[0]
        assertClose(own.production, all.production, relative: 1e-12)
        assertClose(own.consumption, all.consumption, relative: 1e-12)
        assertClose(own.imports, all.imports, relative: 1e-12)
        for (i, k) in kept.enumerated() {
            assertClose(own.multipliers[i], all.multipliers[k], relative: 1e-12)
        }
    }

    @Test func responsibility() throws {
        let own = try Responsibility(system.table.satellites[0], in: system).accounts[0]
        let all = try Responsibility(grid.table.satellites[0], in: grid).accounts[0]
        assertClose(own.income, all.income, relative: 1e-12)
        assertClose(own.bilateralTrade, all.bilateralTrade, relative: 1e-12)
        assertClose(own.tradeExports, all.tradeExports, relative: 1e-12)
    }

    @Test(arguments: RestrictionScan.Grouping.allCases)
    func scan(_ grouping: RestrictionScan.Grouping) throws {
        let own = try RestrictionScan(system).rows(grouping: grouping)
        let all = try RestrictionScan(grid).rows(grouping: grouping)
        #expect(own.count == all.count && !own.isEmpty)
        for (a, b) in zip(own, all) {
            #expect(a.exporter == b.exporter && a.sector == b.sector && a.importer == b.importer)
            for column in ScanColumn.allCases {
                #expect((column.value(a) == nil) == (column.value(b) == nil))
                if let one = column.value(a), let other = column.value(b) {
                    assertClose(one, other, absolute: 1e-12, relative: 1e-10)
                }
            }
        }
    }

    @Test func paths() throws {
        for (from, to) in [([0], [8]), ([4, 5], [0, 1, 2]), ([2, 6], [5])] {
            let own = try SupplyPaths(
                from: from, to: to, measure: .output, depth: 3, top: 20, in: system)
            let all = try SupplyPaths(
                from: from.map { kept[$0] }, to: to.map { kept[$0] }, measure: .output, depth: 3,
                top: 20, in: grid)
            #expect(own.paths.count == all.paths.count)
            for (a, b) in zip(own.paths, all.paths) {
                assertClose(a.contribution, b.contribution, relative: 1e-12)
            }
        }
    }

    @Test(arguments: ExportDecompositionMethods.all.map(\.name))
    func decompositions(_ name: String) throws {
        let method = try #require(ExportDecompositionMethods.named(name))
        let own = try method.decompose(ExportAccounts(system))
        let all = try method.decompose(ExportAccounts(grid))
        #expect(own.largestRelativeResidual < 1e-11)
        for (values, others) in zip(own.values, all.values) {
            for (i, k) in kept.enumerated() {
                assertClose(values.row(i), others.row(k), absolute: 1e-11, relative: 1e-10)
            }
        }
    }

    @Test func fragmentation() throws {
        let own = try Fragmentation(system)
        let all = try Fragmentation(grid)
        for (i, k) in kept.enumerated() {
            let (one, other) = (try #require(own.industries[i]), try #require(all.industries[k]))
            assertClose(one.stages, other.stages, relative: 1e-12)
            assertClose(one.importContent, other.importContent, relative: 1e-12)
            assertClose(
                one.ownSectorInputs ?? -1, other.ownSectorInputs ?? -1, absolute: 1e-14,
                relative: 1e-12)
        }
    }

    @Test func positions() throws {
        let own = try ChainPosition(system, inventories: [])
        let all = try ChainPosition(grid, inventories: [])
        for (i, k) in kept.enumerated() {
            #expect(own.industries[i].upstreamness != nil)
            assertClose(
                own.industries[i].upstreamness ?? 0, all.industries[k].upstreamness ?? 1,
                relative: 1e-12)
        }
    }
}

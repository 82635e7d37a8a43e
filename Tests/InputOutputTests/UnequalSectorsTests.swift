import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Tables whose regions have different sectors.
@Suite struct UnequalSectorsTests {
    private let table: MRIOTable
    private let grid: MRIOTable
    private let kept: [Int]

    init() throws {
        let made = try UnequalTable(seed: 31)
        (table, grid, kept) = (made.table, made.grid, made.kept)
    }

    @Test func layout() throws {
        let layout = table.layout
        #expect(!layout.isGrid && grid.layout.isGrid)
        #expect(layout.industryCount == 9 && layout.sectorCount == 4)
        #expect(
            layout.industryAxis.labels == [
                "R1/s1", "R1/s2", "R1/s3", "R1/s4", "R2/s2", "R2/s4", "R3/s1", "R3/s3", "R3/s4",
            ])
        #expect(layout.industries(of: 1) == 4..<6)
        #expect(layout.industryIfAny(region: 1, sector: 3) == 5)
        #expect(layout.industryIfAny(region: 1, sector: 2) == nil)
        #expect(layout.industryIfAny(region: 2, sector: 1) == nil)
        #expect(layout.industries(of: 2, sectors: [3, 1, 0]) == [8, 6])
        #expect(layout.industries(of: 2, sectors: nil) == [6, 7, 8])
        #expect((0..<9).map(layout.region(ofIndustry:)) == [0, 0, 0, 0, 1, 1, 2, 2, 2])
        #expect((0..<9).map(layout.sector(ofIndustry:)) == [0, 1, 2, 3, 1, 3, 0, 2, 3])
        #expect(layout.sumByRegion([1, 1, 1, 1, 1, 1, 1, 1, 1]) == [4, 2, 3])
        #expect(layout.sectorsByRegion == [[0, 1, 2, 3], [1, 3], [0, 2, 3]])
        #expect(layout != grid.layout)
        #expect(table.gdp == grid.gdp)
    }

    /// Every sector everywhere is a grid, in whatever order the sectors are given.
    @Test func allSectorsMakeAGrid() throws {
        let layout = grid.layout
        let same = try TableLayout(
            regions: layout.regions, sectors: layout.sectors,
            sectorsByRegion: [[3, 2, 1, 0], [0, 1, 2, 3], [1, 0, 3, 2]],
            finalDemand: layout.finalDemand)
        #expect(same == layout && same.isGrid)
        let error = #expect(throws: Diagnostics.self) {
            try TableLayout(
                regions: layout.regions, sectors: layout.sectors,
                sectorsByRegion: [[0], [], [1, 2, 3]], finalDemand: layout.finalDemand)
        }
        #expect(error?.items.map(\.code) == ["no-sectors"])
    }

    @Test func labels() throws {
        let labels = LabelResolver(table)
        #expect(try labels.industries("R2") == [4, 5])
        #expect(try labels.industries("*/s3") == [2, 7])
        #expect(try labels.industries("R1/s1,R3/s4") == [0, 8])
        let error = #expect(throws: Diagnostics.self) { try labels.industries("R2/s3") }
        #expect(error?.items.map(\.code) == ["unknown-label"])
        #expect(
            error?.items.first?.message
                == "there is no industry R2/s3: regions of this table have different sectors")
        #expect(error?.items.first?.remedy == "R2 has s2, s4")
    }

    /// The inverse is that of the nine industries, solved densely, for every way of solving.
    @Test(arguments: SolverPolicy.allCases) func solves(_ policy: SolverPolicy) throws {
        let n = table.industryCount
        let axis = table.layout.industryAxis
        var M = Matrix.identity(axis)
        for j in 0..<n {
            for i in 0..<n { M[i, j] -= table.Z[i, j] / table.x[j] }
        }
        let y = table.Y.rowSums()
        let solved = try LeontiefSystem(table, policy: policy).solve(y)
        assertClose(solved, try LUFactorization(M).solve(y), relative: 1e-12)
        assertClose(solved, table.x, relative: 1e-12)
    }

    @Test func multipliers() throws {
        let own = try Multipliers(LeontiefSystem(table))
        let all = try Multipliers(LeontiefSystem(grid))
        for (i, k) in kept.enumerated() {
            assertClose(own.output[i], all.output[k], relative: 1e-12)
            assertClose(own.domesticOutput[i], all.domesticOutput[k], relative: 1e-12)
            assertClose(own.valueAdded[i], all.valueAdded[k], relative: 1e-12)
            assertClose(own.domesticValueAdded[i], all.domesticValueAdded[k], relative: 1e-12)
            assertClose(
                own.satellites[0].values[i], all.satellites[0].values[k], relative: 1e-12)
        }
    }

    /// Merging keeps every total; what every region has is a grid again.
    @Test func aggregates() throws {
        func map(_ codes: [String], _ pairs: [(String, String)]) throws -> Concordance {
            try Concordance(
                pairs.map { Concordance.Pair(old: $0.0, new: $0.1) }, from: codes, place: "test")
        }
        let sectors = try map(
            table.sectors.map(\.code),
            [("s1", "goods"), ("s2", "goods"), ("s3", "services"), ("s4", "services")])
        let merged = try table.aggregated(sectors: sectors)
        #expect(merged.layout.isGrid)
        expectSame(merged, try grid.aggregated(sectors: sectors))
        #expect(merged.name.hasSuffix("aggregated to 3 regions × 2 sectors"))
        let regions = try map(
            table.regions.map(\.code), [("R1", "R1"), ("R2", "REST"), ("R3", "REST")])
        let two = try table.aggregated(regions: regions)
        #expect(two.layout.isGrid && two.industryCount == 8)
        expectSame(two, try grid.aggregated(regions: regions))
        let some = try map(
            table.sectors.map(\.code), [("s1", "a"), ("s2", "s2"), ("s3", "a"), ("s4", "s4")])
        let still = try table.aggregated(sectors: some)
        #expect(still.layout.industryAxis.labels.count == 7)
        #expect(!still.layout.isGrid)
        #expect(still.name.hasSuffix("aggregated to 3 regions with 7 industries"))
        assertClose(still.gdp, table.gdp, relative: 1e-14)
        assertClose(still.x.reduce(0, +), table.x.reduce(0, +), relative: 1e-14)
    }

    private func expectSame(_ a: MRIOTable, _ b: MRIOTable) {
        #expect(a.layout == b.layout)
        assertClose(a.Z.columnSums(), b.Z.columnSums(), relative: 1e-13)
        assertClose(a.x, b.x, relative: 1e-13)
        assertClose(a.valueAdded, b.valueAdded, relative: 1e-13)
        assertClose(a.satellites[0].F.row(0), b.satellites[0].F.row(0), relative: 1e-13)
    }

    /// An industry that one table lacks is a difference of labels.
    @Test func compares() {
        let comparison = TableComparison(table, grid)
        #expect(!comparison.agrees)
        #expect(comparison.families.allSatisfy { $0.different == 0 })
        let lacking = comparison.statements.filter { $0.what == "industry" }
        #expect(lacking.map(\.second) == ["R2/s1", "R2/s3", "R3/s2"])
        #expect(TableComparison(table, table).agrees)
    }
}

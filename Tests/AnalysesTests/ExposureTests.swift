import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ExposureTests {
    private static let groups = [[0], [4, 5, 9], Array(3..<6), Array(0..<15)]

    /// Amounts by the definition, from L.
    private func expected(
        _ measure: ExposureMeasure, _ side: ExposureSide, _ group: [Int], _ system: LeontiefSystem
    ) throws -> [Double] {
        let table = system.table
        let L = try system.inverse()
        let v = system.coefficients.valueAdded
        let y = table.Y.rowSums()
        return (0..<table.industryCount).map { i in
            group.reduce(0) { sum, j in
                let own = i == j ? 1.0 : 0
                switch (side, measure) {
                case (.input, .direct): return sum + table.Z[i, j]
                case (.input, .lookThrough): return sum + (L[i, j] - own) * table.x[j]
                case (.input, .valueAdded): return sum + v[i] * L[i, j] * table.x[j]
                case (.sales, .direct): return sum + table.Z[j, i]
                case (.sales, .lookThrough): return sum + (L[j, i] - own) * table.x[i]
                case (.sales, .valueAdded): return sum + v[j] * L[j, i] * y[i]
                }
            }
        }
    }

    @Test(arguments: ExposureSide.allCases, ExposureMeasure.allCases)
    func equalsTheDefinition(side: ExposureSide, measure: ExposureMeasure) throws {
        let table = try RandomTable.make(regions: 5, sectors: 3, seed: 31, emptyIndustry: 7)
        let exposure = try Exposure(of: Self.groups, side: side, in: LeontiefSystem(table))
        let system = try LeontiefSystem(table)
        for (g, group) in Self.groups.enumerated() {
            let truth = try expected(measure, side, group, system)
            assertClose(
                exposure.amounts(measure, group: g), truth,
                absolute: 1e-11 * truth.reduce(0, +), "\(side) \(measure) group \(g)")
        }
    }

    @Test(arguments: ExposureSide.allCases, ExposureMeasure.allCases)
    func sharesOfAllRegionsSumToOne(side: ExposureSide, measure: ExposureMeasure) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 2)
        let exposure = try Exposure(of: [[1, 2]], side: side, in: LeontiefSystem(table))
        for among in [nil, [0, 3, 4, 6, 9, 10]] {
            let shares = try (0..<4).map { r in
                try #require(
                    exposure.share(measure, of: Array(table.layout.industries(of: r)), among: among)
                )
            }
            assertClose(shares.reduce(0, +), 1, absolute: 1e-14)
            let amounts = exposure.regionAmounts(measure, among: among)
            assertClose(shares, amounts.map { $0 / amounts.reduce(0, +) }, relative: 1e-13)
        }
    }

    @Test func valueAddedOfSalesIsThatOfTheGroup() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 2)
        let exposure = try Exposure(of: [3, 8], side: .sales, in: LeontiefSystem(table))
        assertClose(
            exposure.amounts(.valueAdded).reduce(0, +), table.valueAdded[3] + table.valueAdded[8],
            relative: 1e-12)
    }

    @Test func lookThroughOfTheWorldIsSalesSideOfTheWorld() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 9)
        let everyone = Array(0..<9)
        let system = try LeontiefSystem(table)
        let bought = try Exposure(of: everyone, in: system)
        let sold = try Exposure(of: everyone, side: .sales, in: system)
        assertClose(
            bought.amounts(.lookThrough).reduce(0, +), sold.amounts(.lookThrough).reduce(0, +),
            relative: 1e-12)
    }

    @Test func hiddenRatioComparesTheShares() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 2)
        let exposure = try Exposure(of: [1, 2], in: LeontiefSystem(table))
        let suppliers = Array(table.layout.industries(of: 3))
        let direct = try #require(exposure.share(.direct, of: suppliers))
        let looked = try #require(exposure.share(.lookThrough, of: suppliers))
        assertClose(
            try #require(exposure.hiddenRatio(of: suppliers)), looked / direct, relative: 1e-14)
    }

    @Test func whoBuysNothingHasNoShare() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 4, emptyIndustry: 2)
        for side in ExposureSide.allCases {
            let exposure = try Exposure(of: [2], side: side, in: LeontiefSystem(table))
            for measure in ExposureMeasure.allCases {
                #expect(exposure.share(measure, of: [0, 1]) == nil)
            }
            #expect(exposure.hiddenRatio(of: [0, 1]) == nil)
        }
    }

    @Test func followsTheRegionsWhenTheyAreReordered() throws {
        let table = try RandomTable.make(regions: 4, sectors: 2, seed: 13)
        let order = [2, 0, 3, 1]
        let here = try Exposure(
            of: Array(table.layout.industries(of: 3)), in: LeontiefSystem(table))
        let there = try Exposure(
            of: Array(table.layout.industries(of: 2)), in: LeontiefSystem(permuted(table, order)))
        for measure in ExposureMeasure.allCases {
            let amounts = here.regionAmounts(measure)
            assertClose(there.regionAmounts(measure), order.map { amounts[$0] }, relative: 1e-11)
        }
    }

    @Test func noMembersStopTheProgram() async {
        await #expect(processExitsWith: .failure) {
            let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
            _ = try Exposure(of: [Int](), in: LeontiefSystem(table))
        }
    }
}

import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Printed answers of Miller & Blair (2022), to half a unit of the last printed digit.
@Suite struct MillerBlairTests {
    private let half4 = 0.5e-4
    private let half2 = 0.5e-2

    @Test func oneRegionLeontiefInverse() throws {
        let system = try LeontiefSystem(try TextbookTables.oneRegion())
        #expect(system.table.x == [1000, 2000])
        #expect(system.table.Y.rowSums() == [350, 1700])
        let L = try system.inverse()
        assertClose(L.row(0), [1.2541, 0.3300], absolute: half4)
        assertClose(L.row(1), [0.2640, 1.1221], absolute: half4)
    }

    @Test(arguments: SolverPolicy.allCases)
    func oneRegionNewDemand(policy: SolverPolicy) throws {
        let system = try LeontiefSystem(try TextbookTables.oneRegion(), policy: policy)
        assertClose(try system.solve([600, 1500]), [1247.5, 1841.6], absolute: 0.05)
    }

    @Test func oneRegionGhoshInverse() throws {
        let Gh = try LeontiefSystem(try TextbookTables.oneRegion()).ghoshInverse()
        assertClose(Gh.row(0), [1.2541, 0.6601], absolute: half4)
        assertClose(Gh.row(1), [0.1320, 1.1221], absolute: half4)
    }

    @Test func oneRegionTotalExtraction() throws {
        let system = try LeontiefSystem(try TextbookTables.oneRegion())
        let A = system.coefficients
        let axis = system.table.layout.industryAxis
        // All deliveries of and to sector 1 vanish: I − A + U·Wᵀ, rank 2.
        let U = Matrix<IndustryAxis, OrdinalAxis>(
            axis, Axis(count: 2), rowMajor: [[1, 0], [0, 1]])
        let W = Matrix<IndustryAxis, OrdinalAxis>(
            axis, Axis(count: 2), rowMajor: [[A[0, 0], A[1, 0]], [A[0, 1], 0]])
        let update = LowRankUpdate(solvedLeft: try system.solve(U), right: W)
        let x = try update.severity().solution(baseline: system.solve([0, 1700]))
        assertClose(3000 - x.reduce(0, +), 1210.53, absolute: half2)
    }

    @Test func oneRegionCostPush() throws {
        let system = try LeontiefSystem(try TextbookTables.oneRegion())
        let v = system.coefficients.valueAdded
        assertClose(try system.solve(v, .transposed), [1, 1], absolute: 1e-14)
        let prices = try system.solve([1.1 * v[0], v[1]], .transposed)
        assertClose(prices, [1.0815, 1.0215], absolute: half4)
    }

    @Test func twoRegionLeontiefInverse() throws {
        let L = try LeontiefSystem(try TextbookTables.twoRegions()).inverse()
        assertClose(
            Array(L.row(0).prefix(5)), [1.4234, 0.4652, 0.2909, 0.1917, 0.3041], absolute: half4)
        #expect(L.row(5) == [0, 0, 0, 0, 0, 1])
        #expect(L.column(5) == [0, 0, 0, 0, 0, 1])
    }

    @Test func twoRegionFeedbackExceedsTheSingleRegionModel() throws {
        let both = try LeontiefSystem(try TextbookTables.twoRegions())
        let alone = try LeontiefSystem(try TextbookTables.regionL())
        assertClose(
            Array(try both.solve([100, 0, 0, 0, 0, 0]).prefix(3)), [142.34, 63.46, 63.83],
            absolute: half2)
        assertClose(try alone.solve([100, 0, 0]), [136.51, 52.73, 56.98], absolute: half2)
    }
}

import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SupplyPathsTests {
    /// Every path of at most `depth` steps, by brute force, largest first.
    private func allPaths(
        _ table: MRIOTable, _ weight: [Double], _ users: [Int], depth: Int
    ) throws -> [(industries: [Int], value: Double)] {
        let coefficients = try TechnicalCoefficients(table)
        let n = table.industryCount
        var found: [(industries: [Int], value: Double)] = []
        var open = users.map { (industries: [$0], value: table.x[$0]) }
        for _ in 0..<depth {
            var next: [(industries: [Int], value: Double)] = []
            for path in open {
                for i in 0..<n {
                    let value = coefficients[i, path.industries[0]] * path.value
                    if value == 0 { continue }
                    next.append(([i] + path.industries, value))
                    if weight[i] != 0 { found.append(([i] + path.industries, value * weight[i])) }
                }
            }
            open = next
        }
        return found.sorted { abs($0.value) > abs($1.value) }
    }

    @Test(arguments: [1, 2, 3, 4], SupplyPaths.Measure.allCases)
    func findsTheLargest(depth: Int, measure: SupplyPaths.Measure) throws {
        let table = try RandomTable.make(
            regions: 3, sectors: 3, seed: UInt64(50 + depth), emptyIndustry: 5)
        let system = try LeontiefSystem(table)
        for (suppliers, users) in [([0], [7]), ([3, 4, 5], [0, 1, 2]), ([2, 6], [2, 8])] {
            var weight = [Double](repeating: 0, count: 9)
            for i in suppliers {
                weight[i] = measure == .output ? 1 : system.coefficients.valueAdded[i]
            }
            let truth = try allPaths(table, weight, users, depth: depth)
            for top in [0, 1, 10, 40, 100_000] {
                let result = try SupplyPaths(
                    from: suppliers, to: users, measure: measure, depth: depth, top: top,
                    in: system)
                #expect(result.paths.count == min(top, truth.count))
                for (path, expected) in zip(result.paths, truth) {
                    // Loops make ties, so that contributions are compared, not the order of equals.
                    assertClose(path.contribution, expected.value, relative: 1e-12)
                }
                let byPath = Dictionary(
                    uniqueKeysWithValues: truth.map { ($0.industries, $0.value) })
                #expect(Set(result.paths.map(\.industries)).count == result.paths.count)
                for path in result.paths {
                    assertClose(
                        path.contribution, try #require(byPath[path.industries]), relative: 1e-12)
                }
                assertClose(
                    result.totalWithinDepth, truth.reduce(0) { $0 + $1.value }, relative: 1e-11)
            }
        }
    }

    @Test func totalIsTheLookThroughExposure() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 77)
        let system = try LeontiefSystem(table)
        let paths = try SupplyPaths(from: [0, 1, 2], to: [4, 5], depth: 3, top: 5, in: system)
        let exposure = try Exposure(of: [4, 5], in: system)
        let looked = exposure.amounts(.lookThrough)
        assertClose(paths.total, looked[0] + looked[1] + looked[2], relative: 1e-11)
        let share = try #require(paths.paths.first?.shareOfTotal)
        assertClose(share, paths.paths[0].contribution / paths.total, relative: 1e-14)
        #expect(paths.found < paths.totalWithinDepth && paths.totalWithinDepth < paths.total)
    }

    @Test func depthConvergesToTheTotal() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 78)
        let paths = try SupplyPaths(
            from: [0], to: [5], depth: 150, top: 1, in: LeontiefSystem(table))
        assertClose(paths.totalWithinDepth, paths.total, relative: 1e-10)
    }

    @Test func equalsAreOrderedByLengthAndThenByIndustry() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 54)
        let paths = try SupplyPaths(
            from: [2], to: [2], depth: 4, top: 2_000, in: LeontiefSystem(table)
        ).paths
        var ties = 0
        for (a, b) in zip(paths, paths.dropFirst())
        where abs(a.contribution - b.contribution) <= 1e-13 * a.contribution {
            ties += 1
            #expect(
                a.steps < b.steps
                    || a.steps == b.steps && a.industries.lexicographicallyPrecedes(b.industries))
        }
        #expect(ties > 50)
    }

    @Test func negativeFlowsAreRankedByMagnitude() throws {
        let base = try RandomTable.make(regions: 2, sectors: 2, seed: 79)
        var Z = base.Z
        Z[0, 3] = -Z[0, 3] - 1
        let table = try MRIOTable(
            name: base.name, year: nil, unit: base.unit, valuation: base.valuation,
            provenance: base.provenance, layout: base.layout, primaryInputs: base.primaryInputs,
            Z: Z, Y: base.Y, V: base.V)
        let truth = try allPaths(table, [1, 0, 0, 0], [3], depth: 3)
        let result = try SupplyPaths(
            from: [0], to: [3], depth: 3, top: 8, in: LeontiefSystem(table))
        #expect(result.paths.contains { $0.contribution < 0 })
        assertClose(
            result.paths.map(\.contribution), truth.prefix(8).map(\.value), relative: 1e-12)
    }

    @Test func whoDeliversNothingHasNoPath() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 4, emptyIndustry: 2)
        let result = try SupplyPaths(from: [2], to: [0], in: LeontiefSystem(table))
        #expect(result.paths.isEmpty)
        #expect(result.totalWithinDepth == 0)
    }
}

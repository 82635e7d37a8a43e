import InputOutput
import Sweeps
import TestSupport
import Testing

/// All coordinates of a unit-cube design, point by point.
func allPoints(_ design: some UnitCubeDesign) -> [[Double]] {
    (0..<design.count).map { design.unitPoint($0) }
}

@Suite struct DesignTests {
    private static let designs: [any UnitCubeDesign] = [
        LatinHypercubeDesign(dimensions: 5, count: 60, seed: 7),
        SobolDesign(dimensions: 5, count: 60, seed: 7),
        SaltelliDesign(dimensions: 5, baseSamples: 8, seed: 7),
        MorrisDesign(dimensions: 5, trajectories: 10, pool: 20, seed: 7),
    ]

    @Test func samePointsInAnyOrderAndOnAnyThread() async {
        for design in Self.designs {
            let expected = (0..<design.count).map { design.unitPoint($0) }
            let scattered = await withTaskGroup(of: (Int, [Double]).self) { group in
                for index in (0..<design.count).reversed() {
                    group.addTask { (index, design.unitPoint(index)) }
                }
                return await group.reduce(into: [Int: [Double]]()) { $0[$1.0] = $1.1 }
            }
            for index in 0..<design.count { #expect(scattered[index] == expected[index]) }
            #expect(expected.joined().allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(expected.allSatisfy { $0.count == design.dimensions })
        }
    }

    @Test func seedsGiveOtherPoints() {
        #expect(
            allPoints(LatinHypercubeDesign(dimensions: 3, count: 9, seed: 1))
                != allPoints(LatinHypercubeDesign(dimensions: 3, count: 9, seed: 2)))
        #expect(
            allPoints(SobolDesign(dimensions: 3, count: 9, seed: 1))
                != allPoints(SobolDesign(dimensions: 3, count: 9, seed: 2)))
        #expect(
            allPoints(MorrisDesign(dimensions: 3, trajectories: 9, seed: 1))
                != allPoints(MorrisDesign(dimensions: 3, trajectories: 9, seed: 2)))
    }

    @Test func gridCountsThrough() {
        let grid = GridDesign(levelCounts: [2, 1, 3])
        let points = (0..<grid.count).map { grid.point($0) }
        #expect(
            points == [
                [.level(0), .level(0), .level(0)], [.level(0), .level(0), .level(1)],
                [.level(0), .level(0), .level(2)], [.level(1), .level(0), .level(0)],
                [.level(1), .level(0), .level(1)], [.level(1), .level(0), .level(2)],
            ])
        #expect(GridDesign(levelCounts: []).point(0) == [])
    }

    @Test func oneAtATimeMovesOne() {
        let design = OneAtATimeDesign(alternatives: [
            [.quantile(0.1), .quantile(0.9)], [], [.level(0), .level(1), .level(4)],
        ])
        #expect(design.count == 6)
        #expect(design.point(0) == [.base, .base, .base])
        #expect(design.point(2) == [.quantile(0.9), .base, .base])
        #expect(design.point(5) == [.base, .base, .level(4)])
        #expect(design.points(of: 1).isEmpty)
        #expect(OneAtATimeDesign(dimensions: 4).count == 9)
        #expect(!OneAtATimeDesign(dimensions: 4).reachesEnds)
        #expect(OneAtATimeDesign(dimensions: 4, low: 0, high: 1).reachesEnds)
    }

    @Test(arguments: [1, 2, 3, 10, 257])
    func latinHypercubeHasOnePointInEachStratum(count: Int) {
        let points = allPoints(LatinHypercubeDesign(dimensions: 4, count: count, seed: 3))
        for j in 0..<4 {
            let strata = points.map { Int($0[j] * Double(count)) }
            #expect(strata.sorted() == Array(0..<count))
        }
        // Dimensions are paired at random.
        if count == 257 {
            let mean = points.reduce(0) { $0 + ($1[0] - 0.5) * ($1[1] - 0.5) } / 257
            assertClose(mean * 12, 0, absolute: 4 / 16)
        }
    }

    @Test func latinHypercubeBeatsIndependentDraws() {
        // The mean of a sum of coordinates has variance O(1/n³) instead of O(1/n).
        let points = allPoints(LatinHypercubeDesign(dimensions: 3, count: 1000, seed: 4))
        let mean = points.reduce(0) { $0 + $1.reduce(0, +) } / 1000
        assertClose(mean, 1.5, absolute: 1e-4)
    }

    @Test func saltelliRowOrderIsSALibs() {
        let base = SobolDesign(sequence: SobolSequence(dimensions: 6), count: 32, skip: 32)
        let design = SaltelliDesign(base: base)
        #expect(Array(allPoints(design).joined()) == RecordedIndices.design)
        #expect(design.sampleRows.prefix(4) == [0, 4, 5, 9])
    }

    @Test func morrisTrajectoriesMoveEachParameterOnce() {
        for levels in [2, 4, 6] {
            let design = MorrisDesign(dimensions: 5, trajectories: 200, levels: levels, seed: 8)
            var levelsSeen: Set<Double> = []
            var rises = 0
            for run in 0..<200 {
                let points = (0...5).map { design.unitPoint(6 * run + $0) }
                var moved: Set<Int> = []
                for (a, b) in zip(points, points.dropFirst()) {
                    let changed = (0..<5).filter { a[$0] != b[$0] }
                    #expect(changed.count == 1)
                    moved.formUnion(changed)
                    let step = b[changed[0]] - a[changed[0]]
                    assertClose(abs(step), design.step, relative: 1e-14)
                    if step > 0 { rises += 1 }
                }
                #expect(moved.count == 5)
                for point in points { levelsSeen.formUnion(point) }
            }
            #expect(levelsSeen.count == levels)
            // Half of 1000 steps, within four standard deviations.
            assertClose(Double(rises), 500, absolute: 64)
        }
    }

    @Test func morrisPoolSpreadsTrajectories() {
        let pool = MorrisDesign(dimensions: 4, trajectories: 40, seed: 2)
        let kept = MorrisDesign(dimensions: 4, trajectories: 6, pool: 40, seed: 2)
        #expect(kept.trajectories.count == 6 && Set(kept.trajectories).count == 6)
        func spread(_ runs: [Int]) -> Double {
            var sum = 0.0
            for a in runs {
                for b in runs where b < a {
                    var distance = 0.0
                    for x in (0...4).map({ pool.unitPoint(5 * a + $0) }) {
                        for y in (0...4).map({ pool.unitPoint(5 * b + $0) }) {
                            distance += zip(x, y).reduce(0) {
                                $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                            }.squareRoot()
                        }
                    }
                    sum += distance * distance
                }
            }
            return sum
        }
        // Above every one of many random choices of six.
        let random = RandomStream(seed: 1, for: .general)
        let others = (0..<200).map { draw in
            spread(random.permutation(count: 40, draw: draw).prefix(6).map { Int($0) })
        }
        #expect(spread(kept.trajectories) > others.max() ?? .infinity)
        #expect(
            kept.unitPoint(7) == pool.unitPoint(5 * kept.trajectories[1] + 2),
            "the kept trajectories are those of the pool")
    }

    @Test func outOfRangePointsStop() async {
        await #expect(processExitsWith: .failure) {
            _ = GridDesign(levelCounts: [2]).point(2)
        }
        await #expect(processExitsWith: .failure) {
            _ = MorrisDesign(dimensions: 2, trajectories: 3, levels: 5, seed: 0)
        }
        await #expect(processExitsWith: .failure) {
            _ = SaltelliDesign(base: SobolDesign(dimensions: 3, count: 4, seed: 0))
        }
    }
}

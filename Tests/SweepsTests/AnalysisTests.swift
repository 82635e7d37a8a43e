import InputOutput
import Sweeps
import TestSupport
import Testing

@Suite struct SweepSummaryTests {
    @Test func momentsAndQuantiles() throws {
        // numpy.quantile of these values, default method (type 7).
        let values: [Double] = [9, 2, 4, 4, 5, 5, 7, 4]
        let summary = try SweepSummary(values + [.nan, .infinity])
        #expect(summary.draws == 8 && summary.failed == 2)
        assertClose(summary.mean, 5, relative: 1e-15)
        assertClose(summary.standardDeviation ?? .nan, (32.0 / 7).squareRoot(), relative: 1e-15)
        assertClose(
            [summary.p5, summary.p25, summary.median, summary.p75, summary.p95],
            [2.7, 4, 4.5, 5.5, 8.3], relative: 1e-14)
        #expect(summary.minimum == 2 && summary.maximum == 9)
    }

    @Test func largeOffsetsLoseNoDigits() throws {
        let summary = try SweepSummary([1e12 + 1, 1e12 + 2, 1e12 + 3])
        assertClose(summary.standardDeviation ?? .nan, 1, relative: 1e-15)
        assertClose(summary.mean, 1e12 + 2, relative: 1e-16)
    }

    @Test func oneDrawAndNone() throws {
        let one = try SweepSummary([3])
        #expect(one.standardDeviation == nil && one.standardError == nil && one.p95 == 3)
        #expect(throws: SweepAnalysisError.tooFewDraws(usable: 0, needed: 1)) {
            try SweepSummary([.nan])
        }
    }

    @Test func bandOfASample() throws {
        let design = LatinHypercubeDesign(dimensions: 1, count: 4000, seed: 1)
        let normal = try Distribution(.normal(mean: 10, standardDeviation: 2))
        let summary = try SweepSummary(allPoints(design).map { normal.quantile($0[0]) })
        assertClose(summary.p5, 10 - 2 * 1.6448536, absolute: 0.01)
        assertClose(summary.p95, 10 + 2 * 1.6448536, absolute: 0.01)
        assertClose(summary.standardDeviation ?? .nan, 2, absolute: 0.01)
    }
}

@Suite struct TornadoTests {
    @Test func widestBarFirst() throws {
        let design = OneAtATimeDesign(dimensions: 4)
        //                              base  low/high of each parameter
        let outputs: [Double] = [10, 9, 11, 4, 10, 12, 11.5, .nan, 10.5]
        let tornado = try Tornado(design: design, outputs: outputs)
        #expect(tornado.bars.map(\.parameter) == [1, 0, 2, 3])
        #expect(tornado.bars.map(\.swing) == [6, 2, 2, 0.5])
        #expect(tornado.bars[0].outputs == [4, 10])
        #expect(tornado.bars[2].least == 10 && tornado.bars[2].greatest == 12)
        #expect(tornado.bars.map(\.isComplete) == [true, true, true, false])
    }

    @Test func withoutBaseNoBars() {
        #expect(throws: SweepAnalysisError.baseFailed) {
            try Tornado(design: OneAtATimeDesign(dimensions: 1), outputs: [.nan, 1, 2])
        }
    }
}

@Suite struct RankStabilityTests {
    @Test func sharesInTheTop() throws {
        // Losses: the most negative is first.
        let base: [Double] = [-1, -9, -5, -3]
        let draws: [[Double]] = [
            [-1, -9, -5, -3],  // as the base
            [-1, -9, -3, -5],  // item 2 falls to rank 3
            [-8, -2, -5, -3],  // item 1 falls to rank 4
            [-1, -9, -5, -5],  // a tie at rank 2 keeps item 2 in
            [.nan, 0, 0, 0],
        ]
        let result = try RankStability(base: base, draws: draws, top: 2, order: .leastFirst)
        #expect(result.top.map(\.item) == [1, 2])
        #expect(result.top.map(\.baseRank) == [1, 2])
        #expect(result.top.map(\.shareInTop) == [0.75, 0.75])
        #expect(result.shareUnchanged == 0.5)
        #expect(result.draws == 4 && result.failed == 1)
        #expect(result.top[0].medianRank == 1)
        assertClose(result.top[0].p95Rank, 1 + 0.85 * 3, relative: 1e-14)
        let greatest = try RankStability(base: base, draws: draws, top: 9, order: .greatestFirst)
        #expect(greatest.top.map(\.item) == [0, 3, 2, 1])
        #expect(greatest.shareUnchanged == 1)
    }

    @Test func withoutDrawsNoShares() {
        #expect(throws: SweepAnalysisError.tooFewDraws(usable: 0, needed: 1)) {
            try RankStability(base: [1], draws: [[.nan]], top: 1, order: .greatestFirst)
        }
        #expect(throws: SweepAnalysisError.baseFailed) {
            try RankStability(base: [.nan], draws: [[1]], top: 1, order: .greatestFirst)
        }
    }
}

@Suite struct ConvergenceTests {
    @Test func halvingsUpToAll() throws {
        let values = (0..<100).map { Double($0) }
        let curve = Convergence.summaries(of: values)
        #expect(curve.points.map(\.draws) == [25, 50, 100])
        #expect(try curve.points.map { try $0.estimate.get().mean } == [12, 24.5, 49.5])
        #expect(Convergence.summaries(of: [1, 2, 3]).points.map(\.draws) == [3])
        #expect(Convergence.summaries(of: []).points.isEmpty)
    }

    @Test func errorsFall() throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: 1 << 12, seed: 2)
        let curve = Convergence.indices(
            design: design, outputs: allPoints(design).map(ishigami), minimum: 64)
        #expect(curve.points.map(\.draws) == [64, 128, 256, 512, 1024, 2048, 4096])
        let errors = try curve.points.map { abs(try $0.estimate.get().total[0].value - 0.5576) }
        #expect(errors[6] < errors[0] / 4)
        let whole = try SobolIndices(
            design: design, outputs: allPoints(design).map(ishigami))
        #expect(try curve.points[6].estimate.get() == whole)
    }

    @Test func noEstimateYetIsKeptAsAFact() throws {
        // Nothing varies in the first 16 base samples.
        let design = SaltelliDesign(dimensions: 1, baseSamples: 32, seed: 2)
        let outputs = (0..<design.count).map { $0 < 48 ? 1 : Double($0 % 5) }
        let curve = Convergence.indices(design: design, outputs: outputs)
        #expect(throws: SweepAnalysisError.constantOutput(value: 1)) {
            try curve.points[0].estimate.get()
        }
        #expect(throws: Never.self) { try curve.points[1].estimate.get() }
    }
}

@Suite struct ParameterSpaceTests {
    private func space(correlated: Bool) throws -> ParameterSpace {
        let copula = try GaussianCopula(correlation: [[1, 0.8], [0.8, 1]], names: ["a", "c"])
        return try ParameterSpace(
            [
                SweepParameter(
                    path: "restrictions.0.cut", unit: "share", base: 0.3,
                    distribution: Distribution(.uniform(low: 0.1, high: 1)),
                    levels: [0.1, 0.5, 1]),
                SweepParameter(path: "overlay.days", unit: "days", base: 30, levels: [10, 60]),
                SweepParameter(
                    path: "models.theta", unit: "1", base: 4,
                    distribution: Distribution(.normal(mean: 4, standardDeviation: 1))),
            ],
            groups: correlated ? [.init(members: [2, 0], copula: copula)] : [])
    }

    @Test func coordinatesBecomeValues() throws {
        let space = try space(correlated: false)
        #expect(space.values(at: [.base, .base, .base]) == [0.3, 30, 4])
        #expect(space.values(at: [.level(2), .level(1), .base]) == [1, 60, 4])
        let values = space.values(at: [.quantile(0.5), .quantile(0.4), .quantile(0.5)])
        assertClose(values, [0.55, 10, 4], relative: 1e-15)
        #expect(space.values(at: [.base, .quantile(1), .base])[1] == 60)
    }

    @Test func groupsAreCorrelatedInTheirOwnOrder() throws {
        let space = try space(correlated: true)
        let values = space.values(at: [.quantile(0.5), .quantile(0.1), .quantile(0.975)])
        assertClose(values[2], 4 + 1.959963984540054, relative: 1e-14)
        let score = 0.8 * 1.959963984540054
        assertClose(values[0], 0.1 + 0.9 * StandardNormal.cumulative(score), relative: 1e-13)
    }

    @Test func designsThatDoNotFit() throws {
        let correlated = try space(correlated: true)
        let codes = { (d: Diagnostics) in d.items.map(\.code) }
        #expect(
            codes(correlated.findings(for: LatinHypercubeDesign(dimensions: 3, count: 5, seed: 1)))
                == [])
        #expect(
            codes(correlated.findings(for: SaltelliDesign(dimensions: 3, baseSamples: 2, seed: 1)))
                == ["correlation-without-sample"])
        let free = try space(correlated: false)
        let morris = free.findings(for: MorrisDesign(dimensions: 3, trajectories: 2, seed: 1))
        #expect(codes(morris) == ["unbounded-distribution"])
        #expect(morris.items.first?.location.place == "models.theta")
        let sobol = SobolDesign(sequence: SobolSequence(dimensions: 3), count: 4)
        #expect(codes(free.findings(for: sobol)) == ["unbounded-distribution"])
        #expect(
            codes(free.findings(for: SobolDesign(dimensions: 3, count: 4, seed: 1))) == [])
    }

    @Test func gridOverLevels() throws {
        let parameters = try space(correlated: false).parameters
        let grid = try GridDesign(parameters: Array(parameters.prefix(2)))
        #expect(grid.levelCounts == [3, 2])
        let thrown = #expect(throws: Diagnostics.self) { try GridDesign(parameters: parameters) }
        #expect(thrown?.items.map(\.code) == ["grid-without-levels"])
    }

    @Test func everythingWrongIsReported() throws {
        let copula = try GaussianCopula(correlation: [[1]], names: ["a"])
        let thrown = #expect(throws: Diagnostics.self) {
            try ParameterSpace(
                [
                    SweepParameter(path: "a", unit: "1", base: .nan, levels: [1]),
                    SweepParameter(path: "a", unit: "1", base: 1),
                ],
                groups: [.init(members: [0], copula: copula), .init(members: [0], copula: copula)])
        }
        #expect(
            thrown?.items.map(\.code) == [
                "not-finite", "parameter-twice", "parameter-without-values",
                "parameter-in-two-groups",
            ])
    }
}

import Foundation
import InputOutput
import RealModule
import Sweeps
import TestSupport
import Testing

/// Analyses that read a stored file of draws.
@Suite struct SweepAnalysisTests {
    private static func header(
        _ design: DesignDescription, parameters: Int, metrics: [String] = ["y"], draws: Int,
        base: Bool = false, shard: SweepShard = .whole
    ) -> SweepHeader {
        SweepHeader(
            plan: "", program: "", design: design,
            parameters: (0..<parameters).map { .init(path: "p\($0)", unit: "", base: 0.5) },
            metrics: metrics.map { .init(name: $0, unit: "%") }, drawCount: draws, shard: shard,
            includesBase: base)
    }

    /// Writes draws whose parameters are the coordinates of a design, and analyses the file.
    private static func analysis(
        _ header: SweepHeader, _ options: SweepAnalysis.Options = .init(), upTo count: Int = .max,
        point: (Int) -> [Double], outcome: (_ index: Int, [Double]) -> DrawRecord.Outcome
    ) throws -> SweepAnalysis {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "draws").path
        let file = try DrawFile.create(path, header: header)
        try file.append(
            file.remaining.prefix(count).map { index in
                let values = index == DrawRecord.base ? header.parameters.map(\.base) : point(index)
                return DrawRecord(
                    index: index, parameters: values, outcome: outcome(index, values))
            })
        if count == .max { try file.finish() }
        return try SweepAnalysis(DrawSource(path), options)
    }

    @Test func ishigamiFromAFileWithinOnePercent() throws {
        let samples = 1 << 14
        let design = SaltelliDesign(dimensions: 3, baseSamples: samples, seed: 5)
        var options = SweepAnalysis.Options()
        options.resamples = 20
        let analysis = try Self.analysis(
            Self.header(
                .saltelli(baseSamples: samples, seed: 5), parameters: 3, draws: design.count),
            options, point: design.unitPoint, outcome: { .values([ishigami($1)]) })
        guard case .sobol(let indices) = try analysis.metrics[0].drivers.get() else {
            Issue.record("no Sobol' indices")
            return
        }
        assertClose(indices.first.map(\.value), [0.3139, 0.4424, 0], absolute: 0.01, "first")
        assertClose(indices.total.map(\.value), [0.5576, 0.4424, 0.2437], absolute: 0.01, "total")
        // E y = a/2 and Var y = a²/8 + b π⁴/5 + b² π⁸/18 + 1/2.
        let pi4 = Double.pow(.pi, 4)
        let summary = try analysis.metrics[0].summary.get()
        #expect(summary.draws == 2 * samples && analysis.isSample)
        assertClose(summary.mean, 3.5, absolute: 0.01)
        assertClose(
            summary.standardDeviation ?? .nan,
            (49.0 / 8 + 0.1 * pi4 / 5 + 0.01 * pi4 * pi4 / 18 + 0.5).squareRoot(), absolute: 0.01)
        #expect(try analysis.metrics[0].drivers.get().first(parameters: 3) == 0)
        let points = try #require(analysis.metrics[0].indexConvergence).points
        #expect(points.last?.draws == samples && points.first?.draws == 16)
    }

    @Test func oneAtATimeComesWithItsInputs() throws {
        let design = OneAtATimeDesign(dimensions: 2, low: 0.1, high: 0.9)
        let analysis = try Self.analysis(
            Self.header(.oneAtATime(alternatives: [2, 2]), parameters: 2, draws: 5),
            point: { index in
                design.point(index).map { if case .quantile(let u) = $0 { u } else { 0.5 } }
            }, outcome: { $0 == 4 ? .failed("stuck") : .values([$1[0] - 3 * $1[1]]) })
        guard case .tornado(let tornado, let inputs) = try analysis.metrics[0].drivers.get() else {
            Issue.record("no tornado")
            return
        }
        #expect(inputs == [[0.1, 0.9], [0.1, 0.9]])
        #expect(tornado.bars.map(\.parameter) == [1, 0] && tornado.base == -1)
        #expect(analysis.failed == 1 && analysis.failures.map(\.reason) == ["stuck"])
        #expect(analysis.hasBase && !analysis.isSample && analysis.metrics[0].base == -1)
        #expect(analysis.metrics[0].convergence == nil)
    }

    @Test func morrisAndGridFromFiles() throws {
        let morris = MorrisDesign(dimensions: 2, trajectories: 4, levels: 6, pool: 10, seed: 3)
        let effects = try Self.analysis(
            Self.header(
                .morris(trajectories: 4, levels: 6, pool: 10, seed: 3), parameters: 2, draws: 12),
            point: morris.unitPoint, outcome: { .values([2 * $1[0] - 5 * $1[1]]) })
        #expect(try effects.metrics[0].drivers.get().first(parameters: 2) == 1)
        assertClose(
            try effects.metrics[0].drivers.get().importance(parameters: 2).compactMap { $0 },
            [2, 5], relative: 1e-12)

        let grid = GridDesign(levelCounts: [3, 2])
        let shares = try Self.analysis(
            Self.header(.grid(levels: [3, 2]), parameters: 2, draws: 6),
            point: { index in
                grid.point(index).map { if case .level(let k) = $0 { Double(k) } else { 0 } }
            },
            outcome: { .values([$1[0] + 10 * $1[1]]) })
        // Variances 2/3 and 100/4 without interaction.
        let importance = try shares.metrics[0].drivers.get().importance(parameters: 2)
        assertClose(
            importance.compactMap { $0 }, [2.0 / 3 / (2.0 / 3 + 25), 25 / (2.0 / 3 + 25)],
            relative: 1e-13)
    }

    @Test func everyColumnIsReadWhateverIsHeldInMemory() throws {
        let design = LatinHypercubeDesign(dimensions: 2, count: 40, seed: 1)
        let header = Self.header(
            .latinHypercube(seed: 1), parameters: 2, metrics: ["a", "b", "c", "d", "e"], draws: 40)
        let results = try [1, 80, 1 << 20].map { largest in
            var options = SweepAnalysis.Options()
            options.largestColumns = largest
            let analysis = try Self.analysis(
                header, options, point: design.unitPoint,
                outcome: { index, u in .values((0..<5).map { Double($0) * u[0] + u[1] }) })
            return try analysis.metrics.map { try $0.summary.get().mean }
        }
        #expect(results[0] == results[1] && results[1] == results[2])
        assertClose(results[0], [0.5, 1, 1.5, 2, 2.5], absolute: 0.02)
    }

    @Test func rankingsAreOfLikeWithLike() throws {
        let names = [
            "trade-ge:value_added_change.KOR", "trade-ge:value_added_change.world",
            "trade-ge:value_added_change.JPN", "trade-ge:value_added_change.@west",
            "trade-ge:value_added_change.CHN", "price_change_pct.KOR", "price_change_pct.JPN",
            "price_change_pct.KOR/c14", "price_change_pct.KOR/c15", "single",
            "importer_cost_pct_gdp.JPN/c9:KOR", "importer_cost_pct_gdp.CHN/c9:KOR",
        ]
        var options = SweepAnalysis.Options()
        options.top = 1
        let analysis = try Self.analysis(
            Self.header(
                .latinHypercube(seed: 1), parameters: 1, metrics: names, draws: 10, base: true),
            options, point: { [Double($0)] },
            outcome: { index, _ in
                let swap = index == 4 || index == 5
                return .values([
                    swap ? -1 : -3, -100, -2, -200, 7, 1, 2, 4, 3, 0, swap ? 1 : 5, 2,
                ])
            })
        let rankings = analysis.rankings
        #expect(
            rankings.map(\.quantity) == [
                "trade-ge:value_added_change", "price_change_pct", "price_change_pct",
                "importer_cost_pct_gdp",
            ])
        #expect(
            rankings.map(\.items) == [
                ["KOR", "JPN", "CHN"], ["KOR", "JPN"], ["KOR/c14", "KOR/c15"],
                ["JPN/c9:KOR", "CHN/c9:KOR"],
            ])
        #expect(
            rankings.map(\.order) == [.leastFirst, .greatestFirst, .greatestFirst, .greatestFirst])
        #expect(
            rankings.map { $0.items[$0.stability.top[0].item] }
                == ["KOR", "JPN", "KOR/c14", "JPN/c9:KOR"])
        assertClose(rankings.map(\.stability.shareUnchanged), [0.8, 1, 1, 0.8], relative: 1e-15)
        #expect(rankings.allSatisfy { $0.stability.draws == 10 } && analysis.hasBase)
    }

    /// An interrupted sweep and a shard say what there is, without the draws that are not there.
    @Test func partsOfASweep() throws {
        let samples = 8
        let design = SaltelliDesign(dimensions: 2, baseSamples: samples, seed: 5)
        let description = DesignDescription.saltelli(baseSamples: samples, seed: 5)
        let part = try Self.analysis(
            Self.header(description, parameters: 2, draws: design.count, base: true), upTo: 1 + 18,
            point: design.unitPoint, outcome: { .values([$1[0] + $1[1] * $1[1]]) })
        #expect(part.draws == 18 && part.failed == 0)
        let summary = try part.metrics[0].summary.get()
        // Four whole base samples, and the first row of the fifth.
        #expect(summary.draws == 9 && summary.failed == 0)
        guard case .sobol(let indices) = try part.metrics[0].drivers.get() else {
            Issue.record("no Sobol' indices")
            return
        }
        #expect(indices.baseSamples == 4)

        let shard = try Self.analysis(
            Self.header(
                description, parameters: 2, draws: design.count, base: true,
                shard: SweepShard(number: 2, of: 2)),
            point: design.unitPoint, outcome: { .values([$1[0]]) })
        #expect(shard.draws == 16 && !shard.hasBase && shard.metrics[0].base == nil)
        #expect(try shard.metrics[0].summary.get().draws == 8)
    }

    @Test func nothingSolvedIsSaidSo() throws {
        let analysis = try Self.analysis(
            Self.header(
                .latinHypercube(seed: 1), parameters: 1, metrics: ["a.X", "a.Y"], draws: 3),
            point: { [Double($0)] }, outcome: { index, _ in .failed("reason \(index / 2)") })
        #expect(analysis.failed == 3 && analysis.rankings.isEmpty)
        #expect(analysis.failures.map(\.reason) == ["reason 0", "reason 1"])
        #expect(analysis.failures.map(\.draws) == [2, 1])
        #expect(throws: SweepAnalysisError.tooFewDraws(usable: 0, needed: 1)) {
            try analysis.metrics[0].summary.get()
        }
        #expect(try analysis.metrics[0].drivers.get().first(parameters: 1) == nil)
    }
}

@Suite struct GridEffectsTests {
    /// Sobol's variance decomposition by brute force over subsets of parameters.
    @Test func sharesAreThoseOfTheDecomposition() throws {
        let design = GridDesign(levelCounts: [3, 2, 4])
        var random = SplitMix64(seed: 8)
        let outputs = (0..<design.count).map { _ in random.uniform() + 5 }
        let effects = try GridEffects(design: design, outputs: outputs)
        let mean = outputs.reduce(0, +) / 24
        let variance = outputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 24
        func varianceOfMeans(given kept: Set<Int>) -> Double {
            var groups: [[DesignCoordinate]: [Double]] = [:]
            for (index, output) in outputs.enumerated() {
                let point = design.point(index)
                groups[kept.sorted().map { point[$0] }, default: []].append(output)
            }
            return groups.values.reduce(0) { sum, group in
                let middle = group.reduce(0, +) / Double(group.count)
                return sum + (middle - mean) * (middle - mean) * Double(group.count) / 24
            }
        }
        for j in 0..<3 {
            let others = Set(0..<3).subtracting([j])
            assertClose(
                effects.first[j], varianceOfMeans(given: [j]) / variance, relative: 1e-12)
            assertClose(
                effects.total[j], 1 - varianceOfMeans(given: others) / variance, relative: 1e-12)
        }
    }

    @Test func partsAndConstantsHaveNoShares() {
        let design = GridDesign(levelCounts: [2, 2])
        #expect(throws: SweepAnalysisError.tooFewDraws(usable: 3, needed: 4)) {
            try GridEffects(design: design, outputs: [1, 2, .nan, 3])
        }
        #expect(throws: SweepAnalysisError.constantOutput(value: 7)) {
            try GridEffects(design: design, outputs: [7, 7, 7, 7])
        }
    }
}

@Suite struct RankCorrelationTests {
    @Test func agreesWithSciPy() throws {
        // scipy.stats.spearmanr of these lists, SciPy 1.17.1.
        let x: [Double] = [1, 2, 2, 4, 5, 7, 7, 7, 9, 10]
        let y: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
        let value = try #require(RankCorrelation.spearman(x + [.nan, 3], y + [1, .infinity]))
        assertClose(value, 0.38199494615621404, relative: 1e-14)
        #expect(RankCorrelation.spearman(x, x.map { -$0 * $0 }) == -1)
        #expect(RankCorrelation.spearman(x, x.map { _ in 1 }) == nil)
        #expect(RankCorrelation.spearman([1, 2], [2, 1]) == nil)
    }

    @Test func rankRatioOfChoices() throws {
        // Ranks 1 2 3 4 5 6 in groups {1, 4}, {2, 5}, {3, 6}: means 2.5, 3.5, 4.5 around 3.5, so
        // that 2·(1 + 0 + 1) of 17.5 lies between them.
        let y = [10.0, 20, 30, 40, 50, 60]
        let three = try #require(RankCorrelation(y).ratio(on: [0, 1, 2, 0, 1, 2]))
        assertClose(three, (4 / 17.5).squareRoot(), relative: 1e-15)
        // Two choices are a correlation without sign, in whatever order they are listed.
        let two = [0.0, 1, 1, 0, 0, 1]
        let ratio = try #require(RankCorrelation(y).ratio(on: two))
        assertClose(ratio, abs(try #require(RankCorrelation.spearman(two, y))), relative: 1e-14)
        #expect(RankCorrelation(y).ratio(on: two.map { 1 - $0 }) == ratio)
        #expect(RankCorrelation(y + [.nan]).ratio(on: two + [1]) == ratio)
        #expect(RankCorrelation([1, 2, 3, 10, 11, 12]).ratio(on: [5, 5, 5, 2, 2, 2]) ?? 0 > 0.87)
        #expect(RankCorrelation(y).ratio(on: [1, 1, 1, 1, 1, 1]) == nil)
        #expect(RankCorrelation([1, 1, 1]).ratio(on: [0, 1, 2]) == nil)
    }
}

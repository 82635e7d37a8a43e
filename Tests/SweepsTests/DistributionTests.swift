import InputOutput
import Sweeps
import TestSupport
import Testing

@Suite struct StandardNormalTests {
    @Test func quantilesAgreeWithSciPy() {
        assertClose(
            RecordedQuantiles.normalProbabilities.map(StandardNormal.quantile),
            RecordedQuantiles.normalQuantiles, absolute: 1e-16, relative: 2e-15)
    }

    @Test func cumulativeAgreesWithSciPy() {
        assertClose(
            RecordedQuantiles.normalPoints.map(StandardNormal.cumulative),
            RecordedQuantiles.normalCumulative, relative: 1e-13)
    }

    @Test func inversesOfEachOther() {
        for k in 1..<400 {
            let p = Double(k) / 400
            assertClose(
                StandardNormal.cumulative(StandardNormal.quantile(p)), p, relative: 1e-14, "\(p)")
        }
        #expect(StandardNormal.quantile(0) == -.infinity)
        #expect(StandardNormal.quantile(1) == .infinity)
    }
}

@Suite struct DistributionTests {
    private typealias Family = Distribution.Family

    @Test func quantilesAgreeWithSciPy() throws {
        typealias Recorded = RecordedQuantiles
        let normal = Family.normal(mean: 2, standardDeviation: 0.7)
        let lognormal = Family.lognormal(median: 3, logStandardDeviation: 0.6)
        let triangular = Family.triangular(low: 1, mode: 2, high: 5)
        let cases: [(String, Distribution, [Double])] = [
            ("uniform", try Distribution(.uniform(low: 1, high: 5)), Recorded.uniform),
            ("log", try Distribution(.logUniform(low: 0.1, high: 20)), Recorded.logUniform),
            ("triangular", try Distribution(triangular), Recorded.triangular),
            ("normal", try Distribution(normal), Recorded.normal),
            ("lognormal", try Distribution(lognormal), Recorded.lognormal),
            (
                "truncated normal", try Distribution(normal, lowerBound: 1, upperBound: 2.5),
                Recorded.truncatedNormal
            ),
            (
                "tail",
                try Distribution(
                    .normal(mean: 0, standardDeviation: 1), lowerBound: 5, upperBound: 7),
                Recorded.tailNormal
            ),
            (
                "truncated lognormal", try Distribution(lognormal, lowerBound: 2, upperBound: 6),
                Recorded.truncatedLognormal
            ),
            (
                "truncated triangular",
                try Distribution(triangular, lowerBound: 1.5, upperBound: 4),
                Recorded.truncatedTriangular
            ),
        ]
        for (name, distribution, expected) in cases {
            assertClose(
                Recorded.probabilities.map(distribution.quantile), expected, relative: 1e-12, name)
        }
    }

    @Test func boundsAreTheEndsAndHoldBetween() throws {
        let families: [Family] = [
            .uniform(low: 0, high: 10), .logUniform(low: 0.01, high: 100),
            .triangular(low: 0, mode: 3, high: 10), .normal(mean: 3, standardDeviation: 4),
            .lognormal(median: 3, logStandardDeviation: 1),
        ]
        for family in families {
            let both = try Distribution(family, lowerBound: 0.3, upperBound: 7)
            assertClose(both.quantile(0), 0.3, relative: 1e-12, "\(family)")
            assertClose(both.quantile(1), 7, relative: 1e-12, "\(family)")
            let values = (0...100).map { both.quantile(Double($0) / 100) }
            #expect(values.allSatisfy { $0 >= 0.3 && $0 <= 7 })
            #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(family)")
            // One bound: the median of what lies above it.
            let above = try Distribution(family, lowerBound: 4)
            let free = try Distribution(family)
            var (low, high) = (0.0, 1.0)
            for _ in 0..<60 {
                let middle = (low + high) / 2
                if free.quantile(middle) < 4 { low = middle } else { high = middle }
            }
            assertClose(
                above.quantile(0.5), free.quantile((low + 1) / 2), relative: 1e-12, "\(family)")
            #expect(!both.isUnbounded)
        }
        #expect(try Distribution(.normal(mean: 0, standardDeviation: 1)).isUnbounded)
        #expect(try Distribution(.lognormal(median: 1, logStandardDeviation: 1)).isUnbounded)
    }

    @Test func degenerateTriangles() throws {
        let rising = try Distribution(.triangular(low: 0, mode: 1, high: 1))
        assertClose(rising.quantile(0.25), 0.5, relative: 1e-15)
        #expect(rising.quantile(1) == 1)
        let falling = try Distribution(.triangular(low: 0, mode: 0, high: 1), lowerBound: 0.5)
        // Above ½ lies a smaller triangle of the same shape.
        assertClose(falling.quantile(0.75), 0.75, relative: 1e-15)
        #expect(falling.quantile(0) == 0.5)
    }

    @Test func choicesByWeight() throws {
        let choice = try Distribution(.choice(values: [10, 20, 30, 40], weights: [1, 0, 2, 0]))
        #expect([0, 0.3, 0.34, 0.9, 1].map(choice.quantile) == [10, 10, 30, 30, 30])
        let tables = try Distribution.choice(count: 3)
        #expect([0, 0.32, 0.34, 0.65, 0.67, 1].map(tables.quantile) == [0, 0, 1, 1, 2, 2])
        var counts = [0, 0, 0]
        for k in 0..<3000 { counts[Int(tables.quantile((Double(k) + 0.5) / 3000))] += 1 }
        #expect(counts == [1000, 1000, 1000])
    }

    @Test func everythingWrongIsReported() throws {
        let cases: [(Family, Double?, Double?, [String])] = [
            (.uniform(low: 2, high: 2), nil, nil, ["range-out-of-order"]),
            (.uniform(low: .nan, high: .infinity), nil, nil, ["not-finite", "not-finite"]),
            (.logUniform(low: 0, high: -1), nil, nil, ["not-positive", "range-out-of-order"]),
            (.triangular(low: 0, mode: 3, high: 2), nil, nil, ["mode-out-of-range"]),
            (.normal(mean: 0, standardDeviation: 0), nil, nil, ["not-positive"]),
            (
                .lognormal(median: -1, logStandardDeviation: -1), nil, nil,
                ["not-positive", "not-positive"]
            ),
            (.choice(values: [], weights: []), nil, nil, ["empty-choice"]),
            (
                .choice(values: [1, 2], weights: [-1]), nil, 3,
                ["weights-do-not-fit", "negative-weight", "bounds-on-choice"]
            ),
            (.choice(values: [1], weights: [0]), nil, nil, ["zero-weights"]),
            (.uniform(low: 0, high: 1), 2, 1, ["bounds-out-of-order"]),
            (.uniform(low: 0, high: 1), 2, 3, ["bounds-without-probability"]),
            (.normal(mean: 0, standardDeviation: 1), 50, 60, ["bounds-without-probability"]),
            (.uniform(low: 0, high: 1), -.infinity, nil, ["not-finite"]),
        ]
        for (family, lower, upper, codes) in cases {
            let thrown = #expect(throws: Diagnostics.self, "\(family)") {
                _ = try Distribution(
                    family, lowerBound: lower, upperBound: upper, place: "vary.0")
            }
            #expect(thrown?.items.map(\.code) == codes, "\(family)")
            #expect(thrown?.items.allSatisfy { $0.location.place == "vary.0" } == true)
        }
        #expect(throws: Diagnostics.self) { try Distribution.choice(count: 0) }
    }
}

@Suite struct GaussianCopulaTests {
    @Test func correlationOfNormalScores() throws {
        let target = [[1, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 1]]
        let copula = try GaussianCopula(correlation: target, names: ["a", "b", "c"])
        let design = SobolDesign(dimensions: 3, count: 1 << 14, seed: 5)
        var sums = [[Double]](repeating: [0, 0, 0], count: 3)
        for index in 0..<design.count {
            let scores = copula.correlate(design.unitPoint(index)).map(StandardNormal.quantile)
            for i in 0..<3 { for j in 0..<3 { sums[i][j] += scores[i] * scores[j] } }
        }
        for i in 0..<3 {
            for j in 0..<3 {
                assertClose(
                    sums[i][j] / Double(design.count), target[i][j], absolute: 2e-3, "\(i), \(j)")
            }
        }
    }

    @Test func independenceChangesNothing() throws {
        let copula = try GaussianCopula(correlation: [[1, 0], [0, 1]], names: ["a", "b"])
        assertClose(copula.correlate([0.2, 0.9]), [0.2, 0.9], relative: 1e-15)
        #expect(try GaussianCopula(correlation: [], names: []).correlate([]) == [])
    }

    @Test func endsStayInside() throws {
        let copula = try GaussianCopula(correlation: [[1, 0.7], [0.7, 1]], names: ["a", "b"])
        let u = 1 - 0x1p-53
        #expect(copula.correlate([u, u])[1] < 1)
        #expect(copula.correlate([0x1p-53, 0x1p-53])[1] > 0)
    }

    @Test func spearmanOfNormalScores() {
        assertClose(GaussianCopula.normalScoreCorrelation(spearman: 1), 1, relative: 1e-15)
        assertClose(
            GaussianCopula.normalScoreCorrelation(spearman: 0.5), 0.5176380902050415,
            relative: 1e-15)
    }

    @Test func impossibleCorrelationsAreNamed() {
        let cases: [([[Double]], [String])] = [
            (
                [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]],
                ["correlation-not-positive-definite"]
            ),
            ([[1, 1, 0], [1, 1, 0], [0, 0, 1]], ["correlation-not-positive-definite"]),
            (
                [[1, 0.1, 2], [0.2, 0.9, 0], [2, 0, 1]],
                ["correlation-asymmetric", "correlation-diagonal", "correlation-range"]
            ),
            ([[1]], ["correlation-shape"]),
        ]
        for (matrix, codes) in cases {
            let thrown = #expect(throws: Diagnostics.self) {
                _ = try GaussianCopula(correlation: matrix, names: ["cut", "theta", "days"])
            }
            #expect(thrown.map { Set($0.items.map(\.code)) } == Set(codes))
        }
        let thrown = #expect(throws: Diagnostics.self) {
            _ = try GaussianCopula(correlation: cases[0].0, names: ["cut", "theta", "days"])
        }
        #expect(thrown?.items.first?.message.contains("cut, theta, days cannot") == true)
    }
}

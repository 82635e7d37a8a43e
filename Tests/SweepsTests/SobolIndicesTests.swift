import RealModule
import Sweeps
import TestSupport
import Testing

/// The function of T. Ishigami and T. Homma (1990) with a = 7, b = 0.1, on the unit cube.
func ishigami(_ u: [Double]) -> Double {
    let x = u.map { 2 * Double.pi * $0 - .pi }
    let (s1, s2) = (Double.sin(x[0]), Double.sin(x[1]))
    return s1 + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
}

@Suite struct SobolIndicesTests {
    private static let analyticFirst = [0.3139, 0.4424, 0]
    private static let analyticTotal = [0.5576, 0.4424, 0.2437]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func ishigamiWithinOnePercent(seed: UInt64) throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: 1 << 14, seed: seed)
        let indices = try SobolIndices(design: design, outputs: allPoints(design).map(ishigami))
        assertClose(indices.first.map(\.value), Self.analyticFirst, absolute: 0.01, "first")
        assertClose(indices.total.map(\.value), Self.analyticTotal, absolute: 0.01, "total")
        #expect(indices.baseSamples == 1 << 14 && indices.failed == 0)
        #expect(indices.first.allSatisfy { $0.interval == nil })
    }

    @Test func agreesWithSALibOnItsOutputs() throws {
        let base = SobolDesign(sequence: SobolSequence(dimensions: 6), count: 32, skip: 32)
        let design = SaltelliDesign(base: base)
        assertClose(
            allPoints(design).map(ishigami), RecordedIndices.outputs, absolute: 1e-12, "outputs")
        let indices = try SobolIndices(design: design, outputs: RecordedIndices.outputs)
        assertClose(
            indices.first.map(\.value), RecordedIndices.first, absolute: 1e-12, "first")
        assertClose(
            indices.total.map(\.value), RecordedIndices.total, absolute: 1e-12, "total")
    }

    @Test func agreesWithSALibOnTheSameDesign() throws {
        let base = SobolDesign(sequence: SobolSequence(dimensions: 6), count: 1024, skip: 1024)
        let design = SaltelliDesign(base: base)
        let indices = try SobolIndices(
            design: design, outputs: allPoints(design).map(ishigami),
            bootstrap: Bootstrap(resamples: 2000, seed: 4))
        assertClose(
            indices.first.map(\.value), RecordedIndices.firstOf1024, absolute: 1e-10, "first")
        assertClose(
            indices.total.map(\.value), RecordedIndices.totalOf1024, absolute: 1e-10, "total")
        // Both are bootstrap errors from 2000 resamples, each good to 1.6 %.
        let half = StandardNormal.quantile(0.975)
        assertClose(
            indices.first.compactMap { $0.interval.map { half * $0.standardError } },
            RecordedIndices.firstHalfWidthOf1024, relative: 0.08, "first half width")
        assertClose(
            indices.total.compactMap { $0.interval.map { half * $0.standardError } },
            RecordedIndices.totalHalfWidthOf1024, relative: 0.08, "total half width")
    }

    @Test func intervalsCoverTheTruth() throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: 512, seed: 6)
        let outputs = allPoints(design).map(ishigami)
        let bootstrap = Bootstrap(resamples: 500, seed: 1)
        let indices = try SobolIndices(design: design, outputs: outputs, bootstrap: bootstrap)
        for (estimate, truth) in zip(
            indices.first + indices.total, Self.analyticFirst + Self.analyticTotal)
        {
            let interval = try #require(estimate.interval)
            #expect(interval.low <= estimate.value && estimate.value <= interval.high)
            #expect(interval.low - 0.001 <= truth && truth <= interval.high + 0.001)
        }
        let again = try SobolIndices(design: design, outputs: outputs, bootstrap: bootstrap)
        #expect(again == indices)
        let other = try SobolIndices(
            design: design, outputs: outputs, bootstrap: Bootstrap(resamples: 500, seed: 2))
        #expect(other.first[0].interval != indices.first[0].interval)
    }

    /// For a linear function the shares are the squared slopes, and shifting or scaling the output
    /// changes nothing.
    @Test func linearFunction() throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: 1 << 12, seed: 3)
        let outputs = allPoints(design).map { 1e6 + 3 * $0[0] - 4 * $0[1] }
        let indices = try SobolIndices(design: design, outputs: outputs)
        assertClose(indices.first.map(\.value), [9 / 25, 16 / 25, 0], absolute: 3e-3)
        assertClose(indices.total.map(\.value), [9 / 25, 16 / 25, 0], absolute: 3e-3)
        let scaled = try SobolIndices(design: design, outputs: outputs.map { -2 * ($0 - 1e6) })
        assertClose(
            scaled.first.map(\.value), indices.first.map(\.value), absolute: 1e-8)
    }

    @Test func failedRowsTakeTheirSampleOut() throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: 64, seed: 3)
        var outputs = allPoints(design).map(ishigami)
        let whole = outputs
        outputs[7] = .nan  // sample 1
        outputs[320 - 1] = .infinity  // sample 63
        let indices = try SobolIndices(design: design, outputs: outputs)
        #expect(indices.baseSamples == 62 && indices.failed == 2)
        #expect(indices.first[0].value.isFinite)
        let first16 = try SobolIndices(design: design, outputs: whole, baseSamples: 16)
        let small = SaltelliDesign(dimensions: 3, baseSamples: 16, seed: 3)
        #expect(
            first16
                == (try SobolIndices(design: small, outputs: allPoints(small).map(ishigami))))
    }

    @Test func noVarianceNoIndices() throws {
        let design = SaltelliDesign(dimensions: 2, baseSamples: 8, seed: 3)
        #expect(throws: SweepAnalysisError.constantOutput(value: 5)) {
            try SobolIndices(
                design: design, outputs: [Double](repeating: 5, count: design.count))
        }
        #expect(throws: SweepAnalysisError.tooFewDraws(usable: 0, needed: 2)) {
            try SobolIndices(
                design: design, outputs: [Double](repeating: .nan, count: design.count))
        }
    }
}

@Suite struct MorrisEffectsTests {
    @Test func agreesWithSALib() throws {
        let points = (0..<24).map { Array(RecordedIndices.morrisDesign[3 * $0..<3 * $0 + 3]) }
        let result = MorrisEffects(
            points: points, outputs: RecordedIndices.morrisOutputs, dimensions: 3)
        let effects = result.effects.compactMap { $0 }
        assertClose(effects.map(\.mean), RecordedIndices.morrisMu, absolute: 1e-12, "mu")
        assertClose(
            effects.map(\.meanAbsolute.value), RecordedIndices.morrisMuStar, absolute: 1e-12)
        assertClose(
            effects.compactMap(\.standardDeviation), RecordedIndices.morrisSigma, absolute: 1e-12)
    }

    @Test func linearFunctionHasItsSlopes() throws {
        let design = MorrisDesign(dimensions: 3, trajectories: 10, seed: 1)
        let outputs = allPoints(design).map { 5 + 3 * $0[0] - 2 * $0[1] }
        let result = MorrisEffects(
            design: design, outputs: outputs, bootstrap: Bootstrap(resamples: 100, seed: 1))
        let effects = result.effects.compactMap { $0 }
        assertClose(effects.map(\.mean), [3, -2, 0], absolute: 1e-13)
        assertClose(effects.map(\.meanAbsolute.value), [3, 2, 0], absolute: 1e-13)
        assertClose(effects.compactMap(\.standardDeviation), [0, 0, 0], absolute: 1e-13)
        assertClose(effects[0].meanAbsolute.interval?.high ?? .nan, 3, absolute: 1e-13)
    }

    @Test func failedPointsTakeTheirStepsOut() {
        let design = MorrisDesign(dimensions: 2, trajectories: 2, seed: 1)
        var outputs = allPoints(design).map { $0[0] + $0[1] }
        outputs[1] = .nan
        let result = MorrisEffects(design: design, outputs: outputs)
        #expect(result.failedSteps == 2)
        #expect(result.effects.map { $0?.steps } == [1, 1])
        #expect(result.effects[0]?.standardDeviation == nil)
        outputs[4] = .nan
        #expect(MorrisEffects(design: design, outputs: outputs).effects == [nil, nil])
    }
}

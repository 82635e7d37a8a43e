import Sweeps
import TestSupport
import Testing

@Suite struct SobolSequenceTests {
    @Test func pointsAreSciPys() {
        let ten = SobolSequence(dimensions: 10)
        for index in 0..<32 {
            for j in 0..<10 {
                #expect(
                    ten.integer(index: index, dimension: j)
                        == RecordedSobolPoints.first[10 * index + j], "point \(index), \(j)")
            }
        }
        let six = SobolSequence(dimensions: 6)
        let far = (0..<4).flatMap { row in
            (0..<6).map { six.integer(index: 1_000_003 + row, dimension: $0) }
        }
        #expect(far == RecordedSobolPoints.far)
        #expect(six.coordinate(index: 1, dimension: 5) == 0.5)
    }

    @Test func allDimensionsAreSciPys() {
        let sequence = SobolSequence(dimensions: SobolSequence.maximumDimensions)
        #expect(sequence.dimensions == 1111)
        var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<512 {
            for j in 0..<1111 {
                fingerprint ^= UInt64(sequence.integer(index: index, dimension: j))
                fingerprint &*= 0x100_0000_01b3
            }
            #expect(
                sequence.integer(index: index, dimension: 1110)
                    == RecordedSobolPoints.lastDimension[index])
        }
        #expect(fingerprint == RecordedSobolPoints.fingerprint)
    }

    /// Blocks of 2^k points hit every interval of length 2^−k once in every dimension, and the
    /// first two dimensions every box of area 2^−k; scrambling keeps this.
    @Test(arguments: [nil, 1, 99] as [UInt64?])
    func blocksAreBalanced(seed: UInt64?) {
        let sequence = SobolSequence(dimensions: 200, scramblingSeed: seed)
        let k = 8
        for block in [0, 5] {
            let indices = block << k..<(block + 1) << k
            for j in 0..<200 {
                let cells = indices.map { sequence.integer(index: $0, dimension: j) >> 24 }
                #expect(Set(cells).count == 1 << k, "dimension \(j)")
            }
            for bits in 0...UInt32(k) {
                let boxes = indices.map { index -> UInt64 in
                    let x = UInt64(sequence.integer(index: index, dimension: 0)) >> (32 - bits)
                    let y = UInt64(sequence.integer(index: index, dimension: 1))
                    return x << 32 | y >> (32 - UInt64(k) + UInt64(bits))
                }
                #expect(Set(boxes).count == 1 << k, "boxes of \(bits) bits")
            }
        }
    }

    @Test func scrambledPointsLieInside() {
        let sequence = SobolSequence(dimensions: 50, scramblingSeed: 12)
        for index in 0..<256 {
            #expect(sequence.point(index).allSatisfy { $0 > 0 && $0 < 1 })
        }
        #expect(!SobolDesign(dimensions: 2, count: 4, seed: 0).reachesEnds)
        #expect(SobolDesign(sequence: SobolSequence(dimensions: 2), count: 4).reachesEnds)
        #expect(!SobolDesign(sequence: SobolSequence(dimensions: 2), count: 4, skip: 1).reachesEnds)
    }

    /// Scrambling leaves the mean over points unbiased: the first point alone is uniform over
    /// seeds.
    @Test func firstPointIsUniformOverSeeds() {
        let n = 4000
        var sums = [0.0, 0.0, 0.0]
        for seed in 0..<n {
            let point = SobolSequence(dimensions: 3, scramblingSeed: UInt64(seed)).point(0)
            for j in 0..<3 { sums[j] += point[j] - 0.5 }
        }
        // Four standard errors of a uniform mean.
        for sum in sums { assertClose(sum / Double(n), 0, absolute: 4 * 0.2887 / 63.2) }
    }

    @Test func integratesFasterThanMonteCarlo() {
        // ∏ (1 + (x_j − ½)) has integral 1; independent draws would err by about 0.01 here.
        let design = SobolDesign(dimensions: 6, count: 1 << 12, seed: 77)
        let mean =
            allPoints(design).reduce(0) { $0 + $1.reduce(1) { $0 * (0.5 + $1) } }
            / Double(design.count)
        assertClose(mean, 1, absolute: 2e-4)
    }

    @Test func noMoreDimensionsThanTheTableHas() async {
        await #expect(processExitsWith: .failure) { _ = SobolSequence(dimensions: 1112) }
    }
}

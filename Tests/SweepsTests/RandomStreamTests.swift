import Sweeps
import TestSupport
import Testing

@Suite struct PhiloxTests {
    /// Lines `philox4x32 10` of Random123's `tests/kat_vectors`.
    @Test(
        arguments: [
            (
                [0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
            ),
            (
                [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
            ),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
            ),
        ] as [([UInt32], [UInt32], [UInt32])])
    func knownAnswers(counter: [UInt32], key: [UInt32], expected: [UInt32]) {
        let block = Philox4x32.block(counter: SIMD4(counter), key: SIMD2(key))
        #expect(block == SIMD4(expected))
    }
}

@Suite struct RandomStreamTests {
    @Test func addressesDoNotShareNumbers() {
        var seen: Set<UInt64> = []
        var count = 0
        for seed: UInt64 in [0, 1, 1 << 32] {
            for stream: UInt32 in [0, 1, 7] {
                for draw in [0, 1, 2, 1 << 32, 1 << 33] {
                    for dimension in 0..<9 {
                        let random = RandomStream(seed: seed, stream: stream)
                        seen.insert(random.bits(draw: draw, dimension: dimension))
                        count += 1
                    }
                }
            }
        }
        #expect(seen.count == count)
    }

    @Test func momentsOfNormals() {
        let n = 100_000
        let stream = RandomStream(seed: 3, for: .general)
        let values = (0..<n).map { stream.normal(draw: 0, dimension: $0) }
        let mean = values.reduce(0, +) / Double(n)
        let variance = values.reduce(0) { $0 + $1 * $1 } / Double(n)
        let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(n)
        // Four standard errors: 1/√n, √(2/n), √(96/n).
        assertClose(mean, 0, absolute: 4 * 0.00317)
        assertClose(variance, 1, absolute: 4 * 0.00448)
        assertClose(fourth, 3, absolute: 4 * 0.031)
    }

    @Test func integersAreEquallyLikely() {
        let stream = RandomStream(seed: 9, for: .general)
        var counts = [Int](repeating: 0, count: 7)
        for draw in 0..<70_000 { counts[stream.integer(below: 7, draw: draw, dimension: 0)] += 1 }
        let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        #expect(chiSquare < 22.5)  // 99.9 % point with 6 degrees of freedom
    }

    @Test func permutationsAreEquallyLikely() {
        let stream = RandomStream(seed: 10, for: .general)
        var counts: [[UInt32]: Int] = [:]
        for draw in 0..<24_000 { counts[stream.permutation(count: 4, draw: draw), default: 0] += 1 }
        #expect(counts.count == 24)
        let chiSquare = counts.values.reduce(0.0) {
            $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000
        }
        #expect(chiSquare < 49.8)  // 99.9 % point with 23 degrees of freedom
    }

    @Test(arguments: [0, 1, 2, 3, 64, 257])
    func permutationsHoldEachItemOnce(count: Int) {
        let order = RandomStream(seed: 11, for: .general).permutation(count: count, draw: 0)
        #expect(order.sorted() == (0..<count).map { UInt32($0) })
    }

    @Test func noIntegerBelowZero() async {
        await #expect(processExitsWith: .failure) {
            _ = RandomStream(seed: 0, for: .general).integer(below: 0, draw: 0, dimension: 0)
        }
    }
}

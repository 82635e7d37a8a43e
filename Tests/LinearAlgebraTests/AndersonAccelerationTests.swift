import LinearAlgebra
import TestSupport
import Testing

@Suite struct AndersonAccelerationTests {
    /// A linear map that contracts slowly, with its fixed point.
    private func map(_ n: Int, seed: UInt64) -> (M: [[Double]], b: [Double]) {
        var random = SplitMix64(seed: seed)
        let M = (0..<n).map { _ in (0..<n).map { _ in random.uniform() * 1.9 / Double(n) } }
        return (M, (0..<n).map { _ in random.uniform() })
    }

    private func image(_ x: [Double], _ map: (M: [[Double]], b: [Double])) -> [Double] {
        zip(map.M, map.b).map { row, b in zip(row, x).reduce(b) { $0 + $1.0 * $1.1 } }
    }

    @Test(arguments: [1, 2, 3, 5, 40]) func findsLinearFixedPoints(n: Int) {
        let problem = map(n, seed: UInt64(n))
        func steps(window: Int) -> Int? {
            var acceleration = AndersonAcceleration(count: n, window: window)
            var x = [Double](repeating: 0, count: n)
            for step in 1...2000 {
                let g = image(x, problem)
                let change = zip(g, x).reduce(0) { max($0, abs($1.0 - $1.1)) }
                if change <= 1e-12 * (1 + (x.map(abs).max() ?? 0)) { return step }
                x = acceleration.next(x, image: g)
            }
            return nil
        }
        let accelerated = steps(window: 8)
        #expect(accelerated ?? .max <= 20)
        // Without a window it is plain iteration, which gets there slowly or, where the map does
        // not contract, not at all.
        #expect(accelerated ?? .max <= steps(window: 0) ?? .max)
    }

    @Test func anEmptyVectorStaysEmpty() {
        var acceleration = AndersonAcceleration(count: 0, window: 3)
        #expect(acceleration.next([], image: []) == [])
        #expect(acceleration.next([], image: []) == [])
    }

    @Test func restartForgets() {
        var acceleration = AndersonAcceleration(count: 1, window: 3)
        _ = acceleration.next([0], image: [1])
        _ = acceleration.next([1], image: [1.5])
        acceleration.restart()
        #expect(acceleration.next([5], image: [6]) == [6])
    }
}

/// Morris' trajectories for elementary effects: from a random grid point each parameter is moved
/// once, in random order and direction, by Δ = p / (2(p − 1)) on a grid of p levels.
///
/// M. D. Morris, Technometrics 33, 161–174 (1991). With a pool, the trajectories kept are spread
/// out as F. Campolongo, J. Cariboni, A. Saltelli, Environ. Model. Softw. 22, 1509–1518 (2007)
/// measure spread, chosen one after the other as M. V. Ruano et al., ibid. 37, 103–109 (2012)
/// advise.
public struct MorrisDesign: UnitCubeDesign {
    /// The number of parameters.
    public let dimensions: Int
    /// The number of grid levels p, even.
    public let levels: Int
    /// The numbers of the trajectories under the seed, in the order in which they are run.
    public let trajectories: [Int]
    private let stream: RandomStream

    /// The design for a seed.
    /// - Parameter pool: when above `trajectories`, so many are drawn and the most spread out kept,
    ///   in O(pool² × dimensions³) time.
    public init(
        dimensions: Int, trajectories: Int, levels: Int = 4, pool: Int? = nil, seed: UInt64
    ) {
        precondition(dimensions >= 0 && trajectories >= 0, "\(trajectories) trajectories")
        precondition(levels >= 2 && levels % 2 == 0, "\(levels) levels, which must be even")
        let all = MorrisDesign(
            dimensions: dimensions, levels: levels,
            trajectories: Array(0..<max(trajectories, pool ?? 0)),
            stream: RandomStream(seed: seed, for: .morris))
        self.init(
            dimensions: dimensions, levels: levels,
            trajectories: all.trajectories.count > trajectories
                ? all.mostSpread(trajectories) : all.trajectories,
            stream: all.stream)
    }

    private init(dimensions: Int, levels: Int, trajectories: [Int], stream: RandomStream) {
        self.dimensions = dimensions
        self.levels = levels
        self.trajectories = trajectories
        self.stream = stream
    }

    /// The number of points: `dimensions` + 1 for each trajectory.
    public var count: Int { trajectories.count * (dimensions + 1) }
    /// Grid points, no sample.
    public var isSample: Bool { false }
    /// The first and last level are the ends of the unit interval.
    public var reachesEnds: Bool { true }
    /// The step in each coordinate.
    public var step: Double { Double(levels / 2) / Double(levels - 1) }

    /// Point `index` of the unit cube.
    public func unitPoint(_ index: Int) -> [Double] {
        check(index)
        let (run, moves) = index.quotientAndRemainder(dividingBy: dimensions + 1)
        return unitPoint(trajectory: trajectories[run], moves: moves)
    }

    /// The point after some moves of a trajectory. Coordinates are level numbers over p − 1, so
    /// that the same level is always the same number.
    private func unitPoint(trajectory: Int, moves: Int) -> [Double] {
        let order = stream.permutation(count: dimensions, draw: 2 * trajectory)
        let half = levels / 2
        var level = (0..<dimensions).map { j in
            // An integer below p: its half gives the start in 0..<p/2, its parity the direction.
            stream.integer(below: levels, draw: 2 * trajectory + 1, dimension: j)
        }
        var rising = [Bool](repeating: false, count: dimensions)
        for j in 0..<dimensions {
            rising[j] = level[j] % 2 == 0
            level[j] = level[j] / 2 + (rising[j] ? 0 : half)
        }
        for j in order.prefix(moves).map({ Int($0) }) { level[j] += rising[j] ? half : -half }
        return level.map { Double($0) / Double(levels - 1) }
    }

    /// The trajectories that are farthest from each other, greedily from the farthest pair: each
    /// next one has the largest sum of squared distances to those already kept.
    private func mostSpread(_ kept: Int) -> [Int] {
        let pool = trajectories.count
        let points = (0..<pool).map { t in
            (0...dimensions).map { unitPoint(trajectory: t, moves: $0) }
        }
        var squared = [Double](repeating: 0, count: pool * pool)
        var best = (first: 0, second: min(1, pool - 1), value: -1.0)
        for a in 0..<pool {
            for b in 0..<a {
                let distance = Self.distance(points[a], points[b])
                squared[a * pool + b] = distance * distance
                squared[b * pool + a] = distance * distance
                if squared[a * pool + b] > best.value {
                    best = (b, a, squared[a * pool + b])
                }
            }
        }
        var chosen = Array([best.first, best.second].prefix(kept))
        while chosen.count < kept {
            var next = (trajectory: 0, value: -1.0)
            for candidate in 0..<pool where !chosen.contains(candidate) {
                let value = chosen.reduce(0.0) { $0 + squared[candidate * pool + $1] }
                if value > next.value { next = (candidate, value) }
            }
            chosen.append(next.trajectory)
        }
        return chosen.sorted()
    }

    /// The sum of the distances between all points of two trajectories (Campolongo et al., equation
    /// 10).
    private static func distance(_ a: [[Double]], _ b: [[Double]]) -> Double {
        var sum = 0.0
        for x in a {
            for y in b {
                var squares = 0.0
                for (p, q) in zip(x, y) { squares += (p - q) * (p - q) }
                sum += squares.squareRoot()
            }
        }
        return sum
    }
}

/// Scales cells to linear totals that may contradict each other: KRAS (Lenzen, Gallego & Wood
/// 2009), GRAS for each total in turn, and totals that give way within their reliability where they
/// cannot all be met.
///
/// A total k asks Σ_c g_kc·a_c = c_k with g = ±1. Its cells with g·a > 0 are multiplied by r, the
/// others divided by it, with the r that meets it,
///
///     r = (c + √(c² + 4·p·q)) / (2·p)
///
/// p and q being the sums of |g·a| of both kinds. When the largest gap no longer falls, every total
/// that is not met moves towards what is reached by at most a tenth of its standard deviation a
/// sweep. Totals without a standard deviation never move.
struct ConflictingTotals {
    /// One total: what it is of, and what it should be.
    struct Total {
        /// What it is of.
        let constraint: ProjectionCells.Constraint
        /// What was asked.
        let asked: Double
        /// Its standard deviation, in the same unit; 0 where it never moves.
        let deviation: Double
        /// What a gap is compared with.
        let scale: Double
    }

    /// How it ended.
    struct Outcome {
        /// What each total adds up to.
        var reached: [Double]
        /// What each total is asked to be in the end: less or more than before where it gave way.
        var targets: [Double]
        /// Passes over all totals.
        var sweeps: Int
        /// The largest gap to what is asked or has given way, relative; and its total.
        var worst: (total: Int, gap: Double)
        /// Whether totals had to give way.
        var hasConflict: Bool
    }

    /// Scales the cells.
    /// - Parameter start: targets that have given way to each other already, in the order of
    ///   `totals`.
    static func scale(
        _ cells: inout ProjectionCells, to totals: [Total], from start: [Double]? = nil,
        tolerance: Double, sweepLimit: Int
    ) -> Outcome {
        var targets = start ?? totals.map(\.asked)
        var best = Double.infinity
        var stalled = 0
        var outcome = Outcome(
            reached: [], targets: [], sweeps: 0, worst: (0, .infinity), hasConflict: false)
        for sweep in 1...sweepLimit {
            // Each gap is that before the total’s own turn: the last one to be met would otherwise
            // never give way.
            var gaps = [Double](repeating: 0, count: totals.count)
            var worst = (total: 0, gap: 0.0)
            for (k, total) in totals.enumerated() {
                gaps[k] = apply(total.constraint, targets[k], &cells)
                let gap = abs(gaps[k]) / total.scale
                if !(gap <= worst.gap) { worst = (k, gap) }
            }
            outcome.sweeps = sweep
            outcome.worst = worst
            if worst.gap <= tolerance { break }
            if worst.gap < 0.98 * best {
                best = worst.gap
                stalled = 0
            } else {
                stalled += 1
            }
            if stalled < 10 { continue }
            for (k, total) in totals.enumerated() where total.deviation > 0 {
                if abs(gaps[k]) / total.scale <= tolerance { continue }
                // Half of the gap: the other side of a contradiction comes towards it too.
                let step = min(abs(gaps[k]) / 2, 0.1 * total.deviation)
                targets[k] += gaps[k] < 0 ? -step : step
                outcome.hasConflict = true
            }
            best = .infinity
        }
        outcome.targets = targets
        outcome.reached = totals.map { cells.net($0.constraint) }
        return outcome
    }

    /// Scales the cells of one total, and returns how far they were from it.
    private static func apply(
        _ constraint: ProjectionCells.Constraint, _ target: Double, _ cells: inout ProjectionCells
    ) -> Double {
        let (p, q) = cells.sum(constraint)
        let net = p - q
        let factor: Double
        if q == 0 {
            factor = target / p
        } else if p == 0 {
            factor = -q / target
        } else {
            let root = (target * target + 4 * p * q).squareRoot()
            factor = target >= 0 ? (target + root) / (2 * p) : 2 * q / (root - target)
        }
        // A total that its cells cannot reach by scaling is left to the report.
        if factor > 0, factor.isFinite, factor != 1 { cells.scale(constraint, by: factor) }
        return net - target
    }
}

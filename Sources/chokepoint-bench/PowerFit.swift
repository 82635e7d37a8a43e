import Foundation

/// A power of n through measurements: y ≈ constant · (n / 10⁴)^exponent, by least squares of the
/// logarithms.
struct PowerFit: Sendable, Hashable {
    /// How y grows with n.
    let exponent: Double
    /// y at n = 10⁴.
    let constant: Double
    /// The largest factor by which a measurement lies off the fit.
    let deviation: Double

    /// The fit; nil for fewer than two sizes with a positive y.
    init?(_ points: [(n: Int, y: Double)]) {
        let known = points.filter { $0.n > 0 && $0.y > 0 }
            .map { (x: log(Double($0.n) / 1e4), y: log($0.y)) }
        let count = Double(known.count)
        let meanX = known.reduce(0) { $0 + $1.x } / max(count, 1)
        let meanY = known.reduce(0) { $0 + $1.y } / max(count, 1)
        let spread = known.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        guard known.count > 1, spread > 0 else { return nil }
        let slope = known.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
        exponent = slope
        constant = exp(meanY - slope * meanX)
        deviation = exp(known.reduce(0) { max($0, abs($1.y - meanY - slope * ($1.x - meanX))) })
    }

    /// y at some n.
    func value(_ n: Int) -> Double { constant * pow(Double(n) / 1e4, exponent) }
}

public import InputOutput
import RealModule

/// Correlation among some uncertain numbers, whatever their distributions: independent uniforms
/// become uniforms whose normal scores have a given correlation matrix.
///
/// R. B. Nelsen, An introduction to copulas, 2nd edition (2006), section 2.8. The matrix is that of
/// the normal scores Φ⁻¹(u); `normalScoreCorrelation(spearman:)` converts a rank correlation.
public struct GaussianCopula: Sendable, Hashable {
    /// The number of correlated numbers.
    public let dimensions: Int
    /// The lower Cholesky factor, row by row, rows of length `dimensions`.
    private let factor: [Double]

    /// The copula of a correlation matrix, row by row.
    /// - Parameter names: one name for each row, for the findings.
    /// - Throws: every entry that is no correlation, or that the matrix is not positive definite,
    ///   with the names of the first group that is impossible together.
    /// - Complexity: O(dimensions³).
    public init(
        correlation: [[Double]], names: [String], place: String? = nil
    ) throws(Diagnostics) {
        let n = names.count
        var findings = Diagnostics()
        func report(_ code: String, _ message: String, _ remedy: String) {
            findings.add(
                Diagnostic(.error, code, message, at: .init(place: place), remedy: remedy))
        }
        if correlation.count != n || correlation.contains(where: { $0.count != n }) {
            report(
                "correlation-shape",
                "the correlation matrix is not \(n) × \(n)", "one row and column for each parameter"
            )
            throw findings
        }
        for i in 0..<n {
            if correlation[i][i] != 1 {
                report(
                    "correlation-diagonal",
                    "the correlation of \(names[i]) with itself is \(correlation[i][i])",
                    "the diagonal is 1")
            }
            for j in 0..<i {
                let (below, above) = (correlation[i][j], correlation[j][i])
                let pair = "\(names[j]) and \(names[i])"
                if below != above {
                    report(
                        "correlation-asymmetric", "\(pair) have correlations \(above) and \(below)",
                        "make the matrix symmetric")
                } else if !(abs(below) <= 1) {
                    report(
                        "correlation-range", "\(pair) have correlation \(below)",
                        "correlations lie in −1…1")
                }
            }
        }
        try findings.throwIfErrors()

        var factor = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0...i {
                var rest = correlation[i][j]
                for k in 0..<j { rest -= factor[i * n + k] * factor[j * n + k] }
                if j < i {
                    factor[i * n + j] = rest / factor[j * n + j]
                } else if rest > Double(n) * .ulpOfOne {
                    factor[i * n + i] = rest.squareRoot()
                } else {
                    let group = names[...i].joined(separator: ", ")
                    report(
                        "correlation-not-positive-definite",
                        "the correlation matrix is not positive definite: "
                            + "\(group) cannot have these correlations together",
                        "bring correlations nearer to zero, or merge parameters that move as one")
                    throw findings
                }
            }
        }
        self.dimensions = n
        self.factor = factor
    }

    /// Correlated uniforms from independent ones: Φ(C·Φ⁻¹(u)) with C the Cholesky factor. The first
    /// stays as it is; the others stay inside (0, 1) where rounding would reach an end.
    /// - Complexity: O(dimensions²).
    public func correlate(_ u: [Double]) -> [Double] {
        precondition(u.count == dimensions, "\(u.count) numbers for \(dimensions) dimensions")
        let scores = u.map(StandardNormal.quantile)
        return u.indices.map { i in
            if i == 0 { return u[0] }
            var sum = 0.0
            for k in 0...i where factor[i * dimensions + k] != 0 {
                sum += factor[i * dimensions + k] * scores[k]
            }
            return min(max(StandardNormal.cumulative(sum), 0x1p-1022), 1 - 0x1p-53)
        }
    }

    /// The correlation of normal scores that gives a Spearman rank correlation, 2 sin(π ρ / 6).
    /// K. Pearson (1907); W. H. Kruskal, JASA 53, 814–861 (1958), equation 9.6.
    public static func normalScoreCorrelation(spearman: Double) -> Double {
        2 * Double.sin(.pi * spearman / 6)
    }
}

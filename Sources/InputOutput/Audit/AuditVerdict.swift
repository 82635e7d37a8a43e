import LinearAlgebra

/// What an audit comes to for whoever computes with a table: why nothing can be computed, and what
/// every result has to say.
///
/// It is made when a table is opened and costs little for a sound table: two passes over Z and a
/// few products with it. Only what does not pass is audited in full. It can be kept beside the
/// table.
public struct AuditVerdict: Sendable, Hashable, Codable {
    /// Counts the changes of what a verdict says; one of another revision is not used again.
    package static let revision = 1

    /// Why no analysis and no model can be run; nil for a table that has a solution.
    public let refusal: Diagnostic?
    /// Findings that stop a reader rather than the program, as warnings: a spectral radius of 1 or
    /// more, imbalance above the limit, totals kept as sectors or regions, industries with next to
    /// no output.
    public let warnings: [Diagnostic]

    /// The verdict on a table.
    public init(_ table: MRIOTable, thresholds: TableAudit.Thresholds = .init()) {
        if Self.isSound(table, thresholds) {
            refusal = nil
            warnings = []
            return
        }
        let findings = TableAudit(table, thresholds: thresholds).findings.items
        refusal = findings.first { Self.refusing.contains($0.code) }
        warnings = findings.filter { Self.telling.contains($0.code) && $0.isSevere }.map {
            var finding = $0
            finding.severity = .warning
            return finding
        }
    }

    /// Findings that leave nothing to compute.
    private static let refusing: Set = ["inputs-without-output", "not-solvable"]
    /// Findings that every result carries.
    private static let telling: Set = [
        "not-productive", "spectral-radius-unknown", "row-imbalance", "column-imbalance",
        "near-zero-output", "kept-total", "mixed-units",
    ]

    private static func isSound(_ table: MRIOTable, _ thresholds: TableAudit.Thresholds) -> Bool {
        // What it says of hybrid units goes into every answer.
        if table.isHybrid { return false }
        guard let coefficients = try? TechnicalCoefficients(table) else { return false }
        let inputs = table.Z.columnSums()
        let primary = table.V.columnSums()
        let output = table.x.reduce(0) { $0 + abs($1) }
        var gap = 0.0
        for j in table.x.indices { gap += abs(table.x[j] - inputs[j] - primary[j]) }
        var rowGap = 0.0
        if let stated = table.declaredOutput {
            for (a, b) in zip(stated, table.x) { rowGap += abs(a - b) }
        }
        return gap <= thresholds.totalImbalance * output
            && rowGap <= thresholds.totalImbalance * output
            && coefficients.nearZeroOutput.isEmpty
            && KeptTotal.all(in: table, inputs: inputs).isEmpty
            && isProductive(coefficients)
    }

    /// True when ρ(|A|) < 1 is proven, so that I − A has an inverse.
    ///
    /// For p > 0 no eigenvalue exceeds the largest (|A|'p)_j/p_j (Collatz 1942). With p = 1 these
    /// are the column sums of A, all below 1 where every industry has value added; p goes on
    /// towards the prices that serve best.
    private static func isProductive(_ coefficients: TechnicalCoefficients) -> Bool {
        let Z = coefficients.table.Z
        let isNonNegative = !Z.hasNegativeElement
        var prices = [Double](repeating: 1, count: coefficients.table.industryCount)
        for _ in 0..<60 {
            let sums = isNonNegative ? Z.transposedTimes(prices) : Z.magnitudes(pricedAt: prices)
            let costs = zip(sums, coefficients.inverseOutput).map { abs($0 * $1) }
            var largest = 0.0
            for (cost, price) in zip(costs, prices) { largest = max(largest, cost / price) }
            // A sum of thirds is below 1 by rounding alone, and no proof.
            if largest < 1 - 1e-9 { return true }
            if !largest.isFinite { return false }
            for j in prices.indices { prices[j] = costs[j] + 0.1 * prices[j] }
        }
        return false
    }
}

extension Matrix {
    /// Σ_i |m_ij|·p_i for every column j, without a copy of the matrix.
    fileprivate func magnitudes(pricedAt prices: [Double]) -> [Double] {
        if let implied { return implied.product(.transposed, prices, magnitudes: true) }
        let m = rowCount
        return withUnsafeElements { p in
            prices.withUnsafeBufferPointer { price in
                (0..<columnCount).map { j in
                    var sum = 0.0
                    for i in 0..<m { sum += abs(p[i + j * m]) * price[i] }
                    return sum
                }
            }
        }
    }
}

extension Diagnostic {
    /// Imbalances are told in every result only above the limit for the whole table.
    fileprivate var isSevere: Bool {
        severity == .error || !["row-imbalance", "column-imbalance"].contains(code)
    }
}

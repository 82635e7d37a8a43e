/// First- and total-order Sobol' indices: the share of an output's variance that a parameter
/// explains alone, and with all its interactions.
///
/// First order by A. Saltelli et al., Comput. Phys. Commun. 181, 259–270 (2010), table 2(b): S =
/// mean(f_B (f_ABi − f_A)) / var; total order by M. J. W. Jansen, ibid. 117, 35–43 (1999): ST = ½
/// mean((f_A − f_ABi)²) / var; var over all f_A and f_B. Outputs are first centred on the mean of
/// all rows, to which the first-order estimator is sensitive. These are SALib's estimators.
public struct SobolIndices: Sendable, Hashable {
    /// The indices of each parameter, in the order of the design: shares of the variance, without
    /// unit.
    public let first: [Estimate]
    /// The total-order indices.
    public let total: [Estimate]
    /// The number of base samples used.
    public let baseSamples: Int
    /// The number of base samples left out because one of their rows failed.
    public let failed: Int

    /// The indices from the outputs of a design's rows in order, where NaN and infinity mark rows
    /// that failed; their base samples are left out whole.
    /// - Parameters:
    ///   - baseSamples: how many of the first base samples to use; all when `nil`.
    /// - Throws: `tooFewDraws` below two usable base samples, `constantOutput` without variance.
    /// - Complexity: O(resamples × base samples × dimensions).
    public init(
        design: SaltelliDesign, outputs: [Double], baseSamples: Int? = nil,
        bootstrap: Bootstrap? = nil
    ) throws(SweepAnalysisError) {
        precondition(outputs.count == design.count, "outputs of another design")
        let asked = baseSamples ?? design.baseSamples
        precondition(asked >= 0 && asked <= design.baseSamples, "\(asked) base samples")
        try self.init(
            rowsPerSample: design.rowsPerSample,
            outputs: outputs.prefix(asked * design.rowsPerSample), bootstrap: bootstrap)
    }

    private init(
        rowsPerSample: Int, outputs: ArraySlice<Double>, bootstrap: Bootstrap?
    ) throws(SweepAnalysisError) {
        let samples = outputs.count / rowsPerSample
        var rows: [Double] = []
        rows.reserveCapacity(outputs.count)
        for i in 0..<samples {
            let start = outputs.startIndex + i * rowsPerSample
            let block = outputs[start..<start + rowsPerSample]
            if block.allSatisfy(\.isFinite) { rows += block }
        }
        let usable = rows.count / rowsPerSample
        if usable < 2 { throw .tooFewDraws(usable: usable, needed: 2) }
        try Self.normalize(&rows)

        let moments = Moments(rows: rows, rowsPerSample: rowsPerSample)
        let point = moments.indices(taking: nil)
        // Constant over a and b while the mixed rows vary: no variance to share out either.
        guard point.variance > 0 else { throw .constantOutput(value: outputs[outputs.startIndex]) }

        let dimensions = rowsPerSample - 2
        var resampled = [[Double]](repeating: [], count: 2 * dimensions)
        if let bootstrap {
            var picks = [Int](repeating: 0, count: usable)
            for resample in 0..<bootstrap.resamples {
                bootstrap.fill(&picks, resample: resample)
                let again = moments.indices(taking: picks)
                // A resample of equal outputs says nothing about the shares.
                guard again.variance > 0 else { continue }
                for j in 0..<2 * dimensions { resampled[j].append(again.shares[j]) }
            }
        }
        let estimates = (0..<2 * dimensions).map { j in
            Estimate(
                value: point.shares[j],
                interval: resampled[j].count >= 2 ? bootstrap?.interval(resampled[j]) : nil)
        }
        self.first = Array(estimates[..<dimensions])
        self.total = Array(estimates[dimensions...])
        self.baseSamples = usable
        self.failed = samples - usable
    }

    /// Centres on the mean of all rows and divides by their standard deviation.
    private static func normalize(_ rows: inout [Double]) throws(SweepAnalysisError) {
        let n = Double(rows.count)
        let first = rows[0]
        if rows.allSatisfy({ $0 == first }) { throw .constantOutput(value: first) }
        let mean = rows.reduce(0) { $0 + $1 / n }
        let variance = rows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / n }
        let scale = variance.squareRoot()
        // Outputs that differ by rounding only have no variance worth sharing out.
        if !(scale > abs(mean) * .ulpOfOne) { throw .constantOutput(value: mean) }
        for i in rows.indices { rows[i] = (rows[i] - mean) / scale }
    }
}

extension SobolIndices {
    /// The products each base sample adds to the estimators, so that a resample is a sum of rows.
    private struct Moments {
        let dimensions: Int
        let samples: Int
        /// For each base sample: f_A + f_B, f_A² + f_B², then f_B (f_ABi − f_A) and (f_A − f_ABi)²
        /// for each parameter.
        let products: [Double]

        init(rows: [Double], rowsPerSample: Int) {
            let dimensions = rowsPerSample - 2
            let samples = rows.count / rowsPerSample
            let width = 2 + 2 * dimensions
            var products = [Double](repeating: 0, count: samples * width)
            for i in 0..<samples {
                let (row, out) = (i * rowsPerSample, i * width)
                let (a, b) = (rows[row], rows[row + rowsPerSample - 1])
                products[out] = a + b
                products[out + 1] = a * a + b * b
                for j in 0..<dimensions {
                    let difference = rows[row + 1 + j] - a
                    products[out + 2 + j] = b * difference
                    products[out + 2 + dimensions + j] = difference * difference
                }
            }
            self.dimensions = dimensions
            self.samples = samples
            self.products = products
        }

        /// First- then total-order shares over the base samples taken, or over all.
        func indices(taking picks: [Int]?) -> (variance: Double, shares: [Double]) {
            let width = 2 + 2 * dimensions
            var sums = [Double](repeating: 0, count: width)
            products.withUnsafeBufferPointer { products in
                sums.withUnsafeMutableBufferPointer { sums in
                    for i in 0..<samples {
                        let row = (picks?[i] ?? i) * width
                        for k in 0..<width { sums[k] += products[row + k] }
                    }
                }
            }
            let n = Double(samples)
            let mean = sums[0] / (2 * n)
            let variance = sums[1] / (2 * n) - mean * mean
            let shares = (0..<2 * dimensions).map { j in
                (j < dimensions ? 1 : 0.5) * sums[2 + j] / n / variance
            }
            // Differences of this size are rounding of outputs scaled to variance 1.
            return (variance > Double(samples) * .ulpOfOne ? variance : 0, shares)
        }
    }
}

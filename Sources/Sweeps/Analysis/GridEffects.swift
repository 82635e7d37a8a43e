/// Which parameter drives an output over a full grid: the share of the variance between its levels
/// alone, and with all its interactions.
///
/// The analysis of variance of a full factorial design with equal weights, which is the Sobol'
/// decomposition for levels that are all equally likely: I. M. Sobol', Math. Comput. Simul. 55,
/// 271–280 (2001), equations 5 and 6. Exact for the grid: nothing is estimated.
public struct GridEffects: Sendable, Hashable {
    /// Of each parameter the variance of the means at its levels, over the variance.
    public let first: [Double]
    /// Of each parameter the mean variance along it with all others fixed, over the variance.
    public let total: [Double]

    /// The effects from the outputs of a grid in order.
    /// - Throws: `tooFewDraws` when an output is not finite, since shares of a part of the grid are
    ///   not those of the grid; `constantOutput` without variance.
    /// - Complexity: O(draws × parameters).
    public init(design: GridDesign, outputs: [Double]) throws(SweepAnalysisError) {
        precondition(outputs.count == design.count, "outputs of another design")
        let usable = outputs.count { $0.isFinite }
        if usable < outputs.count || usable == 0 {
            throw .tooFewDraws(usable: usable, needed: max(1, outputs.count))
        }
        let n = Double(outputs.count)
        let mean = outputs.reduce(0) { $0 + $1 / n }
        let centred = outputs.map { $0 - mean }
        let variance = centred.reduce(0) { $0 + $1 * $1 / n }
        guard variance.squareRoot() > abs(mean) * .ulpOfOne else {
            throw .constantOutput(value: outputs[0])
        }
        var (first, total): ([Double], [Double]) = ([], [])
        var stride = outputs.count
        for levels in design.levelCounts {
            stride /= levels
            var means = [Double](repeating: 0, count: levels)
            var within = 0.0
            for start in centred.indices where start / stride % levels == 0 {
                let line = (0..<levels).map { centred[start + $0 * stride] }
                let middle = line.reduce(0, +) / Double(levels)
                for (level, value) in line.enumerated() {
                    means[level] += value * Double(levels) / n
                    within += (value - middle) * (value - middle) / n
                }
            }
            first.append(means.reduce(0) { $0 + $1 * $1 } / Double(levels) / variance)
            total.append(within / variance)
        }
        self.first = first
        self.total = total
    }
}

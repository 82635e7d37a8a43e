import LinearAlgebra

/// The spectral radius ρ(A) by power iteration on Z and x, without forming A.
///
/// The start is positive, so that the iteration works on reducible matrices as well (an industry
/// that nobody buys from leaves it by itself). Where A ≥ 0, the largest ratio (Av)ᵢ/vᵢ over the
/// support of v bounds ρ from above in every step (Collatz 1942, Wielandt 1950): a bound below 1
/// proves that the table is productive whether or not the iteration has converged. A sequence that
/// does not settle, as it happens when A is periodic, goes on with A + σI, whose only eigenvalue of
/// largest modulus is ρ + σ when A ≥ 0.
public struct SpectralRadius: Sendable, Hashable {
    /// The estimate of ρ(A).
    public let value: Double
    /// A bound that ρ(A) does not exceed; nil where A has negative elements.
    public let upperBound: Double?
    /// Products with A.
    public let iterations: Int
    /// Where A ≥ 0, whether bound and estimate agree within the tolerance; otherwise whether ten
    /// estimates in a row did.
    public let isConverged: Bool

    /// The spectral radius of a table's coefficients.
    /// - Parameters:
    ///   - tolerance: relative width at which the iteration stops.
    ///   - maximumIterations: largest number of products with A.
    /// - Complexity: n² operations a product, 50 to 200 of them on published tables.
    public init(
        _ coefficients: TechnicalCoefficients, tolerance: Double = 1e-8,
        maximumIterations: Int = 1000
    ) {
        let table = coefficients.table
        // x̂⁻¹Z has the eigenvalues of Z·x̂⁻¹, and its vectors are free of units.
        let isNonNegative =
            coefficients.inverseOutput.allSatisfy { $0 >= 0 } && !table.Z.hasNegativeElement
        var iteration = PowerIteration(
            count: table.industryCount, isNonNegative: isNonNegative, tolerance: tolerance)
        while !iteration.isFinished, iteration.steps < maximumIterations {
            let product = table.Z.times(iteration.vector)
            iteration.advance(zip(product, coefficients.inverseOutput).map { $0 * $1 })
        }
        value = iteration.estimate
        upperBound = isNonNegative ? iteration.upperBound : nil
        iterations = iteration.steps
        isConverged = iteration.isFinished
    }

    /// Whether ρ(A) < 1; nil where neither the bound nor a converged estimate tells.
    public var isBelowOne: Bool? {
        if let upperBound, upperBound < 1 { return true }
        return isConverged ? value < 1 : nil
    }
}

/// The vector and estimates of a power iteration, without the matrix.
private struct PowerIteration {
    private(set) var vector: [Double]
    private(set) var steps = 0
    private(set) var estimate = 0.0
    private(set) var upperBound = Double.infinity
    private(set) var isFinished: Bool
    private let isNonNegative: Bool
    private let tolerance: Double
    private var shift = 0.0
    private var widthAtCheck = Double.infinity
    private var agreements = 0
    /// Steps between two looks at the progress; slower than a factor 0.9 in so many counts as none.
    private static let checkInterval = 25

    init(count: Int, isNonNegative: Bool, tolerance: Double) {
        vector = [Double](repeating: count > 0 ? 1 / Double(count) : 0, count: count)
        self.isNonNegative = isNonNegative
        self.tolerance = tolerance
        isFinished = count == 0
        if count == 0 { upperBound = 0 }
    }

    /// Takes Av for the present v.
    mutating func advance(_ product: [Double]) {
        steps += 1
        let (before, after) = (vector.magnitudeSum, product.magnitudeSum)
        let newEstimate = after / before
        if isNonNegative {
            upperBound = min(upperBound, largestRatio(product))
            estimate = min(newEstimate, upperBound)
            isFinished = upperBound - estimate <= tolerance * upperBound
        } else {
            agreements = abs(newEstimate - estimate) <= tolerance * newEstimate ? agreements + 1 : 0
            estimate = newEstimate
            isFinished = agreements >= 10 || after == 0
        }
        var next = zip(product, vector).map { $0 + shift * $1 }
        let sum = next.magnitudeSum
        guard sum > 0 else {
            // A is nilpotent: Aᵏv = 0 for a positive start means that all eigenvalues are 0.
            if isNonNegative { (estimate, upperBound) = (0, 0) }
            isFinished = true
            return
        }
        for i in next.indices {
            next[i] /= sum
            // What has all but died out would only contribute the rounding of subnormal numbers.
            if abs(next[i]) < 1e-290 { next[i] = 0 }
        }
        vector = next
        if isNonNegative, steps % Self.checkInterval == 0 {
            let width = upperBound - newEstimate
            if shift == 0, width > 0.9 * widthAtCheck { shift = 0.1 * upperBound }
            widthAtCheck = width
        }
    }

    private func largestRatio(_ product: [Double]) -> Double {
        var largest = 0.0
        for i in vector.indices where vector[i] > 0 {
            largest = max(largest, product[i] / vector[i])
        }
        return largest
    }
}

extension Array<Double> {
    fileprivate var magnitudeSum: Double { reduce(0) { $0 + abs($1) } }
}

extension Matrix {
    /// True when some element is below zero.
    ///
    /// Of elements that are not stored, whether some may be.
    var hasNegativeElement: Bool {
        if let implied { return implied.mayBeNegative }
        return withUnsafeElements { $0.contains { $0 < 0 } }
    }
}

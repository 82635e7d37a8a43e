/// Anderson acceleration of a fixed-point iteration x ← g(x).
///
/// The next iterate combines the last `window` + 1 images so that the combined residual g(x) − x is
/// smallest in the least-squares sense (Anderson 1965; type II of Fang & Saad 2009). For a linear g
/// it is GMRES in another form (Walker & Ni 2011), so that it is used here for both.
public struct AndersonAcceleration: Sendable {
    /// Number of earlier differences that are used.
    public let window: Int
    private let count: Int
    private var previousImage: [Double] = []
    private var previousResidual: [Double] = []
    private var imageDifferences: [[Double]] = []
    private var residualDifferences: [[Double]] = []

    /// An acceleration for vectors of `count` elements.
    public init(count: Int, window: Int) {
        precondition(count >= 0 && window >= 0, "sizes are not negative")
        self.count = count
        self.window = window
    }

    /// Forgets all earlier iterates.
    public mutating func restart() {
        previousImage = []
        previousResidual = []
        imageDifferences = []
        residualDifferences = []
    }

    /// The next iterate, from the present one and its image g(x).
    /// - Complexity: O(count · window²).
    public mutating func next(_ x: [Double], image: [Double]) -> [Double] {
        precondition(x.count == count && image.count == count, "vectors of \(count) elements")
        var residual = image
        for k in 0..<count { residual[k] -= x[k] }
        if !previousImage.isEmpty, window > 0 {
            if imageDifferences.count == window {
                imageDifferences.removeFirst()
                residualDifferences.removeFirst()
            }
            imageDifferences.append(difference(image, previousImage))
            residualDifferences.append(difference(residual, previousResidual))
        }
        previousImage = image
        previousResidual = residual
        var next = image
        for (weight, column) in zip(weights(residual), imageDifferences) where weight != 0 {
            add(-weight, column, to: &next)
        }
        return next
    }

    private func difference(_ a: [Double], _ b: [Double]) -> [Double] {
        var result = a
        for k in 0..<count { result[k] -= b[k] }
        return result
    }

    /// Least-squares weights of the residual on its differences, newest difference first in the
    /// orthogonalization (modified Gram–Schmidt); differences that add nothing new get weight 0.
    private func weights(_ residual: [Double]) -> [Double] {
        let m = residualDifferences.count
        var weights = [Double](repeating: 0, count: m)
        guard m > 0 else { return weights }
        var basis: [[Double]] = []
        var used: [Int] = []
        var triangle: [[Double]] = []
        for index in stride(from: m - 1, through: 0, by: -1) {
            var column = residualDifferences[index]
            let length = norm(column)
            var coefficients: [Double] = []
            for q in basis {
                let c = dot(q, column)
                coefficients.append(c)
                add(-c, q, to: &column)
            }
            let remaining = norm(column)
            // Below this the direction is rounding error of the earlier ones.
            guard remaining > 1e-8 * length, remaining > 0 else { continue }
            for k in 0..<count { column[k] /= remaining }
            coefficients.append(remaining)
            basis.append(column)
            triangle.append(coefficients)
            used.append(index)
        }
        var rest = residual
        var projections: [Double] = []
        for q in basis {
            let c = dot(q, rest)
            projections.append(c)
            add(-c, q, to: &rest)
        }
        for row in stride(from: used.count - 1, through: 0, by: -1) {
            var value = projections[row]
            for column in (row + 1)..<max(used.count, row + 1) {
                value -= triangle[column][row] * weights[used[column]]
            }
            weights[used[row]] = value / triangle[row][row]
        }
        return weights
    }

    /// Four partial sums, so that additions do not wait for each other.
    private func dot(_ a: [Double], _ b: [Double]) -> Double {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var sums = SIMD4<Double>()
                var k = 0
                while k + 4 <= count {
                    let x = SIMD4<Double>(a[k], a[k + 1], a[k + 2], a[k + 3])
                    let y = SIMD4<Double>(b[k], b[k + 1], b[k + 2], b[k + 3])
                    sums += x * y
                    k += 4
                }
                var sum = sums.sum()
                while k < count {
                    sum += a[k] * b[k]
                    k += 1
                }
                return sum
            }
        }
    }

    /// a += factor·b.
    private func add(_ factor: Double, _ b: [Double], to a: inout [Double]) {
        a.withUnsafeMutableBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                for k in 0..<count { a[k] += factor * b[k] }
            }
        }
    }

    private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
}

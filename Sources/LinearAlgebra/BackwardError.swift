/// The largest magnitude of `count` numbers; infinity when one of them is NaN, so that a failed
/// computation can never pass for an exact one.
func largestMagnitude(_ numbers: UnsafePointer<Double>?, count: Int) -> Double {
    guard let numbers else { return 0 }
    var largest = 0.0
    for i in 0..<count {
        let magnitude = abs(numbers[i])
        if !(magnitude <= largest) { largest = magnitude.isNaN ? .infinity : magnitude }
    }
    return largest
}

/// The largest magnitude of some numbers; infinity when one of them is NaN.
package func largestMagnitude(_ numbers: [Double]) -> Double {
    numbers.withUnsafeBufferPointer { largestMagnitude($0.baseAddress, count: $0.count) }
}

/// ‖r‖∞ / (‖M‖∞·‖x‖∞ + ‖b‖∞) from the four norms (Rigal & Gaches 1967).
///
/// 0 for a zero residual of a zero system; infinity when the matrix, the solution or its
/// residual is not finite.
func normwiseBackwardError(
    residual: Double, solution: Double, rightHandSide: Double, matrix: Double
) -> Double {
    guard residual.isFinite, solution.isFinite, matrix.isFinite else { return .infinity }
    let scale = matrix * solution + rightHandSide
    return scale > 0 ? residual / scale : 0
}

/// The normwise backward error of every column of a solution; all arrays are n × columns; `norms`
/// is ‖M‖∞ of each column's matrix.
func normwiseBackwardErrors(
    residual: [Double], solution: UnsafePointer<Double>, rightHandSides: [Double],
    norms: [Double], n: Int
) -> [Double] {
    residual.withUnsafeBufferPointer { r in
        rightHandSides.withUnsafeBufferPointer { b in
            norms.indices.map { j in
                normwiseBackwardError(
                    residual: largestMagnitude(r.baseAddress.map { $0 + j * n }, count: n),
                    solution: largestMagnitude(solution + j * n, count: n),
                    rightHandSide: largestMagnitude(b.baseAddress.map { $0 + j * n }, count: n),
                    matrix: norms[j])
            }
        }
    }
}

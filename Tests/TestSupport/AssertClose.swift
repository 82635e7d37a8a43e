public import LinearAlgebra
public import Testing

/// Expects two numbers to agree; on failure prints expected, observed and the error.
public func assertClose(
    _ observed: Double, _ expected: Double, absolute: Double = 0, relative: Double = 0,
    _ what: @autoclosure () -> String = "value", sourceLocation: SourceLocation = #_sourceLocation
) {
    let tolerance = max(absolute, relative * abs(expected))
    let error = abs(observed - expected)
    if !(error <= tolerance) {
        Issue.record(
            "\(what()): expected \(expected), observed \(observed), error \(error) > \(tolerance)",
            sourceLocation: sourceLocation)
    }
}

/// The same for a vector with labels.
public func assertClose<Kind: AxisKind>(
    _ observed: Vector<Kind>, _ expected: [Double], absolute: Double = 0, relative: Double = 0,
    _ what: @autoclosure () -> String = "vector", sourceLocation: SourceLocation = #_sourceLocation
) {
    assertClose(
        observed.values, expected, absolute: absolute, relative: relative, what(),
        sourceLocation: sourceLocation)
}

/// Expects two vectors to agree element by element; `scale` multiplies the tolerance, so that
/// `relative: 1e-12, scale: total` reads “within 1e-12 of the total”. Reports the worst element
/// only.
public func assertClose(
    _ observed: [Double], _ expected: [Double], absolute: Double = 0, relative: Double = 0,
    _ what: @autoclosure () -> String = "vector", sourceLocation: SourceLocation = #_sourceLocation
) {
    guard observed.count == expected.count else {
        Issue.record(
            "\(what()): \(observed.count) elements for \(expected.count)",
            sourceLocation: sourceLocation)
        return
    }
    var worst: (index: Int, excess: Double)?
    for k in observed.indices {
        let excess = abs(observed[k] - expected[k]) - max(absolute, relative * abs(expected[k]))
        if !(excess <= 0), !(excess <= worst?.excess ?? 0) { worst = (k, excess) }
    }
    if let worst {
        Issue.record(
            """
            \(what())[\(worst.index)]: expected \(expected[worst.index]), \
            observed \(observed[worst.index]), \(worst.excess) beyond the tolerance
            """, sourceLocation: sourceLocation)
    }
}

import LinearAlgebra

/// How fast this machine multiplies matrices and reads memory.
public struct MachineRates: Sendable, Hashable {
    /// Floating-point operations a second of `dgemm`.
    public var operations: Double
    /// Bytes a second that a matrix–vector product reads.
    public var bytesPerSecond: Double

    /// Known rates.
    public init(operations: Double, bytesPerSecond: Double) {
        self.operations = operations
        self.bytesPerSecond = bytesPerSecond
    }

    /// The rates as they are now; takes some tenths of a second.
    public static func measured() -> MachineRates {
        // 32 MB: more than caches near the processor hold.
        let axis = Axis<OrdinalAxis>(count: 2000)
        let A = Matrix(
            axis, axis, columnMajor: [Double](repeating: 0.5, count: axis.count * axis.count))
        let x = [Double](repeating: 1, count: axis.count)
        var best = Double.infinity
        for _ in 0..<3 {
            let start = ContinuousClock.now
            let product = A.times(x)
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            precondition(product[0] == 1000, "dgemv gives a wrong product")
            best = min(best, Double(seconds) + Double(attoseconds) * 1e-18)
        }
        return MachineRates(
            operations: GemmRate.measure(n: 600, repetitions: 3),
            bytesPerSecond: Double(A.count) * 8 / best)
    }
}

/// The speed of this machine's matrix product, the measure for everything else that is cubic.
public enum GemmRate {
    /// Floating-point operations per second of `dgemm` at size n, the best of `repetitions`.
    public static func measure(n: Int = 1000, repetitions: Int = 5) -> Double {
        let axis = Axis<OrdinalAxis>(count: n)
        let A = Matrix(axis, axis, columnMajor: [Double](repeating: 0.5, count: n * n))
        var best = 0.0
        for _ in 0..<max(repetitions, 1) {
            let start = ContinuousClock.now
            let product = A * A
            let elapsed = ContinuousClock.now - start
            precondition(product[0, 0] == 0.25 * Double(n), "dgemm gives a wrong product")
            let (seconds, attoseconds) = elapsed.components
            let time = Double(seconds) + Double(attoseconds) * 1e-18
            best = max(best, 2 * Double(n) * Double(n) * Double(n) / time)
        }
        return best
    }
}

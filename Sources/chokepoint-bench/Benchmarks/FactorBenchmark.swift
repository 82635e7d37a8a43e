import LinearAlgebra

/// LU factors of the scaled system, formed already.
enum FactorBenchmark: Benchmark {
    static let name = "factor"
    static let about = "LU factors of I−A, in double precision and in single"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let n = Double(subject.n)
        let operations = 2 * n * n * n / 3
        let norm = subject.M.infinityNorm()
        let (double, _) = try Timing.best(settings, prepare: subject.matrixToFactor) {
            try LUFactorization($0, infinityNorm: norm)
        }
        let (single, _) = try Timing.best(settings) {
            try MixedPrecisionLU(count: subject.n) { subject.fillSingle(&$0) }
        }
        return [
            Sample(Self.self, "double", on: subject, double, operations: operations),
            Sample(Self.self, "single", on: subject, single, operations: operations),
        ]
    }
}

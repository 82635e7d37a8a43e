import InputOutput
import LinearAlgebra

/// The explicit Leontief inverse.
enum InverseBenchmark: Benchmark {
    static let name = "inverse"
    static let about = "L = (I−A)⁻¹ from the factors, and from the table"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let n = Double(subject.n)
        let factors = try LUFactorization(subject.matrixToFactor())
        let (inverting, _) = try Timing.best(settings) { try factors.inverse() }
        let (whole, _) = try Timing.best(settings) {
            try LeontiefSystem(subject.table).inverse()
        }
        return [
            Sample(
                Self.self, "from factors", on: subject, inverting, operations: 4 * n * n * n / 3),
            Sample(Self.self, "from the table", on: subject, whole, operations: 2 * n * n * n),
        ]
    }
}

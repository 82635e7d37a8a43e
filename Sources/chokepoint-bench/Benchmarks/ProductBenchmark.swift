import LinearAlgebra

/// The matrix product of the same library: the measure for everything else.
enum ProductBenchmark: Benchmark {
    static let name = "dgemm"
    static let about = "product of two n×n matrices, n at most 3000"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        // Beyond 3000 the rate no longer grows and a product takes seconds.
        let n = Double(min(subject.n, 3000))
        let rate = GemmRate.measure(n: Int(n), repetitions: settings.repetitions)
        let operations = 2 * n * n * n
        let timing = Timing(seconds: operations / rate, repetitions: settings.repetitions)
        var sample = Sample(Self.self, "A·B", on: subject, timing, operations: operations)
        sample.n = Int(n)
        return [sample]
    }
}

import LinearAlgebra

/// The matrix product of the same library: the measure for everything else.
enum ProductBenchmark: Benchmark {
    static let name = "dgemm"
    static let about = "product of two n×n matrices, n at most 3000"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        // Beyond 3000 the rate no longer grows and a product takes seconds.
        let n = min(subject.n, 3000)
        let axis = Axis<OrdinalAxis>(count: n)
        let A = Matrix(axis, axis, columnMajor: [Double](repeating: 0.5, count: n * n))
        var product = Matrix(axis, axis)
        let (timing, _) = try Timing.best(settings) {
            A.withUnsafeElements { a in
                product.withUnsafeMutableElements { c in
                    gemm(
                        .none, .none, m: n, n: n, k: n, a: a.baseAddress, lda: n,
                        b: a.baseAddress, ldb: n, c: c.baseAddress, ldc: n)
                }
            }
        }
        let size = Double(n)
        var sample = Sample(
            Self.self, "A·B", on: subject, timing, operations: 2 * size * size * size)
        sample.n = n
        return [sample]
    }
}

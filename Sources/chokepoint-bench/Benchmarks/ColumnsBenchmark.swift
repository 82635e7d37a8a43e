import InputOutput
import LinearAlgebra

/// What each solver costs by the number of right-hand sides, factors included: where Krylov stops
/// paying.
enum ColumnsBenchmark: Benchmark {
    static let name = "columns"
    static let about = "k right-hand sides from nothing, by solver; error is the backward error"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let matrix = StoredOperator(subject.M)
        let n = subject.n
        var samples: [Sample] = []
        let (factoring, single) = try Timing.best(settings) {
            try MixedPrecisionLU(count: n) { subject.fillSingle(&$0) }
        }
        for columns in [1, 2, 4, 8, 16, 32] {
            let demand = subject.demand(columns: columns)
            let (krylov, outcome) = try Timing.best(settings, prepare: { demand }) { input in
                var X = input
                return try X.withMutableElements { b throws(LinearAlgebraError) in
                    try GMRES().solve(
                        &b, columns: columns, of: matrix, tolerance: 4 * Double.ulpOfOne)
                }
            }
            samples.append(
                Sample(
                    Self.self, "k = \(columns), GMRES", on: subject, krylov,
                    iterations: outcome.iterations, error: outcome.backwardError))
            var (mixed, refined) = try Timing.best(settings, prepare: { demand }) { input in
                var X = input
                return try X.withMutableElements { b throws(LinearAlgebraError) in
                    try single.solve(&b, columns: columns, of: matrix)
                }
            }
            mixed.all = mixed.all.map { $0 + factoring.seconds }
            samples.append(
                Sample(
                    Self.self, "k = \(columns), single LU + refinement", on: subject, mixed,
                    iterations: refined.steps, error: refined.backwardError))
        }
        return samples
    }
}

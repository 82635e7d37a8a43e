import InputOutput
import LinearAlgebra

/// Output for one final demand, as the package solves it for itself.
enum SolveBenchmark: Benchmark {
    static let name = "solve"
    static let about = "output for one final demand; error is the normwise backward error"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let coefficients = try TechnicalCoefficients(subject.table)
        let demand = subject.table.Y.rowSums()
        func time(_ variant: String, _ system: LeontiefSystem) throws -> Sample {
            let (timing, _) = try Timing.best(settings) { try system.solve(demand) }
            let report = system.reports.last
            var sample = Sample(
                Self.self, variant, on: subject, timing, iterations: report?.iterations,
                error: report?.backwardError)
            sample.method = report?.solver
            return sample
        }
        let cheapest = try time("no factors yet", LeontiefSystem(coefficients))
        let factored = LeontiefSystem(coefficients, policy: .reusable)
        _ = try factored.factorization()
        return [cheapest, try time("factors at hand", factored)]
    }
}

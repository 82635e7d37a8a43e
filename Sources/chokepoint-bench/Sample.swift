/// One measurement.
struct Sample: Sendable {
    /// Name of the benchmark.
    var benchmark: String
    /// Which of the benchmark's cases.
    var variant: String
    /// The solver that answered, where the program chose it.
    var method: String?
    /// Name and version of the program that was timed.
    var program = Sample.own
    /// Name of the table.
    var subject: String
    /// Number of industries.
    var n: Int
    /// Best wall time in seconds.
    var seconds: Double
    /// How often it was measured.
    var repetitions: Int
    /// Floating-point operations, where they can be counted.
    var operations: Double?
    /// Passes over the matrix or refinement steps, where there are any.
    var iterations: Int?
    /// Backward error or relative difference from brute force, as the benchmark says.
    var error: Double?
    /// Peak resident memory of the whole process in bytes, where a process was timed.
    var peakBytes: Int?

    /// What this package's own measurements say in `program`.
    static let own = "chokepoint"

    init(
        _ benchmark: any Benchmark.Type, _ variant: String, on subject: Subject,
        _ timing: Timing, operations: Double? = nil, iterations: Int? = nil, error: Double? = nil
    ) {
        self.benchmark = benchmark.name
        self.variant = variant
        self.subject = subject.name
        n = subject.n
        seconds = timing.seconds
        repetitions = timing.repetitions
        self.operations = operations
        self.iterations = iterations
        self.error = error
    }
}

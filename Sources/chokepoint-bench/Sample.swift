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
    /// Its times.
    var timing: Timing
    /// Floating-point operations, where they can be counted.
    var operations: Double?
    /// Passes over the matrix or refinement steps, where there are any.
    var iterations: Int?
    /// Backward error or relative difference from brute force, as the benchmark says.
    var error: Double?
    /// Size of the file that was read, where one was.
    var bytes: Int?
    /// Peak resident memory of the whole process in bytes, where a process was timed.
    var peakBytes: Int?

    /// The best time in seconds.
    var seconds: Double { timing.seconds }

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
        self.timing = timing
        self.operations = operations
        self.iterations = iterations
        self.error = error
    }

    /// The times and the largest peak memory of whole processes.
    init(
        _ benchmark: any Benchmark.Type, _ variant: String, on subject: Subject,
        processes: [ChildRun], _ settings: Settings
    ) {
        let times = processes.map {
            settings.time == .wall ? $0.seconds : $0.processorSeconds
        }
        self.init(benchmark, variant, on: subject, Timing(all: times))
        peakBytes = processes.map(\.peakBytes).max()
    }

    /// True when both are the same case of the same program on the same table.
    func isRepetition(of other: Sample) -> Bool {
        benchmark == other.benchmark && variant == other.variant && program == other.program
            && subject == other.subject && n == other.n
    }

    /// Adds the times of a later round; the worse error and the larger memory stay.
    mutating func merge(_ later: Sample) {
        timing.all += later.timing.all
        error = [error, later.error].compactMap(\.self).max()
        peakBytes = [peakBytes, later.peakBytes].compactMap(\.self).max()
        iterations = [iterations, later.iterations].compactMap(\.self).max()
    }
}

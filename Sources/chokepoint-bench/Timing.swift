import Platform

/// Which time counts.
enum TimeKind: Sendable {
    /// Time that passes.
    case wall
    /// Processor time of all threads. On a machine that does other things at the same time this is
    /// what can be repeated, with one thread: threads that wait for each other spin.
    case processor

    /// `wall time` or `processor time`.
    var description: String { self == .wall ? "wall time" : "processor time" }

    /// Seconds since some moment.
    var now: Double {
        switch self {
        case .wall: Self.read(CLOCK_MONOTONIC)
        case .processor: Self.read(CLOCK_PROCESS_CPUTIME_ID)
        }
    }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

/// Times of one measurement that was repeated.
struct Timing: Sendable {
    /// Every time in seconds.
    var all: [Double] = []

    /// The best time in seconds.
    var seconds: Double { all.min() ?? .nan }
    /// Number of measurements.
    var repetitions: Int { all.count }
    /// The median time over the best: how much else the machine was doing.
    var spread: Double { all.isEmpty ? .nan : all.sorted()[all.count / 2] / seconds }

    /// Times `body` until it was repeated often enough and the budget is spent, and returns the
    /// last result; what `prepare` does before each repetition is not timed.
    static func best<Input, Output>(
        _ settings: Settings, prepare: () throws -> Input,
        _ body: (consuming Input) throws -> Output
    ) throws -> (Timing, Output) {
        var timing = Timing()
        var spent = 0.0
        while true {
            let input = try prepare()
            let start = settings.time.now
            let output = try body(consume input)
            let elapsed = settings.time.now - start
            spent += elapsed
            timing.all.append(elapsed)
            let isEnough = timing.repetitions >= settings.repetitions && spent >= settings.budget
            if isEnough || timing.repetitions >= 50 { return (timing, output) }
        }
    }

    /// The same without preparation.
    static func best<Output>(
        _ settings: Settings, _ body: () throws -> Output
    ) throws -> (Timing, Output) {
        try best(settings, prepare: {}) { _ in try body() }
    }
}

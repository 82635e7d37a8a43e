/// The best of several wall times.
struct Timing: Sendable {
    /// Best time in seconds.
    var seconds: Double
    /// Number of measurements.
    var repetitions: Int

    /// Times `body` until it was repeated often enough or the budget is spent, and returns the last
    /// result; what `prepare` does before each repetition is not timed.
    static func best<Input, Output>(
        _ settings: Settings, prepare: () throws -> Input,
        _ body: (consuming Input) throws -> Output
    ) throws -> (Timing, Output) {
        var timing = Timing(seconds: .infinity, repetitions: 0)
        var spent = 0.0
        while true {
            let input = try prepare()
            let start = ContinuousClock.now
            let output = try body(consume input)
            let elapsed = (ContinuousClock.now - start).inSeconds
            spent += elapsed
            timing.seconds = min(timing.seconds, elapsed)
            timing.repetitions += 1
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

extension Duration {
    /// Seconds as a number.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

import Synchronization
import Workspace

/// Progress for another program: a JSON object a line on standard error, at most ten a second
/// within a step, such as `{"step": "reading a.h5", "fraction": 0.5}`.
final class ProgressLines: AnswerProgress {
    private struct State {
        var step = ""
        var last: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// Names the step that begins now.
    func begin(_ step: String) {
        state.withLock { state in
            state.step = step
            state.last = nil
            Self.write(step, nil)
        }
    }

    /// How far the present step is, from 0 to 1.
    func update(_ fraction: Double) {
        state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.last, now - last < .milliseconds(100) { return }
            state.last = now
            Self.write(state.step, min(max(fraction, 0), 1))
        }
    }

    private static func write(_ step: String, _ fraction: Double?) {
        Terminal.write(JSONReply.progressLine(step: step, fraction: fraction) + "\n", to: 2)
    }
}

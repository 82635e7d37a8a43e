import Synchronization
import Workspace

/// A function of C that is told what an answer is doing, and says whether it should stop.
public typealias ProgressFunction =
    @convention(c) (
        UnsafeMutableRawPointer?, UnsafePointer<CChar>, Double
    ) -> CInt

/// Tells a function of C; the caller promises that its context may be used from any thread.
final class ProgressListener: AnswerProgress, @unchecked Sendable {
    private struct State {
        var step = ""
        var isStopWished = false
    }

    private let function: ProgressFunction?
    private let context: UnsafeMutableRawPointer?
    private let state = Mutex(State())

    init(_ function: ProgressFunction?, _ context: UnsafeMutableRawPointer?) {
        self.function = function
        self.context = context
    }

    /// True when the function asked to stop.
    var isStopWished: Bool { state.withLock { $0.isStopWished } }

    /// Names the step that begins now.
    func begin(_ step: String) {
        state.withLock { $0.step = step }
        tell(step, -1)
    }

    /// How far the present step is, from 0 to 1.
    func update(_ fraction: Double) { tell(state.withLock { $0.step }, fraction) }

    /// The function may ask for something itself: no lock is held while it runs.
    private func tell(_ step: String, _ fraction: Double) {
        guard let function else { return }
        if function(context, step, fraction) != 0 { state.withLock { $0.isStopWished = true } }
    }
}

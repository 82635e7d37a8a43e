import Dispatch
import InputOutput
import Platform
import Synchronization

/// Solves draws on several threads and hands them over in order, as many at a time as are ready, so
/// that nothing depends on which thread was faster.
public struct SweepRunner: Sendable {
    /// Draws that may be solved before an earlier one has been handed over.
    private static let window = 4096
    /// Draws handed over together, unless they come slowly.
    private static let batch = 256
    /// The longest that solved draws wait to be handed over.
    private static let patience = Duration.milliseconds(200)

    /// Tasks that solve at once.
    public let threads: Int

    /// A runner with some threads, at least one.
    public init(threads: Int) {
        precondition(threads >= 1, "\(threads) threads")
        self.threads = threads
    }

    private struct State {
        var next: Int
        /// The first draw that was not handed over.
        var first: Int
        var solved: [Int: DrawRecord] = [:]
        var lastDelivery = ContinuousClock.now
        var error: (any Error)?
    }

    /// Solves a range of draws.
    ///
    /// - Parameters:
    ///   - isCancelled: asked before each draw; once true, the draws at work are finished and those
    ///     in unbroken order handed over.
    ///   - solve: a draw from its index.
    ///   - deliver: takes the next draws, in order, one call at a time.
    /// - Returns: true when all were handed over.
    /// - Throws: the first error that `deliver` throws.
    public func run(
        _ range: Range<Int>, isCancelled: @Sendable () -> Bool,
        solve: @Sendable (Int) -> DrawRecord, deliver: @Sendable ([DrawRecord]) throws -> Void
    ) throws -> Bool {
        let state = Mutex(State(next: range.lowerBound, first: range.lowerBound))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(range.count, 1))) { _ in
            while !isCancelled() {
                let index: Int
                switch Self.take(state, range) {
                case .draw(let next): index = next
                case .wait:
                    usleep(1000)
                    continue
                case .none: return
                }
                let record = solve(index)
                state.withLock { state in
                    state.solved[index] = record
                    Self.deliver(&state, all: false, deliver)
                }
            }
        }
        return try state.withLock { state in
            Self.deliver(&state, all: true, deliver)
            if let error = state.error { throw error }
            return state.first == range.upperBound
        }
    }

    /// What a task does next.
    private enum Next {
        /// Solves a draw.
        case draw(Int)
        /// Lets others catch up.
        case wait
        /// Ends.
        case none
    }

    private static func take(_ state: borrowing Mutex<State>, _ range: Range<Int>) -> Next {
        state.withLock { state in
            if state.error != nil || state.next == range.upperBound { return .none }
            if state.next - state.first >= window { return .wait }
            defer { state.next += 1 }
            return .draw(state.next)
        }
    }

    private static func deliver(
        _ state: inout State, all: Bool, _ deliver: ([DrawRecord]) throws -> Void
    ) {
        if state.error != nil || state.solved[state.first] == nil { return }
        let isDue =
            all || state.solved.count >= batch
            || state.lastDelivery.duration(to: .now) >= patience
        if !isDue { return }
        var ready: [DrawRecord] = []
        while let record = state.solved.removeValue(forKey: state.first) {
            ready.append(record)
            state.first += 1
        }
        do {
            try deliver(ready)
        } catch {
            state.error = error
        }
        state.lastDelivery = .now
    }
}

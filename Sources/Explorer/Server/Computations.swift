import Foundation
import Synchronization

/// Runs computations on threads of their own, so many at once and the others in the order of their
/// arrival. The tasks that serve connections never wait for one.
public final class Computations: Sendable {
    /// There are too many that wait.
    public struct QueueFull: Error {}

    private struct State {
        var waiting: [Job] = []
        var idle = 0
        var threads = 0
        var running = 0
    }

    private let parallel: Int
    private let mostWaiting: Int
    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)

    /// Computations.
    /// - Parameters:
    ///   - parallel: how many run at once.
    ///   - waiting: how many may wait.
    public init(parallel: Int, waiting: Int) {
        precondition(parallel > 0, "nothing would be computed")
        self.parallel = parallel
        mostWaiting = waiting
    }

    /// How many wait and how many run.
    public var load: (waiting: Int, running: Int) {
        state.withLock { ($0.waiting.count, $0.running) }
    }

    /// The value of a computation, once it has had its turn. When the task is cancelled it comes
    /// back at once: a computation that waits is dropped, one that runs is told by its argument,
    /// and keeps its place until it ends.
    /// - Throws: `QueueFull`; `CancellationError`; what the computation throws.
    public func run<T: Sendable>(
        _ body: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) throws -> T
    ) async throws -> T {
        let box = ResultBox<T>()
        let job = Job { flag in box.set(Result { try body({ flag.isSet }) }) }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                job.wait(continuation)
                add(job)
            }
        } onCancel: {
            job.cancel()
            state.withLock { state in state.waiting.removeAll { $0 === job } }
        }
        return try box.take()
    }

    private func add(_ job: Job) {
        let isFull = state.withLock { state in
            // Those that find a thread free do not wait.
            let free = parallel - state.running
            if state.waiting.count >= mostWaiting + free { return true }
            state.waiting.append(job)
            if state.idle < state.waiting.count, state.threads < parallel {
                state.threads += 1
                startThread()
            }
            return false
        }
        if isFull { job.end(throwing: QueueFull()) } else { arrival.signal() }
    }

    private func startThread() {
        let thread = Thread { [self] in
            while true {
                state.withLock { $0.idle += 1 }
                arrival.wait()
                let job = state.withLock { state -> Job? in
                    state.idle -= 1
                    if state.waiting.isEmpty { return nil }
                    state.running += 1
                    return state.waiting.removeFirst()
                }
                guard let job else { continue }
                job.run()
                state.withLock { $0.running -= 1 }
                job.end()
            }
        }
        thread.name = "chokepoint computation"
        // Recursion over nested data needs as much as the main thread has.
        thread.stackSize = 16 << 20
        thread.start()
    }
}

/// A flag that is set once.
final class StopFlag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}

/// One computation and the task that waits for it.
private final class Job: Sendable {
    private let body: @Sendable (StopFlag) -> Void
    private let flag = StopFlag()
    private let continuation = Mutex<CheckedContinuation<Void, any Error>?>(nil)

    init(_ body: @escaping @Sendable (StopFlag) -> Void) { self.body = body }

    func wait(_ waiting: CheckedContinuation<Void, any Error>) {
        let isLate = continuation.withLock { kept in
            if flag.isSet { return true }
            kept = waiting
            return false
        }
        if isLate { waiting.resume(throwing: CancellationError()) }
    }

    func run() { if !flag.isSet { body(flag) } }

    func end() { taken()?.resume() }
    func end(throwing error: any Error) { taken()?.resume(throwing: error) }

    func cancel() {
        let waiting = continuation.withLock { kept in
            flag.set()
            defer { kept = nil }
            return kept
        }
        waiting?.resume(throwing: CancellationError())
    }

    private func taken() -> CheckedContinuation<Void, any Error>? {
        continuation.withLock { kept in
            defer { kept = nil }
            return kept
        }
    }
}

/// Where a computation leaves its result.
private final class ResultBox<T: Sendable>: Sendable {
    private let result = Mutex<Result<T, any Error>?>(nil)
    func set(_ value: Result<T, any Error>) { result.withLock { $0 = value } }
    func take() throws -> T {
        guard let value = result.withLock({ $0 }) else { throw CancellationError() }
        return try value.get()
    }
}

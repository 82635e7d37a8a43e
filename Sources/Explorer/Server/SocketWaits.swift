import Dispatch
package import FlyingSocks
import Synchronization

/// Waits until sockets can be read or written, with the system's queue of events.
///
/// FlyingFox's own pool remembers sockets by their numbers, wakes the task that waits before it
/// forgets a number, and then may forget, or keep, a socket that has the number by now. Here the
/// task is woken after the wait has been taken down.
package struct SocketWaits: AsyncSocketPool {
    private let queue = DispatchQueue(label: "chokepoint sockets")

    package init() {}

    /// Nothing has to be prepared.
    package func prepare() async throws {}

    /// Comes back when the task is cancelled: waits need no loop.
    package func run() async throws {
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    /// Waits until a socket is ready.
    /// - Throws: `CancellationError`.
    package func suspendSocket(
        _ socket: Socket, untilReadyFor events: Socket.Events
    ) async throws {
        let wait = SocketWait(socket.file.rawValue, isWriting: events.contains(.write), queue)
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait.begin($0) }
        } onCancel: {
            wait.cancel()
        }
    }
}

/// One wait. The source tells once that the socket is ready, or is cancelled; either way the task
/// goes on when the source has been taken down.
private final class SocketWait: Sendable {
    /// Dispatch's objects may be used on every thread.
    private struct Source: @unchecked Sendable {
        let value: any DispatchSourceProtocol
    }

    private struct State {
        var isCancelled = false
        var source: Source?
    }

    private let file: Int32
    private let isWriting: Bool
    private let queue: DispatchQueue
    private let state = Mutex(State())

    init(_ file: Int32, isWriting: Bool, _ queue: DispatchQueue) {
        self.file = file
        self.isWriting = isWriting
        self.queue = queue
    }

    func begin(_ continuation: CheckedContinuation<Void, any Error>) {
        let source = Source(
            value: isWriting
                ? DispatchSource.makeWriteSource(fileDescriptor: file, queue: queue)
                : DispatchSource.makeReadSource(fileDescriptor: file, queue: queue))
        source.value.setEventHandler { self.end(asCancelled: false) }
        source.value.setCancelHandler {
            let isCancelled = self.state.withLock { state in
                state.source = nil
                return state.isCancelled
            }
            if isCancelled {
                continuation.resume(throwing: CancellationError())
            } else {
                continuation.resume()
            }
        }
        let isLate = state.withLock { state in
            state.source = source
            return state.isCancelled
        }
        source.value.resume()
        if isLate { source.value.cancel() }
    }

    func cancel() { end(asCancelled: true) }

    private func end(asCancelled: Bool) {
        let source = state.withLock { state in
            if asCancelled { state.isCancelled = true }
            return state.source
        }
        source?.value.cancel()
    }
}

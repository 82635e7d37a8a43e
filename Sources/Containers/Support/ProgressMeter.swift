import Platform
import Synchronization

/// Counts the work that several threads do, and tells how much is done on the thread that waits for
/// them, which works too.
///
/// The closure is called by the thread that made the meter alone, which makes sharing the meter
/// sound.
package final class ProgressMeter: @unchecked Sendable {
    private let total: Int
    private let done = Atomic<Int>(0)
    private let owner = pthread_self()
    private let tell: (Double) -> Void

    private init(total: Int, _ tell: @escaping (Double) -> Void) {
        self.total = total
        self.tell = tell
    }

    /// Calls `body` with a meter of `total` units of work, which must not be kept.
    /// - Parameter progress: gets the share that is done, from 0 to 1, on the calling thread.
    package static func with<T>(
        total: Int, _ progress: (Double) -> Void, _ body: (ProgressMeter) -> T
    ) -> T {
        withoutActuallyEscaping(progress) { body(ProgressMeter(total: max(total, 1), $0)) }
    }

    /// Counts work that was done.
    package func add(_ count: Int) {
        let done = done.add(count, ordering: .relaxed).newValue
        if pthread_equal(owner, pthread_self()) != 0 { tell(Double(done) / Double(total)) }
    }
}

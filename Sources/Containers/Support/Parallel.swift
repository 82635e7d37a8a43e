import Dispatch
import Synchronization

/// Work in parts, on the threads of the system's pool and the calling thread.
package enum Parallel {
    /// The results of `body` for 0, 1, … count − 1, computed at once.
    package static func map<T: Sendable>(_ count: Int, _ body: @Sendable (Int) -> T) -> [T] {
        let results = Mutex([T?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let value = body(index)
            results.withLock { $0[index] = value }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}

import Synchronization

/// Values that are computed once and shared by all tasks. A value depends on its key alone, so that
/// it does not matter who computes it.
package final class SharedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let limit: Int

    /// A cache of at most `limit` values; those beyond are computed anew each time.
    package init(limit: Int) { self.limit = limit }

    /// The value of a key.
    package func value(_ key: Key, _ make: () throws -> Value) throws -> Value {
        let kept = try values.withLock { values throws -> Value? in
            if let known = values[key] { return known }
            if values.count >= limit { return nil }
            // Others wait: most of them want this very value.
            let made = try make()
            values[key] = made
            return made
        }
        if let kept { return kept }
        return try make()
    }

    /// What was computed so far.
    package var all: [Value] { values.withLock { Array($0.values) } }
}

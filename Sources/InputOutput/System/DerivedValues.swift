import Synchronization

/// What models derive from one table and several runs need, such as the base of an equilibrium:
/// made by whoever asks first, while the others wait for it.
///
/// A value depends on the table and its key alone, so that it does not matter who makes it.
final class DerivedValues: Sendable {
    private final class Slot: Sendable {
        let value = Mutex<(any Sendable)?>(nil)
    }

    private let slots = Mutex<[AnyKey: Slot]>([:])

    /// More values than this are not kept: each is as large as a table or an equilibrium.
    private static let most = 24

    private struct AnyKey: Hashable, @unchecked Sendable {
        let type: ObjectIdentifier
        // Made from a Sendable key only.
        let key: AnyHashable
    }

    /// The value of a key.
    func value<Key: Hashable & Sendable, Value: Sendable>(
        _ key: Key, _ make: () throws -> Value
    ) throws -> Value {
        let own = AnyKey(type: ObjectIdentifier(Value.self), key: AnyHashable(key))
        let slot = slots.withLock { slots -> Slot? in
            if let known = slots[own] { return known }
            if slots.count >= Self.most { return nil }
            let new = Slot()
            slots[own] = new
            return new
        }
        guard let slot else { return try make() }
        return try slot.value.withLock { value in
            if let known = value as? Value { return known }
            let made = try make()
            value = made
            return made
        }
    }
}

extension LeontiefSystem {
    /// Something that is derived from the table and that several runs of one answer need: made at
    /// the first call and kept as long as the answer. A failure is not kept.
    /// - Parameter key: what it depends on besides the table and its type.
    package func derived<Key: Hashable & Sendable, Value: Sendable>(
        _ key: Key, _ make: () throws -> Value
    ) throws -> Value {
        try derived.value(key, make)
    }
}

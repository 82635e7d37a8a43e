import Synchronization

/// The tables that a workspace keeps in memory, up to a size; those that were not used for longest
/// go first.
final class TableShelf: Sendable {
    private let limit: Int
    private let tables = Mutex<[(key: String, table: SharedTable)]>([])

    /// A shelf for so many bytes.
    init(limit: Int) { self.limit = limit }

    /// The table that was kept under a name.
    func table(_ key: String) -> SharedTable? {
        tables.withLock { tables in
            guard let position = tables.firstIndex(where: { $0.key == key }) else { return nil }
            let found = tables.remove(at: position)
            tables.append(found)
            return found.table
        }
    }

    /// Keeps a table; the least recently used ones make room.
    func keep(_ table: SharedTable, as key: String) {
        tables.withLock { tables in
            tables.removeAll { $0.key == key }
            tables.append((key, table))
            var size = tables.reduce(0) { $0 + $1.table.size }
            while size > limit, let first = tables.first {
                size -= first.table.size
                tables.removeFirst()
            }
        }
    }
}

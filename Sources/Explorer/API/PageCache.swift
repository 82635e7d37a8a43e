import Synchronization

/// Whole pages that were shown already, for as long as the tables that they were made from, and the
/// list of tables, stay as they are.
final class PageCache: Sendable {
    private struct Entry {
        let key: String
        let html: String
        let tables: [String]
        let paths: [String]
        let stamps: [String]
    }

    private let limit: Int
    private let entries = Mutex<[Entry]>([])

    /// A cache of pages with so many bytes in all.
    init(bytes limit: Int) { self.limit = limit }

    /// The page of a key that still holds.
    /// - Parameter tables: the names of the tables that there are now.
    func html(_ key: String, tables: [String]) -> String? {
        let found = entries.withLock { entries -> Entry? in
            guard let position = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: position)
            entries.append(entry)
            return entry
        }
        guard let found else { return nil }
        if found.tables == tables, AnswerCache.stamps(found.paths) == found.stamps {
            return found.html
        }
        entries.withLock { $0.removeAll { $0.key == key } }
        return nil
    }

    /// Keeps a page; those that were not asked for longest make room.
    /// - Parameter paths: the tables that it was made from.
    func keep(_ html: String, as key: String, tables: [String], paths: [String]) {
        guard let stamps = AnswerCache.stamps(paths), html.utf8.count <= limit else { return }
        entries.withLock { entries in
            entries.removeAll { $0.key == key }
            entries.append(
                Entry(key: key, html: html, tables: tables, paths: paths, stamps: stamps))
            var total = entries.reduce(0) { $0 + $1.html.utf8.count }
            while total > limit { total -= entries.removeFirst().html.utf8.count }
        }
    }
}

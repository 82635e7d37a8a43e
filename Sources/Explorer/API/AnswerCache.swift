import Platform
import Providers
import Reporting
import Synchronization
import Workspace

/// Answers that were given already, for as long as the tables they were made from stay as they
/// are. An answer depends on the question, the tables and the program alone.
final class AnswerCache: Sendable {
    private struct Entry {
        let key: String
        let document: ResultDocument
        let files: [String]
        let size: Int
    }

    private let limit: Int
    private let entries = Mutex<[Entry]>([])

    /// A cache of answers with so many cells in all.
    init(cells limit: Int) { self.limit = limit }

    /// The name that an answer is kept by; nil for questions whose answers depend on more than
    /// their tables.
    static func key(_ question: any Question, _ presentation: Presentation) -> String? {
        guard commands.contains(type(of: question).command) else { return nil }
        return "\(presentation.audience) \(presentation.table ?? "") "
            + "\(presentation.isWorkbook) \(Questions.encode(question))"
    }

    /// The answer that was kept.
    func document(_ key: String) -> ResultDocument? {
        let found = entries.withLock { entries -> Entry? in
            guard let position = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: position)
            entries.append(entry)
            return entry
        }
        guard let found else { return nil }
        if Self.stamps(Self.paths(found.document)) == found.files { return found.document }
        entries.withLock { $0.removeAll { $0.key == key } }
        return nil
    }

    /// Keeps an answer; those that were not asked for longest make room.
    func keep(_ document: ResultDocument, as key: String) {
        guard let files = Self.stamps(Self.paths(document)) else { return }
        let size = document.tables.reduce(100) { $0 + $1.rows.count * $1.columns.count }
        if size > limit { return }
        entries.withLock { entries in
            entries.removeAll { $0.key == key }
            entries.append(Entry(key: key, document: document, files: files, size: size))
            var total = entries.reduce(0) { $0 + $1.size }
            while total > limit { total -= entries.removeFirst().size }
        }
    }

    private static let commands: Set<String> = [
        "tables", "info", "check", "scan", "exposure", "concentration", "position", "decompose",
        "footprint", "origins", "multipliers", "sensitivity", "paths", "shock",
    ]

    /// The tables that an answer was made from.
    static func paths(_ document: ResultDocument) -> [String] {
        let tables = document.tablesCompared + [document.table].compactMap { $0 }
        return tables.compactMap(\.path).sorted()
    }

    /// What tells whether files are as they were; nil where that cannot be told from outside.
    static func stamps(_ paths: [String]) -> [String]? {
        if paths.isEmpty { return nil }
        var stamps: [String] = []
        for path in paths {
            guard let status = FileStatus(path), status.kind == .regular else { return nil }
            stamps.append("\(status.identity) \(TableFile.outsideKey(path: path))")
        }
        return stamps
    }
}

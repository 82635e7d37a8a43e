import InputOutput
public import Reporting
import TableStore

/// What is kept between runs.
public struct CacheQuestion: Question {
    /// `cache`.
    public static let command = "cache"

    /// The question.
    public init() {}

    /// Every file that is kept, the last one used first.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let cache = try inquiry.cache ?? TableCache(limit: CacheLimit.fromEnvironment())
        let items = cache.items()
        let total = items.reduce(0) { $0 + $1.size }
        let rows: [[Cell]] = items.reversed().map { item in
            [
                .text(item.digest), .text(item.kind), .integer(item.size),
                .text(item.lastUse.formatted(.iso8601)),
            ]
        }
        return inquiry.document(tables: [
            ReportTable(
                name: "cache", title: "Kept in \(cache.folder)",
                columns: [
                    Column(name: "sha256"), Column(name: "kind"),
                    Column(name: "size", unit: "bytes", style: .integer),
                    Column(name: "last_use", unit: "UTC"),
                ], rows: rows,
                notes: ["\(total) bytes in all; the limit is \(cache.limit)"])
        ])
    }
}

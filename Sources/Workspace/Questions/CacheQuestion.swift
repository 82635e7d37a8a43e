import InputOutput
public import Reporting
import TableStore

/// What is kept between runs.
public struct CacheQuestion: Question {
    /// `cache`.
    public static let command = "cache"

    /// The question.
    public init() {}

    /// Such as `12.3 MB`.
    private static func size(_ bytes: Int) -> String {
        for (unit, name) in [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")] where Double(bytes) >= unit {
            return "\(NumberText.significant(Double(bytes) / unit, 3)) \(name)"
        }
        return "\(bytes) bytes"
    }

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
        var document = inquiry.document(
            tables: [
                ReportTable(
                    name: "cache", title: "Kept in \(cache.folder)",
                    columns: [
                        Column(name: "sha256"), Column(name: "kind"),
                        Column(name: "size", unit: "bytes", style: .integer),
                        Column(name: "last_use", unit: "UTC"),
                    ], rows: rows,
                    notes: [
                        """
                        \(Self.size(total)) in all; the limit is \(Self.size(cache.limit)), set by \
                        CHOKEPOINT_CACHE_LIMIT
                        """
                    ])
            ],
            reading: [
                items.isEmpty
                    ? "Nothing is kept in \(cache.folder)."
                    : """
                    \(items.count) \(items.count == 1 ? "file is" : "files are") kept in \
                    \(cache.folder): \(Self.size(total)) of \(Self.size(cache.limit)) allowed. \
                    ‘chokepoint cache --clear’ removes them.
                    """
            ])
        document.question = "What is kept between runs, and how much room does it take?"
        document.lead = Lead("cache", ["kind", "size", "last_use", "sha256"], optional: ["sha256"])
        return document
    }
}

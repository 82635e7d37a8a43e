import Containers
public import InputOutput
import Platform
public import Providers

/// A table that was opened, from the store where the same file was read before.
public struct StoredTable: Sendable {
    /// The table.
    public let table: MRIOTable
    /// What its reader found odd about the file, in this run or in the one that kept the table.
    public let findings: [Diagnostic]
    /// SHA-256 of the file or folder, 64 hexadecimal digits.
    public let digest: String
    /// What tells the table from every other: the digest, and what else its reading depends on.
    public let key: String
    /// Where factors and inverses of the table are kept; nil without a cache.
    public let entry: TableCache.Entry?

    /// What was opened, with the same table in another form.
    package func with(_ table: MRIOTable) -> StoredTable {
        StoredTable(table: table, findings: findings, digest: digest, key: key, entry: entry)
    }

    /// Opens a table.
    ///
    /// The numbers are those of the digest: when the file changes while it is read, it is read once
    /// more, and nothing of the first reading is kept.
    /// - Parameters:
    ///   - format: name of a format that overrides what the content looks like.
    ///   - options: what the user chose about reading.
    ///   - cache: where tables are kept; nil to keep none.
    ///   - remembered: the table of a key where it is in memory already.
    ///   - verifying: whether large files are digested although their digests are remembered.
    ///   - progress: gets the share that is done, from 0 to 1, on the calling thread.
    /// - Throws: `file-changed`, and what `TableFile.reading` throws.
    public static func open(
        path: String, format: String? = nil, options: ReadOptions = ReadOptions(),
        cache: TableCache? = nil, remembered: (_ key: String) -> StoredTable? = { _ in nil },
        verifying: Bool = false, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> StoredTable {
        for _ in 0..<2 {
            let source = try TableSource(path: path)
            let before = try TableState(source, mapping: options.mapping)
            let isSettled = before.isSettled
            let digest = try source.digest(memory: verifying ? nil : cache)
            let mapping = try options.mapping.map { path throws(Diagnostics) in
                try FileDigest.sha256(path: path)
            }
            let key = TableKey(
                digest: digest, outside: TableFile.outsideKey(path: path), format: format ?? "",
                options: options.key, mapping: mapping)
            let text = key.text
            if let found = remembered(text) { return found }
            let entry = cache?.entry(key, of: path)
            if let kept = entry?.table() {
                return StoredTable(
                    table: kept.table, findings: kept.findings, digest: digest, key: text,
                    entry: entry)
            }
            let result: Result<TableReading, Diagnostics>
            do throws(Diagnostics) {
                result = .success(
                    try TableFile.open(source, format: format, options: options)
                        .read(progress: progress).prepared(options))
            } catch { result = .failure(error) }
            var isOneContent = try TableState(source, mapping: options.mapping) == before
            // What was changed a moment before may have been changed again without looking changed.
            if isOneContent, !isSettled {
                isOneContent = try source.digest() == digest
            }
            if isOneContent {
                let reading = try result.get()
                if before.hasSettledNeighbours {
                    entry?.keep(DecodedTable(reading.table, findings: reading.findings))
                }
                return StoredTable(
                    table: reading.table, findings: reading.findings, digest: digest, key: text,
                    entry: entry)
            }
        }
        throw Diagnostics([
            Diagnostic(
                .error, "file-changed", "the file changed while it was read",
                at: .init(file: path), remedy: "try again when no other program writes to it")
        ])
    }
}

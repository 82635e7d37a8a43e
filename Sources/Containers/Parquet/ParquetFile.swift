package import InputOutput
import Platform

/// A Parquet file of flat columns: see https://parquet.apache.org/docs/file-format/.
///
/// No kept library for C or Swift is in Debian 12, so that this is our own. It reads what pyarrow,
/// polars, DuckDB and R’s arrow write by default for tables of numbers and text; a column of
/// anything else is refused by name when its values are asked for. Checksums of pages are checked
/// where a file has them.
package struct ParquetFile: Sendable {
    /// The file, for messages.
    package let path: String
    /// The columns in the order of the file.
    package let columns: [ParquetColumn]
    /// The number of rows.
    package let rowCount: Int
    /// Texts that the writer put beside the table, such as pandas’ description of its index.
    package let metadata: [(key: String, value: String)]
    let content: FileBytes
    /// For each column, where its values lie in each group of rows.
    let chunks: [[ParquetChunk]]
    /// Rows of each group.
    let groups: [Int]

    private static let mark = Array("PAR1".utf8)
    private static let encryptedMark = Array("PARE".utf8)

    /// Whether bytes begin as a Parquet file does.
    package static func isParquet(_ content: FileBytes) -> Bool {
        content.withBytes { $0.starts(with: mark) || $0.starts(with: encryptedMark) }
    }

    /// Reads the metadata at the end of the file.
    /// - Throws: `damaged-parquet`, `unsupported-parquet`.
    /// - Complexity: O(size of the metadata).
    package init(_ content: FileBytes, path: String) throws(Diagnostics) {
        do throws(ParquetDamage) {
            try self.init(checked: content, path)
        } catch {
            throw error.findings(in: path)
        }
    }

    private init(checked content: FileBytes, _ path: String) throws(ParquetDamage) {
        let bytes = content.bytes
        defer { withExtendedLifetime(content) {} }
        let (start, end) = try Self.footer(bytes)
        var source = ParquetBytes(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        let footer = try ThriftValue.structure(&source)
        guard let rows = footer[3]?.integer, rows >= 0 else {
            throw .damaged("it does not state its number of rows")
        }
        let (columns, leaves) = try Self.columns(footer[2]?.list ?? [])
        let names = Set(columns.map(\.name))
        guard names.count == columns.count else {
            throw .unsupported("two of its columns have the same name")
        }
        var groups: [Int] = []
        var chunks = [[ParquetChunk]](repeating: [], count: columns.count)
        for group in footer[4]?.list ?? [] {
            let parts = group[1]?.list ?? []
            guard let count = group[3]?.integer, count >= 0, parts.count == leaves.count else {
                throw .damaged("a group of rows does not have all columns")
            }
            groups.append(count)
            // Values within groups and lists are never looked at.
            for (index, part) in zip(leaves, parts) where columns[index].isFlat {
                let chunk = try ParquetChunk(part, limit: start)
                guard chunk.count == count else {
                    throw .damaged(
                        "the column ‘\(columns[index].name.shortened)’ has \(chunk.count) values "
                            + "in a group of \(count) rows")
                }
                chunks[index].append(chunk)
            }
        }
        var sum = 0
        for count in groups {
            let (next, isTooLarge) = sum.addingReportingOverflow(count)
            guard !isTooLarge else { throw .damaged("it states more rows than can be counted") }
            sum = next
        }
        guard sum == rows else {
            throw .damaged("its groups have \(sum) rows, and it states \(rows)")
        }
        try Self.requireHonest(rows: rows, columns: columns.count, bytes: bytes.count)
        self.path = path
        self.columns = columns
        rowCount = rows
        metadata = (footer[5]?.list ?? []).compactMap { entry in
            entry[1]?.text.map { ($0, entry[2]?.text ?? "") }
        }
        self.content = content
        self.chunks = chunks
        self.groups = groups
    }

    /// The columns of a schema, and for each list of values that groups of rows hold the column
    /// that it belongs to: columns that are groups have several.
    private static func columns(
        _ schema: [ThriftValue]
    ) throws(ParquetDamage) -> (columns: [ParquetColumn], leaves: [Int]) {
        let damage = ParquetDamage.damaged("its columns are not those it counts")
        var columns: [ParquetColumn] = []
        columns.reserveCapacity(schema.count)
        var leaves: [Int] = []
        var position = 1
        for _ in 0..<max(schema.first?[5]?.integer ?? 0, 0) {
            guard position < schema.count else { throw damage }
            let column = try ParquetColumn(schema[position])
            // The elements of the column, itself the first, that are still to come.
            var open = 1
            while open > 0 {
                guard position < schema.count else { throw damage }
                let parts = schema[position][5]?.integer ?? 0
                guard parts >= 0, parts < schema.count else { throw damage }
                if parts == 0 { leaves.append(columns.count) }
                open += parts - 1
                position += 1
            }
            columns.append(column)
        }
        guard position == schema.count else { throw damage }
        return (columns, leaves)
    }

    /// Where the metadata lie.
    private static func footer(
        _ bytes: UnsafeRawBufferPointer
    ) throws(ParquetDamage) -> (start: Int, end: Int) {
        guard bytes.count >= 12, bytes.starts(with: mark) || bytes.starts(with: encryptedMark)
        else { throw .damaged("it does not begin as a Parquet file does") }
        guard bytes.suffix(4).elementsEqual(mark) else {
            if bytes.suffix(4).elementsEqual(encryptedMark) {
                throw .unsupported("it is encrypted")
            }
            throw .damaged("it does not end as a Parquet file does: it is cut short")
        }
        var tail = ParquetBytes(bytes, at: bytes.count - 8)
        let length = try tail.fourBytes()
        guard length <= bytes.count - 12 else {
            throw .damaged("it states \(length) bytes of metadata, and has \(bytes.count) in all")
        }
        return (bytes.count - 8 - length, bytes.count - 8)
    }

    /// A small file that states a huge table is damaged or hostile: nobody’s table of numbers is
    /// packed to less than one percent.
    private static func requireHonest(
        rows: Int, columns: Int, bytes: Int
    ) throws(ParquetDamage) {
        let (cells, isTooLarge) = rows.multipliedReportingOverflow(by: 8 * max(columns, 1))
        let limit = max(1 << 30, bytes.multipliedReportingOverflow(by: 100).partialValue)
        guard !isTooLarge, cells <= limit else {
            throw .damaged("it states \(rows) rows of \(columns) columns in \(bytes) bytes")
        }
    }

    /// The place of a column; nil when there is none of that name.
    package func index(of name: String) -> Int? {
        columns.firstIndex { $0.name == name }
    }

    /// The text that the writer put beside the table under a key.
    package func metadata(_ key: String) -> String? {
        metadata.first { $0.key == key }?.value
    }
}

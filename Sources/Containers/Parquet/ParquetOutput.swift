import CZlib
package import InputOutput
import Platform

/// Writes a Parquet file, one group of rows after another, in memory of one group.
///
/// Pages are of version 1: numbers plain, texts by a dictionary, all packed with Snappy and with
/// checksums. That is what every reader of the format can read.
package struct ParquetOutput {
    /// What the values of a column are.
    package enum Kind: Sendable, Hashable { case flags, integers, numbers, texts }

    /// A column.
    package struct Column: Sendable {
        /// The name.
        package let name: String
        /// What the values are.
        package let kind: Kind
        /// Whether values may be missing.
        package let isOptional: Bool
        /// What readers are told of it, such as its unit.
        package let facts: [(key: String, value: String)]

        /// A column; without facts by default.
        package init(
            _ name: String, _ kind: Kind, isOptional: Bool,
            facts: [(key: String, value: String)] = []
        ) {
            self.name = name
            self.kind = kind
            self.isOptional = isOptional
            self.facts = facts
        }
    }

    /// The values of a column in one group of rows; nil for what is missing.
    package enum Values {
        case flags([Bool?])
        case integers([Int?])
        case numbers([Double?])
        /// Numbers of which none is missing.
        case plain([Double])
        /// Numbers of which those that are NaN are missing.
        case gaps([Double])
        case texts([String?])
    }

    /// Columns that are packed at once: their values and pages are in memory together.
    private static let columnsAtOnce = 64

    private let columns: [Column]
    private let write: ([UInt8]) throws(Diagnostics) -> Void
    private var position = 0
    private var rowCount = 0
    private var groups: [Group] = []

    private struct Group {
        let rows: Int
        let chunks: [Chunk]
    }

    /// Where the values of a column lie in a group.
    private struct Chunk {
        var dictionary: Int?
        var data = 0
        var packed = 0
        var unpacked = 0
        var encodings: Set<Int> = []
    }

    /// Begins a file.
    /// - Parameters:
    ///   - columns: names must be unique; anything else is a programmer error.
    ///   - write: takes the bytes of the file in order.
    /// - Throws: what `write` throws.
    package init(
        _ columns: [Column], write: @escaping ([UInt8]) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        precondition(Set(columns.map(\.name)).count == columns.count, "two columns of one name")
        self.columns = columns
        self.write = write
        try add(Array("PAR1".utf8))
    }

    /// Writes a group of rows.
    /// - Parameters:
    ///   - rows: how many rows, at least 1.
    ///   - values: for each column, as many values as there are rows.
    /// - Throws: what the file’s `write` throws.
    /// - Complexity: O(rows · columns); columns are packed on all cores.
    package mutating func add(rows: Int, _ values: [Values]) throws(Diagnostics) {
        precondition(values.count == columns.count, "\(values.count) of \(columns.count) columns")
        try add(rows: rows) { values[$0] }
    }

    /// Writes a group of rows whose values are made when their column’s turn comes, in memory of
    /// some columns.
    /// - Parameters:
    ///   - rows: how many rows, at least 1.
    ///   - values: the values of a column by its number, as many as there are rows.
    /// - Throws: what the file’s `write` throws.
    /// - Complexity: O(rows · columns); columns are packed on all cores.
    package mutating func add(rows: Int, _ values: (Int) -> Values) throws(Diagnostics) {
        var chunks: [Chunk] = []
        for first in stride(from: 0, to: columns.count, by: Self.columnsAtOnce) {
            let range = first..<min(first + Self.columnsAtOnce, columns.count)
            chunks += try add(rows: rows, range, SharedValues(values: range.map(values)))
        }
        groups.append(Group(rows: rows, chunks: chunks))
        rowCount += rows
    }

    private mutating func add(
        rows: Int, _ range: Range<Int>, _ parts: SharedValues
    ) throws(Diagnostics) -> [Chunk] {
        let columns = columns[range]
        let packed = Parallel.map(range.count) { index in
            Self.pages(parts.values[index], columns[range.lowerBound + index], rows)
        }
        var chunks: [Chunk] = []
        for pages in packed {
            var chunk = Chunk()
            for page in pages {
                if page.isDictionary {
                    chunk.dictionary = position
                } else if chunk.data == 0 {
                    chunk.data = position
                }
                chunk.encodings.formUnion(page.encodings)
                chunk.packed += page.bytes.count
                chunk.unpacked += page.unpacked
                try add(page.bytes)
            }
            chunks.append(chunk)
        }
        return chunks
    }

    /// Writes the metadata, with which the file ends.
    /// - Parameter metadata: texts beside the table.
    /// - Throws: what the file’s `write` throws.
    package mutating func finish(
        _ metadata: [(key: String, value: String)] = []
    ) throws(Diagnostics) {
        var out = ThriftOutput()
        out.integer(1, 1, bits: 32)
        out.structures(2, [nil] + columns.map(Optional.some)) { [count = columns.count] in
            Self.schema($0, count, &$1)
        }
        out.integer(3, rowCount)
        out.structures(4, groups) { [columns] in Self.group($0, columns, &$1) }
        let schema = ("ARROW:schema", Base64.text(ArrowSchema.message(columns, facts: metadata)))
        // Readers that find Arrow's schema look no further for what pandas needs.
        let all = metadata.contains { $0.key == "pandas" } ? metadata : metadata + [schema]
        out.structures(5, all) { entry, out in
            out.text(1, entry.0)
            out.text(2, entry.1)
        }
        out.text(6, "chokepoint")
        out.end()
        var bytes = out.bytes
        withUnsafeBytes(of: UInt32(out.bytes.count).littleEndian) { bytes += $0 }
        try add(bytes + Array("PAR1".utf8))
    }

    private mutating func add(_ bytes: [UInt8]) throws(Diagnostics) {
        try write(bytes)
        position += bytes.count
    }

    private static func schema(_ column: Column?, _ count: Int, _ out: inout ThriftOutput) {
        guard let column else {
            out.text(4, "schema")
            out.integer(5, count, bits: 32)
            return
        }
        out.integer(1, column.kind.storage.rawValue, bits: 32)
        out.integer(3, column.isOptional ? 1 : 0, bits: 32)
        out.text(4, column.name)
        if column.kind == .texts {
            out.integer(6, 0, bits: 32)
            out.structure(10) { $0.structure(1) { _ in } }
        }
    }

    private static func group(_ group: Group, _ columns: [Column], _ out: inout ThriftOutput) {
        let parts = Array(zip(group.chunks, columns))
        out.structures(1, parts) { part, out in
            let (chunk, column) = part
            out.integer(2, 0)
            out.structure(3) { out in
                out.integer(1, column.kind.storage.rawValue, bits: 32)
                out.integers(2, chunk.encodings.sorted())
                out.texts(3, [column.name])
                out.integer(4, ParquetCodec.snappy.rawValue, bits: 32)
                out.integer(5, group.rows)
                out.integer(6, chunk.unpacked)
                out.integer(7, chunk.packed)
                if !column.facts.isEmpty {
                    out.structures(8, column.facts) { fact, out in
                        out.text(1, fact.key)
                        out.text(2, fact.value)
                    }
                }
                out.integer(9, chunk.data)
                if let dictionary = chunk.dictionary { out.integer(11, dictionary) }
            }
        }
        out.integer(2, group.chunks.reduce(0) { $0 + $1.unpacked })
        out.integer(3, group.rows)
    }
}

/// Values that threads only read.
private struct SharedValues: @unchecked Sendable {
    let values: [ParquetOutput.Values]
}

extension ParquetOutput.Kind {
    var storage: ParquetColumn.Storage {
        switch self {
        case .flags: .bits
        case .integers: .int64
        case .numbers: .double
        case .texts: .bytes
        }
    }
}

/// The columns of a table as Arrow describes them: the message `Schema` of
/// https://arrow.apache.org/docs/format/Columnar.html.
///
/// Parquet has no place for a column’s unit that readers show. pyarrow, polars and R’s arrow read
/// this message where a file has it, with what it says of each column.
enum ArrowSchema {
    /// The message as a stream of Arrow’s begins with it.
    static func message(
        _ columns: [ParquetOutput.Column], facts: [(key: String, value: String)] = []
    ) -> [UInt8] {
        var buffer = FlatBuffer()
        let fields = columns.map { column in
            let name = buffer.text(column.name)
            let type = Self.type(column.kind, &buffer)
            let children = buffer.list([])
            let metadata = Self.metadata(column.facts, &buffer)
            return buffer.table([
                .offset(name), .flag(column.isOptional), .int8(type.number), .offset(type.table),
                .none, .offset(children), metadata,
            ])
        }
        let list = buffer.list(fields)
        let metadata = Self.metadata(facts, &buffer)
        let schema = buffer.table([.int16(0), .offset(list), metadata])
        // Version 5 of the metadata, and the schema as the message’s head (1).
        let message = buffer.table([.int16(4), .int8(1), .offset(schema), .int64(0)])
        return ArrowStream.framed(buffer.finished(root: message))
    }

    private static func metadata(
        _ facts: [(key: String, value: String)], _ buffer: inout FlatBuffer
    ) -> FlatBuffer.Field {
        if facts.isEmpty { return .none }
        let entries = facts.map { key, value in
            let (key, value) = (buffer.text(key), buffer.text(value))
            return buffer.table([.offset(key), .offset(value)])
        }
        return .offset(buffer.list(entries))
    }

    private static func type(
        _ kind: ParquetOutput.Kind, _ buffer: inout FlatBuffer
    ) -> (number: Int8, table: FlatBuffer.Offset) {
        switch kind {
        case .integers: (2, buffer.table([.int32(64), .flag(true)]))
        case .numbers: (3, buffer.table([.int16(2)]))
        case .texts: (5, buffer.table([]))
        case .flags: (6, buffer.table([]))
        }
    }
}

/// Bytes as text of 64 characters (RFC 4648).
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text, filled with `=`.
    static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for first in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[first..<min(first + 3, bytes.count)]
            var bits = 0
            for byte in group { bits = bits << 8 | Int(byte) }
            bits <<= 8 * (3 - group.count)
            for index in 0..<4 {
                out.append(
                    index <= group.count
                        ? letters[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

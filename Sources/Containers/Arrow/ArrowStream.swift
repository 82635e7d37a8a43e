/// A table in Arrow’s streaming format: its schema, then its rows in batches, then an end mark. See
/// https://arrow.apache.org/docs/format/Columnar.html#ipc-streaming-format.
package enum ArrowStream {
    /// The message that the stream begins with.
    /// - Parameters:
    ///   - columns: the columns, with what readers are told of each.
    ///   - facts: what readers are told of the table.
    package static func beginning(
        _ columns: [ParquetOutput.Column], facts: [(key: String, value: String)] = []
    ) -> [UInt8] { ArrowSchema.message(columns, facts: facts) }

    /// The message with a batch of rows: its description, then its buffers.
    /// - Complexity: O(bytes).
    package static func message(_ batch: ArrowBatch) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(
            batch.columns.reduce(0) { $0 + $1.buffers.reduce(0) { $0 + $1.count + alignment } })
        var places: [(Int64, Int64)] = []
        for bytes in batch.columns.flatMap(\.buffers) {
            places.append((Int64(body.count), Int64(bytes.count)))
            body += bytes
            body += [UInt8](repeating: 0, count: (alignment - body.count % alignment) % alignment)
        }
        var buffer = FlatBuffer()
        let buffers = buffer.pairs(places)
        let nodes = buffer.pairs(batch.columns.map { (Int64(batch.rows), Int64($0.missing)) })
        let head = buffer.table([.int64(Int64(batch.rows)), .offset(nodes), .offset(buffers)])
        // Version 5 of the metadata, and a batch of records as the message’s head (3).
        let message = buffer.table([
            .int16(4), .int8(3), .offset(head), .int64(Int64(body.count)),
        ])
        return framed(buffer.finished(root: message)) + body
    }

    /// The end mark.
    package static let end: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]

    /// Buffers begin at multiples of this, as Arrow recommends.
    private static let alignment = 64

    /// A description behind its length, filled up to a multiple of 8 bytes.
    static func framed(_ description: [UInt8]) -> [UInt8] {
        let filled = (description.count + 7) / 8 * 8
        var bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        withUnsafeBytes(of: UInt32(filled).littleEndian) { bytes += $0 }
        bytes += description
        return bytes + [UInt8](repeating: 0, count: filled - description.count)
    }
}

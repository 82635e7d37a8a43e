/// Rows of a table as Arrow lays them down in memory: for each column the buffers that
/// https://arrow.apache.org/docs/format/Columnar.html names, little-endian.
package struct ArrowBatch: Sendable {
    /// One column.
    package struct Column: Sendable {
        /// How many values are missing.
        package let missing: Int
        /// Which values are there, a bit each, empty where none is missing; then the values. Texts
        /// have two buffers of these: where each begins, as 32 bits, and their bytes.
        package let buffers: [[UInt8]]
    }

    /// How many rows.
    package let rows: Int
    /// The columns in order.
    package let columns: [Column]

    /// The rows with these values.
    /// - Parameters:
    ///   - rows: how many rows.
    ///   - values: for each column as many values as there are rows, of texts at most 2 GiB;
    ///     anything else is a programmer error.
    /// - Complexity: O(rows · columns).
    package init(rows: Int, _ values: [ParquetOutput.Values]) {
        self.rows = rows
        columns = values.map { Self.column($0, rows) }
    }

    private static func column(_ values: ParquetOutput.Values, _ rows: Int) -> Column {
        switch values {
        case .plain(let numbers):
            precondition(numbers.count == rows, "\(numbers.count) values in \(rows) rows")
            return Column(missing: 0, buffers: [[], numbers.withUnsafeBytes { Array($0) }])
        case .gaps(let numbers):
            return column(
                rows, numbers.count, { !numbers[$0].isNaN },
                [numbers.withUnsafeBytes { Array($0) }])
        case .numbers(let numbers):
            let plain = numbers.map { $0 ?? 0 }
            return column(
                rows, numbers.count, { numbers[$0] != nil }, [plain.withUnsafeBytes { Array($0) }])
        case .integers(let numbers):
            let plain = numbers.map { Int64($0 ?? 0) }
            return column(
                rows, numbers.count, { numbers[$0] != nil }, [plain.withUnsafeBytes { Array($0) }])
        case .flags(let flags):
            return column(
                rows, flags.count, { flags[$0] != nil }, [bits(rows) { flags[$0] ?? false }])
        case .texts(let texts):
            var places: [Int32] = [0]
            places.reserveCapacity(rows + 1)
            var bytes: [UInt8] = []
            for text in texts {
                if let text { bytes += text.utf8 }
                precondition(bytes.count <= Int(Int32.max), "texts of more than 2 GiB")
                places.append(Int32(bytes.count))
            }
            return column(
                rows, texts.count, { texts[$0] != nil },
                [places.withUnsafeBytes { Array($0) }, bytes])
        }
    }

    private static func column(
        _ rows: Int, _ count: Int, _ isThere: (Int) -> Bool, _ buffers: [[UInt8]]
    ) -> Column {
        precondition(count == rows, "\(count) values in \(rows) rows")
        let missing = (0..<rows).reduce(0) { $0 + (isThere($1) ? 0 : 1) }
        return Column(
            missing: missing, buffers: [missing == 0 ? [] : bits(rows, isThere)] + buffers)
    }

    /// A bit each, the lowest first.
    private static func bits(_ count: Int, _ isSet: (Int) -> Bool) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (count + 7) / 8)
        for index in 0..<count where isSet(index) { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }
}

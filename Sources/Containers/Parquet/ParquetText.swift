import InputOutput

/// A Parquet file as the delimited text that says the same, for everything that reads CSV files:
/// long tables, satellite accounts, trade, prices and concordances.
///
/// Numbers have the shortest digits that read back as the same double, so that nothing is lost; a
/// value that is missing is an empty cell, and an empty text is `""`. A reader’s messages then name
/// the line: row n of the file is line n + 1. A column of a kind that is not read, such as dates,
/// has empty cells, and is no obstacle where nobody looks at it.
enum ParquetText {
    /// The text, and why each column that is not read is not.
    /// - Throws: `damaged-parquet`, `out-of-memory`, `empty-file` for a file without columns.
    /// - Complexity: O(size of the text), twice in memory while it is made; columns are decoded on
    ///   all cores.
    static func csv(
        _ file: ParquetFile, path: String
    ) throws(Diagnostics) -> (text: FileBytes, unread: [Int: Diagnostics]) {
        var columns: [Cells] = []
        var unread: [Int: Diagnostics] = [:]
        for index in file.columns.indices {
            do throws(ParquetDamage) {
                columns.append(Cells(values: try file.checkedValues(index)))
            } catch {
                let findings = error.findings(in: path, place: file.columns[index].name)
                guard case .unsupported = error else { throw findings }
                unread[index] = findings
                columns.append(Cells(values: nil))
            }
        }
        var text: [UInt8] = []
        for (index, column) in file.columns.enumerated() {
            if index > 0 { text.append(comma) }
            append(column.name, to: &text)
        }
        text.append(lineFeed)
        for row in 0..<file.rowCount {
            for (index, column) in columns.enumerated() {
                if index > 0 { text.append(comma) }
                column.append(row, to: &text)
            }
            text.append(lineFeed)
        }
        let bytes = try FileBytes(unpacking: path, capacity: text.count) { target in
            target.copyBytes(from: text)
            return text.count
        }
        return (bytes, unread)
    }

    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")

    private static func append(_ value: String, to text: inout [UInt8]) {
        let bytes = value.utf8
        let needsQuotes =
            bytes.isEmpty
            || bytes.contains { $0 == comma || $0 == quote || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            text += bytes
            return
        }
        text.append(quote)
        for byte in bytes {
            if byte == quote { text.append(quote) }
            text.append(byte)
        }
        text.append(quote)
    }

    private struct Cells {
        /// Nil for a column that is not read.
        let values: ParquetFile.Values?

        func append(_ row: Int, to text: inout [UInt8]) {
            switch values {
            case .flags(let values)?:
                if let value = values[row] { text += (value ? "true" : "false").utf8 }
            case .integers(let values)?:
                if let value = values[row] { text += String(value).utf8 }
            case .numbers(let values)?:
                guard let value = values[row] else { return }
                // Labels of digits alone, such as years, may be kept as numbers.
                if let whole = Int(exactly: value), whole.magnitude < 1 << 53 {
                    text += (value.sign == .minus && whole == 0 ? "-0.0" : String(whole)).utf8
                } else {
                    text += value.description.utf8
                }
            case .texts(let values)?:
                if let value = values[row] { ParquetText.append(value, to: &text) }
            case nil: break
            }
        }
    }
}

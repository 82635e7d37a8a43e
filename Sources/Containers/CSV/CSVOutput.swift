package import InputOutput
import Platform

/// Writes one delimited file (RFC 4180, UTF-8, LF) through a buffer; cells are separated by commas
/// unless something else is asked for.
package struct CSVOutput: ~Copyable {
    private let output: OpenFile
    /// The path as it is shown to users.
    private let path: String
    private let delimiter: UInt8
    private var buffer: [UInt8] = []
    private var isRowStart = true
    private static let bufferSize = 1 << 20

    /// Makes the file, which must not exist.
    /// - Throws: `cannot-write`.
    private init(_ file: String, shownAs path: String, _ delimiter: UInt8) throws(Diagnostics) {
        self.delimiter = delimiter
        self.path = path
        do throws(SystemError) {
            output = try OpenFile(file, O_WRONLY | O_CREAT | O_EXCL)
        } catch { throw AtomicOutput.failure(path, error.text) }
        buffer.reserveCapacity(Self.bufferSize + (1 << 16))
    }

    /// Writes a file: `body` fills it.
    package static func file(
        _ file: String, shownAs path: String, delimiter: UInt8 = UInt8(ascii: ","),
        _ body: (inout CSVOutput) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        var output = try CSVOutput(file, shownAs: path, delimiter)
        try body(&output)
        try output.flush()
        do throws(SystemError) { try output.output.synchronize() } catch {
            throw AtomicOutput.failure(path, error.text)
        }
    }

    /// Adds a cell with a text, in quotes where it must be.
    package mutating func add(_ text: String) {
        separate()
        let needsQuotes =
            text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            || text.isEmpty
        guard needsQuotes else {
            buffer.append(contentsOf: text.utf8)
            return
        }
        buffer.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }

    /// Adds cells without anything in them.
    package mutating func addBlanks(_ count: Int) {
        for _ in 0..<count { separate() }
    }

    /// Adds a cell with the shortest decimal number that reads back as the same double.
    package mutating func add(_ value: Double) {
        separate()
        if let integer = Int32(exactly: value), integer != 0 || value.sign == .plus {
            add(digitsOf: integer)
            return
        }
        var text = value.description
        text.withUTF8 { bytes in
            // `150.0` is written as `150`.
            let isWhole = bytes.count > 2 && bytes.suffix(2).elementsEqual([0x2E, 0x30])
            buffer.append(contentsOf: isWhole ? bytes.dropLast(2) : bytes[...])
        }
    }

    /// Adds text that is written as it is, such as JSON, with its line ends.
    package mutating func addLines(_ text: String) throws(Diagnostics) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Ends the line.
    package mutating func endRow() throws(Diagnostics) {
        buffer.append(0x0A)
        isRowStart = true
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private mutating func separate() {
        if !isRowStart { buffer.append(delimiter) }
        isRowStart = false
    }

    private mutating func add(digitsOf value: Int32) {
        if value < 0 { buffer.append(0x2D) }
        var rest = value.magnitude
        var scale: UInt32 = 1
        while rest / scale >= 10 { scale *= 10 }
        while scale > 0 {
            buffer.append(UInt8(0x30 + rest / scale))
            rest %= scale
            scale /= 10
        }
    }

    private mutating func flush() throws(Diagnostics) {
        do throws(SystemError) { try output.write(buffer) } catch {
            throw AtomicOutput.failure(path, error.text)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

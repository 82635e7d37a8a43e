import CReadStat
package import InputOutput
import Platform

/// Reads the rows of a Stata file (dta) through ReadStat, from bytes in memory.
package enum StataFile {
    /// Gets what a file holds, in order.
    package protocol Receiver: AnyObject {
        /// All columns, before the first row.
        func begin(columns: [String]) throws(Diagnostics)
        func set(_ column: Int, _ text: String)
        func set(_ column: Int, _ number: Double)
        func setMissing(_ column: Int)
        func endRow()
    }

    /// Whether bytes begin as a Stata file of release 117 or later does, or of 102 to 115.
    package static func isStata(_ content: FileBytes) -> Bool {
        content.withBytes { bytes in
            if bytes.starts(with: Array("<stata_dta>".utf8)) { return true }
            guard bytes.count > 10 else { return false }
            return (102...115).contains(bytes[0]) && (1...2).contains(bytes[1]) && bytes[2] == 1
        }
    }

    /// The names of the columns, also of a file that is damaged behind them.
    /// - Throws: `damaged-stata-file`.
    package static func columns(_ content: FileBytes, path: String) throws(Diagnostics) -> [String]
    {
        let session = Session(content, receiver: nil)
        let status = try session.run(path)
        // Damage further on is no matter here.
        if session.columns.isEmpty { throw damaged(path, status) }
        return session.columns
    }

    /// Hands the rows on.
    /// - Throws: `damaged-stata-file`, and what the receiver throws.
    package static func read(
        _ content: FileBytes, path: String, into receiver: any Receiver,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        let session = Session(content, receiver: receiver)
        let status = try withoutActuallyEscaping(progress) { progress throws(Diagnostics) in
            session.progress = progress
            defer { session.progress = nil }
            return try session.run(path)
        }
        if let failure = session.failure { throw failure }
        guard status == READSTAT_OK else { throw damaged(path, status) }
        try session.finish()
        guard session.rowCount == session.announcedRows else {
            throw Diagnostics([
                Diagnostic(
                    .error, "damaged-stata-file",
                    "it announces \(session.announcedRows) rows and holds \(session.rowCount)",
                    at: .init(file: path), remedy: "get the file again")
            ])
        }
    }

    private static func damaged(_ path: String, _ status: readstat_error_t) -> Diagnostics {
        let reason = readstat_error_message(status).map { String(cString: $0) } ?? "error"
        return Diagnostics([
            Diagnostic(
                .error, "damaged-stata-file",
                "ReadStat cannot read the file (\(reason.lowercased()))", at: .init(file: path),
                remedy: "it is cut short or damaged: get it again")
        ])
    }

    /// One pass of the library over a file.
    private final class Session {
        let bytes: UnsafeRawBufferPointer
        let content: FileBytes
        let receiver: (any Receiver)?
        var position = 0
        var columns: [String] = []
        var announcedRows = 0
        var rowCount = 0
        var failure: Diagnostics?
        /// Gets the share of the rows that is done.
        var progress: ((Double) -> Void)?
        private var hasBegun = false
        private var row = -1

        init(_ content: FileBytes, receiver: (any Receiver)?) {
            self.content = content
            bytes = content.bytes
            self.receiver = receiver
        }

        func run(_ path: String) throws(Diagnostics) -> readstat_error_t {
            guard let parser = readstat_parser_init() else {
                throw StataFile.damaged(path, READSTAT_ERROR_MALLOC)
            }
            defer { readstat_parser_free(parser) }
            let context = Unmanaged.passUnretained(self).toOpaque()
            readstat_set_io_ctx(parser, context)
            readstat_set_open_handler(parser) { _, _ in 0 }
            readstat_set_close_handler(parser) { _ in 0 }
            readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
            readstat_set_seek_handler(parser) { offset, whence, context in
                Session.of(context)?.seek(Int(offset), whence) ?? -1
            }
            readstat_set_read_handler(parser) { buffer, count, context in
                Session.of(context)?.read(buffer, count) ?? -1
            }
            readstat_set_metadata_handler(parser) { metadata, context in
                Session.of(context)?.announcedRows = Int(readstat_get_row_count(metadata))
                return Int32(READSTAT_HANDLER_OK)
            }
            readstat_set_variable_handler(parser) { _, variable, _, context in
                let name = readstat_variable_get_name(variable).map { String(cString: $0) }
                Session.of(context)?.columns.append(name ?? "")
                return Int32(READSTAT_HANDLER_OK)
            }
            readstat_set_value_handler(parser) { row, variable, value, context in
                let isFine = Session.of(context)?.take(Int(row), variable, value) ?? false
                return Int32(isFine ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT)
            }
            return withExtendedLifetime(self) { readstat_parse_dta(parser, path, context) }
        }

        private static func of(_ context: UnsafeMutableRawPointer?) -> Session? {
            context.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
        }

        /// Ends the last row.
        func finish() throws(Diagnostics) {
            if !hasBegun { try receiver?.begin(columns: columns) }
            if row >= 0 { endRow() }
        }

        private func endRow() {
            receiver?.endRow()
            rowCount += 1
            if rowCount % 64 == 0 { progress?(Double(rowCount) / Double(max(announcedRows, 1))) }
        }

        private func take(
            _ row: Int, _ variable: UnsafeMutablePointer<readstat_variable_t>?,
            _ value: readstat_value_t
        ) -> Bool {
            guard let receiver, let variable else { return false }
            if !hasBegun {
                hasBegun = true
                do throws(Diagnostics) {
                    try receiver.begin(columns: columns)
                } catch {
                    failure = error
                    return false
                }
            }
            if row != self.row {
                if self.row >= 0 { endRow() }
                self.row = row
            }
            let column = Int(readstat_variable_get_index(variable))
            guard column >= 0, column < columns.count else { return false }
            if readstat_value_is_missing(value, variable) != 0 {
                receiver.setMissing(column)
            } else if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC {
                receiver.set(column, readstat_double_value(value))
            } else {
                receiver.set(column, readstat_string_value(value).map { String(cString: $0) } ?? "")
            }
            return true
        }

        private func seek(_ offset: Int, _ whence: readstat_io_flags_t) -> Int {
            let base: Int
            switch whence {
            case READSTAT_SEEK_SET: base = 0
            case READSTAT_SEEK_CUR: base = position
            default: base = bytes.count
            }
            let (target, overflow) = base.addingReportingOverflow(offset)
            guard !overflow, target >= 0, target <= bytes.count else { return -1 }
            position = target
            return target
        }

        private func read(_ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
            let available = min(count, bytes.count - position)
            guard available > 0, let buffer, let base = bytes.baseAddress else { return 0 }
            buffer.copyMemory(from: base + position, byteCount: available)
            position += available
            return available
        }
    }
}

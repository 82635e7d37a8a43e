import CRData
import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the data frames of a file of saved R objects through librdata, from bytes in memory.
enum RDataFile {
    /// One column of a data frame.
    struct Column {
        var name = ""
        /// Numbers, or for a factor the numbers of its levels.
        var numbers: [Double] = []
        /// Texts; nil is R’s NA.
        var texts: [String?] = []
        /// Levels of a factor.
        var levels: [String] = []

        /// Number of rows.
        var count: Int { max(numbers.count, texts.count) }
    }

    /// A data frame.
    struct Frame {
        let name: String
        var columns: [Column] = []
    }

    /// Whether bytes begin as a file of saved R objects does, packed or not.
    static func isRData(_ content: FileBytes) -> Bool {
        content.withBytes { bytes in
            [
                Array("RDX2\n".utf8), Array("RDX3\n".utf8), [0x1F, 0x8B], Array("BZh".utf8),
                [0xFD, 0x37, 0x7A, 0x58, 0x5A],
            ].contains { bytes.starts(with: $0 as [UInt8]) }
        }
    }

    /// The data frames of a file.
    /// - Throws: `unreadable-r-file`, with how to convert it.
    static func frames(_ content: FileBytes, path: String) throws(Diagnostics) -> [Frame] {
        let session = Session(try unpacked(content, path))
        let status = session.run(path)
        guard status == RDATA_OK else {
            let reason = rdata_error_message(status).map { String(cString: $0) } ?? "error"
            throw Diagnostics([
                Diagnostic(
                    .error, "unreadable-r-file",
                    "librdata cannot read the file (\(reason.lowercased()))",
                    at: .init(file: path),
                    remedy: "in R: load(\"FILE\"); haven::write_dta(as.data.frame(wiot), "
                        + "\"FILE.dta\"), and read that")
            ])
        }
        return session.frames
    }

    /// The content without its packing: Debian's librdata unpacks nothing itself.
    private static func unpacked(
        _ content: FileBytes, _ path: String
    ) throws(Diagnostics) -> FileBytes {
        if Gunzip.isGzip(content) { return try Gunzip.unpack(content, path: path) }
        let isPlain = content.withBytes { $0.starts(with: Array("RDX".utf8)) }
        if isPlain { return content }
        throw Diagnostics([
            Diagnostic(
                .error, "unreadable-r-file", "the file is packed with bzip2 or xz",
                at: .init(file: path),
                remedy: "in R: load(\"FILE\"); save(wiot, file = \"FILE\", compress = \"gzip\")")
        ])
    }

    /// One pass of the library over a file.
    private final class Session {
        let content: FileBytes
        let bytes: UnsafeRawBufferPointer
        var position = 0
        var frames: [Frame] = []
        private var levels: [String] = []

        init(_ content: FileBytes) {
            self.content = content
            bytes = content.bytes
        }

        func run(_ path: String) -> rdata_error_t {
            guard let parser = rdata_parser_init() else { return RDATA_ERROR_MALLOC }
            defer { rdata_parser_free(parser) }
            let context = Unmanaged.passUnretained(self).toOpaque()
            rdata_set_io_ctx(parser, context)
            rdata_set_open_handler(parser) { _, _ in 0 }
            rdata_set_close_handler(parser) { _ in 0 }
            rdata_set_update_handler(parser) { _, _, _, _ in RDATA_OK }
            rdata_set_seek_handler(parser) { offset, whence, context in
                Session.of(context)?.seek(Int(offset), whence) ?? -1
            }
            rdata_set_read_handler(parser) { buffer, count, context in
                Session.of(context)?.read(buffer, count) ?? -1
            }
            rdata_set_table_handler(parser) { name, context in
                let name = name.map { String(cString: $0) } ?? ""
                Session.of(context)?.frames.append(Frame(name: name))
                return 0
            }
            rdata_set_column_handler(parser) { _, type, data, count, context in
                Session.of(context)?.column(type, data, Int(count))
                return 0
            }
            rdata_set_column_name_handler(parser) { name, index, context in
                let name = name.map { String(cString: $0) } ?? ""
                Session.of(context)?.name(Int(index), name)
                return 0
            }
            rdata_set_text_value_handler(parser) { text, _, context in
                Session.of(context)?.text(text.map { String(cString: $0) })
                return 0
            }
            rdata_set_value_label_handler(parser) { text, _, context in
                Session.of(context)?.levels.append(text.map { String(cString: $0) } ?? "")
                return 0
            }
            return withExtendedLifetime(self) { rdata_parse(parser, path, context) }
        }

        private static func of(_ context: UnsafeMutableRawPointer?) -> Session? {
            context.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
        }

        private func column(_ type: rdata_type_t, _ data: UnsafeMutableRawPointer?, _ count: Int) {
            guard !frames.isEmpty else { return }
            var column = Column()
            if let data, count > 0 {
                switch type {
                case RDATA_TYPE_REAL, RDATA_TYPE_TIMESTAMP, RDATA_TYPE_DATE:
                    let values = data.assumingMemoryBound(to: Double.self)
                    column.numbers = Array(UnsafeBufferPointer(start: values, count: count))
                case RDATA_TYPE_INT32, RDATA_TYPE_LOGICAL:
                    let values = data.assumingMemoryBound(to: Int32.self)
                    column.numbers = UnsafeBufferPointer(start: values, count: count).map {
                        // R's NA of integers.
                        $0 == .min ? .nan : Double($0)
                    }
                default: break
                }
            }
            column.levels = levels
            levels = []
            frames[frames.count - 1].columns.append(column)
        }

        private func name(_ index: Int, _ name: String) {
            guard let last = frames.indices.last, index >= 0,
                index < frames[last].columns.count
            else { return }
            frames[last].columns[index].name = name
        }

        private func text(_ text: String?) {
            guard let last = frames.indices.last, let column = frames[last].columns.indices.last
            else { return }
            frames[last].columns[column].texts.append(text)
        }

        private func seek(_ offset: Int, _ whence: rdata_io_flags_t) -> off_t {
            let base: Int
            switch whence {
            case RDATA_SEEK_SET: base = 0
            case RDATA_SEEK_CUR: base = position
            default: base = bytes.count
            }
            let (target, overflow) = base.addingReportingOverflow(offset)
            guard !overflow, target >= 0, target <= bytes.count else { return -1 }
            position = target
            return off_t(target)
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

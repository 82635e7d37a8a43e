import CZlib
package import InputOutput

/// Unpacks gzip files in memory, with zlib.
package enum Gunzip {
    /// Unpacked content up to this size is accepted whatever its ratio.
    private static let harmlessSize = 64 << 20
    /// Above that, it may be at most this many times as large as the packed content.
    private static let largestRatio = 100

    /// Whether bytes begin as a gzip file does.
    package static func isGzip(_ content: FileBytes) -> Bool {
        content.withBytes { $0.starts(with: [0x1F, 0x8B] as [UInt8]) }
    }

    /// The unpacked content of all members of a gzip file.
    /// - Throws: `damaged-gzip`, `archive-bomb`, `out-of-memory`.
    /// - Complexity: O(unpacked size); memory is taken as it is used.
    package static func unpack(_ content: FileBytes, path: String) throws(Diagnostics) -> FileBytes
    {
        let packed = content.bytes
        let limit = max(harmlessSize, packed.count.multipliedReportingOverflow(by: largestRatio).0)
        defer { withExtendedLifetime(content) {} }
        return try FileBytes(unpacking: path, capacity: limit) { buffer throws(Diagnostics) in
            try inflate(packed, into: buffer, path)
        }
    }

    private static func inflate(
        _ packed: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer, _ path: String
    ) throws(Diagnostics) -> Int {
        var stream = z_stream()
        guard cp_gunzip_begin(&stream) == Z_OK else {
            throw problem("damaged-gzip", "zlib cannot be started", path)
        }
        defer { inflateEnd(&stream) }
        var used = 0
        var filled = 0
        // zlib counts what it gets and gives in 32 bits.
        let step = 1 << 30
        while true {
            let given = min(packed.count - used, step)
            let room = min(buffer.count - filled, step)
            stream.next_in = packed.baseAddress.map {
                UnsafeMutablePointer(mutating: ($0 + used).assumingMemoryBound(to: UInt8.self))
            }
            stream.avail_in = UInt32(given)
            stream.next_out = buffer.baseAddress.map {
                ($0 + filled).assumingMemoryBound(to: UInt8.self)
            }
            stream.avail_out = UInt32(room)
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            used += given - Int(stream.avail_in)
            filled += room - Int(stream.avail_out)
            if status == Z_STREAM_END {
                if used == packed.count { return filled }
                // Another member may follow.
                guard packed[used] == 0x1F, inflateReset(&stream) == Z_OK else { return filled }
                continue
            }
            guard status == Z_OK || status == Z_BUF_ERROR else {
                let reason = stream.msg.map { String(cString: $0) } ?? "error \(status)"
                throw problem("damaged-gzip", "it cannot be unpacked (\(reason))", path)
            }
            if filled == buffer.count {
                throw problem(
                    "archive-bomb", "it unpacks to more than \(buffer.count) bytes", path)
            }
            if used == packed.count {
                throw problem("damaged-gzip", "it ends in the middle", path)
            }
        }
    }

    private static func problem(
        _ code: String, _ message: String, _ path: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, code, message, at: .init(file: path),
                remedy: "the file is cut short or damaged: get it again")
        ])
    }
}

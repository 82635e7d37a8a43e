import CPlatform

/// A whole file in memory, read-only, given back when the last user lets go.
///
/// Nothing is written through it, which makes sharing it between tasks sound. When the file becomes
/// shorter meanwhile, the program ends with a message that names it.
package final class MappedFile: @unchecked Sendable {
    /// The content; empty, without an address, for an empty file. Valid while this object lives.
    package let bytes: UnsafeRawBufferPointer
    /// What tells this content from another.
    package let identity: FileIdentity
    private let slot: Int32

    /// Maps a file.
    /// - Throws: `EISDIR` for a folder, `ESPIPE` for a pipe, a socket or a device, `EFBIG` where
    ///   the size is no size, or what the system says.
    package convenience init(_ path: String) throws(SystemError) {
        // Opening a pipe would wait for its other end.
        try self.init(OpenFile(path, O_RDONLY | O_NONBLOCK), path: path)
    }

    /// Maps an open file.
    /// - Parameter isReadAtOnce: whether all of it is about to be read.
    package convenience init(
        _ file: OpenFile, path: String, isReadAtOnce: Bool = false
    ) throws(SystemError) {
        try self.init(descriptor: file.descriptor, path: path, isReadAtOnce: isReadAtOnce)
    }

    /// Maps what a descriptor stands for, which may be closed then.
    package init(
        descriptor: Int32, path: String, isReadAtOnce: Bool = false
    ) throws(SystemError) {
        guard let status = FileStatus(descriptor: descriptor) else { throw SystemError() }
        switch status.kind {
        case .regular: break
        case .folder: throw SystemError(EISDIR)
        default: throw SystemError(ESPIPE)
        }
        identity = status.identity
        let count = status.size
        if count == 0 {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            slot = -1
            return
        }
        if count < 0 { throw SystemError(EFBIG) }
        #if os(Linux)
            let flags = isReadAtOnce ? MAP_PRIVATE | MAP_POPULATE : MAP_PRIVATE
        #else
            let flags = MAP_PRIVATE
        #endif
        guard let address = mmap(nil, count, PROT_READ, flags, descriptor, 0),
            address != MAP_FAILED
        else { throw SystemError() }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
        slot = cp_mapped_add(address, count, path)
    }

    deinit {
        cp_mapped_drop(slot)
        if let base = bytes.baseAddress {
            munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
        }
    }

    /// Tells the system that a range was used and need not stay in memory; it comes back when it is
    /// used again.
    package func release(_ range: Range<Int>) {
        guard let base = bytes.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (range.lowerBound + page - 1) / page * page
        let last = range.upperBound / page * page
        guard first < last else { return }
        madvise(UnsafeMutableRawPointer(mutating: base + first), last - first, MADV_DONTNEED)
    }
}

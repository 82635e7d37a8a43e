#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A whole file mapped read-only, unmapped when the last user lets go.
///
/// The mapping is never written through, which makes sharing it between tasks safe.
final class MappedFile: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    #if os(Linux)
        /// Pages are brought in at once: verification is about to read them all.
        private static let flags = MAP_PRIVATE | MAP_POPULATE
    #else
        private static let flags = MAP_PRIVATE
    #endif

    /// Maps a file; nil when it is missing, empty or cannot be mapped.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
        count = Int(status.st_size)
        guard let address = mmap(nil, count, PROT_READ, Self.flags, descriptor, 0),
            address != MAP_FAILED
        else { return nil }
        base = UnsafeRawPointer(address)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), count) }
}

/// Size and time of last change of a file.
struct FileStatus {
    let size: Int
    let modified: Date

    /// The status of a file; nil when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = Date(
            timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
    }
}

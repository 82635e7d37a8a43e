package import InputOutput
import Platform
import Synchronization

/// A file that is asked several times: the process that reads it stays between the questions.
package final class HDF5Session {
    private let path: String
    private var reader: HDF5Reader?

    /// Processes that are made for one file, where one after another is stuck from its beginning.
    private static let attempts = 4

    /// The last file on which the library failed, and how: it is not tried again for every question
    /// about it.
    private static let lastFailure = Mutex<(file: FileState, problems: Diagnostics)?>(nil)

    /// A session about a file, which is opened by the first question.
    package init(_ path: String) { self.path = path }

    deinit { reader?.end() }

    /// Calls `body` with the file, again where the process was stuck.
    /// - Throws: `hdf5-library-missing`, `hdf5-damaged`, `hdf5-truncated`, `hdf5-unreadable`, and
    ///   what `body` throws.
    package func reading<T>(
        _ body: (HDF5Reader) throws(Diagnostics) -> T
    ) throws(Diagnostics) -> T {
        let state = FileState(path)
        if let last = Self.lastFailure.withLock({ $0 }), last.file == state { throw last.problems }
        var attempt = 1
        while true {
            let isNew = reader == nil
            let reader = try opened()
            do throws(Diagnostics) {
                if isNew { try reader.requireOpen() }
                return try body(reader)
            } catch {
                // An answer may have been left half read.
                reader.end()
                self.reader = nil
                // Every question behind a failure fails as well: it is said once.
                guard let fatal = reader.fatal else { throw error }
                if !reader.isStuck, let state { Self.lastFailure.withLock { $0 = (state, fatal) } }
                if !reader.isStuck || attempt == Self.attempts { throw fatal }
                attempt += 1
            }
        }
    }

    private func opened() throws(Diagnostics) -> HDF5Reader {
        if let reader { return reader }
        let reader = try HDF5Reader(path)
        self.reader = reader
        return reader
    }

    /// What tells one content of a file from another.
    private struct FileState: Equatable {
        private let device, inode, size, seconds, nanoseconds: Int

        /// Nil for a file that is not there.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = Int(truncatingIfNeeded: status.st_dev)
            inode = Int(truncatingIfNeeded: status.st_ino)
            size = Int(status.st_size)
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            seconds = time.tv_sec
            nanoseconds = time.tv_nsec
        }
    }
}

extension HDF5Reader {
    /// Opens a file, calls `body`, and closes it: see `HDF5Session`.
    package static func reading<T>(
        _ path: String, _ body: (HDF5Reader) throws(Diagnostics) -> T
    ) throws(Diagnostics) -> T {
        try HDF5Session(path).reading(body)
    }
}

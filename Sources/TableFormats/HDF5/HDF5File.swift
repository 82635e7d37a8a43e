import CHDF5
import InputOutput
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One open HDF5 file.
///
/// The distributions' libhdf5 is not thread-safe, so that every use holds one lock of the process:
/// a file exists only inside `reading` or `creating`. Every identifier is closed by the code that
/// opened it, and failures become `Diagnostic`s that name file and dataset.
package final class HDF5File {
    /// The lock holds which file's structures were tried last, and what came of it.
    private static let lock = Mutex<Trial?>(nil)

    /// The path as the user gave it, for messages.
    let path: String
    /// The library's identifier of the file.
    let id: hid_t

    private init(path: String, id: hid_t) {
        self.path = path
        self.id = id
    }

    /// Opens a file for reading and calls `body` under the lock.
    /// - Parameter names: objects that `body` opens by name.
    /// - Throws: `hdf5-library-missing`, `hdf5-damaged`, `hdf5-truncated` or `hdf5-unreadable` when it cannot be
    ///   opened, and what `body` throws.
    static func reading<T: Sendable>(
        _ path: String, trying names: [String], _ body: (HDF5File) throws(Diagnostics) -> T
    ) throws(Diagnostics) -> T {
        try lock.withLock { trial throws(Diagnostics) in
            try requireLibrary(for: path)
            cp_h5_be_silent()
            try requireSoundStructures(path, names, &trial)
            let id = open(path, cp_h5_read_only())
            guard id >= 0 else { throw unreadable(path) }
            defer { cp_H5Fclose(id) }
            return try body(HDF5File(path: path, id: id))
        }
    }

    /// The identifier of a file, negative when it cannot be opened; for callers inside `exclusively`.
    ///
    /// Files are replaced by renaming, never in place: no lock is taken. A read-only file system may refuse
    /// one, and a program that was started meanwhile may have inherited that of a file's writer.
    package static func open(_ path: String, _ mode: UInt32) -> hid_t {
        cp_H5Fopen(path, mode, accessWithoutLock)
    }

    /// Kept open: closing it would wipe out what the library says of a file that it cannot open.
    private static let accessWithoutLock: hid_t = {
        let access = cp_H5Pcreate(cp_h5_file_access())
        cp_H5Pset_file_locking(access, false, true)
        return access
    }()

    /// Creates a file, which must not exist, and calls `body` under the lock. The file is closed, and
    /// with it written, before this returns.
    /// - Parameter path: where the file is made; `shownAs` is the name for messages.
    package static func creating(
        _ path: String, shownAs name: String, _ body: (HDF5File) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        try lock.withLock { _ throws(Diagnostics) in
            try requireLibrary(for: name)
            cp_h5_be_silent()
            let id = cp_H5Fcreate(path, cp_h5_new_file(), cp_h5_default(), cp_h5_default())
            let file = HDF5File(path: name, id: id)
            guard id >= 0 else {
                throw file.failure(
                    "cannot-write", "the file cannot be created (\(lastError))",
                    remedy: "check the folder and its permissions")
            }
            do throws(Diagnostics) {
                try body(file)
            } catch {
                cp_H5Fclose(id)
                throw error
            }
            guard cp_H5Fclose(id) >= 0 else {
                throw file.failure(
                    "cannot-write", "the file cannot be written (\(lastError))",
                    remedy: "check the free space of the disk")
            }
        }
    }

    /// Calls `body` while nothing else in the process uses the library, for callers of libhdf5 itself.
    package static func exclusively<T: Sendable, E: Error>(
        _ body: () throws(E) -> T
    ) throws(E) -> T {
        try lock.withLock { _ throws(E) in try body() }
    }

    /// The version of the library, such as `1.10.8`, or why there is none.
    static var libraryVersion: String {
        lock.withLock { _ in
            if let problem = libraryProblem { return "not usable: \(problem)" }
            var (major, minor, release): (UInt32, UInt32, UInt32) = (0, 0, 0)
            cp_H5get_libversion(&major, &minor, &release)
            return "\(major).\(minor).\(release)"
        }
    }

    /// Loads the library, which is not linked, at its first use; nil when it is there.
    private static var libraryProblem: String? {
        let capacity = 512
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { text in
            text.initialize(repeating: 0)
            if cp_h5_library(text.baseAddress, capacity) != nil { return nil }
            return text.baseAddress.map { String(cString: $0) }
        }
    }

    private static func requireLibrary(for path: String) throws(Diagnostics) {
        guard let problem = libraryProblem else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "hdf5-library-missing",
                "the HDF5 library cannot be loaded (\(problem))", at: .init(file: path),
                remedy: "install it (Debian: apt-get install libhdf5-103-1), or name its file in "
                    + "CHOKEPOINT_HDF5")
        ])
    }

    /// Seconds of computing that a look at the structures of a file may take.
    private static let trialSeconds: UInt32 = 2

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

    /// A content and what `cp_h5_trial` returned for it.
    private struct Trial {
        let state: FileState
        let ending: Int32
    }

    /// Tries the structures of a file in a process of their own, as the library trusts them.
    /// - Parameter last: the trial before, which is not made again for the same content.
    private static func requireSoundStructures(
        _ path: String, _ names: [String], _ last: inout Trial?
    ) throws(Diagnostics) {
        guard let state = FileState(path) else { return }
        let trial =
            last.flatMap { $0.state == state ? $0 : nil }
            ?? Trial(state: state, ending: ending(path, names))
        last = trial
        let reason: String
        switch trial.ending {
        case ...0: return
        case SIGXCPU, SIGALRM: reason = "it does not come to an end in \(trialSeconds) s"
        case Int32(cp_h5_trial_is_endless_memory):
            reason = "it wants more than \(cp_h5_trial_memory >> 20) MiB for them"
        default: reason = "signal \(trial.ending) ends it"
        }
        throw Diagnostics([
            Diagnostic(
                .error, "hdf5-damaged",
                "the HDF5 library fails on the structures of the file (\(reason))",
                at: .init(file: path), remedy: "the file is damaged: get it again")
        ])
    }

    /// How a trial ends, two times in a row where it waits for ever.
    private static func ending(_ path: String, _ names: [String]) -> Int32 {
        let texts = names.map { strdup($0) }
        defer { texts.forEach { free($0) } }
        var pointers = texts.map { UnsafePointer($0) }
        let ending = cp_h5_trial(path, &pointers, pointers.count, trialSeconds)
        if ending != SIGALRM { return ending }
        return cp_h5_trial(path, &pointers, pointers.count, trialSeconds)
    }

    /// What the library says about its last failing call.
    static var lastError: String { String(cString: cp_h5_last_error()) }

    /// One error at a place in this file.
    func failure(
        _ code: String, _ message: String, at place: String? = nil, remedy: String? = nil
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, code, message, at: .init(file: path, place: place), remedy: remedy)
        ])
    }

    private static func unreadable(_ path: String) -> Diagnostics {
        let reason = lastError
        let isTruncated = reason.hasPrefix("truncated file")
        return Diagnostics([
            Diagnostic(
                .error, isTruncated ? "hdf5-truncated" : "hdf5-unreadable",
                isTruncated
                    ? "the HDF5 file is cut short (\(reason))"
                    : "the file cannot be opened as HDF5 (\(reason))",
                at: .init(file: path), remedy: "get the file again")
        ])
    }
}

package import CHDF5
package import InputOutput
import Platform
import Synchronization

/// One HDF5 file that is written.
///
/// The distributions' libhdf5 is not thread-safe, so that every use holds one lock of the process:
/// a file exists only inside `creating`. Every identifier is closed by the code that opened it, and
/// failures become `Diagnostic`s that name file and dataset. Files are read by `HDF5Reader`.
package final class HDF5File: HDF5Place {
    private static let lock = Mutex(())

    package let path: String
    /// The library's identifier of the file.
    package let id: hid_t

    private init(path: String, id: hid_t) {
        self.path = path
        self.id = id
    }

    /// Opens a file for reading in a process of its own.
    /// - Throws: `hdf5-library-missing`, `hdf5-no-process`, `source-overwritten`.
    static func startReader(of path: String) throws(Diagnostics) -> cp_h5_reader {
        try FileBytes.noteReading(path)
        return try lock.withLock { _ throws(Diagnostics) in
            try requireLibrary(for: path)
            cp_h5_be_silent()
            let reader = cp_h5_reader_start(path, accessWithoutLock)
            guard reader.child >= 0 else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "hdf5-no-process",
                        "there is no process to read the file with (\(AtomicOutput.systemError()))",
                        at: .init(file: path), remedy: "end other programs, and try again")
                ])
            }
            return reader
        }
    }

    /// The identifier of a file, negative when it cannot be opened; for callers inside
    /// `exclusively`.
    ///
    /// Files are replaced by renaming, never in place: no lock is taken. A read-only file system
    /// may refuse one, and a program that was started meanwhile may have inherited that of a file's
    /// writer.
    package static func open(_ path: String, _ mode: UInt32) -> hid_t {
        cp_H5Fopen(path, mode, accessWithoutLock)
    }

    /// Kept open: closing it would wipe out what the library says of a file that it cannot open.
    private static let accessWithoutLock: hid_t = {
        let access = cp_H5Pcreate(cp_h5_file_access())
        cp_H5Pset_file_locking(access, false, true)
        return access
    }()

    /// Creates a file, which must not exist, and calls `body` under the lock. The file is closed,
    /// and with it written, before this returns.
    /// - Parameters:
    ///   - path: where the file is made; `shownAs` is the name for messages.
    ///   - userBlock: bytes before HDF5's own, a power of two from 512 on, or none. With them every
    ///     dataset begins at a multiple of 8.
    package static func creating(
        _ path: String, shownAs name: String, userBlock: Int = 0,
        _ body: (HDF5File) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        try lock.withLock { _ throws(Diagnostics) in
            try requireLibrary(for: name)
            cp_h5_be_silent()
            var (made, access) = (cp_h5_default(), cp_h5_default())
            if userBlock > 0 {
                made = cp_H5Pcreate(cp_h5_file_create())
                cp_H5Pset_userblock(made, hsize_t(userBlock))
                access = cp_H5Pcreate(cp_h5_file_access())
                cp_H5Pset_alignment(access, 1, 8)
            }
            defer {
                if userBlock > 0 {
                    cp_H5Pclose(made)
                    cp_H5Pclose(access)
                }
            }
            let id = cp_H5Fcreate(path, cp_h5_new_file(), made, access)
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

    /// Calls `body` while nothing else in the process uses the library, for callers of libhdf5
    /// itself.
    package static func exclusively<T: Sendable, E: Error>(
        _ body: () throws(E) -> T
    ) throws(E) -> T {
        try lock.withLock { _ throws(E) in try body() }
    }

    /// The version of the library, such as `1.10.8`, or why there is none.
    package static var libraryVersion: String {
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

    /// What the library says about its last failing call.
    static var lastError: String { plain(String(cString: cp_h5_last_error())) }

    /// What the library says as one line: of what the system refused the system's words alone,
    /// which stand among times, addresses and descriptors there.
    static func plain(_ text: String) -> String {
        if let mark = text.firstRange(of: "error message = '") {
            return text[mark.upperBound...].prefix { $0 != "'" }.lowercased()
        }
        return text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }
            .joined(separator: " ")
    }
}

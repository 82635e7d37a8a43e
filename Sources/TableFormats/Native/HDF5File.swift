import CHDF5
import InputOutput
import Synchronization

/// One open HDF5 file. Debian's libhdf5 is not thread-safe, so that every use holds one global lock.
///
/// Every identifier is closed by the code that opened it; failures become `Diagnostic`s that name file
/// and dataset.
final class HDF5File {
    private static let lock = Mutex<Void>(())

    let path: String
    let id: hid_t

    private init(path: String, id: hid_t) {
        self.path = path
        self.id = id
    }

    /// Opens a file for reading and calls `body` under the lock.
    static func reading<T>(_ path: String, _ body: (HDF5File) throws -> T) throws -> T {
        try lock.withLock { _ in
            cp_h5_be_silent()
            let id = H5Fopen(path, UInt32(0), cp_h5_default())
            guard id >= 0 else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "hdf5-unreadable",
                        "the file cannot be opened as HDF5 (\(String(cString: cp_h5_last_error())))",
                        at: .init(file: path),
                        remedy: "it may be cut short or damaged; get it again")
                ])
            }
            defer { H5Fclose(id) }
            return try body(HDF5File(path: path, id: id))
        }
    }

    /// Creates a file for writing and calls `body` under the lock.
    static func creating<T>(_ path: String, _ body: (HDF5File) throws -> T) throws -> T {
        try lock.withLock { _ in
            cp_h5_be_silent()
            let id = H5Fcreate(path, UInt32(2), cp_h5_default(), cp_h5_default())
            guard id >= 0 else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "cannot-write", "the file cannot be created",
                        at: .init(file: path), remedy: "check the folder and its permissions")
                ])
            }
            defer { H5Fclose(id) }
            return try body(HDF5File(path: path, id: id))
        }
    }

    /// The version of the library.
    static var libraryVersion: String {
        var (major, minor, release): (UInt32, UInt32, UInt32) = (0, 0, 0)
        H5get_libversion(&major, &minor, &release)
        return "\(major).\(minor).\(release)"
    }

    func failure(_ code: String, _ message: String, _ place: String, remedy: String? = nil)
        -> Diagnostics
    {
        Diagnostics([
            Diagnostic(
                .error, code, message, at: .init(file: path, place: place), remedy: remedy)
        ])
    }
}

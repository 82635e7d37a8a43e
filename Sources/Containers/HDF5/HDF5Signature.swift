package import InputOutput
import Platform

/// The eight bytes with which HDF5 files begin.
package enum HDF5Signature {
    private static let bytes: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Whether a file has the signature: at its start, or behind a user block of 512, 1024, 2048…
    /// bytes.
    package static func isPresent(in path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var offset: off_t = 0
        while offset <= 1 << 20 {
            var buffer = [UInt8](repeating: 0, count: bytes.count)
            guard pread(descriptor, &buffer, buffer.count, offset) == buffer.count else {
                return false
            }
            if buffer == bytes { return true }
            offset = offset == 0 ? 512 : offset * 2
        }
        return false
    }

    /// Whether bytes have the signature, in the same places.
    package static func isPresent(in content: FileBytes) -> Bool {
        content.withBytes { content in
            var offset = 0
            while offset <= 1 << 20, offset + bytes.count <= content.count {
                if content[offset..<(offset + bytes.count)].elementsEqual(bytes) { return true }
                offset = offset == 0 ? 512 : offset * 2
            }
            return false
        }
    }

    /// Throws `not-hdf5` when a file has no signature.
    package static func require(in path: String) throws(Diagnostics) {
        guard isPresent(in: path) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-hdf5", "this is not an HDF5 file: its signature is missing",
                    at: .init(file: path))
            ])
        }
    }
}

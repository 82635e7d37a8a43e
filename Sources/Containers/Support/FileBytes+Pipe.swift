package import InputOutput
import Platform

extension FileBytes {
    /// What comes out of a pipe that the shell made, as `<(command)` does: copied to a temporary
    /// file, which has no name.
    /// - Throws: `unreadable-file`, `out-of-room`.
    /// - Complexity: reads to the end of the pipe.
    package convenience init(draining path: String) throws(Diagnostics) {
        try Self.askGate(path)
        let source: OpenFile
        do throws(SystemError) { source = try OpenFile(path, O_RDONLY) } catch {
            throw Self.failure(path, error.code)
        }
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let copy: OpenFile
        do throws(SystemError) { copy = try Self.nameless(in: folder) } catch {
            throw Self.noRoom(path, folder, error)
        }
        while true {
            let piece: [UInt8]
            do throws(SystemError) { piece = try source.readAll(limit: 1 << 20) } catch {
                throw Self.failure(path, error.code)
            }
            if piece.isEmpty { break }
            do throws(SystemError) { try copy.write(piece) } catch {
                throw Self.noRoom(path, folder, error)
            }
        }
        try self.init(descriptor: copy.descriptor, path: path)
    }

    /// A file for reading and writing that ends with its last user.
    private static func nameless(in folder: String) throws(SystemError) -> OpenFile {
        // The name goes at once; the file stays while it is open.
        let made = UnfinishedFile(UnfinishedFile.name(besides: "\(folder)/chokepoint"))
        return try OpenFile(made.path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
    }

    private static func noRoom(_ path: String, _ folder: String, _ error: SystemError)
        -> Diagnostics
    {
        Diagnostics([
            Diagnostic(
                .error, "out-of-room",
                """
                what the pipe gives cannot be copied to \(folder) \
                (\(error.text))
                """,
                at: .init(file: path), remedy: "write it into a file yourself, and name that")
        ])
    }
}

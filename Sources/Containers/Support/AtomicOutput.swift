import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes under a temporary name beside the destination and renames when everything is on disk, so that
/// a reader sees the old content or the new and never a part.
package enum AtomicOutput {
    /// Writes one file; an existing file is replaced.
    /// - Parameter body: creates the file at the path it gets, which does not exist yet.
    /// - Throws: `cannot-write`, and what `body` throws; the temporary file is removed then.
    package static func file(
        at path: String, _ body: (_ temporary: String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let destination = path.droppingTrailingSlashes
        var status = stat()
        if stat(destination, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw failure(path, "there is a folder of this name")
        }
        let temporary = temporaryName(for: destination)
        do throws(Diagnostics) {
            try body(temporary)
            try synchronise(temporary, shownAs: path)
            guard rename(temporary, destination) == 0 else { throw failure(path, systemError()) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Writes a folder; the destination must not exist, or be an empty folder.
    /// - Parameter body: fills the folder at the path it gets, which is there and empty.
    /// - Throws: `cannot-write`, and what `body` throws; what was written is removed then.
    package static func folder(
        at path: String, _ body: (_ temporary: String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let destination = path.droppingTrailingSlashes
        try requireFree(destination, shownAs: path)
        let temporary = temporaryName(for: destination)
        guard mkdir(temporary, 0o777) == 0 else { throw failure(path, systemError()) }
        do throws(Diagnostics) {
            try body(temporary)
            guard rename(temporary, destination) == 0 else { throw failure(path, systemError()) }
        } catch {
            FolderContent.remove(temporary)
            throw error
        }
    }

    /// `cannot-write` for a path.
    package static func failure(_ path: String, _ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "cannot-write", "the table cannot be written: \(reason)",
                at: .init(file: path), remedy: "check the folder, its permissions and free space")
        ])
    }

    /// The text of the system's last error.
    package static func systemError() -> String { String(cString: strerror(errno)).lowercased() }

    private static func requireFree(_ path: String, shownAs name: String) throws(Diagnostics) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isEmptyFolder =
            status.st_mode & S_IFMT == S_IFDIR && FolderContent.names(in: path)?.isEmpty == true
        if !isEmptyFolder {
            throw Diagnostics([
                Diagnostic(
                    .error, "destination-exists",
                    "there is something of this name, and it is not an empty folder",
                    at: .init(file: name), remedy: "remove it or choose another name")
            ])
        }
    }

    private static func temporaryName(for path: String) -> String {
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(path[..<slash]).\(path[slash...]).\(suffix).partial"
    }

    private static func synchronise(_ file: String, shownAs path: String) throws(Diagnostics) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, systemError()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path, systemError()) }
    }
}

extension String {
    /// The path without slashes at its end; `/` stays.
    package var droppingTrailingSlashes: String {
        var text = self
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        return text
    }
}

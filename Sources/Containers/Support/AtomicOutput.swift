package import InputOutput
import Platform

/// Writes files and folders of tables whole or not at all; see `FileReplacement`.
package enum AtomicOutput {
    /// Writes one file; an existing file is replaced.
    /// - Parameter body: creates the file at the path it gets, which does not exist yet.
    /// - Throws: `cannot-write`, and what `body` throws; the temporary file is removed then.
    package static func file(
        at path: String, _ body: (_ temporary: String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let replacement: FileReplacement
        do throws(FileReplacement.Refusal) {
            replacement = try FileReplacement(path.droppingTrailingSlashes, byName: true)
        } catch {
            throw error == .isRead ? .sourceOverwritten(path) : failure(path, error.text)
        }
        try body(replacement.temporary)
        do throws(FileReplacement.Refusal) { try replacement.finish() } catch {
            if case .nobodyReads = error { throw .pipeUnread(path, error.text) }
            throw failure(path, error.text)
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
        let made = UnfinishedFile(UnfinishedFile.name(besides: destination))
        guard mkdir(made.path, 0o777) == 0 else { throw failure(path, systemError()) }
        try body(made.path)
        do throws(SystemError) { try made.rename(to: destination) } catch {
            throw failure(path, error.text)
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
    package static func systemError() -> String { SystemError().text }

    private static func requireFree(_ path: String, shownAs name: String) throws(Diagnostics) {
        guard let status = FileStatus(path, followingLinks: false) else { return }
        let isEmptyFolder = status.kind == .folder && Folder.names(in: path)?.isEmpty == true
        if !isEmptyFolder {
            throw Diagnostics([
                Diagnostic(
                    .error, "destination-exists",
                    "there is something of this name, and it is not an empty folder",
                    at: .init(file: name), remedy: "remove it or choose another name")
            ])
        }
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

import Platform

/// Files of the cache: they belong to whoever runs the program, and nobody else may write to them.
enum KeptFile {
    /// Opens a kept file; nil when there is none.
    /// - Throws: why it is not used.
    static func open(_ path: String) throws(ArchiveDamage) -> OpenFile? {
        let file: OpenFile
        do throws(SystemError) {
            // A pipe of this name would wait for its other end, a link would lead elsewhere.
            file = try OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        } catch {
            switch error.code {
            case ENOENT, ENOTDIR: return nil
            case ELOOP, ENXIO: throw ArchiveDamage("is not a regular file")
            default: throw ArchiveDamage("cannot be read: \(error.text)")
            }
        }
        guard let status = file.status else { throw ArchiveDamage("cannot be read") }
        guard status.kind == .regular else {
            throw ArchiveDamage("is \(status.kind.words) and not a regular file")
        }
        guard status.owner == geteuid() else { throw ArchiveDamage("belongs to another user") }
        guard status.permissions & 0o022 == 0 else {
            throw ArchiveDamage("may be written by other users")
        }
        return file
    }

    /// Writes a kept file for its owner alone: under a temporary name that is then renamed.
    static func write(
        _ path: String, _ body: (OpenFile) throws(SystemError) -> Void
    ) throws(SystemError) {
        let made = UnfinishedFile(UnfinishedFile.name(besides: path))
        let file = try OpenFile(made.path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        try file.setPermissions(0o600)
        try body(file)
        try made.rename(to: path)
    }
}

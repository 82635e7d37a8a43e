/// What the system says of a file without opening it.
package struct FileStatus: Sendable, Hashable {
    /// What is at a path.
    package enum Kind: Sendable, Hashable {
        case regular, folder, link, pipe, socket, device

        /// The word for it in messages, such as `a folder`.
        package var words: String {
            switch self {
            case .regular: "a regular file"
            case .folder: "a folder"
            case .link: "a symbolic link"
            case .pipe: "a pipe"
            case .socket: "a socket"
            case .device: "a device"
            }
        }
    }

    /// What it is.
    package let kind: Kind
    /// Its permissions, without its kind.
    package let permissions: mode_t
    /// Who owns it.
    package let owner: uid_t
    /// What tells this content of the file from another.
    package let identity: FileIdentity

    /// The status of what is at a path; nil, with `errno` set, when the system does not say.
    package init?(_ path: String, followingLinks: Bool = true) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        self.init(status)
    }

    /// The status of an open file.
    package init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        permissions = status.st_mode & 0o7777
        owner = status.st_uid
        identity = FileIdentity(status)
    }

    /// Size in bytes.
    package var size: Int { identity.size }
    /// Whether nobody may write to it. The system lets its administrator write all the same.
    package var isReadOnly: Bool { permissions & 0o222 == 0 }
}

/// What tells one content of a file from another without reading it: a file that is replaced,
/// written or given back an older time differs in one of these.
package struct FileIdentity: Sendable, Hashable, Codable {
    /// The device and the number of the file on it.
    package let device, inode: Int
    /// Size in bytes.
    package let size: Int
    /// When the content and when anything about the file was last changed, in nanoseconds since
    /// 1970.
    package let modified, changed: Int

    /// The identity of the file at a path; nil when there is none.
    package init?(_ path: String) {
        guard let status = FileStatus(path) else { return nil }
        self = status.identity
    }

    fileprivate init(_ status: stat) {
        #if canImport(Darwin)
            let (modification, change) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modification, change) = (status.st_mtim, status.st_ctim)
        #endif
        device = Int(truncatingIfNeeded: status.st_dev)
        inode = Int(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        modified = Self.nanoseconds(modification)
        changed = Self.nanoseconds(change)
    }

    /// Whether the last change is at least so many seconds ago. The system keeps times in steps:
    /// two changes of one moment look like one.
    package func isSettled(forSeconds seconds: Int = 2) -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Self.nanoseconds(now) - max(modified, changed) >= seconds * 1_000_000_000
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ Int(time.tv_nsec)
    }
}

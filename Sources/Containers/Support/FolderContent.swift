import Platform

/// What is in a folder that holds a table.
package enum FolderContent {
    /// Names of the entries, sorted, without those that begin with a dot; nil when the path is not
    /// a folder that can be listed.
    package static func names(in path: String) -> [String]? { Folder.names(in: path) }

    /// Whether a path is a folder.
    package static func isFolder(_ path: String) -> Bool { Folder.isFolder(path) }

    /// Size and time of the last change of a file, or of a folder’s list of files: what tells one
    /// state of it from another without reading it.
    package static func stamp(of path: String) -> String {
        guard let file = FileIdentity(path) else { return "" }
        let (seconds, nanoseconds) = file.modified.quotientAndRemainder(dividingBy: 1_000_000_000)
        return "\(file.size) \(seconds).\(nanoseconds)"
    }

    /// Whether a path is a symbolic link. Links to folders are not followed: they may lead out of a
    /// folder, or back into it.
    package static func isLink(_ path: String) -> Bool {
        FileStatus(path, followingLinks: false)?.kind == .link
    }

    /// Whether something is at a path.
    package static func exists(_ path: String) -> Bool { Folder.exists(path) }
}

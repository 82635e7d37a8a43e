/// Folders and what is in them.
package enum Folder {
    /// Names of the entries, sorted, also of those that begin with a dot; nil when the path is not
    /// a folder that can be listed.
    package static func allNames(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The same without the names that begin with a dot.
    package static func names(in path: String) -> [String]? {
        allNames(in: path)?.filter { !$0.hasPrefix(".") }
    }

    /// Whether a path is a folder.
    package static func isFolder(_ path: String) -> Bool { FileStatus(path)?.kind == .folder }

    /// Why a path is no file that can be read, in words for people; nil where nothing stands in the
    /// way.
    package static func obstacle(at path: String) -> String? {
        guard let status = FileStatus(path) else {
            return errno == EACCES ? "the file may not be read" : "there is no such file"
        }
        if status.kind == .folder { return "this is a folder" }
        return access(path, R_OK) == 0 ? nil : "the file may not be read"
    }

    /// Whether something is at a path.
    package static func exists(_ path: String) -> Bool { FileStatus(path) != nil }

    /// Makes a folder, and the folders around it, for their owner alone whatever the process's
    /// mask; one that is there stays as it is.
    package static func makePrivate(_ path: String) throws(SystemError) {
        if isFolder(path) { return }
        if mkdir(path, 0o700) == 0 {
            if chmod(path, 0o700) != 0 { throw SystemError() }
            return
        }
        if errno == EEXIST {
            if isFolder(path) { return }
            throw SystemError(ENOTDIR)
        }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw SystemError()
        }
        try makePrivate(String(path[..<slash]))
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError() }
        if chmod(path, 0o700) != 0 { throw SystemError() }
    }

    /// Removes a file, or a folder with everything in it; links are removed, not followed.
    /// - Throws: the first refusal; the rest is removed all the same.
    package static func remove(_ path: String) throws(SystemError) {
        guard let status = FileStatus(path, followingLinks: false) else { return }
        guard status.kind == .folder else {
            if unlink(path) != 0, errno != ENOENT { throw SystemError() }
            return
        }
        var refusal: SystemError?
        for name in allNames(in: path) ?? [] {
            do throws(SystemError) { try remove("\(path)/\(name)") } catch {
                refusal = refusal ?? error
            }
        }
        if let refusal { throw refusal }
        if rmdir(path) != 0, errno != ENOENT { throw SystemError() }
    }
}

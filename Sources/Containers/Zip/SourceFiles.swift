package import InputOutput

/// What a path holds as named files: a folder on disk, a zip archive, or one file by itself.
///
/// A folder or an archive that holds nothing but one archive is seen as that one; further archives
/// inside are files that `archive(_:)` opens. Hidden files are left out.
package struct SourceFiles: Sendable {
    /// The path as the user gave it, without slashes at its end.
    package let path: String
    /// Names of the files, with folders (`satellite/F.txt`), sorted.
    package let names: [String]

    private enum Content: Sendable {
        case file(FileBytes)
        case folder
        case archive(ZipArchive, [String: ZipArchive.Member])
    }

    private let content: Content

    /// Folders deeper than this are not looked into.
    private static let largestDepth = 6
    /// A folder with more files than this is no table.
    private static let largestCount = 100_000

    /// The files at a path.
    /// - Throws: `missing-file`, `unreadable-file`, `too-many-files`; for an archive, what
    ///   `ZipArchive` throws.
    package init(path: String) throws(Diagnostics) {
        let path = path.droppingTrailingSlashes
        if FolderContent.isFolder(path) {
            var found: [String] = []
            try Self.list(path, below: "", depth: 0, into: &found)
            guard found.count == 1, found[0].lowercased().hasSuffix(".zip") else {
                self.init(path: path, names: found, content: .folder)
                return
            }
            try self.init(path: "\(path)/\(found[0])")
            return
        }
        try self.init(try FileBytes(path: path), path: path)
    }

    /// The files in bytes: those of a zip archive, or one file by itself.
    /// - Parameter path: what to call it in messages.
    /// - Throws: what `ZipArchive` throws.
    package init(_ bytes: FileBytes, path: String) throws(Diagnostics) {
        guard ZipArchive.isZip(bytes) else {
            self.init(
                path: path, names: [Self.lastComponent(of: path)], content: .file(bytes))
            return
        }
        var archive = try ZipArchive(bytes, path: path)
        if archive.members.count == 1, let only = archive.members.first,
            only.name.lowercased().hasSuffix(".zip")
        {
            archive = try ZipArchive(try archive.bytes(of: only), path: "\(path)/\(only.name)")
        }
        self.init(archive, path: path)
    }

    private init(_ archive: ZipArchive, path: String) {
        let members = Dictionary(
            archive.members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            path: path, names: archive.members.map(\.name), content: .archive(archive, members))
    }

    private init(path: String, names: [String], content: Content) {
        self.path = path
        self.names = names.sorted()
        self.content = content
    }

    /// Whether the files are in a zip archive.
    package var isArchive: Bool { if case .archive = content { true } else { false } }

    /// The archive in which the files are; nil for others.
    package var archive: ZipArchive? {
        if case .archive(let archive, _) = content { archive } else { nil }
    }

    /// The content of one file that is no archive; nil for others.
    package var file: FileBytes? {
        if case .file(let bytes) = content { bytes } else { nil }
    }

    /// Whether the files are in a folder on disk.
    package var isFolder: Bool { if case .folder = content { true } else { false } }

    /// The content of a file.
    /// - Precondition: `name` is one of `names`.
    /// - Throws: `missing-file`, `unreadable-file`; of an archive `damaged-member`, `member-size`,
    ///   `out-of-memory`.
    /// - Complexity: maps a file on disk; unpacks one of an archive into memory.
    package func bytes(of name: String) throws(Diagnostics) -> FileBytes {
        switch content {
        case .file(let bytes): return bytes
        case .folder: return try FileBytes(path: "\(path)/\(name)")
        case .archive(let archive, let members):
            guard let member = members[name] else {
                preconditionFailure("\(name) is not in \(path)")
            }
            return try archive.bytes(of: member)
        }
    }

    /// The first `count` bytes of a file, fewer when it is shorter: cheap for a file of an archive.
    /// - Precondition: `name` is one of `names`.
    /// - Throws: as `bytes(of:)`.
    package func head(of name: String, count: Int) throws(Diagnostics) -> FileBytes {
        if case .archive(let archive, let members) = content, let member = members[name] {
            return try archive.head(of: member, count: count)
        }
        return try bytes(of: name)
    }

    /// The content of a delimited text file; see `bytes(of:)` and `CSVText`.
    package func text(of name: String) throws(Diagnostics) -> CSVText {
        try CSVText(try bytes(of: name), path: shown(name))
    }

    /// The files of an archive among the files, such as `indices.zip` in a folder; archives inside
    /// it are not opened.
    /// - Precondition: `name` is one of `names`.
    /// - Throws: what `bytes(of:)` and `ZipArchive` throw.
    package func archive(_ name: String) throws(Diagnostics) -> SourceFiles {
        let shown = shown(name)
        return SourceFiles(try ZipArchive(try bytes(of: name), path: shown), path: shown)
    }

    /// How a file is called in messages: `folder/member.csv`, `x.zip/member.csv`,
    /// `x.zip/y.zip/member.csv`.
    package func shown(_ name: String) -> String {
        switch content {
        case .file: path
        case .folder: "\(path)/\(name)"
        case .archive(let archive, _): "\(archive.path)/\(name)"
        }
    }

    /// The last part of a path.
    package static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func list(
        _ folder: String, below prefix: String, depth: Int, into found: inout [String]
    ) throws(Diagnostics) {
        for name in FolderContent.names(in: folder) ?? [] {
            let file = "\(folder)/\(name)"
            if !FolderContent.isFolder(file) {
                found.append(prefix + name)
            } else if depth < largestDepth, !FolderContent.isLink(file) {
                try list(file, below: "\(prefix)\(name)/", depth: depth + 1, into: &found)
            }
            if found.count > largestCount {
                throw Diagnostics([
                    Diagnostic(
                        .error, "too-many-files",
                        "the folder holds more than \(largestCount) files",
                        at: .init(file: folder), remedy: "name the folder of the table itself")
                ])
            }
        }
    }
}

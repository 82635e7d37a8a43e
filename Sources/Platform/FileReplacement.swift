/// The one way in which a file is written: a reader of it sees the old content or the new and never
/// a part, and a failure or a signal leaves the old content.
///
/// A regular file is written under a temporary name beside it, keeps its permissions, and is
/// renamed when all is on the disk; behind a symbolic link it is the link's file that is replaced.
/// What is a pipe or a device is written into, a pipe once somebody reads it. A file that nobody
/// may write to is refused, and so is one that was read for what is written (`FilesRead`).
package final class FileReplacement: Sendable {
    /// Why a path cannot be written.
    package enum Refusal: Error, Sendable, Hashable {
        /// It is a folder or a socket.
        case kind(FileStatus.Kind)
        /// Nobody may write to it.
        case readOnly
        /// It was read for what is written.
        case isRead
        /// It is a pipe that nobody read within these seconds.
        case nobodyReads(seconds: Int)
        /// The system refuses.
        case system(SystemError)

        /// The reason in words, such as `no space left on device`.
        package var text: String {
            switch self {
            case .kind(.folder): "there is a folder of this name"
            case .kind(let kind): "it is \(kind.words)"
            case .readOnly: "the file is read-only"
            case .isRead: "the answer is made from this file"
            case .nobodyReads(let seconds):
                "nobody reads the pipe (waited \(seconds) \(seconds == 1 ? "second" : "seconds"))"
            case .system(let error): error.text
            }
        }
    }

    private enum Way: Sendable {
        /// Written under a temporary name and renamed.
        case replaced(UnfinishedFile, permissions: mode_t?)
        /// Written into.
        case direct
        /// Made under a temporary name and then written into the target.
        case copied(UnfinishedFile)
    }

    private let way: Way
    private let patience: Int
    /// Where the content goes in the end.
    private let target: String
    /// What is written to; nil where the content is made by name.
    private let file: OpenFile?

    /// Begins to write a file.
    /// - Parameters:
    ///   - byName: whether the content is made by something that wants the name of a file which
    ///     does not exist yet, such as a library.
    ///   - patience: seconds to wait for somebody who reads a pipe.
    package init(_ path: String, byName: Bool = false, patience: Int = 5) throws(Refusal) {
        self.patience = patience
        switch FileStatus(path) {
        case let existing? where existing.kind == .pipe || existing.kind == .device:
            target = path
            if byName {
                let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
                way = .copied(
                    UnfinishedFile(UnfinishedFile.name(besides: "\(folder)/chokepoint")))
                file = nil
            } else {
                way = .direct
                file = try Self.openedSink(path, patience: patience)
            }
        case let existing? where existing.kind != .regular: throw .kind(existing.kind)
        case let existing:
            if !(FilesRead.current?.admitsWriting(path) ?? true) { throw .isRead }
            if existing?.isReadOnly ?? false { throw .readOnly }
            if existing != nil, access(path, W_OK) != 0 { throw .system(SystemError()) }
            let resolved = Self.resolved(path)
            // Said here: libraries that make files have less to say of why they cannot.
            let folder = resolved.lastIndex(of: "/").map { String(resolved[...$0]) } ?? "."
            if access(folder, W_OK | X_OK) != 0 { throw .system(SystemError()) }
            let made = UnfinishedFile(UnfinishedFile.name(besides: resolved))
            target = resolved
            way = .replaced(made, permissions: existing?.permissions)
            file = byName ? nil : try Self.opened(made.path, O_WRONLY | O_CREAT | O_EXCL)
        }
    }

    /// Opens a device, or a pipe once somebody reads it: where nobody does, opening it would wait
    /// for ever.
    private static func openedSink(_ path: String, patience: Int) throws(Refusal) -> OpenFile {
        guard FileStatus(path)?.kind == .pipe else { return try opened(path, O_WRONLY) }
        let end = ContinuousClock.now + .seconds(patience)
        while true {
            do throws(SystemError) { return try OpenFile(path, O_WRONLY | O_NONBLOCK) } catch {
                if error != SystemError(ENXIO) { throw .system(error) }
            }
            if ContinuousClock.now >= end || StopWish.isThere {
                throw .nobodyReads(seconds: patience)
            }
            usleep(10_000)
        }
    }

    private static func opened(_ path: String, _ flags: Int32) throws(Refusal) -> OpenFile {
        do throws(SystemError) { return try OpenFile(path, flags) } catch {
            throw .system(error)
        }
    }

    /// The name under which the content is made; the path itself where that is written into.
    package var temporary: String {
        switch way {
        case .replaced(let made, _), .copied(let made): made.path
        case .direct: target
        }
    }

    /// Writes the next bytes.
    /// - Precondition: the content is not made by name.
    package func write(_ bytes: [UInt8]) throws(Refusal) {
        guard let file else { preconditionFailure("the content is made by name") }
        do throws(SystemError) { try file.write(bytes) } catch { throw .system(error) }
    }

    /// Makes what was written the content of the file.
    package func finish() throws(Refusal) {
        if case .copied(let made) = way {
            let sink = try Self.openedSink(target, patience: patience)
            do throws(SystemError) { try Self.copy(made.path, to: sink) } catch {
                throw .system(error)
            }
            return
        }
        do throws(SystemError) {
            switch way {
            case .direct: break
            case .copied: break
            case .replaced(let made, let permissions):
                try settle(made, permissions)
                try made.rename(to: target)
            }
        } catch { throw .system(error) }
    }

    /// Brings what was made to the disk, with the permissions of what it replaces.
    private func settle(
        _ made: UnfinishedFile, _ permissions: mode_t?
    ) throws(SystemError) {
        var written = file
        if written == nil { written = try OpenFile(made.path, O_RDONLY) }
        if let permissions { try written?.setPermissions(permissions) }
        try written?.synchronize()
    }

    private static func copy(_ source: String, to: OpenFile) throws(SystemError) {
        let from = try OpenFile(source, O_RDONLY)
        while true {
            let piece = try from.readAll(limit: 1 << 20)
            if piece.isEmpty { return }
            try to.write(piece)
        }
    }

    /// The file behind symbolic links, also where it does not exist yet.
    private static func resolved(_ path: String) -> String {
        var path = path
        for _ in 0..<40 {
            guard FileStatus(path, followingLinks: false)?.kind == .link else { return path }
            var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &bytes, bytes.count)
            if count <= 0 { return path }
            let link = String(
                decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            path = link.hasPrefix("/") ? link : folder + link
        }
        return path
    }
}

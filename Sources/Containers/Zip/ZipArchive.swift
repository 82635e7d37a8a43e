import CZip
package import InputOutput
import Platform

/// A zip archive in memory that is only read. What its directory announces is checked before
/// anything is unpacked, and what is unpacked is checked against what was announced.
package struct ZipArchive: Sendable {
    /// One file of the archive.
    package struct Member: Sendable {
        /// Its name, with folders, such as `ICIO/2019_SML.csv`.
        package let name: String
        /// Its position in the archive's directory.
        package let index: UInt64
        /// The size that the directory announces, in bytes.
        package let size: Int
    }

    /// How the archive is called in messages.
    package let path: String
    /// The files of the archive in the order of its directory; folders and hidden files are left
    /// out.
    package let members: [Member]
    package let content: FileBytes

    /// More files than this are refused.
    private static let largestCount = 100_000
    /// A file that announces up to this size is unpacked whatever its ratio.
    private static let harmlessSize = 64 << 20
    /// Above that, a file may be at most this many times as large as its packed form. Tables of
    /// numbers reach 3 to 30; a run of one byte reaches 1000.
    private static let largestRatio = 100

    /// The archive in `content`.
    /// - Throws: `damaged-archive`, and all of `unsafe-name`, `duplicate-member`,
    ///   `encrypted-member`, `archive-bomb`, `archive-too-large`.
    package init(_ content: FileBytes, path: String) throws(Diagnostics) {
        self.content = content
        self.path = path
        members = try Self.opened(content, path) { archive throws(Diagnostics) in
            try Self.members(of: archive, path, packed: content.bytes.count)
        }
    }

    /// Whether bytes begin as a zip archive does.
    package static func isZip(_ content: FileBytes) -> Bool {
        content.withBytes { bytes in
            [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]].contains {
                bytes.starts(with: $0 as [UInt8])
            }
        }
    }

    /// The content of a file of the archive.
    /// - Throws: `damaged-member`, `member-size`, `out-of-memory`.
    /// - Complexity: unpacks the whole file into memory.
    package func bytes(of member: Member) throws(Diagnostics) -> FileBytes {
        try unpack(member, count: member.size)
    }

    /// The first `count` bytes of a file of the archive, fewer when it is shorter.
    /// - Throws: as `bytes(of:)`; damage further on is not seen.
    package func head(of member: Member, count: Int) throws(Diagnostics) -> FileBytes {
        try unpack(member, count: min(count, member.size))
    }

    private func unpack(_ member: Member, count: Int) throws(Diagnostics) -> FileBytes {
        let shown = "\(path)/\(member.name)"
        return try Self.opened(content, path) { archive throws(Diagnostics) in
            guard let file = zip_fopen_index(archive, member.index, 0) else {
                throw Self.damaged(shown, archive)
            }
            defer { zip_fclose(file) }
            return try FileBytes(unpacking: shown, capacity: count) { buffer throws(Diagnostics) in
                try Self.read(file, into: buffer, isWhole: count == member.size, shown)
                return buffer.count
            }
        }
    }

    /// Fills `buffer`; when that is the whole file, makes sure that nothing comes behind it.
    private static func read(
        _ file: OpaquePointer, into buffer: UnsafeMutableRawBufferPointer, isWhole: Bool,
        _ shown: String
    ) throws(Diagnostics) {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let share = min(buffer.count - filled, 8 << 20)
            let count = zip_fread(file, base + filled, UInt64(share))
            if count < 0 { throw readFailure(file, shown) }
            if count == 0 {
                throw problem(
                    "member-size",
                    "it unpacks to \(filled) bytes where the archive announces \(buffer.count)",
                    shown, "the archive is damaged: get it again")
            }
            filled += Int(count)
        }
        if !isWhole { return }
        // Reading the end also verifies the checksum.
        var extra: UInt8 = 0
        let count = zip_fread(file, &extra, 1)
        if count < 0 { throw readFailure(file, shown) }
        if count > 0 {
            throw problem(
                "member-size", "it unpacks to more than the \(buffer.count) bytes announced", shown,
                "the archive is damaged, or made to do harm: get it again")
        }
    }

    /// Why the last read of a file of an archive failed.
    static func readFailure(_ file: OpaquePointer, _ shown: String) -> Diagnostics {
        let error = zip_file_get_error(file)
        let code = zip_error_code_zip(error)
        if code == ZIP_ER_CRC {
            return problem(
                "damaged-member", "its content does not match its checksum", shown,
                "the archive is damaged: get it again")
        }
        return problem(
            "damaged-member",
            "it cannot be unpacked (\(String(cString: zip_error_strerror(error)).lowercased()))",
            shown, "the archive is damaged: get it again")
    }

    /// Calls `body` with the open archive.
    package static func opened<T>(
        _ content: FileBytes, _ path: String, _ body: (OpaquePointer) throws(Diagnostics) -> T
    ) throws(Diagnostics) -> T {
        defer { withExtendedLifetime(content) {} }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let bytes = content.bytes
        guard
            let source = zip_source_buffer_create(
                bytes.baseAddress, UInt64(bytes.count), 0, &error)
        else { throw damaged(path, String(cString: zip_error_strerror(&error))) }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw damaged(path, String(cString: zip_error_strerror(&error)))
        }
        defer { zip_discard(archive) }
        return try body(archive)
    }

    private static func members(
        of archive: OpaquePointer, _ path: String, packed: Int
    ) throws(Diagnostics) -> [Member] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= largestCount else {
            throw problem(
                "archive-bomb", "it announces \(count) files", path,
                "at most \(largestCount) are accepted: unpack what is needed")
        }
        var problems = ProblemList()
        var members: [Member] = []
        var names: Set<String> = []
        for index in 0..<UInt64(max(count, 0)) {
            var facts = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &facts) == 0, let raw = facts.name else {
                problems.add(damaged(path, archive).items[0])
                continue
            }
            let name = String(cString: raw)
            if name.hasSuffix("/") || isHidden(name) { continue }
            let shown = "\(path)/\(name)"
            if let reason = unsafety(of: name, in: archive, index) {
                problems.add(
                    Diagnostic(
                        .error, "unsafe-name", "the name of a file in the archive \(reason)",
                        at: .init(file: path, place: name.shortened),
                        remedy: "such an archive is made to do harm: get it from its provider"))
                continue
            }
            if !names.insert(name).inserted {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-member", "the archive has two files of this name",
                        at: .init(file: shown), remedy: "get the archive again"))
                continue
            }
            if let problem = sizeProblem(facts, shown, packed: packed) {
                problems.add(problem)
                continue
            }
            members.append(Member(name: name, index: index, size: Int(facts.size)))
        }
        try problems.throwIfAny(file: path)
        return members
    }

    private static func isHidden(_ name: String) -> Bool {
        name.split(separator: "/").contains { part in
            part == "__MACOSX" || (part.hasPrefix(".") && part != "." && part != "..")
        }
    }

    /// Why a name must not be followed; nil when it may.
    private static func unsafety(
        of name: String, in archive: OpaquePointer, _ index: UInt64
    ) -> String? {
        let parts = name.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "\\" })
        if parts.contains("..") { return "leads out of the archive" }
        if parts.first == "" || parts.first?.hasSuffix(":") == true {
            return "is an absolute path"
        }
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        let status = zip_file_get_external_attributes(archive, index, 0, &system, &attributes)
        // The upper half holds the mode; 0o120000 is a link.
        if status == 0, UInt32(system) == ZIP_OPSYS_UNIX, (attributes >> 16) & 0o170000 == 0o120000
        {
            return "is a link and not a file"
        }
        return nil
    }

    /// What is wrong with the sizes that a member announces; nil when nothing is.
    private static func sizeProblem(
        _ facts: zip_stat_t, _ shown: String, packed: Int
    ) -> Diagnostic? {
        func error(_ code: String, _ message: String, _ remedy: String) -> Diagnostic {
            Diagnostic(.error, code, message, at: .init(file: shown), remedy: remedy)
        }
        let needed = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
        guard facts.valid & needed == needed, facts.size <= UInt64(Int.max),
            facts.comp_size <= UInt64(packed)
        else {
            return error(
                "damaged-archive", "the archive does not say how large the file is",
                "it is cut short or damaged: get it again")
        }
        if facts.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0,
            facts.encryption_method != UInt16(ZIP_EM_NONE)
        {
            return error(
                "encrypted-member", "the file is encrypted",
                "unpack the archive with its password and read the files")
        }
        let (size, compressed) = (Int(facts.size), Int(facts.comp_size))
        if size > harmlessSize, size / largestRatio > compressed {
            return error(
                "archive-bomb",
                "it announces \(size) bytes out of \(compressed), more than \(largestRatio) to 1",
                "no table is packed like this; if you trust it, unpack it and read the file")
        }
        let memory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        if memory > 0, size > memory / 4 * 3 {
            return error(
                "archive-too-large",
                """
                it unpacks to \(size >> 20) MiB, and this machine has \(memory >> 20) MiB of \
                memory
                """,
                "unpack it on disk and read the file")
        }
        return nil
    }

    package static func damaged(_ path: String, _ archive: OpaquePointer) -> Diagnostics {
        damaged(path, String(cString: zip_error_strerror(zip_get_error(archive))))
    }

    private static func damaged(_ path: String, _ reason: String) -> Diagnostics {
        problem(
            "damaged-archive", "the zip archive cannot be opened (\(reason.lowercased()))", path,
            "it is cut short or damaged: get it again")
    }

    package static func problem(
        _ code: String, _ message: String, _ path: String, _ remedy: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: path), remedy: remedy)
        ])
    }
}

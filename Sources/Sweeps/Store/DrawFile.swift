public import InputOutput
import Platform
import Synchronization

/// A file of draws that is being written: append-only, in the order of the draws, so that it ends
/// byte for byte the same however often it was interrupted and continued.
///
/// What `append` has returned for is with the system and outlives the process, whatever ends it. It
/// is forced to the disk once a second at most, and when the file is finished: after a loss of
/// power the draws of the last second, and of calls that wait for the disk, are solved again. The
/// file is locked against a second writer until this object goes away.
public final class DrawFile: Sendable {
    /// The path as the user gave it.
    public let path: String
    /// What the draws are about.
    public let header: SweepHeader
    /// The bytes of an unfinished record that `resume` has cut off.
    public let tornBytes: Int

    private struct State {
        /// The number of draws in the file.
        var completed: Int
        var isFinished: Bool
        /// The length of the file up to its last whole record.
        var length: Int
        var lastSynchronized = ContinuousClock.now
        var bytes: [UInt8] = []
    }

    private let descriptor: Int32
    private let state: Mutex<State>

    /// The longest time between a draw's writing and its forcing to the disk, while draws come.
    private static let patience = Duration.seconds(1)

    private init(
        _ path: String, _ header: SweepHeader, _ descriptor: Int32, completed: Int, length: Int,
        isFinished: Bool = false, tornBytes: Int = 0
    ) {
        self.path = path
        self.header = header
        self.descriptor = descriptor
        self.tornBytes = tornBytes
        state = Mutex(State(completed: completed, isFinished: isFinished, length: length))
    }

    deinit { close(descriptor) }

    /// The number of draws in the file; they are the first so many of `header.range`.
    public var completed: Int { state.withLock { $0.completed } }

    /// The draws that are still to be appended, in their order.
    public var remaining: Range<Int> {
        (header.range.lowerBound + completed)..<header.range.upperBound
    }

    /// True when all draws are there and the end was written.
    public var isFinished: Bool { state.withLock { $0.isFinished } }

    /// Starts a file.
    /// - Throws: `file-exists`, `cannot-write`.
    public static func create(
        _ path: String, header: SweepHeader
    ) throws(Diagnostics) -> DrawFile {
        let failure = DrawFileFailure(path: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw errno == EEXIST ? failure.exists() : failure.cannotWrite() }
        do throws(Diagnostics) {
            try lock(descriptor, path)
            return try started(path, header, descriptor)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Continues a file after verifying every record of it, or starts it where there is none. An
    /// unfinished record at its end is cut off.
    /// - Throws: `in-use`, `other-sweep` with what differs, `damaged-record` for damage before the
    ///   end, and what `DrawReader` throws.
    /// - Complexity: reads the file once, in the memory of one buffer.
    public static func resume(
        _ path: String, header: SweepHeader
    ) throws(Diagnostics) -> DrawFile {
        let failure = DrawFileFailure(path: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw failure.cannotWrite() }
        do throws(Diagnostics) {
            try lock(descriptor, path)
            let file = try FileWindow(descriptor, closing: false, path: path)
            let start = DrawLayout.bytes(of: header)
            // The program was killed before the header was whole.
            if file.size < start.count, try file.load(0, file.size),
                file.bytes.elementsEqual(start.prefix(file.size))
            {
                if ftruncate(descriptor, 0) != 0 { throw failure.cannotWrite() }
                return try started(path, header, descriptor)
            }
            let reader = try DrawReader(path, file)
            let differences = reader.header.differences(from: header)
            if !differences.isEmpty { throw failure.otherSweep(differences, than: "this one") }
            while try reader.next() != nil {}
            let end = reader.offset
            if reader.tornBytes > 0 {
                guard ftruncate(descriptor, off_t(end)) == 0, fsync(descriptor) == 0 else {
                    throw failure.cannotWrite()
                }
            }
            if lseek(descriptor, off_t(end), SEEK_SET) < 0 { throw failure.cannotWrite() }
            return DrawFile(
                path, reader.header, descriptor, completed: reader.count, length: end,
                isFinished: reader.isFinished, tornBytes: reader.tornBytes)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Appends the next draws. Each must have the index that is next in `header.range`, and as many
    /// parameters and values as the header.
    /// - Throws: `cannot-write`; the file then ends with its last whole record before the call.
    public func append(_ draws: some Sequence<DrawRecord>) throws(Diagnostics) {
        try state.withLock { state throws(Diagnostics) in
            precondition(!state.isFinished, "a draw after the end")
            state.bytes.removeAll(keepingCapacity: true)
            var next = header.range.lowerBound + state.completed
            for draw in draws {
                precondition(header.range.contains(next), "more draws than the shard has")
                precondition(draw.index == next, "draw \(draw.index) in the place of \(next)")
                precondition(
                    draw.parameters.count == header.parameters.count,
                    "\(draw.parameters.count) parameters")
                if case .values(let values) = draw.outcome {
                    precondition(values.count == header.metrics.count, "\(values.count) values")
                }
                DrawLayout.append(draw, to: &state.bytes)
                next += 1
            }
            try write(&state)
            state.completed = next - header.range.lowerBound
            if state.lastSynchronized.duration(to: .now) >= Self.patience {
                try synchronize(&state)
            }
        }
    }

    /// Writes the end after the last draw, and forces the file to the disk. Once it is finished it
    /// stays as it is.
    /// - Throws: `cannot-write`.
    public func finish() throws(Diagnostics) {
        try state.withLock { state throws(Diagnostics) in
            if state.isFinished { return }
            precondition(
                state.completed == header.range.count,
                "the end after \(state.completed) of \(header.range.count) draws")
            state.bytes.removeAll(keepingCapacity: true)
            DrawLayout.appendEnd(records: state.completed, to: &state.bytes)
            try write(&state)
            state.isFinished = true
            try synchronize(&state)
        }
    }

    /// Forces what was appended to the disk.
    /// - Throws: `cannot-write`.
    public func synchronize() throws(Diagnostics) {
        try state.withLock { state throws(Diagnostics) in try synchronize(&state) }
    }

    /// A reader of the draws appended so far, from the first on.
    /// - Throws: as `DrawReader`.
    public func records() throws(Diagnostics) -> DrawReader { try DrawReader(path) }

    private func write(_ state: inout State) throws(Diagnostics) {
        if Self.write(state.bytes, descriptor) {
            state.length += state.bytes.count
            return
        }
        let reason = errno
        // What is left of the record would be cut off by `resume` as well.
        _ = ftruncate(descriptor, off_t(state.length))
        _ = lseek(descriptor, off_t(state.length), SEEK_SET)
        throw DrawFileFailure(path: path).cannotWrite(reason)
    }

    private func synchronize(_ state: inout State) throws(Diagnostics) {
        if fsync(descriptor) != 0 { throw DrawFileFailure(path: path).cannotWrite() }
        state.lastSynchronized = .now
    }

    private static func started(
        _ path: String, _ header: SweepHeader, _ descriptor: Int32
    ) throws(Diagnostics) -> DrawFile {
        let bytes = DrawLayout.bytes(of: header)
        guard lseek(descriptor, 0, SEEK_SET) == 0, write(bytes, descriptor), fsync(descriptor) == 0
        else { throw DrawFileFailure(path: path).cannotWrite() }
        synchronizeFolder(of: path)
        return DrawFile(path, header, descriptor, completed: 0, length: bytes.count)
    }

    /// Writes all bytes; false with `errno` set when the system refuses.
    static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        do throws(SystemError) {
            try OpenFile.write(bytes, to: descriptor)
        } catch {
            errno = error.code
            return false
        }
        return true
    }

    /// Forces a file's name to the disk. Where the system cannot, the name comes when it comes.
    static func synchronizeFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Locks the file against other writers. The lock of a writer that was just ended, or of one
    /// whose process is starting another program, lives on for a moment: it is waited for.
    private static func lock(_ descriptor: Int32, _ path: String) throws(Diagnostics) {
        let failure = DrawFileFailure(path: path)
        do throws(SystemError) {
            // A file system without locks: two writers are the user's to avoid.
            if try FileLock.take(descriptor, patience: patience) != .inUse { return }
        } catch { throw failure.cannotWrite(error.code) }
        throw failure.error(
            "in-use", "another process is writing this file",
            remedy: "wait for it to end, or choose another file")
    }
}

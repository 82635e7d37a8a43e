import CScaLAPACK
import Platform

/// Matrices lie in files by whole columns. The ranks read and write them side by side: each takes
/// every so many columns in one go, so that every byte is read or written once and in long pieces,
/// and the columns are dealt out as blocks from there.
extension BlockMatrix {
    /// About so many bytes are read or written in one go.
    private static let piece = 16 << 20

    /// Reads a whole matrix from a file of doubles, column-major.
    /// - Parameters:
    ///   - offset: where it begins, in bytes.
    ///   - lanes: the ranks beside each other.
    ///   - change: gets each column with its number before it is dealt out.
    /// - Returns: why this rank could not read all of its columns; it goes on with the others, who
    ///   wait for it.
    func read(
        _ path: String, offset: Int, lanes: Grid,
        change: (Int, UnsafeMutablePointer<Double>) -> Void
    ) -> String? {
        let (file, failure) = Self.opened(path, O_RDONLY)
        var problem = failure
        eachPanel(lanes) { panel, first, mine, width in
            if let file, problem == nil, let column = mine.first {
                problem = Self.read(
                    file, panel.values, count: rows * mine.count, at: offset + column * rows * 8,
                    path)
            }
            for (k, column) in mine.enumerated() { change(column, panel.values + k * rows) }
            Cpdgemr2d(
                Int32(rows), Int32(width), panel.values, 1, 1, panel.description, values, 1,
                Int32(first + 1), description, lanes.context)
        }
        return problem
    }

    /// Writes the whole matrix into a file that exists.
    /// - Parameter change: gets a copy of each column with its number before it is written.
    /// - Returns: why this rank could not write all of its columns.
    func write(
        _ path: String, offset: Int, lanes: Grid,
        change: (Int, UnsafeMutablePointer<Double>) -> Void
    ) -> String? {
        let (file, failure) = Self.opened(path, O_WRONLY)
        var problem = failure
        eachPanel(lanes) { panel, first, mine, width in
            Cpdgemr2d(
                Int32(rows), Int32(width), values, 1, Int32(first + 1), description, panel.values,
                1, 1, panel.description, lanes.context)
            for (k, column) in mine.enumerated() { change(column, panel.values + k * rows) }
            if let file, problem == nil, let column = mine.first {
                problem = Self.write(
                    file, panel.values, count: rows * mine.count, at: offset + column * rows * 8,
                    path)
            }
        }
        return problem
    }

    /// Calls `body` for each panel of columns with the panel, its first column, the columns of it
    /// that this rank has, and its width.
    private func eachPanel(
        _ lanes: Grid, _ body: (BlockMatrix, Int, Range<Int>, Int) -> Void
    ) {
        let lane = max(1, min(Self.piece / (8 * max(rows, 1)), (columns - 1) / lanes.columns + 1))
        let whole = lane * lanes.columns
        let panel = BlockMatrix(
            lanes, rows: rows, columns: whole, rowBlock: rows, columnBlock: lane)
        for first in stride(from: 0, to: columns, by: whole) {
            let end = min(first + whole, columns)
            let start = min(first + lanes.column * lane, end)
            body(panel, first, start..<min(start + lane, end), end - first)
        }
    }

    private static func opened(_ path: String, _ flags: Int32) -> (OpenFile?, String?) {
        do throws(SystemError) {
            return (try OpenFile(path, flags | O_NOFOLLOW), nil)
        } catch {
            return (
                nil,
                """
                \(path): \(error.text) (the cache has to be on a file system that all machines \
                see: set $XDG_CACHE_HOME to a folder there)
                """
            )
        }
    }

    private static func read(
        _ file: OpenFile, _ target: UnsafeMutablePointer<Double>, count: Int, at offset: Int,
        _ path: String
    ) -> String? {
        var done = 0
        let bytes = UnsafeMutableRawPointer(target)
        while done < count * 8 {
            let got = pread(file.descriptor, bytes + done, count * 8 - done, off_t(offset + done))
            if got < 0, errno == EINTR { continue }
            if got < 0 { return "\(path): \(SystemError().text)" }
            if got == 0 { return "\(path): the file ends before the matrix does" }
            done += got
        }
        return nil
    }

    private static func write(
        _ file: OpenFile, _ source: UnsafePointer<Double>, count: Int, at offset: Int,
        _ path: String
    ) -> String? {
        var done = 0
        let bytes = UnsafeRawPointer(source)
        while done < count * 8 {
            let put = pwrite(file.descriptor, bytes + done, count * 8 - done, off_t(offset + done))
            if put < 0, errno == EINTR { continue }
            if put <= 0 { return "\(path): \(SystemError(put == 0 ? EIO : errno).text)" }
            done += put
        }
        return nil
    }
}

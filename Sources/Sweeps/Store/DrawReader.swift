public import InputOutput
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a file of draws from its first record to its last, each verified, in the memory of one
/// buffer however many there are.
///
/// A record that was being written when the program was killed ends the draws as if it were not
/// there. Damage anywhere before is an error.
public final class DrawReader {
    /// The path as the user gave it.
    public let path: String
    /// What the draws are about.
    public let header: SweepHeader
    /// The number of draws read so far.
    public private(set) var count = 0
    /// True once the end was read, which only a file with all its draws has.
    public private(set) var isFinished = false
    /// Bytes after the last whole record, known once all draws were read.
    public private(set) var tornBytes = 0
    /// Where the next record begins.
    private(set) var offset: Int
    private let file: FileWindow
    private let longestBody: Int
    private var isOver = false

    private var failure: DrawFileFailure { DrawFileFailure(path: path) }

    /// Opens a file.
    /// - Throws: `source-overwritten`, `cannot-read`, `not-a-draw-file`, `unknown-layout`,
    ///   `damaged-header`.
    public convenience init(_ path: String) throws(Diagnostics) {
        if !(FilesRead.current?.note(path) ?? true) { throw .sourceOverwritten(path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw DrawFileFailure(path: path).cannotRead() }
        try self.init(path, FileWindow(descriptor, closing: true, path: path))
    }

    /// Reads the header through a window.
    init(_ path: String, _ file: FileWindow) throws(Diagnostics) {
        self.path = path
        self.file = file
        (header, offset) = try Self.header(file, DrawFileFailure(path: path))
        longestBody = DrawLayout.longestBody(of: header)
    }

    /// The next draw; `nil` after the last.
    /// - Throws: `damaged-record` with the record's number, draw and place, `cannot-read`.
    public func next() throws(Diagnostics) -> DrawRecord? {
        if isOver { return nil }
        guard let (body, end) = try nextBody() else {
            isOver = true
            tornBytes = file.size - offset
            return nil
        }
        switch body {
        case .draw(let draw):
            let expected = header.range.lowerBound + count
            if !header.range.contains(expected) {
                throw damaged("there are more records than draws")
            }
            if draw.index != expected { throw damaged("the record is of draw \(draw.index)") }
            count += 1
            offset = end
            return draw
        case .end(let records):
            if records != count || count != header.range.count {
                throw damaged("the end of a file of \(records) records stands here")
            }
            isOver = true
            isFinished = true
            offset = end
            return nil
        }
    }

    /// Calls `body` with every draw that is left.
    /// - Throws: as `next`.
    public func forEach(_ body: (DrawRecord) -> Void) throws(Diagnostics) {
        while let draw = try next() { body(draw) }
    }

    /// The next body, its checksums verified, and where its record ends; `nil` at the end of what
    /// was written whole.
    private func nextBody() throws(Diagnostics) -> (DrawLayout.Body, end: Int)? {
        let prefix = DrawLayout.recordPrefix
        guard try file.load(offset, prefix) else { return nil }
        let length = DrawLayout.load(file.bytes, at: 0, as: UInt32.self)
        let check = DrawLayout.load(file.bytes, at: 4, as: UInt32.self)
        let sum = DrawLayout.load(file.bytes, at: 8, as: UInt64.self)
        if check != DrawLayout.check(ofLength: length) {
            if try file.isZero(from: offset + prefix) { return nil }
            throw damaged("the length of the record does not fit its checksum")
        }
        if Int(length) > longestBody {
            throw damaged("the record is of \(length) bytes, more than a draw has")
        }
        guard try file.load(offset, prefix + Int(length)) else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[prefix...])
        let end = offset + prefix + Int(length)
        if DrawLayout.checksum(bytes) != sum {
            // The system lost power while the file's last bytes were on their way to the disk.
            if try file.isZero(from: end) { return nil }
            throw damaged("the record does not fit its checksum")
        }
        guard let body = DrawLayout.body(bytes, of: header) else {
            throw damaged("the record does not hold what the header announces")
        }
        if case .end = body, end != file.size {
            throw damaged("the end of the draws is followed by \(file.size - end) bytes")
        }
        return (body, end)
    }

    private func damaged(_ what: String) -> Diagnostics {
        let draw = header.range.lowerBound + count
        return failure.damagedRecord(
            ordinal: count, draw: header.range.contains(draw) ? draw : nil, offset: offset, what)
    }

    private static func header(
        _ file: FileWindow, _ failure: DrawFileFailure
    ) throws(Diagnostics) -> (SweepHeader, offset: Int) {
        let prefix = DrawLayout.headerPrefix
        guard try file.load(0, prefix) else {
            let magic = DrawLayout.magic
            guard try file.load(0, min(file.size, magic.count)), file.bytes.count > 0,
                file.bytes.elementsEqual(magic.prefix(file.bytes.count))
            else { throw failure.notDraws() }
            throw failure.damagedHeader("it is cut short")
        }
        guard file.bytes.prefix(8).elementsEqual(DrawLayout.magic) else { throw failure.notDraws() }
        let version = DrawLayout.load(file.bytes, at: 8, as: UInt32.self)
        if version != DrawLayout.version {
            throw failure.error(
                "unknown-layout",
                "the file has layout \(version) of draws; this program knows layout "
                    + "\(DrawLayout.version)",
                remedy: "use the version of the program that wrote it, or run the sweep again")
        }
        let length = Int(DrawLayout.load(file.bytes, at: 12, as: UInt32.self))
        let sum = DrawLayout.load(file.bytes, at: 16, as: UInt64.self)
        guard try file.load(0, prefix + length) else {
            throw failure.damagedHeader("it is cut short")
        }
        let text = UnsafeRawBufferPointer(rebasing: file.bytes[prefix...])
        guard DrawLayout.checksum(text) == sum else {
            throw failure.damagedHeader("it does not fit its checksum")
        }
        let header: SweepHeader
        do {
            header = try JSONDecoder().decode(SweepHeader.self, from: Data(text))
        } catch {
            throw failure.damagedHeader("it is not the JSON of layout \(DrawLayout.version)")
        }
        if !header.isConsistent { throw failure.damagedHeader("its facts contradict each other") }
        return (header, prefix + length)
    }
}

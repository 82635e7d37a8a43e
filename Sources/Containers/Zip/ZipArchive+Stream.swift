import CZip
package import InputOutput

extension ZipArchive {
    /// Calls `body` with the content of a file, a piece at a time, without holding all of it. The
    /// next pieces are unpacked on another thread meanwhile.
    ///
    /// What `body` does not use comes again in front of the next piece.
    /// - Parameter body: returns how many bytes it used, or nil to stop.
    /// - Returns: whether the file was read to its end.
    /// - Throws: `damaged-member`, and what `body` throws.
    package func stream(
        _ member: Member, _ body: (UnsafeBufferPointer<UInt8>) throws(Diagnostics) -> Int?
    ) throws(Diagnostics) -> Bool {
        let shown = "\(path)/\(member.name)"
        return try Self.opened(content, path) { archive throws(Diagnostics) in
            guard let file = zip_fopen_index(archive, member.index, 0) else {
                throw Self.damaged(shown, archive)
            }
            defer { zip_fclose(file) }
            let source = ZipPieces(file, shownAs: shown)
            source.start()
            defer { source.stop() }
            var rest = PieceRest()
            defer { rest.free() }
            while let piece = try source.next() {
                guard let bytes = rest.joined(with: piece) else {
                    throw Self.problem(
                        "damaged-member", "it has an element of more than \(PieceRest.limit) bytes",
                        shown, "save the file again, or get it again")
                }
                let used: Int?
                do throws(Diagnostics) {
                    used = try body(bytes)
                } catch {
                    // Where the checksum does not fit either, that is what is to be said.
                    repeat { source.giveBack() } while try source.next() != nil
                    throw error
                }
                guard let used else { return false }
                rest.keep(bytes, from: used)
                source.giveBack()
            }
            return true
        }
    }
}

/// What was left of the pieces so far, in front of the next.
private struct PieceRest {
    /// A cell holds at most 32,767 characters: an element larger than this is damage.
    static let limit = 1 << 26

    private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: ZipPieces.headroom)
    private var capacity = ZipPieces.headroom
    private var count = 0
    /// Whether the bytes handed out last stand in `base` themselves.
    private var isOwn = false

    /// The rest and the piece in one: in the room that every piece has in front of it, or, when the
    /// rest is larger than that, in memory of its own; nil beyond the limit.
    mutating func joined(with piece: UnsafeMutableBufferPointer<UInt8>) -> UnsafeBufferPointer<
        UInt8
    >? {
        guard let start = piece.baseAddress else { return nil }
        isOwn = count > ZipPieces.headroom
        if !isOwn {
            (start - count).update(from: base, count: count)
            return UnsafeBufferPointer(start: start - count, count: count + piece.count)
        }
        let total = count + piece.count
        guard total <= Self.limit else { return nil }
        grow(to: total)
        (base + count).update(from: start, count: piece.count)
        return UnsafeBufferPointer(start: base, count: total)
    }

    /// Keeps the bytes behind the first `used`.
    mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>, from used: Int) {
        guard let start = bytes.baseAddress else { return }
        count = bytes.count - used
        if !isOwn { grow(to: count) }
        base.update(from: start + used, count: count)
    }

    private mutating func grow(to needed: Int) {
        if needed <= capacity { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * needed)
        larger.update(from: base, count: min(count, capacity))
        base.deallocate()
        base = larger
        capacity = 2 * needed
    }

    func free() { base.deallocate() }
}

import CZip
import InputOutput

extension ZipArchive {
    /// Calls `body` with the content of a file, a piece at a time, without holding all of it.
    ///
    /// What `body` does not use comes again in front of the next piece; a piece grows when nothing of
    /// it was used.
    /// - Parameter body: returns how many bytes it used, or nil to stop.
    /// - Returns: whether the file was read to its end.
    /// - Throws: `damaged-member`, and what `body` throws.
    func stream(
        _ member: Member, _ body: (UnsafeBufferPointer<UInt8>) throws(Diagnostics) -> Int?
    ) throws(Diagnostics) -> Bool {
        let shown = "\(path)/\(member.name)"
        return try Self.opened(content, path) { archive throws(Diagnostics) in
            guard let file = zip_fopen_index(archive, member.index, 0) else {
                throw Self.damaged(shown, archive)
            }
            defer { zip_fclose(file) }
            var pieces = Pieces()
            defer { pieces.free() }
            while true {
                guard let free = pieces.room() else {
                    throw Self.problem(
                        "damaged-member", "it has an element of more than \(Pieces.limit) bytes",
                        shown, "save the file again, or get it again")
                }
                let count = zip_fread(file, free.baseAddress, UInt64(free.count))
                if count < 0 { throw Self.readFailure(file, shown) }
                if count == 0 { return true }
                pieces.filled += Int(count)
                guard let used = try body(pieces.content) else { return false }
                pieces.drop(used)
            }
        }
    }

    /// A buffer that is filled at its end and emptied at its front.
    private struct Pieces {
        /// A cell holds at most 32,767 characters: an element larger than this is damage.
        static let limit = 1 << 26

        var filled = 0
        private var capacity = 1 << 18
        private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 18)

        /// What is there.
        var content: UnsafeBufferPointer<UInt8> { .init(start: base, count: filled) }

        /// The free end, grown when there is none; nil beyond the limit.
        mutating func room() -> UnsafeMutableBufferPointer<UInt8>? {
            if filled == capacity {
                guard capacity < Self.limit else { return nil }
                let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 4 * capacity)
                larger.update(from: base, count: filled)
                base.deallocate()
                base = larger
                capacity *= 4
            }
            return .init(start: base + filled, count: capacity - filled)
        }

        /// Removes bytes from the front.
        mutating func drop(_ count: Int) {
            base.update(from: base + count, count: filled - count)
            filled -= count
        }

        func free() { base.deallocate() }
    }
}

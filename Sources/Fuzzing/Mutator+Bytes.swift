extension Mutator {
    /// One change that knows nothing of what the bytes mean.
    mutating func changeBytes(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = [UInt8](repeating: one(of: Self.interestingBytes), count: below(9))
            return
        }
        let position = below(bytes.count)
        switch below(16) {
        case 0, 1: bytes[position] ^= UInt8(1 << below(8))
        case 2: bytes[position] = UInt8(truncatingIfNeeded: random.next())
        case 3, 4: bytes[position] = one(of: Self.interestingBytes)
        case 5: bytes.remove(at: position)
        case 6: bytes.insert(one(of: Self.interestingBytes), at: position)
        case 7: bytes.removeSubrange(span(bytes.count, longest: oneIn(4) ? bytes.count : 16))
        case 8:
            let copied = Array(bytes[span(bytes.count, longest: oneIn(4) ? bytes.count : 64)])
            bytes.insert(contentsOf: copied, at: position)
        case 9: if oneIn(2) { bytes.removeSubrange(position...) }
        case 10, 11, 12: putInteger(&bytes, at: position)
        case 13: overwrite(&bytes, at: position)
        case 14: if oneIn(8) { repeatSpan(&bytes, at: position) }
        default: splice(&bytes, at: position)
        }
    }

    /// Bytes that mean something in many formats.
    private static let interestingBytes: [UInt8] =
        [0, 1, 0x0A, 0x0D, 0x1A, 0x7F, 0x80, 0xC3, 0xE2, 0xEF, 0xF0, 0xFE, 0xFF]
        + Array(" \t,;|\"'/\\<>&=[]{}()*+-.0129eE_%#:AZn".utf8)

    /// Overwrites 1, 2, 4 or 8 bytes by an integer at the edge of something, or changes what stands
    /// there by a little, in either order of bytes.
    private mutating func putInteger(_ bytes: inout [UInt8], at position: Int) {
        let width = min(one(of: [1, 2, 4, 8]), bytes.count - position)
        let isBig = oneIn(3)
        let places = (0..<width).map { position + (isBig ? width - 1 - $0 : $0) }
        var value = places.enumerated().reduce(UInt64(0)) { sum, place in
            sum | UInt64(bytes[place.element]) << (8 * UInt64(place.offset))
        }
        let top = UInt64(1) << UInt64(8 * width - 1)
        switch below(8) {
        case 0: value = 0
        case 1: value = .max
        case 2: value = top - 1
        case 3: value = top
        case 4: value = UInt64(1) << UInt64(below(8 * width))
        case 5: value = UInt64(bytes.count)
        case 6: value &-= UInt64(1 + below(4))
        default: value &+= UInt64(1 + below(4))
        }
        for (offset, place) in places.enumerated() {
            bytes[place] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(offset)))
        }
    }

    private mutating func overwrite(_ bytes: inout [UInt8], at position: Int) {
        let length = min(bytes.count - position, 1 + below(32))
        let value = one(of: [0, 0xFF, 0x20, 0x41] as [UInt8])
        for place in position..<(position + length) { bytes[place] = value }
    }

    /// Many copies of a few bytes, for what nests or grows.
    mutating func repeatSpan(_ bytes: inout [UInt8], at position: Int) {
        let piece = Array(bytes[position..<min(bytes.count, position + 1 + below(8))])
        let count = 1 << (4 + below(13))
        let room = max(0, Self.largest - bytes.count) / max(1, piece.count)
        bytes.insert(
            contentsOf: (0..<min(count, room)).flatMap { _ in piece }, at: position)
    }

    /// Puts a piece of another file, or of this one, in the place of what stands there.
    mutating func splice(_ bytes: inout [UInt8], at position: Int) {
        let donor = oneIn(3) || donors.isEmpty ? bytes : one(of: donors)
        guard !donor.isEmpty else { return }
        let piece = Array(donor[span(donor.count, longest: oneIn(4) ? donor.count : 64)])
        let end = oneIn(4) ? bytes.count : min(bytes.count, position + piece.count)
        bytes.replaceSubrange(position..<end, with: piece)
    }
}

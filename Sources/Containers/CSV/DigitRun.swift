/// The digits that eight bytes of text begin with, taken at once.
package struct DigitRun: Sendable {
    /// The bytes, the first lowest, each less `0`.
    @usableFromInline let bytes: UInt64
    /// The top bit of the first byte that is no digit, and others above it.
    @usableFromInline let others: UInt64

    /// Looks at eight bytes, the first lowest.
    @inlinable @inline(__always)
    package init(_ word: UInt64) {
        bytes = word ^ 0x3030_3030_3030_3030
        // Adding 0x76 sets the top bit of every byte that is no digit; a carry reaches only bytes
        // behind the first of these.
        others = (bytes &+ 0x7676_7676_7676_7676 | bytes) & 0x8080_8080_8080_8080
    }

    /// Looks at the eight bytes from `p`, all of which must be readable.
    @inlinable @inline(__always)
    package init(at p: UnsafePointer<UInt8>) {
        self.init(UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)))
    }

    /// How many digits there are, 0 to 8.
    @inlinable package var count: Int {
        @inline(__always) get { others.trailingZeroBitCount >> 3 }
    }

    /// The number that the digits stand for.
    @inlinable package var number: UInt64 {
        @inline(__always) get {
            // Zeros in front of the digits that there are. Shifted twice: none may be 64 places.
            let gap = UInt64(truncatingIfNeeded: 8 &- count)
            return Self.number((bytes &<< (4 &* gap)) &<< (4 &* gap))
        }
    }

    /// How many digits there are, 0 to 7; eight count as seven.
    @inlinable package var shortCount: Int {
        @inline(__always) get { (others | 1 << 63).trailingZeroBitCount >> 3 }
    }

    /// The number of a short run.
    /// - Precondition: there are at most seven digits.
    @inlinable package var shortNumber: UInt64 {
        @inline(__always) get {
            let last = UInt64(truncatingIfNeeded: (others | 1 << 63).trailingZeroBitCount) & 0x38
            return Self.number((bytes &<< (56 &- last)) &<< 8)
        }
    }

    /// The first three digits in four bits each, the first lowest; 0 where there are fewer.
    @inlinable package var packed: Int {
        @inline(__always) get {
            // All bits below the first byte that is no digit.
            let digits = bytes & ((others ^ (others &- 1)) >> 8)
            let pairs = digits | digits >> 4
            return Int(truncatingIfNeeded: pairs & 0xFF | pairs >> 4 & 0xF00)
        }
    }

    /// The number of the first three digits.
    /// - Precondition: there are three digits at least.
    @inlinable package var threeDigits: UInt64 {
        @inline(__always) get {
            ((bytes &* 10 &+ bytes >> 8) & 0xFF) &* 10 &+ (bytes >> 16 & 0xFF)
        }
    }

    /// The number of eight digits, the first lowest: pairs, then fours, then all.
    @inlinable @inline(__always)
    static func number(_ bytes: UInt64) -> UInt64 {
        let value = bytes &* 10 &+ (bytes >> 8)
        let low = (value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((value >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }
}

import Platform

/// Two-part labels as bytes, each with a number: a hash table that is asked once a line of a long
/// file.
package struct LabelTable: Sendable {
    /// The bytes of all labels, one behind the other.
    private var bytes: [UInt8] = []
    /// For each label where it begins, where its second part begins, and where it ends.
    private var bounds: [(start: Int, middle: Int, end: Int)] = []
    /// For each label the offset in the file of its first use.
    package private(set) var firstUses: [Int] = []
    /// Positions of labels plus 1 by hash; 0 where there is none.
    private var slots = [Int32](repeating: 0, count: 64)

    /// Number of labels.
    package var count: Int { bounds.count }

    /// The bytes of both parts in memory.
    struct Key {
        let base: UnsafePointer<UInt8>
        let outer: Range<Int>
        let inner: Range<Int>
    }

    /// Whether a label is the one with a number; false for a number that is not in use.
    @inline(__always)
    func matches(_ key: Key, _ id: Int) -> Bool {
        guard id >= 0, id < bounds.count else { return false }
        let bound = bounds[id]
        guard bound.middle - bound.start == key.outer.count,
            bound.end - bound.middle == key.inner.count
        else { return false }
        return bytes.withUnsafeBufferPointer { own in
            guard let start = own.baseAddress else { return true }
            return memcmp(start + bound.start, key.base + key.outer.lowerBound, key.outer.count)
                == 0
                && memcmp(start + bound.middle, key.base + key.inner.lowerBound, key.inner.count)
                    == 0
        }
    }

    /// The number of a label; nil when it is not in the table.
    func id(of key: Key) -> Int? {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 {
            let id = Int(slots[slot]) - 1
            if matches(key, id) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a label, a new one when it is new.
    mutating func insert(_ key: Key, at offset: Int) -> Int {
        if let id = id(of: key) { return id }
        if 2 * (bounds.count + 1) > slots.count { grow() }
        let id = bounds.count
        let start = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: Self.slice(key, key.outer)))
        let middle = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: Self.slice(key, key.inner)))
        bounds.append((start, middle, bytes.count))
        firstUses.append(offset)
        place(id, hash: Self.hash(key))
        return id
    }

    /// Adds the labels of a later part of the file.
    mutating func merge(_ other: LabelTable) {
        other.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for (bound, offset) in zip(other.bounds, other.firstUses) {
                let key = Key(
                    base: base, outer: bound.start..<bound.middle, inner: bound.middle..<bound.end)
                _ = insert(key, at: offset)
            }
        }
    }

    /// Both parts of a label; quotes that are written twice are undone, and bytes that are not
    /// UTF-8 become �.
    package func pair(_ id: Int) -> LabelGrid.Pair {
        let bound = bounds[id]
        func text(_ range: Range<Int>) -> String {
            let raw = String(decoding: bytes[range], as: UTF8.self)
            return raw.contains("\"\"")
                ? raw.split(separator: "\"\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"") : raw
        }
        return LabelGrid.Pair(
            outer: text(bound.start..<bound.middle), inner: text(bound.middle..<bound.end))
    }

    private static func slice(_ key: Key, _ range: Range<Int>) -> Slice<
        UnsafeBufferPointer<UInt8>
    > {
        UnsafeBufferPointer(start: key.base + range.lowerBound, count: range.count)[...]
    }

    /// FNV-1a over both parts.
    private static func hash(_ key: Key) -> Int {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for k in key.outer { value = (value ^ UInt64(key.base[k])) &* 0x100_0000_01b3 }
        value = (value ^ 0x1F) &* 0x100_0000_01b3
        for k in key.inner { value = (value ^ UInt64(key.base[k])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: value ^ (value >> 32))
    }

    private mutating func place(_ id: Int, hash: Int) {
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(id + 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for (id, bound) in bounds.enumerated() {
                let key = Key(
                    base: base, outer: bound.start..<bound.middle, inner: bound.middle..<bound.end)
                var slot = Self.hash(key) & (slots.count - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = Int32(id + 1)
            }
        }
    }
}

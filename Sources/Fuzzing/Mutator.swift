import Platform

/// Changes bytes at random, as damage, other programs and people do.
struct Mutator {
    /// Where the choices come from.
    var random: SplitMix64
    /// Contents of which pieces may be put into another.
    let donors: [[UInt8]]

    /// A result is not made longer than this.
    static let largest = 1 << 20

    init(_ random: SplitMix64, donors: [[UInt8]]) {
        self.random = random
        self.donors = donors
    }

    /// A number from 0 to `count` − 1; 0 when there is none.
    mutating func below(_ count: Int) -> Int {
        count <= 1 ? 0 : Int(random.next() % UInt64(count))
    }

    /// True once in so many times.
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    /// One of some values.
    mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }

    /// A range of at most `longest` positions.
    mutating func span(_ count: Int, longest: Int) -> Range<Int> {
        let start = below(count + 1)
        return start..<min(count, start + below(longest) + 1)
    }

    /// A changed copy of a file: of what it holds, or, now and then, of its packing.
    mutating func changed(_ file: FuzzSample.File) -> [UInt8] {
        switch file.packing {
        case .plain: return changed(file.bytes)
        case .gzip(let content):
            return oneIn(10) ? changed(file.bytes) : StoredArchive.gzip(changed(content))
        case .archive(var members):
            if oneIn(12) { return changed(file.bytes) }
            if oneIn(16) {
                changeNames(&members)
            } else {
                // Half the time by size: most of a workbook is its sheet.
                let position = oneIn(2) ? below(members.count) : weighted(members)
                members[position].content = changed(members[position].content)
            }
            return StoredArchive.bytes(of: members.map { ($0.name, $0.content) })
        }
    }

    /// A changed copy of some content.
    mutating func changed(_ content: [UInt8]) -> [UInt8] {
        var bytes = content
        let layout = TextLayout(of: content)
        for _ in 0..<(oneIn(8) ? 2 + below(12) : 1 + below(3)) {
            if let layout, !oneIn(4) {
                changeText(&bytes, layout)
            } else {
                changeBytes(&bytes)
            }
            if bytes.count > Self.largest { bytes.removeSubrange(Self.largest...) }
        }
        return bytes
    }

    /// Another name for a file; its folders stay.
    mutating func changedName(_ name: String) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let last = Array((parts.last.map(String.init) ?? "").utf8)
        var bytes = last
        for _ in 0...below(3) where !bytes.isEmpty {
            let position = below(bytes.count)
            switch below(4) {
            case 0: bytes[position] = one(of: Array("0129_.aZ-() ".utf8))
            case 1: bytes.remove(at: position)
            case 2: bytes.insert(bytes[position], at: position)
            default: bytes.removeSubrange(position...)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let isName = !text.isEmpty && text != "." && text != ".." && text.utf8.count < 200
        return (parts.dropLast().map(String.init) + [isName ? text : "x"]).joined(separator: "/")
    }

    private mutating func weighted(_ members: [Packing.Member]) -> Int {
        var rest = below(members.reduce(0) { $0 + $1.content.count })
        for (position, member) in members.enumerated() {
            if rest < member.content.count { return position }
            rest -= member.content.count
        }
        return 0
    }

    private mutating func changeNames(_ members: inout [Packing.Member]) {
        let position = below(members.count)
        switch below(4) {
        case 0: members.remove(at: position)
        case 1: members.append(members[position])
        case 2: members[position].name = changedName(members[position].name)
        default:
            let other = below(members.count)
            let content = members[other].content
            members[other].content = members[position].content
            members[position].content = content
        }
    }
}

import CScaLAPACK
import LinearAlgebra
import Platform

/// The processes that compute together, and what they say to each other. Rank 0 is the one that
/// somebody talks to.
enum Ranks {
    /// Which one this is.
    static let rank = cs_rank()
    /// How many there are.
    static let size = cs_size()
    /// How many of them share this machine's memory, this one included.
    static let onThisMachine = Int(cs_neighbours())
    /// The name of this machine.
    static let machine: String = {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }()

    /// Numbers from one rank to all others; all give as many.
    static func broadcast<T: BitwiseCopyable>(_ values: inout [T], from root: Int32 = 0) {
        values.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { cs_broadcast(base, bytes.count, root) }
        }
    }

    /// A text from one rank to all others.
    static func broadcast(_ text: String, from root: Int32 = 0) -> String {
        var count = [text.utf8.count]
        broadcast(&count, from: root)
        var bytes = rank == root ? Array(text.utf8) : [UInt8](repeating: 0, count: count[0])
        broadcast(&bytes, from: root)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Goes on when no rank has a problem; otherwise all throw that of the first one that has.
    static func agree(_ problem: String?) throws(ClusterFailure) {
        var first = [problem == nil ? -1 : Double(size - rank)]
        cs_largest(&first, 1)
        if first[0] < 0 { return }
        let speaker = size - Int32(first[0])
        throw ClusterFailure(
            broadcast(problem.map { "rank \(rank) on \(machine): \($0)" } ?? "", from: speaker))
    }
}

/// Why the ranks cannot go on.
struct ClusterFailure: Error {
    /// In words, with the rank and the machine.
    let message: String

    init(_ message: String) { self.message = message }
}

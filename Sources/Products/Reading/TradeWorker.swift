import Platform

/// A row of a file of trade.
struct TradeRow: BitwiseCopyable {
    /// USD.
    var value: Double
    /// Tonnes; NaN where it is not known.
    var quantity: Double
    /// The code's number.
    var product: UInt32
    /// Positions among the partners of the stretch.
    var exporter: UInt16
    var importer: UInt16
}

/// What one thread needs while it reads stretches of text: rows as they come, and memory for what
/// becomes of them. It is used for one stretch after another, so that it stays in the processor's
/// cache.
final class TradeWorker: @unchecked Sendable {
    /// The rows of the stretch at hand, in the order of the file.
    let rows: UnsafeMutablePointer<TradeRow>
    /// Room for the same rows in another order.
    let sorted: UnsafeMutablePointer<TradeRow>
    /// From which row on they are of which year.
    var years: [(first: Int, year: UInt16)] = []
    /// How many rows there may be, and of how many bytes of text.
    let capacity: Int
    let bytes: Int
    /// Partners by numbers of up to three digits: 4096 × digits + `DigitRun.packed`; `.max` for
    /// none.
    let numbers: UnsafeMutablePointer<UInt16>
    /// What the file calls economies, by position.
    var partners: [String] = []
    /// Their positions by the bytes of a cell, and of a longer one by its text.
    var known: [UInt64: UInt16] = [:]
    var longNames: [String: UInt16] = [:]
    /// 1 for every product that was seen.
    let seen: UnsafeMutablePointer<UInt8>
    private let memory: PageMemory

    /// The least bytes of a line that fits: `A,B,10121,1` without a line end.
    static let smallestLine = 11
    static let numberCount = 4 << 12
    static let seenCount = 1_000_000

    /// A worker for stretches of at most so many bytes.
    init(bytes: Int) {
        self.bytes = bytes
        capacity = bytes / Self.smallestLine + 1
        let size = capacity * MemoryLayout<TradeRow>.stride
        memory = PageMemory(count: 2 * size + Self.numberCount * 2 + Self.seenCount)
        let start = memory.start
        rows = start.bindMemory(to: TradeRow.self, capacity: capacity)
        sorted = (start + size).bindMemory(to: TradeRow.self, capacity: capacity)
        numbers = (start + 2 * size).bindMemory(to: UInt16.self, capacity: Self.numberCount)
        seen = (start + 2 * size + Self.numberCount * 2)
            .bindMemory(to: UInt8.self, capacity: Self.seenCount)
        numbers.update(repeating: .max, count: Self.numberCount)
    }

    /// Forgets the rows of the stretch before.
    func begin() { years.removeAll(keepingCapacity: true) }

    /// Memory that was not used yet, which stays with what it is used for.
    private var block: PageMemory?
    private var used = 0
    private static let blockSize = 16 << 20

    /// Memory for so many rows.
    /// - Parameter atMost: rows that may come in all; no more memory is had at once than for these.
    func room(
        _ count: Int, atMost: Int
    ) -> (start: UnsafeMutablePointer<TradeRow>, owner: PageMemory) {
        let stride = MemoryLayout<TradeRow>.stride
        let size = count * stride
        let owner: PageMemory
        if let block, block.bytes.count - used >= size {
            owner = block
        } else {
            owner = PageMemory(count: max(size, min(Self.blockSize, atMost * stride)))
            used = 0
        }
        block = owner
        let start = (owner.start + used).bindMemory(to: TradeRow.self, capacity: count)
        used += size
        return (start, owner)
    }

    /// Lets go of memory; what was made of it stays.
    func finish() { block = nil }
}

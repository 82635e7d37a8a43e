import Platform

/// The rows of one stretch of a file, by year and importer, in each as the file has them.
///
/// The memory is written before the value is made, and by its one reader.
struct TradeStretch: @unchecked Sendable {
    /// The rows of one year and importer; they end where the next begin.
    struct Block: Sendable {
        let year: UInt16
        /// Position among the partners of the stretch.
        let importer: UInt16
        let start: UInt32
    }

    let blocks: [Block]
    let count: Int
    let rows: UnsafeMutablePointer<TradeRow>
    private let owner: PageMemory

    /// Sorts the first `count` rows of a worker: a counting sort, which keeps the order of equals.
    /// - Parameters:
    ///   - partners: one more than the largest position of an importer.
    ///   - atMost: rows that all stretches together may have.
    init(_ worker: TradeWorker, count: Int, partners: Int, atMost: Int) {
        self.count = count
        (rows, owner) = worker.room(count, atMost: atMost)
        var blocks: [Block] = []
        let years = Set(worker.years.map(\.year)).sorted()
        if years.count == 1 {
            let (from, to, seen) = (worker.rows, worker.sorted, worker.seen)
            var next = [UInt32](repeating: 0, count: partners)
            next.withUnsafeMutableBufferPointer { next in
                for row in 0..<count { next[Int(from[row].importer)] &+= 1 }
                var sum: UInt32 = 0
                for importer in 0..<partners where next[importer] > 0 {
                    blocks.append(
                        Block(year: years[0], importer: UInt16(importer), start: sum))
                    (next[importer], sum) = (sum, sum + next[importer])
                }
                guard let next = next.baseAddress else { return }
                var last = UInt32.max
                for row in 0..<count {
                    let moved = from[row]
                    let place = next + Int(moved.importer)
                    to[Int(place.pointee)] = moved
                    place.pointee &+= 1
                    if moved.product != last {
                        last = moved.product
                        seen[Int(last)] = 1
                    }
                }
            }
        } else {
            blocks = Self.sort(worker, count)
        }
        // Sorted near the processor, and then brought to fresh memory from its first byte to its
        // last, which is faster than to write here and there in it.
        rows.initialize(from: worker.sorted, count: count)
        self.blocks = blocks
    }

    /// The same for rows of several years.
    private static func sort(_ worker: TradeWorker, _ count: Int) -> [Block] {
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        for (k, part) in worker.years.enumerated() {
            let end = k + 1 < worker.years.count ? worker.years[k + 1].first : count
            for row in part.first..<end {
                let importer = UInt64(worker.rows[row].importer)
                keys.append(UInt64(part.year) << 48 | importer << 32 | UInt64(row))
            }
        }
        keys.sort()
        var blocks: [Block] = []
        for (to, key) in keys.enumerated() {
            if to == 0 || key >> 32 != keys[to - 1] >> 32 {
                blocks.append(
                    Block(
                        year: UInt16(key >> 48), importer: UInt16(key >> 32 & 0xFFFF),
                        start: UInt32(to)))
            }
            worker.sorted[to] = worker.rows[Int(key & 0xFFFF_FFFF)]
            worker.seen[Int(worker.sorted[to].product)] = 1
        }
        return blocks
    }

    /// Where the rows of a block lie.
    func rows(of block: Int) -> Range<Int> {
        let end = block + 1 < blocks.count ? Int(blocks[block + 1].start) : count
        return Int(blocks[block].start)..<end
    }
}

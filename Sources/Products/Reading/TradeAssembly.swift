import Containers
import Platform
import Synchronization

/// Stretches of rows, each by year and importer, made into one list by year, importer, product and
/// exporter.
///
/// What one importer buys in a year is put together on one thread: a counting sort by product of
/// runs of rows of one exporter, which are sorted before. Files that are ordered by exporter have
/// few of these runs, and any order is right.
struct TradeAssembly: @unchecked Sendable {
    private let stretches: [TradeStretch]
    /// The rows of every stretch, which the stretches keep.
    private let rowsOf: RowMemory<UnsafeMutablePointer<TradeRow>>
    /// For the partners of every stretch their positions in all, one stretch after another.
    private let own: RowMemory<UInt16>
    private let ownStart: [Int]
    /// Position by the number of the product.
    private let place: RowMemory<UInt16>
    private let productCount: Int
    private let partnerCount: Int
    /// Rows of stretches by block, one block after another in the order of the file.
    private let slices: [Slice]
    private let sliceStart: [Int]
    /// First row of every block in the result, and one behind the last.
    private let starts: [Int]

    private let product: RowMemory<UInt16>
    private let exporter: RowMemory<UInt16>
    private let value: RowMemory<Double>
    private let quantity: RowMemory<Double>

    private struct Slice {
        let stretch: Int32
        let first: UInt32
        let end: UInt32
    }

    /// Rows that follow each other in a stretch and are of one exporter.
    private struct Run {
        let stretch: Int32
        let exporter: UInt16
        let first: UInt32
        let end: UInt32
    }

    /// The columns of the result.
    struct Rows {
        let starts: [Int]
        let product: RowColumn<UInt16>
        let exporter: RowColumn<UInt16>
        let value: RowColumn<Double>
        let quantity: RowColumn<Double>
        /// Rows that say again what another says, which were left out.
        let equalRows: Int
    }

    /// Prepares to put rows together.
    /// - Parameters:
    ///   - own: for every stretch the positions of its partners in all.
    ///   - years: years that are taken, rising.
    ///   - place: position by the number of a product, below `productCount`.
    init(
        _ stretches: [TradeStretch], own: [[UInt16]], years: [UInt16], partnerCount: Int,
        place: [UInt16], productCount: Int
    ) {
        self.stretches = stretches
        rowsOf = RowMemory(count: stretches.count)
        for (k, stretch) in stretches.enumerated() { rowsOf.elements[k] = stretch.rows }
        self.partnerCount = partnerCount
        self.productCount = productCount
        self.place = RowMemory(count: place.count)
        _ = self.place.elements.initialize(fromContentsOf: place)
        var next = 0
        ownStart = own.map { positions in
            defer { next += positions.count }
            return next
        }
        self.own = RowMemory(count: next)
        for (first, positions) in zip(ownStart, own) {
            for (k, position) in positions.enumerated() {
                precondition(position < partnerCount, "no such partner")
                self.own.elements[first + k] = position
            }
        }
        // Where the rows of each year and importer lie.
        var yearPlace = [Int](repeating: -1, count: 1 << 16)
        for (k, year) in years.enumerated() { yearPlace[Int(year)] = k }
        let blockCount = years.count * partnerCount
        var counts = [Int](repeating: 0, count: blockCount + 1)
        var sizes = [Int](repeating: 0, count: blockCount + 1)
        var found: [(block: Int, slice: Slice)] = []
        found.reserveCapacity(stretches.reduce(0) { $0 + $1.blocks.count })
        for (s, stretch) in stretches.enumerated() {
            for (k, block) in stretch.blocks.enumerated() {
                let year = yearPlace[Int(block.year)]
                if year < 0 { continue }
                let rows = stretch.rows(of: k)
                let place = year * partnerCount + Int(own[s][Int(block.importer)])
                counts[place + 1] += 1
                sizes[place + 1] += rows.count
                let slice = Slice(
                    stretch: Int32(s), first: UInt32(rows.lowerBound), end: UInt32(rows.upperBound))
                found.append((place, slice))
            }
        }
        for k in 1..<counts.count {
            counts[k] += counts[k - 1]
            sizes[k] += sizes[k - 1]
        }
        sliceStart = counts
        starts = sizes
        var slices = [Slice](
            repeating: Slice(stretch: 0, first: 0, end: 0), count: counts[blockCount])
        for (block, slice) in found {
            slices[counts[block]] = slice
            counts[block] += 1
        }
        self.slices = slices
        let total = sizes[blockCount]
        product = RowMemory(count: total)
        exporter = RowMemory(count: total)
        value = RowMemory(count: total)
        quantity = RowMemory(count: total)
    }

    /// How many rows there are in the years that are taken.
    var count: Int { starts[starts.count - 1] }

    /// Puts everything together, once: the rows of the stretches are changed.
    /// - Throws: `Repeated` for the first flow that stands twice with two values.
    /// - Complexity: O(rows), in parallel.
    func rows() throws(BilateralTrade.Repeated) -> Rows {
        let blockCount = starts.count - 1
        let nextBlock = Atomic(0)
        // Rows that stay of each block, and flows with two values.
        let kept = RowMemory<Int>(count: blockCount)
        let repeated = Mutex<[Int: BilateralTrade.Repeated]>([:])
        let largest = (0..<blockCount).map { starts[$0 + 1] - starts[$0] }.max() ?? 0
        let workers = max(1, min(TradeText.processors, count >> 16))
        _ = Parallel.map(workers) { [self] _ in
            let scratch = Scratch(rows: largest, products: productCount, partners: partnerCount)
            while true {
                let block = nextBlock.add(1, ordering: .relaxed).oldValue
                if block >= blockCount { return }
                if starts[block] == starts[block + 1] { continue }
                sort(block, scratch)
                do throws(BilateralTrade.Repeated) {
                    let left = try withoutRepeated(block, scratch)
                    kept.elements[block] = left
                    // From the first byte to the last, which is faster than here and there.
                    let to = starts[block]
                    (product.start + to).initialize(from: scratch.product.start, count: left)
                    (exporter.start + to).initialize(from: scratch.exporter.start, count: left)
                    (value.start + to).initialize(from: scratch.value.start, count: left)
                    (quantity.start + to).initialize(from: scratch.quantity.start, count: left)
                } catch {
                    repeated.withLock { $0[block] = error }
                }
            }
        }
        if let first = repeated.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
        var ends = [0]
        for block in 0..<blockCount { ends.append(ends[block] + kept.elements[block]) }
        let left = ends[blockCount]
        if left < count { close(up: ends) }
        return Rows(
            starts: ends, product: RowColumn(product, count: left),
            exporter: RowColumn(exporter, count: left), value: RowColumn(value, count: left),
            quantity: RowColumn(quantity, count: left), equalRows: count - left)
    }

    /// What one thread needs to sort blocks.
    private final class Scratch {
        let runs: RowMemory<Run>
        let sorted: RowMemory<Run>
        let byProduct: RowMemory<Int>
        let byExporter: RowMemory<Int>
        /// The columns of the block at hand.
        let product: RowMemory<UInt16>
        let exporter: RowMemory<UInt16>
        let value: RowMemory<Double>
        let quantity: RowMemory<Double>

        init(rows: Int, products: Int, partners: Int) {
            runs = RowMemory(count: rows)
            sorted = RowMemory(count: rows)
            byProduct = RowMemory(count: products)
            byExporter = RowMemory(count: partners)
            product = RowMemory(count: rows)
            exporter = RowMemory(count: rows)
            value = RowMemory(count: rows)
            quantity = RowMemory(count: rows)
        }
    }

    /// Sorts the rows of a block.
    private func sort(_ block: Int, _ scratch: Scratch) {
        let next = scratch.byProduct.start
        let isSmall = (starts[block + 1] - starts[block]) * 8 < productCount
        if !isSmall { next.update(repeating: 0, count: productCount) }
        let runs = sortedRuns(block, scratch, counting: next)
        if isSmall { return sortFew(runs, scratch) }
        var sum = 0
        for k in 0..<productCount { (next[k], sum) = (sum, sum + next[k]) }
        let rowsOf = rowsOf.start
        let (toProduct, toExporter) = (scratch.product.start, scratch.exporter.start)
        let (toValue, toQuantity) = (scratch.value.start, scratch.quantity.start)
        for run in runs {
            let rows = rowsOf[Int(run.stretch)]
            for k in Int(run.first)..<Int(run.end) {
                let row = rows[k]
                let to = next[Int(row.product)]
                next[Int(row.product)] = to &+ 1
                toProduct[to] = UInt16(truncatingIfNeeded: row.product)
                toExporter[to] = run.exporter
                toValue[to] = row.value
                toQuantity[to] = row.quantity
            }
        }
    }

    /// The same for a block of fewer rows than there are products.
    private func sortFew(_ runs: UnsafeMutableBufferPointer<Run>, _ scratch: Scratch) {
        var keys: [(product: UInt32, run: Int, row: Int)] = []
        for (k, run) in runs.enumerated() {
            let rows = rowsOf.elements[Int(run.stretch)]
            for row in Int(run.first)..<Int(run.end) { keys.append((rows[row].product, k, row)) }
        }
        // Runs are in the order of exporters and of the file.
        keys.sort { ($0.product, $0.run, $0.row) < ($1.product, $1.run, $1.row) }
        for (to, key) in keys.enumerated() {
            let run = runs[key.run]
            let row = rowsOf.elements[Int(run.stretch)][key.row]
            scratch.product.elements[to] = UInt16(row.product)
            scratch.exporter.elements[to] = run.exporter
            scratch.value.elements[to] = row.value
            scratch.quantity.elements[to] = row.quantity
        }
    }

    /// The runs of a block by exporter, those of one exporter in the order of the file. Numbers of
    /// products become positions.
    /// - Parameter counts: gets the number of rows of each product.
    private func sortedRuns(
        _ block: Int, _ scratch: Scratch, counting counts: UnsafeMutablePointer<Int>
    ) -> UnsafeMutableBufferPointer<Run> {
        let runs = scratch.runs.start
        let place = place.start
        var (count, isSorted, last) = (0, true, UInt16(0))
        for slice in slices[sliceStart[block]..<sliceStart[block + 1]] {
            let rows = rowsOf.elements[Int(slice.stretch)]
            let own = own.start + ownStart[Int(slice.stretch)]
            let end = Int(slice.end)
            var row = Int(slice.first)
            while row < end {
                let (first, code) = (row, rows[row].exporter)
                repeat {
                    let position = UInt32(place[Int(rows[row].product)])
                    rows[row].product = position
                    counts[Int(position)] &+= 1
                    row += 1
                } while row < end && rows[row].exporter == code
                let seller = own[Int(code)]
                if seller < last { isSorted = false }
                last = seller
                runs[count] = Run(
                    stretch: slice.stretch, exporter: seller, first: UInt32(first),
                    end: UInt32(row))
                count += 1
            }
        }
        if isSorted { return UnsafeMutableBufferPointer(start: runs, count: count) }
        let next = scratch.byExporter.start
        next.update(repeating: 0, count: partnerCount)
        for k in 0..<count { next[Int(runs[k].exporter)] += 1 }
        var sum = 0
        for k in 0..<partnerCount { (next[k], sum) = (sum, sum + next[k]) }
        let sorted = scratch.sorted.start
        for k in 0..<count {
            let seller = Int(runs[k].exporter)
            sorted[next[seller]] = runs[k]
            next[seller] += 1
        }
        return UnsafeMutableBufferPointer(start: sorted, count: count)
    }

    /// Takes out rows of a block that say again what the row before them says, and says how many
    /// stay.
    private func withoutRepeated(
        _ block: Int, _ scratch: Scratch
    ) throws(BilateralTrade.Repeated) -> Int {
        let end = starts[block + 1] - starts[block]
        let (product, exporter) = (scratch.product.start, scratch.exporter.start)
        let (value, quantity) = (scratch.value.start, scratch.quantity.start)
        func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
        var to = 1
        for row in 1..<end {
            if product[row] == product[to - 1], exporter[row] == exporter[to - 1] {
                guard isSame(value[row], value[to - 1]), isSame(quantity[row], quantity[to - 1])
                else {
                    throw BilateralTrade.Repeated(
                        year: block / partnerCount, exporter: Int(exporter[row]),
                        importer: block % partnerCount, product: Int(product[row]))
                }
                continue
            }
            if to < row {
                product[to] = product[row]
                exporter[to] = exporter[row]
                value[to] = value[row]
                quantity[to] = quantity[row]
            }
            to += 1
        }
        return to
    }

    /// Moves blocks of which rows were taken out to where those before them end now.
    private func close(up ends: [Int]) {
        func move<T>(_ column: RowMemory<T>) {
            for block in 0..<(ends.count - 1) {
                let from = UnsafePointer(column.start + starts[block])
                // Ranges may overlap, which `update` knows of.
                (column.start + ends[block]).update(
                    from: from, count: ends[block + 1] - ends[block])
            }
        }
        move(product)
        move(exporter)
        move(value)
        move(quantity)
    }
}

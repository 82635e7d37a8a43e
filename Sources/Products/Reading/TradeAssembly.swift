import CTrade
import Containers
import Platform
import Synchronization

/// Stretches of rows made into one list by year, importer, product and exporter.
///
/// What one importer buys in a year is put together on one thread: a counting sort by product of
/// runs of rows of one exporter, which are sorted before. Files that are ordered by exporter have
/// few of these runs, and any order is right.
struct TradeAssembly: @unchecked Sendable {
    /// What the positions of one worker stand for.
    struct Reader {
        let worker: TradeWorker
        /// For the worker's partners and products their positions in all.
        let partners: [UInt16]
        let products: [UInt16]
    }

    /// Whose rows they are, which are there as long as they are.
    private let workers: [TradeWorker]
    /// What their positions stand for, for the loops over rows.
    private let readers: RowMemory<cp_trade_reader>
    private let positions: [RowMemory<UInt16>]
    private let pieces: [RowMemory<UnsafePointer<cp_trade_flow>?>]
    private let productCount: Int
    private let partnerCount: Int
    /// Rows by block, one block after another in the order of the file.
    private let slices: [Slice]
    private let sliceStart: [Int]
    /// First row of every block in the result, and one behind the last.
    private let starts: [Int]

    private let product: RowMemory<UInt16>
    private let exporter: RowMemory<UInt16>
    private let value: RowMemory<Double>
    private let quantity: RowMemory<Double>

    private struct Slice {
        let rows: UnsafePointer<cp_trade_row>?
        let count: UInt32
        let reader: UInt16
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
    ///   - readers: in the order of the workers' numbers.
    ///   - years: years that are taken, rising.
    init(
        _ stretches: [TradeStretch], by readers: [Reader], years: [UInt16], partnerCount: Int,
        productCount: Int
    ) {
        workers = readers.map(\.worker)
        self.partnerCount = partnerCount
        self.productCount = productCount
        self.readers = RowMemory(count: readers.count)
        var positions: [RowMemory<UInt16>] = []
        var pieces: [RowMemory<UnsafePointer<cp_trade_flow>?>] = []
        for (k, reader) in readers.enumerated() {
            precondition(Int(reader.worker.number) == k, "the readers are in order")
            precondition(reader.partners.allSatisfy { $0 < partnerCount }, "no such partner")
            precondition(reader.products.allSatisfy { $0 < productCount }, "no such product")
            let (products, partners) = (RowMemory(reader.products), RowMemory(reader.partners))
            let list = RowMemory(reader.worker.pieces)
            self.readers.elements[k] = cp_trade_reader(
                products: products.start, partners: partners.start, list: list.start)
            positions += [products, partners]
            pieces.append(list)
        }
        (self.positions, self.pieces) = (positions, pieces)
        // Where the rows of each year and importer lie.
        var yearPlace = [Int](repeating: -1, count: 1 << 16)
        for (k, year) in years.enumerated() { yearPlace[Int(year)] = k }
        let blockCount = years.count * partnerCount
        var counts = [Int](repeating: 0, count: blockCount + 1)
        var sizes = [Int](repeating: 0, count: blockCount + 1)
        var found: [(block: Int, slice: Slice)] = []
        found.reserveCapacity(stretches.reduce(0) { $0 + $1.slices.count })
        for stretch in stretches {
            let partners = readers[Int(stretch.reader)].partners
            for slice in stretch.slices {
                let year = yearPlace[Int(slice.year)]
                if year < 0 { continue }
                let place = year * partnerCount + Int(partners[Int(slice.importer)])
                counts[place + 1] += 1
                sizes[place + 1] += Int(slice.count)
                found.append(
                    (
                        place,
                        Slice(rows: slice.rows, count: slice.count, reader: stretch.reader)
                    ))
            }
        }
        for k in 1..<counts.count {
            counts[k] += counts[k - 1]
            sizes[k] += sizes[k - 1]
        }
        sliceStart = counts
        starts = sizes
        var slices = [Slice](
            repeating: Slice(rows: nil, count: 0, reader: 0), count: counts[blockCount])
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

    /// Puts everything together.
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
        let runs: RowMemory<cp_trade_run>
        let sorted: RowMemory<cp_trade_run>
        let byProduct: RowMemory<UInt32>
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

        var columns: cp_trade_columns {
            cp_trade_columns(
                product: product.start, exporter: exporter.start, value: value.start,
                quantity: quantity.start)
        }
    }

    /// Sorts the rows of a block.
    private func sort(_ block: Int, _ scratch: Scratch) {
        let next = scratch.byProduct.start
        let isSmall = (starts[block + 1] - starts[block]) * 8 < productCount
        if !isSmall { next.update(repeating: 0, count: productCount) }
        let runs = sortedRuns(block, scratch, counting: next)
        if isSmall { return sortFew(runs, scratch) }
        var sum: UInt32 = 0
        for k in 0..<productCount { (next[k], sum) = (sum, sum + next[k]) }
        var columns = scratch.columns
        cp_trade_place(runs.baseAddress, runs.count, readers.start, next, &columns)
    }

    /// The same for a block of fewer rows than there are products.
    private func sortFew(_ runs: UnsafeMutableBufferPointer<cp_trade_run>, _ scratch: Scratch) {
        var keys: [(product: UInt16, exporter: UInt16, order: Int, flow: cp_trade_flow)] = []
        for run in runs {
            let reader = readers.start + Int(run.reader)
            for k in 0..<Int(run.count) {
                let flow = cp_trade_flow_of(run.start + k, reader)
                let product = reader.pointee.products[Int(flow.product)]
                keys.append((product, run.exporter, keys.count, flow))
            }
        }
        // Runs are in the order of exporters and of the file.
        keys.sort { ($0.product, $0.order) < ($1.product, $1.order) }
        for (to, key) in keys.enumerated() {
            scratch.product.elements[to] = key.product
            scratch.exporter.elements[to] = key.exporter
            scratch.value.elements[to] = key.flow.value
            scratch.quantity.elements[to] = key.flow.quantity
        }
    }

    /// The runs of a block by exporter, those of one exporter in the order of the file.
    /// - Parameter counts: gets the number of rows of each product.
    private func sortedRuns(
        _ block: Int, _ scratch: Scratch, counting counts: UnsafeMutablePointer<UInt32>
    ) -> UnsafeMutableBufferPointer<cp_trade_run> {
        let runs = scratch.runs.start
        var (count, isSorted, last) = (0, true, UInt16(0))
        for slice in slices[sliceStart[block]..<sliceStart[block + 1]] {
            let first = count
            count += cp_trade_runs(
                slice.rows, Int(slice.count), readers.start, slice.reader, runs + count, counts)
            for k in first..<count {
                if runs[k].exporter < last { isSorted = false }
                last = runs[k].exporter
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
        var columns = scratch.columns
        if cp_trade_repeats(&columns, end) == 0 { return end }
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

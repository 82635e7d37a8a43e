import CTrade
import Containers
import Platform

/// What one thread needs while it reads one stretch of text after another: what the file calls
/// economies and products, by position, and the flows of every importer.
///
/// A flow takes twelve bytes, which are written once and to where the flows of its importer are:
/// nothing is sorted or copied until all flows are put together.
final class TradeWorker: @unchecked Sendable {
    /// Its position among the workers of a reading.
    let number: UInt16
    /// What the file calls economies, by position.
    private(set) var partners: [String] = []
    /// Numbers of the products that it saw, by position.
    private(set) var codes: [UInt32] = []
    /// Rows of the stretch at hand; those of one importer and year are in the order of the file.
    private var slices: [TradeSlice] = []
    /// Flows of the stretch at hand in the order of the file, where they are wanted so; they are
    /// kept nowhere else.
    var inOrder: [Flow]?
    /// Where the line at hand begins, for these.
    var lineStart = 0

    /// A flow in the order of the file; economies are positions among the partners.
    struct Flow {
        let year: UInt16
        let product: UInt32
        let exporter: UInt16
        let importer: UInt16
        let value: Double
        let quantity: Double
        /// Offset of the line.
        let line: Int
    }

    /// Their positions by the bytes of a cell.
    private var known: [UInt64: UInt16] = [:]
    /// The same by names, which are longer than codes.
    private var longNames: [String: UInt16] = [:]
    /// Positions of partners by numbers of up to three digits, and of products, each plus one; 0
    /// for none (see CTrade.h).
    private let numbers: RowMemory<UInt16>
    private let places: RowMemory<UInt16>
    /// Products whose positions are too large for that.
    private var largePlaces: [UInt32: UInt32] = [:]
    /// Where flows go, by year; those of the year at hand, and of the stretch at hand.
    private var years: [UInt16: Year] = [:]
    private var year: Year?
    private var yearsOfStretch: [Year] = []
    /// One more than the largest position of an importer.
    private var importerCount = 0
    /// Flows that rows do not hold, in pieces.
    private var list: [RowMemory<cp_trade_flow>] = []
    private var listed = 0

    /// Memory for rows; the last is the one that is taken from.
    private var blocks: [PageMemory] = []
    private var blockSize = 0
    private var used = 0
    private static let smallestBlock = 256 << 10
    private static let largestBlock = 16 << 20
    /// Rows of an importer that come at once: each time twice as many.
    private static let fewestRows = 32
    private static let mostRows = 4096

    private static let numberCount = 4 << 12
    private static let codeCount = 1_000_000
    /// Positions fit in 16 bits, of which 0 stands for none.
    private static let mostPartners = Int(UInt16.max)
    private static let mostBuckets = 1 << 16

    /// The flows of one year.
    private final class Year {
        let year: UInt16
        let buckets: RowMemory<cp_trade_bucket>
        var isUsed = false

        init(_ year: UInt16) {
            self.year = year
            buckets = RowMemory(count: TradeWorker.mostBuckets)
        }
    }

    /// A worker without anything.
    init(number: UInt16) {
        self.number = number
        numbers = RowMemory(count: Self.numberCount)
        places = RowMemory(count: Self.codeCount)
    }

    /// Begins a stretch.
    func begin() {
        slices.removeAll(keepingCapacity: true)
        for year in yearsOfStretch { year.isUsed = false }
        yearsOfStretch.removeAll(keepingCapacity: true)
        year = nil
        if inOrder != nil { inOrder = [] }
    }

    /// Ends a stretch: its rows.
    func end() -> TradeStretch {
        for year in yearsOfStretch {
            for importer in 0..<importerCount { close(importer, of: year) }
        }
        return TradeStretch(slices: slices, reader: number)
    }

    /// Says of which year the flows are that come next.
    func turn(to wanted: UInt16) {
        if let year, year.year == wanted { return }
        let next = years[wanted] ?? Year(wanted)
        years[wanted] = next
        if !next.isUsed {
            next.isUsed = true
            yearsOfStretch.append(next)
        }
        year = next
    }

    /// Position of what a cell calls an economy.
    /// - Parameters:
    ///   - key: the bytes of the cell, the last lowest.
    ///   - digits: how many there are, where they are one to three digits; else 0.
    /// - Returns: nil when there are too many.
    func partner(_ key: UInt64, digits: Int, _ text: @autoclosure () -> String) -> UInt16? {
        if let position = known[key] { return position }
        guard partners.count < Self.mostPartners else { return nil }
        let position = UInt16(partners.count)
        partners.append(text())
        known[key] = position
        if digits > 0 {
            // In the bytes of the key the last digit is lowest.
            let run = DigitRun((key << UInt64(8 * (8 - digits))).byteSwapped)
            numbers.elements[digits << 12 | run.packed] = position + 1
        }
        return position
    }

    /// Position of an economy by a name that is longer than any code.
    /// - Returns: nil when there are too many.
    func partner(named text: String) -> UInt16? {
        if let position = longNames[text] { return position }
        guard partners.count < Self.mostPartners else { return nil }
        let position = UInt16(partners.count)
        partners.append(text)
        longNames[text] = position
        return position
    }

    /// Position of an economy by a number of one to three digits: `DigitRun.packed`.
    @inline(__always)
    func partner(digits: Int, packed: Int) -> UInt16? {
        let found = numbers.elements[digits << 12 | packed]
        return found == 0 ? nil : found - 1
    }

    /// Position of a product by the number of its code.
    @inline(__always)
    private func place(of code: UInt32) -> UInt32 {
        let found = places.elements[Int(code)]
        return found == 0 ? newPlace(of: code) : UInt32(found) - 1
    }

    @inline(never)
    private func newPlace(of code: UInt32) -> UInt32 {
        if let found = largePlaces[code] { return found }
        let position = UInt32(codes.count)
        codes.append(code)
        if position < UInt32(UInt16.max) {
            places.elements[Int(code)] = UInt16(position) + 1
        } else {
            largePlaces[code] = position
        }
        return position
    }

    /// Adds a flow of whole USD and thousandths of a tonne, of the year at hand.
    /// - Parameter thousandths: nil where the weight is not known.
    @inline(__always)
    func add(
        usd: UInt64, thousandths: UInt64?, product: UInt32, exporter: UInt16, importer: UInt16
    ) {
        let largest = cp_trade_row_largest
        let weight = thousandths ?? largest + 1
        let place = place(of: product)
        guard inOrder == nil, usd <= largest, thousandths ?? 0 <= largest,
            place < UInt32(cp_trade_row_products), exporter < UInt16(cp_trade_row_exporters)
        else {
            addListed(
                value: Double(usd), quantity: thousandths.map { Double($0) / 1000 } ?? .nan,
                product: product, exporter: exporter, importer: importer)
            return
        }
        append(cp_trade_row_of(usd, weight, place, UInt32(exporter)), Int(importer))
    }

    /// Adds a flow of any numbers, of the year at hand.
    func add(
        value: Double, quantity: Double, product: UInt32, exporter: UInt16, importer: UInt16
    ) {
        if let usd = Self.whole(value, 1),
            let thousandths = quantity.isNaN ? cp_trade_row_largest + 1 : Self.whole(quantity, 1000)
        {
            add(
                usd: usd, thousandths: quantity.isNaN ? nil : thousandths, product: product,
                exporter: exporter, importer: importer)
        } else {
            addListed(
                value: value, quantity: quantity, product: product, exporter: exporter,
                importer: importer)
        }
    }

    /// A number times `scale`, where that is whole, and divided by it gives the number again to the
    /// last bit.
    private static func whole(_ number: Double, _ scale: Double) -> UInt64? {
        guard number >= 0, number * scale <= Double(cp_trade_row_largest) else { return nil }
        let whole = (number * scale).rounded()
        return (whole / scale).bitPattern == number.bitPattern ? UInt64(whole) : nil
    }

    @inline(never)
    private func addListed(
        value: Double, quantity: Double, product: UInt32, exporter: UInt16, importer: UInt16
    ) {
        if inOrder != nil {
            inOrder?.append(
                Flow(
                    year: year?.year ?? 0, product: product, exporter: exporter,
                    importer: importer, value: value, quantity: quantity, line: lineStart))
            return
        }
        let (piece, place) = listed.quotientAndRemainder(dividingBy: Int(cp_trade_list_piece))
        if piece == list.count { list.append(RowMemory(count: Int(cp_trade_list_piece))) }
        list[piece].elements[place] = cp_trade_flow(
            value: value, quantity: quantity, product: self.place(of: product), exporter: exporter)
        append(cp_trade_row_listed(UInt64(listed)), Int(importer))
        listed += 1
    }

    @inline(__always)
    private func append(_ row: cp_trade_row, _ importer: Int) {
        guard let year else { preconditionFailure("a flow has a year") }
        let bucket = year.buckets.start + importer
        if bucket.pointee.next == bucket.pointee.end { extend(importer, of: year) }
        bucket.pointee.next.initialize(to: row)
        bucket.pointee.next += 1
    }

    /// Gives an importer room for more rows.
    @inline(never)
    private func extend(_ importer: Int, of year: Year) {
        close(importer, of: year)
        importerCount = max(importerCount, importer + 1)
        let before = Int(year.buckets.elements[importer].room)
        let count = min(max(2 * before, Self.fewestRows), Self.mostRows)
        let size = count * MemoryLayout<cp_trade_row>.stride
        if blockSize - used < size {
            blockSize = min(max(2 * blockSize, Self.smallestBlock), Self.largestBlock)
            blocks.append(PageMemory(count: blockSize))
            used = 0
        }
        let block = blocks[blocks.count - 1]
        let start = (block.start + used).bindMemory(to: cp_trade_row.self, capacity: count)
        used += size
        year.buckets.elements[importer] = cp_trade_bucket(
            next: start, end: start + count, start: start, room: count)
    }

    /// Notes the rows of an importer since the last time.
    private func close(_ importer: Int, of year: Year) {
        let bucket = year.buckets.start + importer
        guard let start = bucket.pointee.start, let next = bucket.pointee.next, start < next
        else { return }
        slices.append(
            TradeSlice(
                rows: start, count: UInt32(next - start), importer: UInt16(importer),
                year: year.year))
        bucket.pointee.start = next
    }

    /// Reads lines of the year at hand as `cp_trade_lines` does.
    /// - Parameters:
    ///   - year: the bytes of the year and the delimiter.
    ///   - restored: counts zeros that codes had lost.
    /// - Returns: where the first line begins that is left.
    func releaseLines(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, year bytes: UInt64,
        delimiter: UInt8, restored: inout Int
    ) -> UnsafePointer<UInt8> {
        guard let year else { return start }
        var reading = cp_trade_reading(
            year: bytes, partners: numbers.start, products: places.start,
            buckets: year.buckets.start, restored: 0, delimiter: delimiter)
        let next = cp_trade_lines(start, end, &reading)
        restored += Int(reading.restored)
        return next ?? start
    }

    /// The pieces of the list of flows that rows do not hold.
    var pieces: [UnsafePointer<cp_trade_flow>?] { list.map { UnsafePointer($0.start) } }
}

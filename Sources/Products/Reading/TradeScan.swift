import Containers

/// One stretch of lines of a file of trade, read without looking back.
///
/// The text is taken apart cell by cell in one pass; nothing is allocated for a row. Codes of
/// economies are kept as what the file writes, and become partners when all stretches are together.
struct TradeScan: Sendable {
    /// A row that does not fit.
    struct Problem: Sendable {
        enum Kind: Sendable {
            case cells(Int)
            case year, partner, world, product, chapter, flow
            case value, negativeValue, quantity, negativeQuantity
            case frequency, period, month, classification
        }
        let kind: Kind
        let offset: Int
        let text: String
    }

    /// The rows that fit; positions are among those of who read them.
    private(set) var rows: TradeStretch
    /// Rows whose product code had lost a leading zero.
    var restored = 0
    /// Rows that are sums over products or partners, or of the other direction, and are passed
    /// over.
    var sums = 0
    var otherFlow = 0
    /// Rows of goods that come back or go through, which are part of imports and of exports.
    var throughTrade = 0
    /// Flows of which lines are parts, such as those of one mode of transport, which are passed
    /// over: the total has a line too, or is missing.
    var parts: Set<Part> = []
    var partCount = 0
    /// What the lines that are read call the edition of their codes, and where it stands first.
    var editions: [String: Int] = [:]
    var problems: [Problem] = []
    var problemCount = 0

    /// A flow that lines split further; partners are positions among those of the worker.
    struct Part: Hashable, Sendable {
        let year, exporter, importer: UInt16
        let product: UInt32
    }

    /// Problems that are kept with their place.
    static let mostProblems = 20

    private var lastEdition: [UInt8] = []
    private var lastKey: UInt64 = .max
    private var lastPartner: UInt16 = 0
    /// The bytes of the last row's year with its delimiter, 0 where it has not four digits; for
    /// lines of a release.
    var lastYear: UInt64 = 0

    /// Reads the lines of `range`, which begins and ends at line borders.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ columns: TradeColumns,
        _ worker: TradeWorker
    ) {
        worker.begin()
        rows = TradeStretch(slices: [], reader: worker.number)
        guard let base = bytes.baseAddress else { return }
        var p = base + range.lowerBound
        let end = base + range.upperBound
        while p < end {
            if columns.isRelease, worker.inOrder == nil {
                p = releaseLines(p, end, columns, worker)
                if p == end { break }
            }
            if p.pointee == 0x0A || (p.pointee == 0x0D && p + 1 < end && p[1] == 0x0A) {
                // An empty line is none.
                p += p.pointee == 0x0A ? 1 : 2
                continue
            }
            line(&p, end, base, columns, worker)
        }
        rows = worker.end()
    }

    /// A cell: its bytes without quotes.
    private struct Cell {
        var start: UnsafePointer<UInt8>
        var end: UnsafePointer<UInt8>
        var count: Int { end - start }
        var text: String {
            String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }
    }

    private mutating func line(
        _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
        _ base: UnsafePointer<UInt8>, _ columns: TradeColumns, _ worker: TradeWorker
    ) {
        let lineStart = p
        var rowYear = columns.year ?? 0
        var yearBytes: UInt64 = 0
        var (seller, buyer): (UInt16, UInt16) = (0, 0)
        var code: UInt32 = 0
        var (amount, weight) = (Double.nan, Double.nan)
        var direction: UInt8 = 0
        var (isSum, isPart, isBad) = (false, false, false)
        var edition: Cell?
        var cells = 0
        while true {
            let cell = Self.cell(&p, end, columns.delimiter)
            if cells < columns.roles.count, let role = columns.roles[cells], !isBad {
                var kind: Problem.Kind?
                switch role {
                case .year:
                    if let number = Self.whole(cell), (1800...2200).contains(number) {
                        rowYear = Int(number)
                        // Its four digits and what stands behind them.
                        yearBytes =
                            cell.count == 4 && end - cell.start >= 8
                            ? Self.word(cell.start) & 0xFF_FFFF_FFFF : 0
                    } else {
                        kind = .year
                    }
                case .exporter, .reporter:
                    if Self.isWorld(cell) {
                        isSum = true
                    } else if let found = partner(cell, worker) {
                        seller = found
                    } else {
                        kind = .partner
                    }
                case .importer, .partner:
                    if Self.isWorld(cell) {
                        isSum = true
                    } else if let found = partner(cell, worker) {
                        buyer = found
                    } else {
                        kind = .partner
                    }
                case .flow:
                    direction = Self.direction(cell)
                    if direction == 0, Self.isThroughTrade(cell) { direction = Self.through }
                    if direction == 0 { kind = .flow }
                case .product:
                    if let number = Self.whole(cell), cell.count <= 6, cell.count >= 5 {
                        code = number
                        if cell.count == 5 { restored += 1 }
                        // Chapters of the Harmonized System begin with 01.
                        if number < 10_000 { kind = .chapter }
                    } else if columns.hasSums {
                        isSum = true
                    } else {
                        kind = .product
                    }
                case .value:
                    amount = Self.usd(Self.number(cell), columns.valueScale)
                    kind = amount.isNaN ? .value : amount < 0 ? .negativeValue : nil
                case .quantity:
                    if cell.count > 0, !Self.isUnknown(cell) {
                        weight = Self.number(cell) * columns.quantityScale
                        kind = weight.isNaN ? .quantity : weight < 0 ? .negativeQuantity : nil
                    }
                case .frequency:
                    if !Self.isYearly(cell) { kind = .frequency }
                case .period:
                    if cell.count > 4 { kind = .period }
                case .month:
                    if let month = Self.whole(cell), (1...12).contains(month) { kind = .month }
                case .breakdown:
                    if !Self.isTotal(cell) { isPart = true }
                case .edition: edition = cell
                }
                if let kind {
                    add(kind, at: cell.start - base, cell.text)
                    isBad = true
                }
            }
            cells += 1
            if p == end { break }
            if p.pointee == 0x0A {
                p += 1
                break
            }
            p += 1
        }
        if isBad { return }
        guard cells == columns.roles.count else {
            add(.cells(cells), at: lineStart - base, "")
            return
        }
        if isSum {
            if columns.hasSums { sums += 1 } else { add(.world, at: lineStart - base, "") }
            return
        }
        if let wanted = columns.flow {
            guard direction == wanted else {
                if direction == Self.through { throughTrade += 1 } else { otherFlow += 1 }
                return
            }
            // A report of imports names the buyer first.
            if wanted == 0x4D { swap(&seller, &buyer) }
        }
        if isPart {
            partCount += 1
            parts.insert(
                Part(year: UInt16(rowYear), exporter: seller, importer: buyer, product: code))
            return
        }
        if let edition, edition.count > 0 { note(edition: edition, base) }
        worker.turn(to: UInt16(rowYear))
        worker.lineStart = lineStart - base
        lastYear = yearBytes
        worker.add(
            value: amount, quantity: weight, product: code, exporter: seller, importer: buyer)
    }

    /// The next cell; `p` is left at the delimiter, the line end or `end`.
    @inline(__always)
    private static func cell(
        _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ delimiter: UInt8
    ) -> Cell {
        var cell = Cell(start: p, end: p)
        if p != end, p.pointee == 0x22 {
            p += 1
            cell.start = p
            while p != end, p.pointee != 0x22 || (p + 1 != end && p[1] == 0x22) {
                p += p.pointee == 0x22 ? 2 : 1
            }
            cell.end = p
            if p != end { p += 1 }
            while p != end, p.pointee != delimiter, p.pointee != 0x0A { p += 1 }
            return cell
        }
        while p != end, p.pointee != delimiter, p.pointee != 0x0A { p += 1 }
        cell.end = p
        if cell.end > cell.start, cell.end[-1] == 0x0D { cell.end -= 1 }
        // BACI pads numbers with blanks in some releases.
        while cell.start < cell.end, cell.start.pointee == 0x20 { cell.start += 1 }
        while cell.end > cell.start, cell.end[-1] == 0x20 { cell.end -= 1 }
        return cell
    }

    /// Up to nine digits; nil for anything else.
    @inline(__always)
    private static func whole(_ cell: Cell) -> UInt32? {
        guard cell.count > 0, cell.count <= 9 else { return nil }
        var (number, p): (UInt32, UnsafePointer<UInt8>) = (0, cell.start)
        while p != cell.end {
            let digit = p.pointee &- 0x30
            if digit > 9 { return nil }
            number = number &* 10 &+ UInt32(digit)
            p += 1
        }
        return number
    }

    /// A number that fills the cell; NaN for anything else.
    @inline(__always)
    private static func number(_ cell: Cell) -> Double {
        var p = cell.start
        let value = NumberParser.shared.parse(&p, end: cell.end)
        return p == cell.end ? value : .nan
    }

    /// A value in USD. Three decimals of a thousand are whole dollars, whose sums are exact.
    @inline(__always)
    static func usd(_ number: Double, _ scale: Double) -> Double {
        if scale == 1 { return number }
        let (value, whole) = (number * scale, (number * scale).rounded())
        return abs(value - whole) <= 4 * value.ulp ? whole : value
    }

    /// Whether a cell stands for all economies together, whose rows are sums of the others.
    @inline(__always)
    private static func isWorld(_ cell: Cell) -> Bool {
        let p = cell.start
        return switch cell.count {
        case 1: p[0] == 0x30
        case 3 where p[0] == 0x57:
            (p[1] == 0x30 && p[2] == 0x30) || (p[1] == 0x4C && p[2] == 0x44)
        case 5 where p[0] | 0x20 == 0x77: cell.text.lowercased() == "world"
        default: false
        }
    }

    /// `M` or `X`, which older files write as 1 and 2; 0 for anything else.
    @inline(__always)
    private static func direction(_ cell: Cell) -> UInt8 {
        if cell.count == 1 {
            return switch cell.start.pointee {
            case 0x4D, 0x6D, 0x31: 0x4D
            case 0x58, 0x78, 0x32: 0x58
            default: 0
            }
        }
        return switch cell.text.lowercased() {
        case "import", "imports": 0x4D
        case "export", "exports": 0x58
        default: 0
        }
    }

    /// The direction of rows that `isThroughTrade`.
    private static let through: UInt8 = 0x52

    /// Whether a cell says that goods come back, go through, or are processed: Comtrade counts them
    /// among imports and exports too.
    private static func isThroughTrade(_ cell: Cell) -> Bool {
        [
            "rm", "rx", "dx", "fm", "mip", "mop", "xip", "xop", "3", "4", "re-import",
            "re-imports", "re-export", "re-exports",
        ].contains(cell.text.lowercased())
    }

    private static func isYearly(_ cell: Cell) -> Bool {
        if cell.count == 1, cell.start.pointee == 0x41 { return true }
        return ["", "a", "annual", "yearly"].contains(cell.text.lowercased())
    }

    /// Whether a cell says that the line is of all modes of transport, customs procedures or
    /// second partners together.
    private static func isTotal(_ cell: Cell) -> Bool {
        if cell.count == 0 || (cell.count == 1 && cell.start.pointee == 0x30) { return true }
        return ["0", "C00", "W00", "WLD", "TOTAL"].contains(cell.text.uppercased())
    }

    /// Notes what a line calls its edition, the same on most lines.
    private mutating func note(edition cell: Cell, _ base: UnsafePointer<UInt8>) {
        let bytes = UnsafeBufferPointer(start: cell.start, count: cell.count)
        if bytes.elementsEqual(lastEdition) { return }
        lastEdition = Array(bytes)
        let text = cell.text
        if editions[text] == nil { editions[text] = cell.start - base }
    }

    private static func isUnknown(_ cell: Cell) -> Bool {
        let text = cell.text
        return ["NA", "N/A", "NaN", "nan", "."].contains(text)
    }

    /// Position of what a cell calls an economy; nil when it is empty or longer than a name.
    @inline(__always)
    private mutating func partner(_ cell: Cell, _ worker: TradeWorker) -> UInt16? {
        guard cell.count > 0, cell.count <= 8 else {
            return cell.count > 0 && cell.count <= Self.longestName
                ? worker.partner(named: cell.text) : nil
        }
        var (key, p): (UInt64, UnsafePointer<UInt8>) = (0, cell.start)
        while p != cell.end {
            key = key << 8 | UInt64(p.pointee)
            p += 1
        }
        if key == lastKey { return lastPartner }
        let digits = cell.count <= 3 && Self.whole(cell) != nil ? cell.count : 0
        guard let found = worker.partner(key, digits: digits, cell.text) else { return nil }
        lastKey = key
        lastPartner = found
        return found
    }

    /// Bytes that the name of an economy may have.
    private static let longestName = 100

    private mutating func add(_ kind: Problem.Kind, at offset: Int, _ text: String) {
        problemCount += 1
        if problems.count < Self.mostProblems {
            problems.append(Problem(kind: kind, offset: offset, text: text))
        }
    }
}

import Containers

/// Lines as a release of BACI has them, `2022,156,410,281111,12.345,0.678`, eight bytes at a time.
///
/// A line that is anything else is left to the reader of all lines, which takes it or says what is
/// wrong with it: here nothing is accepted that it does not accept, with the same numbers.
extension TradeScan {
    /// Bytes that a line of this kind, and what is looked at behind it, may have.
    private static let longestLine = 128

    /// Lines that are read here before vector instructions are tried again.
    private static let mostLines = 16

    /// Reads lines up to the first that is of another kind, or to the last few bytes.
    /// - Returns: where that line begins.
    mutating func releaseLines(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ columns: TradeColumns,
        _ worker: TradeWorker
    ) -> UnsafePointer<UInt8> {
        let year = lastYear
        guard year != 0, year >> 32 == UInt64(columns.delimiter) else { return start }
        let isPlain = columns.valueScale == 1000 && columns.quantityScale == 1
        var p = start
        while true {
            if isPlain {
                p = worker.releaseLines(
                    p, end, year: year, delimiter: columns.delimiter, restored: &restored)
            }
            let next = fewReleaseLines(p, end, columns, worker)
            if next == p { return p }
            p = next
        }
    }

    /// Reads a few of these lines.
    /// - Returns: where the first begins that was not read.
    private mutating func fewReleaseLines(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ columns: TradeColumns,
        _ worker: TradeWorker
    ) -> UnsafePointer<UInt8> {
        let delimiter = columns.delimiter
        let year = lastYear
        guard end - start > Self.longestLine else { return start }
        let last = end - Self.longestLine
        let (valueScale, quantityScale) = (columns.valueScale, columns.quantityScale)
        let (isThousands, isTonnes) = (valueScale == 1000, quantityScale == 1)
        var (line, lines) = (start, 0)
        while line < last, lines < Self.mostLines {
            var p = line
            if Self.word(p) & 0xFF_FFFF_FFFF != year { break }
            p += 5
            guard let seller = Self.partner(&p, delimiter, worker),
                let buyer = Self.partner(&p, delimiter, worker)
            else { break }
            let code = DigitRun(at: p)
            let digits = code.shortCount
            guard digits == 5 || digits == 6, p[digits] == delimiter else { break }
            let product = UInt32(truncatingIfNeeded: code.shortNumber)
            // Chapters of the Harmonized System begin with 01.
            if product < 10_000 { break }
            p += digits + 1
            let amount = ShortDecimal(&p)
            guard amount.isWhole, p.pointee == delimiter else { break }
            p += 1
            var weight: ShortDecimal?
            if p[0] == 0x4E, p[1] == 0x41 {
                // NA
                p += 2
            } else {
                let quantity = ShortDecimal(&p)
                guard quantity.isWhole else { break }
                weight = quantity
            }
            if p.pointee == 0x0D { p += 1 }
            guard p.pointee == 0x0A else { break }
            restored += 6 &- digits
            if isThousands, isTonnes, amount.decimals <= 3, weight?.decimals ?? 0 <= 3 {
                worker.add(
                    usd: amount.thousandths, thousandths: weight?.thousandths, product: product,
                    exporter: seller, importer: buyer)
            } else {
                worker.add(
                    value: isThousands && amount.decimals <= 3
                        ? Double(amount.thousandths) : Self.usd(amount.value, valueScale),
                    quantity: (weight?.value ?? .nan) * quantityScale, product: product,
                    exporter: seller, importer: buyer)
            }
            line = p + 1
            lines += 1
        }
        return line
    }

    /// Position of an economy by a number of up to three digits with its delimiter; moves behind.
    @inline(__always)
    private static func partner(
        _ p: inout UnsafePointer<UInt8>, _ delimiter: UInt8, _ worker: TradeWorker
    ) -> UInt16? {
        let cell = DigitRun(at: p)
        let size = cell.shortCount
        guard size != 0, size <= 3, p[size] == delimiter,
            let position = worker.partner(digits: size, packed: cell.packed)
        else { return nil }
        p += size + 1
        return position
    }

    /// Eight bytes, the first lowest.
    @inline(__always)
    static func word(_ p: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
    }
}

/// A number of few digits, with its decimals or without: `12`, `12.345`, behind blanks.
private struct ShortDecimal {
    private let mantissa: Int64
    /// Digits behind the point, 0 to 7.
    let decimals: Int
    /// False for anything that is not of one to seven digits, and as many decimals or none.
    let isWhole: Bool

    /// Blanks that a release pads numbers with.
    private static let mostBlanks = 16

    /// Reads a number and moves behind it.
    @inline(__always)
    init(_ p: inout UnsafePointer<UInt8>) {
        var blanks = 0
        while p.pointee == 0x20, blanks < Self.mostBlanks {
            p += 1
            blanks += 1
        }
        let whole = DigitRun(at: p)
        let size = whole.shortCount
        p += size
        if p.pointee != 0x2E {
            // Of eight digits the last stands where something else is looked for.
            (mantissa, decimals) = (Int64(truncatingIfNeeded: whole.shortNumber), 0)
            isWhole = size != 0
            return
        }
        let part = DigitRun(at: p + 1)
        decimals = part.shortCount
        p += 1 + decimals
        mantissa = Int64(
            truncatingIfNeeded: decimals == 3
                ? whole.shortNumber &* 1000 &+ part.threeDigits
                : whole.shortNumber &* UInt64(Self.power(decimals)) &+ part.shortNumber)
        isWhole = size != 0 && decimals != 0
    }

    /// 10^k for 0 ≤ k ≤ 7.
    @inline(__always)
    private static func power(_ k: Int) -> Int64 {
        if k == 3 { return 1000 }
        var power: Int64 = 1
        for _ in 0..<k { power &*= 10 }
        return power
    }

    /// The number: both parts are exact doubles, so that the quotient is rounded once.
    @inline(__always) var value: Double {
        Double(mantissa) / Double(Self.power(decimals))
    }

    /// A thousand times the number, which is whole.
    /// - Precondition: there are at most three decimals.
    @inline(__always) var thousandths: UInt64 {
        let scaled = decimals == 3 ? mantissa : mantissa &* Self.power(3 &- decimals)
        return UInt64(truncatingIfNeeded: scaled)
    }
}

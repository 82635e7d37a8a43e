import CZlib

extension ParquetOutput {
    /// A page with its head, as it stands in the file.
    struct Page: Sendable {
        let bytes: [UInt8]
        /// Size of the head and of the unpacked values.
        let unpacked: Int
        let encodings: Set<Int>
        let isDictionary: Bool
    }

    /// Values of one page, about: a megabyte of doubles.
    private static let valuesOfPage = 1 << 17

    /// The pages of a column in a group of rows.
    static func pages(_ values: Values, _ column: Column, _ rows: Int) -> [Page] {
        switch values {
        case .plain(let numbers):
            requireNumbers(numbers, column, rows)
            return slices(rows).map { slice in
                let levels = column.isOptional ? allThere(slice.count) : []
                let body = numbers[slice].withUnsafeBytes { levels + $0 }
                return page(body, count: slice.count, encoding: 0)
            }
        case .gaps(let numbers):
            requireNumbers(numbers, column, rows)
            precondition(column.isOptional, "‘\(column.name)’ misses no value")
            return slices(rows).map { slice in
                let part = numbers[slice]
                let isThere = !part.contains { $0.isNaN }
                let body =
                    isThere
                    ? part.withUnsafeBytes { allThere(slice.count) + $0 }
                    : words(
                        part, after: levels(slice.count) { !part[slice.lowerBound + $0].isNaN }
                    ) { $0.isNaN ? nil : $0.bitPattern }
                return page(body, count: slice.count, encoding: 0)
            }
        case .numbers(let numbers):
            return pages(numbers, column, .numbers, rows) { $0.bitPattern }
        case .integers(let numbers):
            return pages(numbers, column, .integers, rows) { UInt64(bitPattern: Int64($0)) }
        case .flags(let flags): return flagPages(flags, column, rows)
        case .texts(let texts): return textPages(texts, column, rows)
        }
    }

    private static func slices(_ rows: Int) -> [Range<Int>] {
        stride(from: 0, to: rows, by: valuesOfPage).map { $0..<min($0 + valuesOfPage, rows) }
    }

    private static func pages<T>(
        _ values: [T?], _ column: Column, _ kind: Kind, _ rows: Int, _ bits: (T) -> UInt64
    ) -> [Page] {
        require(values, column, kind, rows)
        return slices(rows).map { slice in
            let levels =
                column.isOptional
                ? levels(slice.count) { values[slice.lowerBound + $0] != nil } : []
            let body = words(values[slice], after: levels) { value in
                if let value { return bits(value) }
                return nil
            }
            return page(body, count: slice.count, encoding: 0)
        }
    }

    /// Some bytes, and behind them the values that are there in 64 bits each.
    private static func words<T>(
        _ values: ArraySlice<T>, after head: [UInt8], _ bits: (T) -> UInt64?
    ) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: head.count + 8 * values.count) { target, count in
            _ = target.update(fromContentsOf: head)
            let raw = UnsafeMutableRawBufferPointer(target)
            var place = head.count
            for value in values {
                guard let word = bits(value) else { continue }
                raw.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
                place += 8
            }
            count = place
        }
    }

    private static func requireNumbers(_ numbers: [Double], _ column: Column, _ rows: Int) {
        precondition(numbers.count == rows, "\(numbers.count) values in \(rows) rows")
        precondition(column.kind == .numbers, "‘\(column.name)’ has no numbers")
    }

    private static func flagPages(_ flags: [Bool?], _ column: Column, _ rows: Int) -> [Page] {
        require(flags, column, .flags, rows)
        return slices(rows).map { slice in
            let body =
                column.isOptional ? levels(slice.count) { flags[slice.lowerBound + $0] != nil } : []
            let bits = packed(flags[slice].compactMap { $0.map { $0 ? 1 : 0 } }, width: 1)
            return page(body + bits, count: slice.count, encoding: 0)
        }
    }

    /// Texts by their places in a dictionary.
    private static func textPages(_ texts: [String?], _ column: Column, _ rows: Int) -> [Page] {
        require(texts, column, .texts, rows)
        var places: [String: Int] = [:]
        var dictionary: [UInt8] = []
        var indices = [Int](repeating: 0, count: rows)
        for (row, text) in texts.enumerated() {
            guard let text else { continue }
            if let place = places[text] {
                indices[row] = place
            } else {
                indices[row] = places.count
                places[text] = places.count
                withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { dictionary += $0 }
                dictionary += text.utf8
            }
        }
        let width = max(1, Int.bitWidth - max(places.count - 1, 0).leadingZeroBitCount)
        let first = page(dictionary, count: places.count, encoding: 0, isDictionary: true)
        return [first]
            + slices(rows).map { slice in
                var body =
                    column.isOptional
                    ? levels(slice.count) { texts[slice.lowerBound + $0] != nil } : []
                let present = slice.filter { texts[$0] != nil }.map { indices[$0] }
                body.append(UInt8(width))
                body += groups(present, width: width)
                return page(body, count: slice.count, encoding: 8)
            }
    }

    private static func require<T>(_ values: [T?], _ column: Column, _ kind: Kind, _ rows: Int) {
        precondition(values.count == rows, "\(values.count) values in \(rows) rows")
        precondition(column.kind == kind, "‘\(column.name)’ holds something else")
        precondition(
            column.isOptional || !values.contains { $0 == nil }, "‘\(column.name)’ misses a value")
    }

    /// Which values are there, behind the length of that.
    private static func levels(_ count: Int, _ isThere: (Int) -> Bool) -> [UInt8] {
        (0..<count).allSatisfy(isThere)
            ? allThere(count) : measured(groups((0..<count).map { isThere($0) ? 1 : 0 }, width: 1))
    }

    /// That no value is missing, behind the length of that.
    private static func allThere(_ count: Int) -> [UInt8] { measured(varint(count << 1) + [1]) }

    private static func measured(_ body: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
    }

    /// Groups of eight values of packed bits, behind their number.
    private static func groups(_ values: [Int], width: Int) -> [UInt8] {
        if values.isEmpty { return [] }
        return varint(((values.count + 7) / 8) << 1 | 1) + packed(values, width: width, fill: 8)
    }

    /// Values of some bits one after another, the lowest bit first, filled up to a multiple of
    /// `fill` values.
    private static func packed(_ values: [Int], width: Int, fill: Int = 1) -> [UInt8] {
        var out: [UInt8] = []
        let total = (values.count + fill - 1) / fill * fill
        out.reserveCapacity((total * width + 7) / 8)
        var (bits, count) = (0, 0)
        for index in 0..<total {
            bits |= (index < values.count ? values[index] : 0) << count
            count += width
            while count >= 8 {
                out.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count -= 8
            }
        }
        if count > 0 { out.append(UInt8(truncatingIfNeeded: bits)) }
        return out
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var (rest, out) = (value, [UInt8]())
        while rest >= 0x80 {
            out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return out + [UInt8(rest)]
    }

    private static func page(
        _ body: [UInt8], count: Int, encoding: Int, isDictionary: Bool = false
    ) -> Page {
        let packed = body.withUnsafeBytes(ParquetCodec.packWithSnappy)
        let sum = packed.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        var head = ThriftOutput()
        head.integer(1, isDictionary ? 2 : 0, bits: 32)
        head.integer(2, body.count, bits: 32)
        head.integer(3, packed.count, bits: 32)
        head.integer(4, Int(Int32(bitPattern: UInt32(truncatingIfNeeded: sum))), bits: 32)
        head.structure(isDictionary ? 7 : 5) { out in
            out.integer(1, count, bits: 32)
            out.integer(2, encoding, bits: 32)
            if !isDictionary {
                out.integer(3, 3, bits: 32)
                out.integer(4, 3, bits: 32)
            }
        }
        head.end()
        return Page(
            bytes: head.bytes + packed, unpacked: head.bytes.count + body.count,
            encodings: isDictionary ? [0] : [encoding, 3], isDictionary: isDictionary)
    }
}

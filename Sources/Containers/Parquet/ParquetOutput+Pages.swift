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
            precondition(numbers.count == rows, "\(numbers.count) values in \(rows) rows")
            precondition(column.kind == .numbers, "‘\(column.name)’ has no numbers")
            return slices(rows).map { slice in
                let levels = column.isOptional ? Self.levels(slice.count) { _ in true } : []
                let body = numbers[slice].withUnsafeBytes { levels + $0 }
                return page(body, count: slice.count, encoding: 0)
            }
        case .numbers(let numbers):
            return pages(numbers, column, .numbers, rows) { value, out in
                withUnsafeBytes(of: value.bitPattern.littleEndian) { out += $0 }
            }
        case .integers(let numbers):
            return pages(numbers, column, .integers, rows) { value, out in
                withUnsafeBytes(of: value.littleEndian) { out += $0 }
            }
        case .flags(let flags): return flagPages(flags, column, rows)
        case .texts(let texts): return textPages(texts, column, rows)
        }
    }

    private static func slices(_ rows: Int) -> [Range<Int>] {
        stride(from: 0, to: rows, by: valuesOfPage).map { $0..<min($0 + valuesOfPage, rows) }
    }

    private static func pages<T>(
        _ values: [T?], _ column: Column, _ kind: Kind, _ rows: Int,
        _ add: (T, inout [UInt8]) -> Void
    ) -> [Page] {
        require(values, column, kind, rows)
        return slices(rows).map { slice in
            var body =
                column.isOptional
                ? levels(slice.count) { values[slice.lowerBound + $0] != nil } : []
            body.reserveCapacity(body.count + 8 * slice.count)
            for case .some(let value) in values[slice] { add(value, &body) }
            return page(body, count: slice.count, encoding: 0)
        }
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
        var body: [UInt8]
        if (0..<count).allSatisfy(isThere) {
            body = varint(count << 1) + [1]
        } else {
            body = groups((0..<count).map { isThere($0) ? 1 : 0 }, width: 1)
        }
        return withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
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

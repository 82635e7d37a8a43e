/// Text of XML elements as it stands in the bytes: with entities, and with Excel's own escapes.
enum XMLText {
    /// The text of a range of bytes, entities and `_xHHHH_` replaced; nil when it is not well
    /// formed.
    static func decode(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> String? {
        let bytes = UnsafeBufferPointer(start: start, count: end - start)
        var text: String
        if bytes.contains(0x26) {
            guard let replaced = replacingEntities(bytes) else { return nil }
            guard let valid = String(validating: replaced, as: UTF8.self) else { return nil }
            text = valid
        } else {
            guard let valid = String(validating: bytes, as: UTF8.self) else { return nil }
            text = valid
        }
        if text.utf8.contains(0x5F) { text = replacingEscapes(text) }
        return text
    }

    /// Replaces Excel's `_xHHHH_`, which stands for a UTF-16 unit that XML cannot hold.
    static func replacingEscapes(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var k = 0
        while k < bytes.count {
            if bytes[k] == 0x5F, k + 6 < bytes.count, bytes[k + 1] == 0x78, bytes[k + 6] == 0x5F,
                let scalar = scalar(bytes[(k + 2)..<(k + 6)], radix: 16)
            {
                result += Array(String(Character(scalar)).utf8)
                k += 7
            } else {
                result.append(bytes[k])
                k += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text for a cell: U+FFFE and U+FFFF, which XML cannot hold, are spelled out as `_xFFFE_`
    /// and `_xFFFF_`. Other characters that it cannot hold are escaped by libxlsxwriter.
    static func withoutNoncharacters(_ text: String) -> String {
        guard text.utf8.contains(0xEF),
            text.unicodeScalars.contains(where: { $0.value >> 1 == 0x7FFF })
        else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFFFE: result.append(contentsOf: "_xFFFE_".unicodeScalars)
            case 0xFFFF: result.append(contentsOf: "_xFFFF_".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func replacingEntities(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var k = 0
        while k < bytes.count {
            guard bytes[k] == 0x26 else {
                result.append(bytes[k])
                k += 1
                continue
            }
            // The longest is &#x10FFFF;
            guard let end = bytes[k..<min(k + 12, bytes.count)].firstIndex(of: 0x3B),
                let text = entity(bytes[(k + 1)..<end])
            else { return nil }
            result += text
            k = end + 1
        }
        return result
    }

    private static func entity(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        if name.first == 0x23 {
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == 0x78
            return scalar(
                isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10
            ).map { Array(String(Character($0)).utf8) }
        }
        return named.first { name.elementsEqual($0.name.utf8) }.map { [$0.byte] }
    }

    private static let named: [(name: String, byte: UInt8)] = [
        ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27),
    ]

    private static func scalar(_ digits: some Collection<UInt8>, radix: Int) -> Unicode.Scalar? {
        let text = String(decoding: digits, as: UTF8.self)
        guard text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
        return UInt32(text, radix: radix).flatMap(Unicode.Scalar.init)
    }
}

import CXXHash

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The bytes of a file of draws, layout 1. All numbers are little endian; XXH3 is XXH3-64, seed 0.
///
///     header        0–7    magic "CHOKDRAW"
///                   8–11   layout, 1
///                   12–15  h, the length of the text
///                   16–23  XXH3 of the text
///                   24–    the text, h bytes: the header as JSON, UTF-8, keys in order
///     record        0–3    b, the length of the body
///                   4–7    the low half of the XXH3 of bytes 0–3
///                   8–15   XXH3 of the body
///                   16–    the body, b bytes
///     body          0–7    index of the draw, signed; of the end the number of records before it
///                   8–11   kind: 0 values, 1 failed, 2 the end
///                   12–15  count of what follows the parameters
///                   16–    the parameters, binary64; the end has none
///                   …      kind 0: the values, binary64; kind 1: the reason, UTF-8
///
/// Records lie one after the other, in the order of their indices; the end is the last of a file
/// whose draws are all there. Every NaN has the bits 7FF8000000000000, so that equal draws are
/// equal bytes.
enum DrawLayout {
    static let magic: [UInt8] = Array("CHOKDRAW".utf8)
    static let version: UInt32 = 1
    static let headerPrefix = 24
    static let recordPrefix = 16
    static let bodyPrefix = 16

    /// What a body is.
    enum Kind: UInt32 {
        case values
        case failed
        case end
    }

    /// A body, read.
    enum Body {
        case draw(DrawRecord)
        case end(records: Int)
    }

    /// XXH3 of some bytes.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        cp_checksum(bytes.baseAddress, bytes.count)
    }

    /// The check of a length.
    static func check(ofLength length: UInt32) -> UInt32 {
        withUnsafeBytes(of: length.littleEndian) { UInt32(truncatingIfNeeded: checksum($0)) }
    }

    /// The bytes of a header with its prefix.
    static func bytes(of header: SweepHeader) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text: [UInt8]
        do {
            text = Array(try encoder.encode(header))
        } catch {
            preconditionFailure("a header of plain values that JSON cannot hold: \(error)")
        }
        var bytes = magic
        append(version, to: &bytes)
        append(UInt32(text.count), to: &bytes)
        append(text.withUnsafeBytes(checksum), to: &bytes)
        return bytes + text
    }

    /// Appends the record of a draw.
    static func append(_ draw: DrawRecord, to bytes: inout [UInt8]) {
        appendRecord(to: &bytes) { bytes in
            append(UInt64(bitPattern: Int64(draw.index)), to: &bytes)
            switch draw.outcome {
            case .values(let values):
                append(Kind.values.rawValue, to: &bytes)
                append(UInt32(values.count), to: &bytes)
                append(draw.parameters, to: &bytes)
                append(values, to: &bytes)
            case .failed(let reason):
                let text = Array(cut(reason).utf8)
                append(Kind.failed.rawValue, to: &bytes)
                append(UInt32(text.count), to: &bytes)
                append(draw.parameters, to: &bytes)
                bytes += text
            }
        }
    }

    /// Appends the end of a file of so many records.
    static func appendEnd(records: Int, to bytes: inout [UInt8]) {
        appendRecord(to: &bytes) { bytes in
            append(UInt64(records), to: &bytes)
            append(Kind.end.rawValue, to: &bytes)
            append(UInt32(0), to: &bytes)
        }
    }

    /// Reads a body whose checksum was right; `nil` when it does not fit the header.
    static func body(_ bytes: UnsafeRawBufferPointer, of header: SweepHeader) -> Body? {
        guard bytes.count >= bodyPrefix,
            let kind = Kind(rawValue: load(bytes, at: 8, as: UInt32.self))
        else { return nil }
        let index = Int(Int64(bitPattern: load(bytes, at: 0, as: UInt64.self)))
        let count = Int(load(bytes, at: 12, as: UInt32.self))
        let width = 8 * header.parameters.count
        let rest = bytes.count - bodyPrefix - (kind == .end ? 0 : width)
        func doubles(_ start: Int, _ count: Int) -> [Double] {
            (0..<count).map { k in
                Double(bitPattern: load(bytes, at: start + 8 * k, as: UInt64.self))
            }
        }
        switch kind {
        case .end:
            return count == 0 && rest == 0 && index >= 0 ? .end(records: index) : nil
        case .values:
            guard count == header.metrics.count, rest == 8 * count else { return nil }
            return .draw(
                DrawRecord(
                    index: index, parameters: doubles(bodyPrefix, header.parameters.count),
                    outcome: .values(doubles(bodyPrefix + width, count))))
        case .failed:
            guard rest == count,
                let reason = String(
                    validating: bytes[(bodyPrefix + width)...], as: UTF8.self)
            else { return nil }
            return .draw(
                DrawRecord(
                    index: index, parameters: doubles(bodyPrefix, header.parameters.count),
                    outcome: .failed(reason)))
        }
    }

    /// No body of a file with this header is longer.
    static func longestBody(of header: SweepHeader) -> Int {
        bodyPrefix + 8 * header.parameters.count
            + max(8 * header.metrics.count, DrawRecord.longestReason)
    }

    /// A number at an offset.
    static func load<T: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, as type: T.Type
    ) -> T {
        T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    private static func appendRecord(
        to bytes: inout [UInt8], _ body: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: recordPrefix))
        body(&bytes)
        let length = UInt32(bytes.count - start - recordPrefix)
        bytes.withUnsafeMutableBytes { all in
            let sum = checksum(UnsafeRawBufferPointer(rebasing: all[(start + recordPrefix)...]))
            all.storeBytes(of: length.littleEndian, toByteOffset: start, as: UInt32.self)
            all.storeBytes(
                of: check(ofLength: length).littleEndian, toByteOffset: start + 4, as: UInt32.self)
            all.storeBytes(of: sum.littleEndian, toByteOffset: start + 8, as: UInt64.self)
        }
    }

    private static func append<T: FixedWidthInteger>(_ value: T, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ values: [Double], to bytes: inout [UInt8]) {
        for value in values {
            append(value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern, to: &bytes)
        }
    }

    /// The longest prefix of whole characters that a record keeps.
    private static func cut(_ reason: String) -> String {
        if reason.utf8.count <= DrawRecord.longestReason { return reason }
        var kept = ""
        var length = 0
        for character in reason {
            length += character.utf8.count
            if length > DrawRecord.longestReason { break }
            kept.append(character)
        }
        return kept
    }
}

import CSnappy
import CZlib
import CZstd

/// How the pages of a column are packed: the codecs that are read and written.
enum ParquetCodec: Int {
    case none = 0
    case snappy = 1
    case gzip = 2
    case zstd = 6

    private static let others = [3: "LZO", 4: "Brotli", 5: "LZ4", 7: "LZ4_RAW"]

    /// The codec of a number in the metadata.
    /// - Throws: `unsupported` with the codec’s name.
    init(number: Int) throws(ParquetDamage) {
        guard let codec = ParquetCodec(rawValue: number) else {
            throw .unsupported("it is packed with \(Self.others[number] ?? "codec \(number)")")
        }
        self = codec
    }

    /// Unpacks bytes into memory of exactly the size that the page states.
    /// - Throws: `damaged`.
    func unpack(
        _ packed: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
    ) throws(ParquetDamage) {
        let isDone: Bool =
            switch self {
            case .none: Self.copy(packed, target)
            case .snappy: Self.snappy(packed, target)
            case .gzip: Self.gzip(packed, target)
            case .zstd:
                ZSTD_decompress(target.baseAddress, target.count, packed.baseAddress, packed.count)
                    == target.count
            }
        guard isDone else {
            throw .damaged("a page does not unpack to the \(target.count) bytes it states")
        }
    }

    private static func copy(
        _ packed: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        guard packed.count == target.count else { return false }
        target.copyMemory(from: packed)
        return true
    }

    private static func snappy(
        _ packed: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let source = packed.bindMemory(to: CChar.self).baseAddress
        var length = 0
        guard snappy_uncompressed_length(source, packed.count, &length) == SNAPPY_OK,
            length == target.count
        else { return false }
        return snappy_uncompress(
            source, packed.count, target.bindMemory(to: CChar.self).baseAddress, &length)
            == SNAPPY_OK && length == target.count
    }

    private static func gzip(
        _ packed: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        var stream = z_stream()
        guard packed.count <= Int32.max, target.count <= Int32.max,
            cp_gunzip_begin(&stream) == Z_OK
        else { return false }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(
            mutating: packed.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(packed.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0
    }

    /// Packs bytes with Snappy.
    static func packWithSnappy(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var length = snappy_max_compressed_length(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: length) { target, count in
            target.withMemoryRebound(to: CChar.self) { packed in
                let status = snappy_compress(
                    bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, packed.baseAddress,
                    &length)
                precondition(status == SNAPPY_OK, "Snappy packs whatever it is given")
            }
            count = length
        }
    }
}

import Containers
public import InputOutput
import Platform

/// How large a file of trade is, for an estimate of what reading it takes; nothing of it is read
/// but what says how large it is unpacked.
public struct TradeExtent: Sendable, Hashable {
    /// How the flows are stored.
    public enum Kind: Sendable, Hashable {
        /// Text, which is mapped.
        case text
        /// Text that has to be unpacked, or columns.
        case packed
        /// The compact file, which is mapped and of which only what is asked for is read.
        case native
    }

    /// How the flows are stored.
    public let kind: Kind
    /// Bytes of the text once it is unpacked, or of the compact file.
    public let bytes: Int

    /// Looks at a file, an archive or a folder.
    /// - Throws: `missing-file`, `unreadable-file`; what is wrong with an archive's directory.
    public init(path: String) throws(Diagnostics) {
        if Folder.isFolder(path) {
            var sum = 0
            for name in (Folder.names(in: path) ?? []) where name.hasPrefix("BACI_") {
                sum += try FileBytes(path: "\(path)/\(name)").bytes.count
            }
            (kind, bytes) = (.text, sum)
            return
        }
        let content = try FileBytes(path: path)
        let count = content.bytes.count
        if NativeTradeFile.isNative(content) {
            (kind, bytes) = (.native, count)
        } else if ZipArchive.isZip(content) {
            let flows = try ZipArchive(content, path: path).members.filter {
                TradeFile.name(of: $0.name).hasPrefix("BACI_")
            }
            (kind, bytes) = (.packed, flows.reduce(0) { $0 + $1.size })
        } else if Gunzip.isGzip(content) {
            // The last four bytes say how large it is unpacked, less whole multiples of 4 GB.
            let size = content.bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            (kind, bytes) = (.packed, max(size, count))
        } else if ParquetFile.isParquet(content) {
            (kind, bytes) = (.packed, 3 * count)
        } else {
            (kind, bytes) = (.text, count)
        }
    }
}

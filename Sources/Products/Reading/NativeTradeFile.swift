import CXXHash
import Containers
public import InputOutput
import Platform

/// The native file of trade: an HDF5 file whose first 4096 bytes, which HDF5 leaves to the user,
/// say where its datasets lie, so that they are mapped and not read.
///
/// All numbers are little endian, every dataset is in one piece and begins at a multiple of 8.
/// Beside the flows the file has what every economy sells of every product to the world, so that a
/// screen reads no more than its importers' own flows; every such block has a checksum, which is
/// compared when the block is used.
///
///      0–15  `chokepoint-trade`
///     16–23  version, 1;  24–31 bytes of the file;  32–39 XXH3 of bytes 40–4095
///     40–71  years, partners, products, flows
///     72–    offset, bytes and XXH3 of each section in the order of ``Section``
struct NativeTradeFile {
    static let signature = Array("chokepoint-trade".utf8)
    static let version: UInt64 = 1
    static let headerSize = 4096

    /// The datasets.
    enum Section: Int, CaseIterable {
        /// Years, years × partners + 1 first rows, codes of products.
        case years, starts, codes
        /// Codes and names of partners; source and edition.
        case partners, facts
        /// The rows.
        case product, exporter, value, quantity
        /// Sums over importers, how many there are, and a checksum of every importer's rows.
        case world, importers, checksums
        /// Names of products, one a line in the order of codes; files without names, and those of
        /// programs that knew none, do not have it.
        case names

        /// Whether it is compared with its checksum when the file is opened.
        var isCheckedAtOnce: Bool {
            switch self {
            case .product, .exporter, .value, .quantity: false
            default: true
            }
        }
    }

    /// True for the content of a native file.
    static func isNative(_ content: FileBytes) -> Bool {
        content.bytes.count >= headerSize
            && content.bytes.prefix(signature.count).elementsEqual(signature)
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        cp_checksum(bytes.baseAddress, bytes.count)
    }

    /// One checksum of the four columns of a block of rows.
    static func checksum(_ trade: BilateralTrade, _ rows: Range<Int>) -> UInt64 {
        let parts = [
            trade.rowProduct.withBytes(rows, checksum), trade.rowExporter.withBytes(rows, checksum),
            trade.rowValue.withBytes(rows, checksum), trade.rowQuantity.withBytes(rows, checksum),
        ]
        return parts.withUnsafeBytes(checksum)
    }
}

extension BilateralTrade {
    /// Compares the flows of some importers with their checksums, in all years, where they come
    /// from a native file.
    /// - Parameter importers: positions; nil for all.
    /// - Throws: `damaged-file`.
    /// - Complexity: reads these flows once.
    public func check(importers: [Int]? = nil) throws(Diagnostics) {
        guard let checksums else { return }
        let wanted = importers ?? Array(partners.indices)
        for year in years.indices {
            let isWhole = Parallel.map(wanted.count) { k in
                self.isWhole(year, wanted[k], checksums)
            }
            if let k = isWhole.firstIndex(of: false) {
                throw Diagnostics([
                    Diagnostic(
                        .error, "damaged-file",
                        "the flows of \(partners[wanted[k]].code) were changed after they were "
                            + "written",
                        at: .init(file: source),
                        remedy: "make the file again with 'chokepoint convert'")
                ])
            }
        }
    }

    /// Whether an importer's flows are those that were written.
    private func isWhole(
        _ year: Int, _ importer: Int, _ checksums: RowColumn<UInt64>
    ) -> Bool {
        func largest(_ column: RowColumn<UInt16>, _ rows: Range<Int>) -> Int {
            column.withRows(rows) { values in
                var largest: UInt16 = 0
                for value in values { largest = max(largest, value) }
                return Int(largest)
            }
        }
        let rows = rows(year: year, importer: importer)
        return NativeTradeFile.checksum(self, rows) == checksums[year * partners.count + importer]
            && (rows.isEmpty
                || largest(rowProduct, rows) < products.count
                    && largest(rowExporter, rows) < partners.count)
    }
}

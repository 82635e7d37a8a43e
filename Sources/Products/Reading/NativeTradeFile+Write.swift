import Containers
public import InputOutput
import Platform

extension NativeTradeFile {
    /// Writes trade, and reads it again to be sure of it.
    /// - Throws: `cannot-write`.
    static func write(
        _ trade: BilateralTrade, names: [CustomsCode: String], to path: String
    ) throws(Diagnostics) {
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            var places: [UInt64] = []
            try HDF5File.creating(temporary, shownAs: path, userBlock: headerSize) {
                file throws(Diagnostics) in
                places = try sections(of: trade, names, in: file) {
                    OpenFile.startWriting(temporary)
                }
            }
            try writeHeader(trade, places, to: temporary, shownAs: path)
            let made = try Self.trade(try FileBytes(path: temporary), path: path)
            try made.check()
        }
    }

    /// Writes all sections; the words of the header that say where they are.
    ///
    /// The rows come first, so that the disk writes them while the sums and checksums are made.
    private static func sections(
        of trade: BilateralTrade, _ names: [CustomsCode: String], in file: HDF5File,
        afterRows: () -> Void
    ) throws(Diagnostics) -> [UInt64] {
        try file.write("chokepoint-trade", attribute: "format")
        try file.write(1, attribute: "version")
        try file.write(trade.source, attribute: "source")
        let partners = trade.partners.map { "\(plain($0.code))\t\(plain($0.name))" }
            .joined(separator: "\n")
        let facts = "\(plain(trade.source))\n\(plain(trade.edition ?? ""))"
        var words: [Section: [UInt64]] = [:]
        func add<Element: BitwiseCopyable & Sendable>(
            _ section: Section, _ name: String, _ kind: HDF5File.PlainNumber,
            _ column: RowColumn<Element>
        ) throws(Diagnostics) {
            let all = column.startIndex..<column.endIndex
            var problem: Diagnostics?
            let offset = column.withBytes(all) { bytes -> Int in
                do throws(Diagnostics) {
                    return try file.writePlain(bytes, as: kind, dataset: name)
                } catch {
                    problem = error
                    return 0
                }
            }
            if let problem { throw problem }
            words[section] = [
                UInt64(offset), UInt64(column.count * MemoryLayout<Element>.stride),
                column.withBytes(all, checksum),
            ]
        }
        try add(.product, "product", .uint16, trade.rowProduct)
        try add(.exporter, "exporter", .uint16, trade.rowExporter)
        try add(.value, "value", .float64, trade.rowValue)
        try add(.quantity, "quantity", .float64, trade.rowQuantity)
        afterRows()
        try add(.years, "years", .int64, RowColumn(trade.years.map { Int64($0) }))
        try add(.starts, "starts", .int64, RowColumn(trade.starts.map { Int64($0) }))
        try add(.codes, "products", .uint32, RowColumn(trade.products.map(\.number)))
        try add(.partners, "partners", .uint8, RowColumn(Array(partners.utf8)))
        try add(.facts, "facts", .uint8, RowColumn(Array(facts.utf8)))
        let (values, importers) = trade.summedExports()
        try add(.world, "world_exports", .float64, values)
        try add(.importers, "world_importers", .uint32, importers)
        let checksums = Parallel.map(trade.years.count * trade.partners.count) { block in
            checksum(trade, trade.starts[block]..<trade.starts[block + 1])
        }
        try add(.checksums, "checksums", .uint64, RowColumn(checksums))
        if trade.products.contains(where: { names[$0] != nil }) {
            let lines = trade.products.map { plain(names[$0] ?? "") }.joined(separator: "\n")
            try add(.names, "product_names", .uint8, RowColumn(Array(lines.utf8)))
        }
        return Section.allCases.flatMap { words[$0] ?? [0, 0, 0] }
    }

    /// A text without what separates texts here.
    private static func plain(_ text: String) -> String {
        String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    }

    private static func writeHeader(
        _ trade: BilateralTrade, _ places: [UInt64], to file: String, shownAs path: String
    ) throws(Diagnostics) {
        do throws(SystemError) {
            let opened = try OpenFile(file, O_RDWR)
            guard let status = opened.status else { throw SystemError() }
            let counts = [
                trade.years.count, trade.partners.count, trade.products.count, trade.count,
            ].map { UInt64($0) }
            var rest = (counts + places).flatMap { bytes($0) }
            rest += [UInt8](repeating: 0, count: headerSize - 40 - rest.count)
            let sum = rest.withUnsafeBytes(checksum)
            try opened.seek(to: 0)
            try opened.write(
                signature + bytes(version) + bytes(UInt64(status.size)) + bytes(sum) + rest)
            try opened.synchronize()
        } catch {
            throw AtomicOutput.failure(path, error.text)
        }
    }

    private static func bytes(_ word: UInt64) -> [UInt8] {
        withUnsafeBytes(of: word.littleEndian) { Array($0) }
    }
}

extension TradeFile {
    /// Writes trade as a native file, which opens in an instant.
    /// - Throws: `cannot-write`, `hdf5-library-missing`.
    /// - Complexity: 20 bytes a flow, and 12 for each year, economy and product.
    public static func write(_ trade: BilateralTrade, to path: String) throws(Diagnostics) {
        try write(trade, names: [:], to: path)
    }

    /// The same with names of products, which belong to the file from then on.
    public static func write(
        _ trade: BilateralTrade, names: [CustomsCode: String], to path: String
    ) throws(Diagnostics) {
        try NativeTradeFile.write(trade, names: names, to: path)
    }
}

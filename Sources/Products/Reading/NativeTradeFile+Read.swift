import Containers
import InputOutput

extension NativeTradeFile {
    /// The trade of a native file; its rows stay where they are.
    /// - Throws: `unknown-version`, `damaged-file`.
    static func trade(_ content: FileBytes, path: String) throws(Diagnostics) -> BilateralTrade {
        try trade(of: Content(content, path: path))
    }

    private static func trade(of file: Content) throws(Diagnostics) -> BilateralTrade {
        let (T, P, K, rows) = (file.counts[0], file.counts[1], file.counts[2], file.counts[3])
        let years: RowColumn<Int64> = try file.column(.years, T)
        let starts: RowColumn<Int64> = try file.column(.starts, T * P + 1)
        let codes: RowColumn<UInt32> = try file.column(.codes, K)
        let partners = try file.lines(.partners)
        let facts = try file.lines(.facts)
        let products = codes.compactMap { CustomsCode(number: $0) }
        var isSound = partners.count == P && facts.count == 2 && products.count == K
        isSound = isSound && starts[0] == 0 && starts[T * P] == Int64(rows)
        for k in 0..<(T * P) where starts[k] > starts[k + 1] { isSound = false }
        guard isSound else { throw file.damaged }
        return BilateralTrade(
            years: years.map { Int($0) },
            partners: partners.map { line in
                let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
                return .init(code: parts.first ?? "", name: parts.last ?? "")
            },
            products: products, edition: facts[1].isEmpty ? nil : facts[1], source: facts[0],
            starts: starts.map { Int($0) }, rowProduct: try file.column(.product, rows),
            rowExporter: try file.column(.exporter, rows),
            rowValue: try file.column(.value, rows), rowQuantity: try file.column(.quantity, rows),
            sums: (
                try file.column(.world, T * K * P), try file.column(.importers, T * K * P)
            ),
            checksums: try file.column(.checksums, T * P))
    }

    /// The same with what the user should know about it.
    static func reading(_ content: FileBytes, path: String) throws(Diagnostics) -> TradeReading {
        let file = try Content(content, path: path)
        let trade = try trade(of: file)
        var names: [CustomsCode: String] = [:]
        if file.has(.names) {
            let lines = try file.lines(.names)
            guard lines.count == trade.products.count else { throw file.damaged }
            for (code, name) in zip(trade.products, lines) where !name.isEmpty {
                names[code] = name
            }
        }
        return TradeReading(
            trade: trade, names: names,
            findings: [
                Diagnostic(
                    .note, "flows-read",
                    counted(trade.count, "flow", "flows") + " of "
                        + counted(trade.products.count, "product", "products") + " between "
                        + "\(trade.partners.count) economies, from \(trade.source); "
                        + trade.totalsText,
                    at: .init(file: path))
            ])
    }

    /// The content with what its header says.
    private struct Content {
        let bytes: FileBytes
        let path: String
        /// Years, partners, products, flows.
        let counts: [Int]

        init(_ bytes: FileBytes, path: String) throws(Diagnostics) {
            self.bytes = bytes
            self.path = path
            let header = UnsafeRawBufferPointer(rebasing: bytes.bytes[..<headerSize])
            func word(_ offset: Int) -> UInt64 {
                UInt64(littleEndian: header.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
            guard word(16) == version else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "unknown-version",
                        "the file of trade has version \(word(16)), and this program reads "
                            + "version \(version)", at: .init(file: path),
                        remedy: "make it again with 'chokepoint convert'")
                ])
            }
            let limits: [UInt64] = [1000, 65_535, 65_535, 1 << 40]
            let words = (0..<4).map { word(40 + 8 * $0) }
            counts = words.map { Int(clamping: $0) }
            let rest = UnsafeRawBufferPointer(rebasing: header[40...])
            guard word(24) == UInt64(bytes.bytes.count), word(32) == checksum(rest),
                zip(words, limits).allSatisfy({ $0 > 0 && $0 <= $1 })
            else { throw damaged }
        }

        var damaged: Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, "damaged-file", "the file was changed after it was written",
                    at: .init(file: path), remedy: "make it again with 'chokepoint convert'")
            ])
        }

        /// The bytes of a section.
        func bytes(of section: Section) throws(Diagnostics) -> UnsafeRawBufferPointer {
            let whole = bytes.bytes
            let place = 72 + 24 * section.rawValue
            let words = (0..<3).map { k in
                UInt64(
                    littleEndian: whole.loadUnaligned(
                        fromByteOffset: place + 8 * k, as: UInt64.self))
            }
            guard words[0] % 8 == 0, words[0] >= UInt64(headerSize),
                words[0] <= UInt64(whole.count), words[1] <= UInt64(whole.count) - words[0]
            else { throw damaged }
            let start = Int(words[0])
            let found = UnsafeRawBufferPointer(rebasing: whole[start..<(start + Int(words[1]))])
            guard !section.isCheckedAtOnce || checksum(found) == words[2] else { throw damaged }
            return found
        }

        /// A section as numbers.
        func column<Element: BitwiseCopyable & Sendable>(
            _ section: Section, _ count: Int
        ) throws(Diagnostics) -> RowColumn<Element> {
            let found = try bytes(of: section)
            guard found.count == count * MemoryLayout<Element>.stride else { throw damaged }
            return RowColumn(found.assumingMemoryBound(to: Element.self), keptBy: bytes)
        }

        /// A section as lines of text.
        func lines(_ section: Section) throws(Diagnostics) -> [String] {
            try bytes(of: section).split(separator: 0x0A, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }

        /// Whether the file has a section that it need not have.
        func has(_ section: Section) -> Bool {
            let place = 72 + 24 * section.rawValue
            return bytes.bytes[place..<(place + 24)].contains { $0 != 0 }
        }
    }
}

package import InputOutput

/// Reads the data frames of a file of saved R objects, from bytes in memory.
package enum RDataFile {
    /// One column of a data frame.
    package struct Column {
        package var name = ""
        /// Numbers, or for a factor the numbers of its levels.
        package var numbers: [Double] = []
        /// Texts; nil is R’s NA.
        package var texts: [String?] = []
        /// Levels of a factor.
        package var levels: [String] = []

        /// Number of rows.
        package var count: Int { max(numbers.count, texts.count) }
    }

    /// A data frame.
    package struct Frame {
        package let name: String
        package var columns: [Column] = []
    }

    /// Whether bytes begin as a file of saved R objects does, packed or not.
    package static func isRData(_ content: FileBytes) -> Bool {
        content.withBytes { bytes in
            [
                Array("RDX2\n".utf8), Array("RDX3\n".utf8), [0x1F, 0x8B], Array("BZh".utf8),
                [0xFD, 0x37, 0x7A, 0x58, 0x5A],
            ].contains { bytes.starts(with: $0 as [UInt8]) }
        }
    }

    /// The data frames of a file.
    /// - Throws: `unreadable-r-file`, with how to convert it.
    package static func frames(_ content: FileBytes, path: String) throws(Diagnostics) -> [Frame] {
        let plain = try unpacked(content, path)
        let result = plain.withBytes { bytes in
            Result { () throws(RSerialization.Failure) in
                var reader = RSerialization(bytes)
                return try reader.objects()
            }
        }
        switch result {
        case .success(let objects): return objects.compactMap(frame)
        case .failure(let failure):
            throw Diagnostics([
                Diagnostic(
                    .error, "unreadable-r-file", "the R objects cannot be read: \(failure.reason)",
                    at: .init(file: path),
                    remedy: "get the file again, or in R: load(\"FILE\"); "
                        + "haven::write_dta(as.data.frame(wiot), \"FILE.dta\"), and read that")
            ])
        }
    }

    /// The content without its packing.
    private static func unpacked(
        _ content: FileBytes, _ path: String
    ) throws(Diagnostics) -> FileBytes {
        if Gunzip.isGzip(content) { return try Gunzip.unpack(content, path: path) }
        let isPlain = content.withBytes { $0.starts(with: Array("RDX".utf8)) }
        if isPlain { return content }
        throw Diagnostics([
            Diagnostic(
                .error, "unreadable-r-file", "the file is packed with bzip2 or xz",
                at: .init(file: path),
                remedy: "in R: load(\"FILE\"); save(wiot, file = \"FILE\", compress = \"gzip\")")
        ])
    }

    /// An object as a data frame: a list with names, or a vector as the only column; nil for
    /// others.
    private static func frame(_ object: (tag: String, value: RSerialization.Value)) -> Frame? {
        switch object.value {
        case .list(let values, let attributes):
            guard case .texts(let names, _)? = attributes["names"] else { return nil }
            let columns = values.enumerated().map { index, value in
                column(value, name: index < names.count ? names[index] ?? "" : "")
            }
            return Frame(name: object.tag, columns: columns)
        case .numbers, .texts:
            return Frame(name: object.tag, columns: [column(object.value, name: "")])
        default: return nil
        }
    }

    private static func column(_ value: RSerialization.Value, name: String) -> Column {
        var column = Column(name: name)
        switch value {
        case .numbers(let numbers, let attributes):
            column.numbers = numbers
            if case .texts(let levels, _)? = attributes["levels"] {
                column.levels = levels.map { $0 ?? "" }
            }
        case .texts(let texts, _): column.texts = texts
        default: break
        }
        return column
    }
}

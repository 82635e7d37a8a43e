import InputOutput

/// Why a Parquet file, or a part of it, cannot be read. The caller adds the file and the place.
enum ParquetDamage: Error, Equatable {
    /// The file breaks the format’s rules: it is cut short, or bytes of it were changed.
    case damaged(String)
    /// The file uses a part of the format that is not read here.
    case unsupported(String)

    /// The finding for people.
    /// - Parameter place: a column’s name; nil for the whole file.
    func findings(in path: String, place: String? = nil) -> Diagnostics {
        switch self {
        case .damaged(let message):
            Diagnostics([
                Diagnostic(
                    .error, "damaged-parquet", message, at: .init(file: path, place: place),
                    remedy: "the file may be cut short or damaged: get it again")
            ])
        case .unsupported(let message):
            Diagnostics([
                Diagnostic(
                    .error, "unsupported-parquet", message, at: .init(file: path, place: place),
                    remedy: """
                        read are flat columns of numbers, whole numbers, truth values and UTF-8 \
                        text in the encodings plain, dictionary and run length, packed with \
                        snappy, gzip, zstd or not at all: write the file again so
                        """)
            ])
        }
    }
}

public import InputOutput
public import Sweeps

/// Writes all draws of a sweep to a file of their own, in memory that does not grow with their
/// number.
public enum DrawsExport {
    /// The formats, by what file names end with.
    public static let fileExtensions = ["csv", "h5", "parquet"]

    /// Writes the draws in the format that the name of the new file ends with: `.csv` as
    /// `DrawsCSV`, `.h5` as `DrawsHDF5`, `.parquet` as `DrawsParquet`.
    /// - Throws: `unknown-draws-format`, `cannot-write`, and what `DrawReader` throws.
    public static func write(_ draws: DrawSource, to path: String) throws(Diagnostics) {
        switch try format(of: path) {
        case "h5": try DrawsHDF5.write(draws, to: path)
        case "parquet": try DrawsParquet.write(draws, to: path)
        default: try DrawsCSV.write(draws, to: path)
        }
    }

    /// The ending of a name for draws, so that a wrong one is found before a sweep is run.
    /// - Throws: `unknown-draws-format`.
    @discardableResult
    public static func format(of path: String) throws(Diagnostics) -> String {
        let name = path.lowercased()
        if let found = fileExtensions.first(where: { name.hasSuffix(".\($0)") }) { return found }
        if name.hasSuffix(".hdf5") { return "h5" }
        let message = "draws cannot be written as ‘\(path)’"
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-draws-format", message,
                remedy: "end the name with .csv, .h5 or .parquet")
        ])
    }
}

/// All draws as the table `draws` in CSV, row by row.
public enum DrawsCSV {
    /// Characters handed over at once, about.
    private static let piece = 1 << 16

    /// Writes the draws, whole or not at all.
    /// - Throws: `cannot-write`, and what `DrawReader` throws.
    public static func write(_ draws: DrawSource, to path: String) throws(Diagnostics) {
        try FileOutput.write(to: path) { sink throws(Diagnostics) in
            try render(draws, sink)
        }
    }

    /// Hands over the text of the table piece by piece; together they are what `CSVExporter` makes
    /// of `SweepDrawsReport.table`.
    /// - Throws: what `DrawReader` and the sink throw.
    public static func render(
        _ draws: DrawSource, _ sink: (String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        var cursor = try draws.cursor()
        var text = CSVExporter.header(SweepDrawsReport.columns(draws.header))
        while let draw = try cursor.next() {
            if draw.index == DrawRecord.base { continue }
            CSVExporter.append(SweepDrawsReport.row(draw, draws.header), to: &text)
            if text.utf8.count >= piece {
                try sink(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try sink(text)
    }
}

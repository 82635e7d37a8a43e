import Containers
public import InputOutput
public import LinearAlgebra

/// Writes one labelled matrix, such as L, for other programs.
public enum MatrixFile {
    /// Writes a matrix: as HDF5 when the name ends in `.h5` (dataset `name`, row-major, with the
    /// label lists `rows` and `columns` and the root attributes `name` and `unit`), as a wide CSV
    /// with labels when it ends in `.csv`.
    /// - Throws: `unknown-format`, `cannot-write`.
    /// - Complexity: one pass over the matrix; memory of 64 rows.
    public static func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, name: String, unit: String, to path: String
    ) throws(Diagnostics) {
        let lowercased = path.lowercased()
        if lowercased.hasSuffix(".h5") {
            try writeHDF5(matrix, name: name, unit: unit, to: path)
        } else if lowercased.hasSuffix(".csv") {
            try writeCSV(matrix, corner: R.elementName, to: path)
        } else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-format", "the name does not say how to write a matrix",
                    at: .init(file: path), remedy: "end it in .h5 or .csv")
            ])
        }
    }

    private static func writeHDF5<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, name: String, unit: String, to path: String
    ) throws(Diagnostics) {
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try HDF5File.creating(temporary, shownAs: path) { file throws(Diagnostics) in
                try file.write(name, attribute: "name")
                try file.write(unit, attribute: "unit")
                try file.write(matrix.rows.labels, dataset: "rows")
                try file.write(matrix.columns.labels, dataset: "columns")
                try file.writeRows(
                    dataset: name, rows: matrix.rowCount, columns: matrix.columnCount
                ) { block, first, count in
                    gather(matrix, first, count, into: block)
                }
            }
        }
    }

    private static func writeCSV<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, corner: String, to path: String
    ) throws(Diagnostics) {
        let block = UnsafeMutablePointer<Double>.allocate(capacity: max(matrix.columnCount, 1))
        defer { block.deallocate() }
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try CSVOutput.file(temporary, shownAs: path) { output throws(Diagnostics) in
                output.add(corner)
                for label in matrix.columns.labels { output.add(label) }
                try output.endRow()
                for i in 0..<matrix.rowCount {
                    gather(matrix, i, 1, into: block)
                    output.add(matrix.rows[i])
                    for j in 0..<matrix.columnCount { output.add(block[j]) }
                    try output.endRow()
                }
            }
        }
    }

    private static func gather<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, _ first: Int, _ count: Int,
        into block: UnsafeMutablePointer<Double>
    ) {
        matrix.withUnsafeElements { source in
            guard let base = source.baseAddress else { return }
            RowBlock.gather(
                base + first, leading: matrix.rowCount, rows: count, columns: matrix.columnCount,
                into: block)
        }
    }
}

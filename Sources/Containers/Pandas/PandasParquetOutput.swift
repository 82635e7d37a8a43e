package import InputOutput
package import LinearAlgebra
import Platform

/// Writes tables as pandas writes a data frame with labels on both sides to Parquet: the columns of
/// the index last, the others named by their labels, several levels as Python writes a tuple.
package struct PandasParquetOutput {
    /// One level of labels.
    package struct Level {
        /// What the level is called; empty for a level without a name.
        package let name: String
        /// The labels, one a row or a column.
        package let labels: [String]

        /// A level.
        package init(name: String, labels: [String]) {
            self.name = name
            self.labels = labels
        }
    }

    private let file: String
    private let shown: String

    /// A file that does not exist yet.
    /// - Parameter shown: its name for messages.
    package init(_ file: String, shownAs shown: String) {
        self.file = file
        self.shown = shown
    }

    /// Writes a matrix.
    /// - Parameters:
    ///   - rows: at least one level; the labels of the rows.
    ///   - columns: at least one level; the labels of the columns, which are unique.
    ///   - progress: called with the share that is done.
    /// - Throws: `cannot-write`.
    /// - Complexity: O(size of the matrix), in memory of some columns.
    package func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, rows: [Level], columns: [Level],
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        let names = (0..<matrix.columnCount).map { column in
            columns.count == 1
                ? columns[0].labels[column]
                : PythonTuple.text(of: columns.map { $0.labels[column] })
        }
        let total = Double(max(names.count, 1))
        try write(names, .numbers, rows: rows, levels: columns.map(\.name)) { column in
            progress(Double(column) / total)
            return .plain(matrix.column(column))
        }
    }

    /// Writes one column of texts, such as units.
    /// - Throws: `cannot-write`.
    package func write(
        _ texts: [String], called name: String, rows: [Level]
    ) throws(Diagnostics) {
        try write([name], .texts, rows: rows, levels: [""]) { _ in
            .texts(texts.map { $0.isEmpty ? nil : $0 })
        }
    }

    private func write(
        _ names: [String], _ kind: ParquetOutput.Kind, rows: [Level], levels: [String],
        _ values: (Int) -> ParquetOutput.Values
    ) throws(Diagnostics) {
        let target: OpenFile
        do throws(SystemError) {
            target = try OpenFile(file, O_WRONLY | O_CREAT | O_EXCL)
        } catch { throw AtomicOutput.failure(shown, error.text) }
        let shown = shown
        let index = rows.map(\.name)
        let schema =
            names.map { ParquetOutput.Column($0, kind, isOptional: true) }
            + index.map { ParquetOutput.Column($0, .texts, isOptional: true) }
        var output = try ParquetOutput(schema) { bytes throws(Diagnostics) in
            do throws(SystemError) { try target.write(bytes) } catch {
                throw AtomicOutput.failure(shown, error.text)
            }
        }
        let count = rows[0].labels.count
        if count > 0 {
            try output.add(rows: count) { column in
                column < names.count ? values(column) : .texts(rows[column - names.count].labels)
            }
        }
        let description = PandasDescription.text(
            columns: names, isText: kind == .texts,
            levels: levels.map { $0.isEmpty ? nil : $0 }, index: index)
        try output.finish([("pandas", description)])
        do throws(SystemError) { try target.synchronize() } catch {
            throw AtomicOutput.failure(shown, error.text)
        }
    }
}

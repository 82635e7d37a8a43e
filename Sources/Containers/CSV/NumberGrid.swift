package import InputOutput
package import LinearAlgebra
import Synchronization

/// A file of numbers without any labels, as Eora26 and GLORIA publish them; the labels stand
/// elsewhere.
package struct NumberGrid: Sendable {
    /// The file.
    package let text: CSVText
    /// Name of the matrix, for messages.
    package let name: String
    /// What separates the numbers.
    package let delimiter: UInt8
    /// Labels of the rows and of the columns.
    package let rows: [String]
    package let columns: [String]
    /// The file that lists the rows, for messages.
    package let rowSource: String

    /// A file and the labels it is to fit.
    package init(
        text: CSVText, name: String, delimiter: UInt8, rows: [String], columns: [String],
        rowSource: String
    ) {
        self.text = text
        self.name = name
        self.delimiter = delimiter
        self.rows = rows
        self.columns = columns
        self.rowSource = rowSource
    }

    /// Hands on all rows in blocks: row-major numbers, index of the first row, number of rows. Rows
    /// beyond those that are due are not handed on.
    /// - Throws: all problems of the file, the first 20 and their number: `wrong-delimiter`,
    ///   `wrong-row-count`, `short-row`, `long-row`, `blank-line` and those of single cells.
    package func run(
        progress: (Double) -> Void = { _ in }, _ sink: @escaping CSVMatrixScan.Sink
    ) throws(Diagnostics) {
        try CSVHeader(text, delimiter: delimiter).requireDelimiter()
        let due = rows.count
        var scan = CSVMatrixScan(
            text: text, bodyStart: text.start, delimiter: delimiter, labelColumns: 0,
            columns: columns, name: name)
        scan.rowLabels = rows
        let result = scan.run(progress: progress) { block, first, count in
            let kept = min(count, due - first)
            if kept > 0 { sink(block, first, kept) }
        }
        var problems = ProblemList()
        if result.rowCount != due {
            problems.add(
                Diagnostic(
                    .error, "wrong-row-count",
                    "the file has \(result.rowCount) rows where \(rowSource) lists \(due)",
                    at: .init(file: text.path, place: name),
                    remedy: result.rowCount < due
                        ? "it is cut short, or the labels belong to another release"
                        : "the labels may belong to another release"))
        }
        problems.add(result.problems)
        try problems.throwIfAny(file: text.path)
    }

    /// The first numbers of the rows and columns, and sums of what is beyond them.
    package struct Corner<R: AxisKind, C: AxisKind> {
        /// Number of rows kept × number of columns kept.
        package let kept: Matrix<R, C>
        /// For each row kept the sum of the columns that are not.
        package let rightSums: [Double]
        /// For each column kept the sum of the rows that are not.
        package let lowerSums: [Double]
        /// The sum of what is in neither.
        package let cornerSum: Double
    }

    /// Reads the file and keeps as many rows and columns as the axes have.
    /// - Throws: what `run` throws.
    /// - Complexity: one pass; memory of what is kept, and 16 rows a thread.
    package func corner<R: AxisKind, C: AxisKind>(
        _ keptRows: Axis<R>, _ keptColumns: Axis<C>, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> Corner<R, C> {
        let (n, m, width) = (keptRows.count, keptColumns.count, columns.count)
        precondition(n <= rows.count && m <= width, "more is kept than there is")
        // One more element for what is in neither.
        var right = [Double](repeating: 0, count: n + 1)
        var lower = [Double](repeating: 0, count: m)
        let kept = try right.withUnsafeMutableBufferPointer { r throws(Diagnostics) in
            try lower.withUnsafeMutableBufferPointer { l throws(Diagnostics) in
                let (rightSums, lowerSums) = (
                    SharedDoubles(base: r.baseAddress), SharedDoubles(base: l.baseAddress)
                )
                return try Matrix(keptRows, keptColumns) { target throws(Diagnostics) in
                    let cells = SharedDoubles(base: target.baseAddress)
                    let lock = Mutex(())
                    try run(progress: progress) { block, first, count in
                        let above = max(0, min(count, n - first))
                        if above > 0, let base = cells.base {
                            RowBlock.transpose(
                                block, rows: above, columns: m, stride: width, into: base + first,
                                leading: n)
                        }
                        for i in 0..<above {
                            var sum = 0.0
                            for j in m..<width { sum += block[i * width + j] }
                            rightSums.base?[first + i] = sum
                        }
                        if above == count { return }
                        lock.withLock { _ in
                            for i in above..<count {
                                for j in 0..<m { lowerSums.base?[j] += block[i * width + j] }
                                for j in m..<width { rightSums.base?[n] += block[i * width + j] }
                            }
                        }
                    }
                }
            }
        }
        return Corner(
            kept: kept, rightSums: Array(right.dropLast()), lowerSums: lower,
            cornerSum: right.last ?? 0)
    }
}

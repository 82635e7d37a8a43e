package import InputOutput
package import LinearAlgebra

/// A matrix as delimited text: a line of column labels behind a corner cell, then a line for each
/// row, its label first.
package struct LabelledMatrixFile {
    /// The path as it is shown to users.
    package let path: String
    /// Name of the matrix, for messages, such as `Z`.
    package let name: String
    /// Where the order of rows and of columns is stated, for messages.
    package let rowSource: String
    package let columnSource: String

    /// A file and where its labels are stated.
    package init(
        path: String, name: String, rowSource: String, columnSource: String
    ) {
        self.path = path
        self.name = name
        self.rowSource = rowSource
        self.columnSource = columnSource
    }

    /// Reads the matrix.
    /// - Throws: all problems of the file, the first 20 and their number: `missing-file`,
    ///   `empty-file`, `wrong-encoding`, `wrong-delimiter`; `short-row`, `long-row`, `blank-line`;
    ///   `unknown-label`, `duplicate-label`, `missing-label`, `label-order`; `empty-cell`,
    ///   `not-a-number`, `not-finite`, `decimal-comma`, `out-of-range`; `open-quote`,
    ///   `bad-quoting`, `lone-carriage-return`, `not-utf8`.
    /// - Complexity: one pass; memory of the matrix and 16 rows a thread.
    package func read<R: AxisKind, C: AxisKind>(
        rows: Axis<R>, columns: Axis<C>, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> Matrix<R, C> {
        let text = try CSVText(path: path)
        let header = CSVHeader(text)
        try header.requireDelimiter()
        var problems = header.problems
        let check = LabelCheck(
            what: "column", expected: columns.labels, source: columnSource,
            home: .init(file: path, place: name))
        problems.add(check.problems(header.found(dropping: 1, name: name)))
        let scan = CSVMatrixScan(
            text: text, bodyStart: header.end, columns: Array(header.labels.dropFirst()),
            name: name)
        func finish(_ result: CSVMatrixScan.Result) throws(Diagnostics) {
            problems.add(rowProblems(result.labels, expected: rows.labels, text))
            problems.add(result.problems)
            try problems.throwIfAny(file: path)
        }
        // There is only memory for a matrix that the file can hold: every number takes two bytes.
        guard scan.columns.count == columns.count,
            text.count - header.end >= 2 * rows.count * columns.count
        else {
            try finish(scan.run { _, _, _ in })
            preconditionFailure("\(path) is too short for its labels, and nothing was found")
        }
        // Numbers are only kept where they can belong; labels are checked below, before they are
        // used.
        let matrix = try Matrix(rows, columns) { target throws(Diagnostics) in
            let box = SharedTarget(base: target.baseAddress)
            let result = scan.run(progress: progress) { block, first, count in
                guard first + count <= rows.count, let base = box.base else { return }
                RowBlock.transpose(
                    block, rows: count, columns: columns.count, into: base + first,
                    leading: rows.count)
            }
            try finish(result)
        }
        return matrix
    }

    private func rowProblems(
        _ labels: [CSVMatrixScan.Label], expected: [String], _ text: CSVText
    ) -> ProblemList {
        let check = LabelCheck(
            what: "row", expected: expected, source: rowSource,
            home: .init(file: path, place: name))
        let found = labels.map { label in
            LabelCheck.Found(label: label.text) {
                text.location(of: label.start, place: name)
            }
        }
        return check.problems(found)
    }
}

/// The elements of a matrix that threads fill, each its own rows.
private struct SharedTarget: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>?
}

package import InputOutput
import LinearAlgebra

/// A matrix of numbers in a text file that pandas wrote with tabs: see `PandasHeader`; then a row a
/// line, its labels first.
package struct PandasMatrixFile: PandasMatrix {
    /// The file.
    package let text: CSVText
    /// Name of the matrix, for messages, such as `Z`.
    package let name: String
    /// The column labels.
    package let header: PandasHeader
    private let delimiter: UInt8

    /// Reads the column labels.
    /// - Throws: what `PandasHeader` throws.
    package init(
        _ text: CSVText, name: String, levels: Int, labelColumns: Int? = nil,
        delimiter: UInt8 = UInt8(ascii: "\t")
    ) throws(Diagnostics) {
        self.text = text
        self.name = name
        self.delimiter = delimiter
        header = try PandasHeader(
            text, name: name, levels: levels, labelColumns: labelColumns, delimiter: delimiter)
    }

    /// Where it stands.
    package var path: String { text.path }

    /// The labels of each level of the columns.
    package var levels: [[String]] { header.levels }

    /// The place of a column’s lowest label.
    package func location(ofColumn column: Int) -> Diagnostic.Location {
        text.location(of: header.offsets[column], place: name)
    }

    /// Reads the numbers.
    /// - Parameters:
    ///   - anyRowOrder: the rows must be those that are due, but may stand in another order.
    ///   - keepsBlanks: empty cells and `NaN` are kept as NaN for the caller to judge.
    /// - Throws: all problems of the file, the first 20 and their number: as `LabelledMatrixFile`.
    /// - Complexity: one pass; memory of the matrix and 16 rows a thread.
    package func read(
        rows: PandasLabels, columns: PandasLabels, anyRowOrder: Bool, keepsBlanks: Bool,
        progress: (Double) -> Void
    ) throws(Diagnostics) -> PandasContent {
        var problems = columnProblems(columns)
        var scan = CSVMatrixScan(
            text: text, bodyStart: header.bodyStart, delimiter: delimiter,
            labelColumns: header.labelColumns, columns: header.labels, name: name)
        if keepsBlanks { scan.blankValue = .nan }
        let fits = header.offsets.count == columns.labels.count
        let (n, m) = (rows.labels.count, columns.labels.count)
        var found: [String] = []
        let matrix = try Matrix<OrdinalAxis, OrdinalAxis>(
            Axis(count: n), Axis(count: m)
        ) { target throws(Diagnostics) in
            let box = SharedDoubles(base: target.baseAddress)
            let result = scan.run(progress: progress) { block, first, count in
                guard fits, first + count <= n, let base = box.base else { return }
                RowBlock.transpose(block, rows: count, columns: m, into: base + first, leading: n)
            }
            let labels = self.rows(of: result)
            found = labels.map(\.label)
            let isPermutation =
                anyRowOrder && found.count == n && Set(found) == Set(rows.labels)
                && Set(found).count == n
            if !isPermutation {
                let check = LabelCheck(
                    what: "row", expected: rows.labels, source: rows.source,
                    home: .init(file: text.path, place: name))
                problems.add(check.problems(labels))
            }
            problems.add(result.problems)
            try problems.throwIfAny(file: text.path)
        }
        return PandasContent(numbers: matrix, rows: found)
    }

    /// The labels of the rows, without reading the numbers.
    /// - Complexity: one pass.
    package func rowLabels() -> [String] {
        rowLabelCells().map { $0.joined(separator: "/") }
    }

    /// The cells of the labels of the rows, without reading the numbers.
    /// - Complexity: one pass.
    package func rowLabelCells() -> [[String]] {
        guard let base = text.bytes.baseAddress else { return [] }
        var cursor = CSVCursor(
            base: base, position: header.bodyStart, end: text.count, delimiter: delimiter)
        var labels: [[String]] = []
        while cursor.position < text.count {
            var cells: [String] = []
            while true {
                let field = cursor.next()
                if cells.count < header.labelColumns { cells.append(text.string(field) ?? "") }
                if field.terminator != .delimiter { break }
            }
            if cells != [""] { labels.append(cells) }
        }
        return labels
    }

    private func columnProblems(_ columns: PandasLabels) -> ProblemList {
        let check = LabelCheck(
            what: "column", expected: columns.labels, source: columns.source,
            home: .init(file: text.path, place: name))
        let found = zip(header.labels, header.offsets).map { label, offset in
            LabelCheck.Found(label: label) { text.location(of: offset, place: name) }
        }
        return check.problems(found)
    }

    private func rows(of result: CSVMatrixScan.Result) -> [LabelCheck.Found] {
        let width = header.labelColumns
        return stride(from: 0, to: result.labels.count, by: width).map { first in
            let fields = result.labels[first..<min(first + width, result.labels.count)]
            let label = fields.map(\.text).joined(separator: "/")
            return LabelCheck.Found(label: label) {
                text.location(of: fields.first?.start ?? 0, place: name)
            }
        }
    }
}

/// Memory that threads fill, each its own rows.
package struct SharedDoubles: @unchecked Sendable {
    package let base: UnsafeMutablePointer<Double>?

    /// Memory that outlives its use.
    package init(
        base: UnsafeMutablePointer<Double>?
    ) {
        self.base = base
    }
}

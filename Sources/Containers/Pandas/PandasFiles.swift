package import InputOutput
package import LinearAlgebra

/// The labels that are due in a file of pandas’, and where they are stated.
package struct PandasLabels {
    package let labels: [String]
    package let source: String

    package init(_ labels: [String], source: String) {
        self.labels = labels
        self.source = source
    }
}

/// What was read of a matrix of pandas’.
package struct PandasContent {
    /// The numbers; NaN for empty cells where these are kept.
    package let numbers: Matrix<OrdinalAxis, OrdinalAxis>
    /// The labels of the rows in the order of the file, several levels joined by `/`.
    package let rows: [String]
}

/// A matrix of numbers that pandas wrote, as text or as Parquet, with one or more levels of labels
/// on each side.
package protocol PandasMatrix {
    /// The file, for messages.
    var path: String { get }
    /// Name of the matrix, for messages, such as `Z`.
    var name: String { get }
    /// The labels of each level of the columns, one a column.
    var levels: [[String]] { get }
    /// Where a column’s label stands.
    func location(ofColumn column: Int) -> Diagnostic.Location
    /// Reads the numbers.
    /// - Parameters:
    ///   - anyRowOrder: the rows must be those that are due, but may stand in another order.
    ///   - keepsBlanks: empty cells and `NaN` are kept as NaN for the caller to judge.
    /// - Throws: all problems of the file, the first 20 and their number.
    func read(
        rows: PandasLabels, columns: PandasLabels, anyRowOrder: Bool, keepsBlanks: Bool,
        progress: (Double) -> Void
    ) throws(Diagnostics) -> PandasContent
    /// The labels of the rows, without reading the numbers.
    func rowLabels() throws(Diagnostics) -> [String]
}

extension PandasMatrix {
    /// The label of each column, levels joined by `/`.
    package var labels: [String] {
        (levels.first ?? []).indices.map { column in
            levels.map { $0[column] }.joined(separator: "/")
        }
    }

    /// Reads numbers of which none may be empty, in the order that is due.
    package func read(
        rows: PandasLabels, columns: PandasLabels, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> PandasContent {
        try read(
            rows: rows, columns: columns, anyRowOrder: false, keepsBlanks: false,
            progress: progress)
    }
}

/// A small file that pandas wrote, as text or as Parquet: labels and one text a row, such as the
/// units.
package protocol PandasTexts {
    /// The file, for messages.
    var path: String { get }
    /// The rows in order.
    var rows: [PandasTextRow] { get }
    /// Where a row stands.
    func location(ofRow row: Int) -> Diagnostic.Location
}

/// One row of a `PandasTexts`.
package struct PandasTextRow {
    /// The labels.
    package let labels: [String]
    /// The text behind them.
    package let value: String
}

package import InputOutput
import LinearAlgebra

/// A table that pandas wrote as Parquet: the columns of its index hold the labels of the rows, and
/// the names of the others are the labels of the columns, those of several levels as Python writes
/// a tuple: `('JPN', 'C26')`.
package struct PandasParquet {
    /// The file.
    package let file: ParquetFile
    /// Name of the matrix, for messages.
    package let name: String
    /// The labels of each level of the columns, one a column.
    package let levels: [[String]]
    /// The columns of the index, in the order of its levels.
    let index: [Int]
    /// The other columns.
    let values: [Int]

    /// Reads the labels of the columns.
    /// - Parameter levels: how many levels the columns have; nil for any number.
    /// - Throws: `damaged-parquet`, `unsupported-parquet`, `wrong-header`.
    package init(_ file: ParquetFile, name: String, levels due: Int?) throws(Diagnostics) {
        self.file = file
        self.name = name
        let index = try Self.index(of: file)
        self.index = index
        let isIndex = Set(index)
        values = file.columns.indices.filter { !isIndex.contains($0) }
        let labels = values.map { column in
            let name = file.columns[column].name
            return due == 1 ? [name] : PythonTuple.texts(in: name) ?? [name]
        }
        let count = due ?? labels.first?.count ?? 1
        for (column, label) in zip(values, labels) where label.count != count {
            throw Self.failure(
                file,
                """
                the column ‘\(file.columns[column].name.shortened)’ has \(label.count) labels \
                where \(count) are expected
                """)
        }
        levels = (0..<count).map { level in labels.map { $0[level] } }
    }

    private static func index(of file: ParquetFile) throws(Diagnostics) -> [Int] {
        guard let text = file.metadata("pandas") else {
            // polars and others keep no index: the columns of text are the labels.
            let texts = file.columns.indices.filter { file.columns[$0].kind == .texts }
            if texts.isEmpty { throw failure(file, "no column of it holds the labels of the rows") }
            // Where all are text, as in a file of units, the last one is what the labels stand for.
            return texts.count == file.columns.count ? Array(texts.dropLast()) : texts
        }
        var names: [String]?
        var scanner = JSONScanner(text)
        do throws(JSONScanner.SyntaxError) {
            try scanner.object { key, scanner throws(JSONScanner.SyntaxError) in
                let value = try scanner.rawValue()
                guard key == "index_columns" else { return }
                var list = JSONScanner(value)
                names = try list.arrayOfStringsIfPresent()
            }
        } catch {
            throw failure(file, "what pandas says of its index is not JSON: \(error.message)")
        }
        guard let names, !names.isEmpty else {
            throw failure(file, "its rows have no labels: pandas says that they are counted")
        }
        var index: [Int] = []
        for name in names {
            guard let column = file.index(of: name) else {
                throw failure(file, "there is no column ‘\(name.shortened)’ for its index")
            }
            index.append(column)
        }
        return index
    }

    static func failure(_ file: ParquetFile, _ message: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "wrong-header", message, at: .init(file: file.path),
                remedy: "save it again with pymrio’s save_all")
        ])
    }

    /// The labels of the rows, level by level.
    func rowLevels() throws(Diagnostics) -> [[String]] {
        var levels: [[String]] = []
        for column in index {
            guard case .texts(let texts) = try file.values(column) else {
                throw Self.failure(
                    file,
                    """
                    the column ‘\(file.columns[column].name.shortened)’ of its index holds \
                    \(file.columns[column].kind.words)
                    """)
            }
            if let row = texts.firstIndex(of: nil) {
                throw Diagnostics([
                    Diagnostic(
                        .error, "empty-label", "row \(row + 1) has no label",
                        at: .init(file: file.path, place: file.columns[column].name),
                        remedy: "save it again with a label for every row")
                ])
            }
            levels.append(texts.map { $0 ?? "" })
        }
        return levels
    }
}

extension PandasParquet: PandasMatrix {
    package var path: String { file.path }

    package func location(ofColumn column: Int) -> Diagnostic.Location {
        .init(file: path, place: "\(name), column \(column + 1)")
    }

    package func rowLabels() throws(Diagnostics) -> [String] {
        let levels = try rowLevels()
        return (0..<file.rowCount).map { row in
            levels.map { $0[row] }.joined(separator: "/")
        }
    }

    /// - Complexity: one pass, on all cores; memory of the matrix and a page a core.
    package func read(
        rows: PandasLabels, columns: PandasLabels, anyRowOrder: Bool, keepsBlanks: Bool,
        progress: (Double) -> Void
    ) throws(Diagnostics) -> PandasContent {
        var problems = ProblemList()
        let home = Diagnostic.Location(file: path, place: name)
        let columnCheck = LabelCheck(
            what: "column", expected: columns.labels, source: columns.source, home: home)
        problems.add(
            columnCheck.problems(
                labels.enumerated().map { index, label in
                    LabelCheck.Found(label: label) { location(ofColumn: index) }
                }))
        let found = try rowLabels()
        let isPermutation =
            anyRowOrder && Set(found) == Set(rows.labels) && Set(found).count == found.count
        if !isPermutation {
            let check = LabelCheck(
                what: "row", expected: rows.labels, source: rows.source, home: home)
            problems.add(
                check.problems(
                    found.enumerated().map { index, label in
                        LabelCheck.Found(label: label) {
                            .init(file: path, place: "\(name), row \(index + 1)")
                        }
                    }))
        }
        try problems.throwIfAny(file: path)
        let (n, m) = (found.count, values.count)
        let matrix = try Matrix<OrdinalAxis, OrdinalAxis>(
            Axis(count: n), Axis(count: m)
        ) { target throws(Diagnostics) in
            let box = SharedDoubles(base: target.baseAddress)
            let results = Parallel.map(m) { column in
                numbers(of: column, into: box, keepsBlanks: keepsBlanks, rows: found)
            }
            var problems = ProblemList()
            for result in results { problems.add(result) }
            try problems.throwIfAny(file: path)
        }
        progress(1)
        return PandasContent(numbers: matrix, rows: found)
    }

    /// Reads one column, and says what is wrong with it.
    private func numbers(
        of column: Int, into box: SharedDoubles, keepsBlanks: Bool, rows: [String]
    ) -> ProblemList {
        var problems = ProblemList()
        guard let base = box.base else { return problems }
        let target = base + column * rows.count
        do throws(Diagnostics) {
            _ = try file.readNumbers(values[column], into: target, missing: .nan)
        } catch {
            for item in error.items { problems.add(item) }
            return problems
        }
        for row in rows.indices where !target[row].isFinite {
            if target[row].isNaN, keepsBlanks { continue }
            let isEmpty = target[row].isNaN
            problems.add(
                Diagnostic(
                    .error, isEmpty ? "empty-cell" : "not-finite",
                    isEmpty
                        ? "the cell has no number"
                        : "the cell is \(target[row] < 0 ? "-inf" : "inf")",
                    at: .init(
                        file: path,
                        place:
                            """
                            \(name)[\(rows[row]), \
                            \(levels.map { $0[column] }.joined(separator: "/"))]
                            """
                    ),
                    remedy: "every cell must be a finite number"))
        }
        return problems
    }
}

/// The labels and the only other column of a small table.
package struct PandasParquetTexts: PandasTexts {
    /// The file, for messages.
    package let path: String
    /// The rows in order.
    package let rows: [PandasTextRow]

    /// Reads the rows. A column of numbers, such as output, has no texts: its labels are read.
    /// - Parameter labelColumns: how many labels a row has; nil for any number.
    /// - Throws: what `PandasParquet` throws, and `wrong-header`.
    package init(_ table: PandasParquet, labelColumns: Int?) throws(Diagnostics) {
        path = table.path
        let levels = try table.rowLevels()
        guard table.values.count == 1, labelColumns ?? levels.count == levels.count else {
            throw PandasParquet.failure(
                table.file,
                """
                it has \(levels.count) columns of labels and \(table.values.count) others, where \
                \(labelColumns ?? levels.count) and one are expected
                """)
        }
        var values = [String](repeating: "", count: table.file.rowCount)
        if table.file.columns[table.values[0]].kind == .texts,
            case .texts(let texts) = try table.file.values(table.values[0])
        {
            values = texts.map { $0 ?? "" }
        }
        rows = values.enumerated().map { row, value in
            PandasTextRow(labels: levels.map { $0[row] }, value: value)
        }
    }

    /// The place of a row.
    package func location(ofRow row: Int) -> Diagnostic.Location {
        .init(file: path, place: "row \(row + 1)")
    }
}

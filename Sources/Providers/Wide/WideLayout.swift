import Containers
import InputOutput
import LinearAlgebra

/// The labels of a wide file (industries, final demand and totals in columns; industries and the
/// rest in rows), checked, and its numbers read by them.
struct WideLayout {
    /// Labels of all columns of numbers.
    let labels: [String]
    /// Regions and sectors of the table.
    let industries: LabelGrid
    /// Label of each industry as the file writes it, in order.
    let industryLabels: [String]
    /// How many columns stand before final demand.
    let industryColumns: Int
    /// Region and category of each final-demand column.
    let demand: [LabelGrid.Pair]
    /// Labels of the final-demand columns as they are due.
    let demandLabels: [String]
    /// Regions, sectors and final demand as a table has them.
    let table: TableLayout
    /// The first line.
    let line: CSVHeader
    let text: CSVText
    /// What would fix an empty cell.
    let emptyCellRemedy: String
    /// What separates the cells.
    var delimiter = UInt8(ascii: ",")
    /// Labels with places where they stand in two lines, region above sector; nil for one line.
    var stacked: StackedLabels?

    /// Offset of the first row, and how many cells of a row are labels.
    private var bodyStart: Int { stacked?.end ?? line.end }
    private var labelColumns: Int { stacked == nil ? 1 : 2 }

    /// Labels of the columns behind final demand.
    var extras: [String] { Array(labels[(industryColumns + demand.count)...]) }

    /// Where the labels of columns and of rows are, for messages.
    var columnHome: Diagnostic.Location { .init(file: text.path, place: "columns") }
    var rowHome: Diagnostic.Location { .init(file: text.path, place: "rows") }

    /// What was read.
    struct Cells {
        let Z: Matrix<IndustryAxis, IndustryAxis>
        let Y: Matrix<IndustryAxis, DemandAxis>
        let wide: WideTableCells
        /// Labels of the rows behind the industries.
        let tailLabels: [String]
    }

    /// Labels with their places.
    typealias Found = [LabelCheck.Found]

    /// Reads all numbers.
    /// - Parameters:
    ///   - extraProblems: what is wrong with the columns behind final demand.
    ///   - tailProblems: what is wrong with the rows behind the industries.
    ///   - acceptsEmpty: which empty cells are 0 by the format; see `CSVMatrixScan`.
    /// - Throws: all problems of the first line and of cells; or, when the first line fits, of row
    ///   labels and of cells.
    func cells(
        extraProblems: (Found) -> ProblemList, tailProblems: (Found) -> ProblemList,
        acceptsEmpty: (@Sendable (_ row: String, _ column: Int) -> Bool)? = nil,
        progress: (Double) -> Void
    ) throws(Diagnostics) -> Cells {
        var problems = columnProblems(extraProblems)
        if problems.count > 0 {
            // Nothing is kept: this only finds what else is wrong.
            let scan = CSVMatrixScan(
                text: text, bodyStart: bodyStart, delimiter: delimiter, labelColumns: labelColumns,
                columns: labels, name: "table", emptyCellRemedy: emptyCellRemedy)
            problems.add(scan.run { _, _, _ in }.problems)
            try problems.throwIfAny(file: text.path)
        }
        try requireLength()
        var scan = WideTableScan(
            text: text, bodyStart: bodyStart, columns: columns(),
            tailLimit: 2 * industryLabels.count + 16, emptyCellRemedy: emptyCellRemedy,
            acceptsEmpty: acceptsEmpty)
        scan.delimiter = delimiter
        scan.labelColumns = labelColumns
        var Y = Matrix<IndustryAxis, DemandAxis>(table.industryAxis, table.demandAxis)
        var wide: WideTableCells?
        let Z = Matrix<IndustryAxis, IndustryAxis>(table.industryAxis, table.industryAxis) { Z in
            wide = Y.withUnsafeMutableElements { scan.run(Z: Z, Y: $0, progress: progress) }
        }
        guard let wide else { preconditionFailure("the scan did not run") }
        let tail = rowProblems(wide, tailProblems, &problems)
        problems.add(wide.problems)
        try problems.throwIfAny(file: text.path)
        return Cells(Z: Z, Y: Y, wide: wide, tailLabels: tail)
    }

    /// What does not fit in the first line.
    private func columnProblems(_ extraProblems: (Found) -> ProblemList) -> ProblemList {
        var problems = ProblemList()
        let found =
            stacked?.found(in: text)
            ?? line.found(dropping: line.labels.count - labels.count, name: "columns")
        let grid = LabelGrid(demand)
        let demandEnd = industryColumns + demand.count
        problems.add(
            LabelCheck(
                what: "column", expected: industryLabels,
                source: "\(industries.outer.count) regions × \(industries.inner.count) industries",
                home: columnHome
            ).problems(Array(found[..<industryColumns])))
        problems.add(
            LabelCheck(
                what: "column", expected: demandLabels,
                source: "\(grid.outer.count) regions × \(grid.inner.count) categories",
                home: columnHome
            ).problems(Array(found[industryColumns..<demandEnd])))
        problems.add(extraProblems(Array(found[demandEnd...])))
        return problems
    }

    /// Checks the rows of industries, and gives the labels of those behind them.
    private func rowProblems(
        _ wide: WideTableCells, _ tailProblems: (Found) -> ProblemList,
        _ problems: inout ProblemList
    ) -> [String] {
        let known = Set(industryLabels)
        let width = labelColumns
        let separator = stacked?.separator ?? ""
        let found = stride(from: 0, to: wide.rowLabels.count, by: width).map { first in
            let cells = wide.rowLabels[first..<min(first + width, wide.rowLabels.count)]
            let texts = cells.map(\.text).filter { !$0.isEmpty }
            let start = cells.first?.start ?? 0
            return LabelCheck.Found(label: texts.joined(separator: separator)) {
                text.location(of: start, place: "rows")
            }
        }
        let end = (found.lastIndex { known.contains($0.label) } ?? -1) + 1
        let check = LabelCheck(
            what: "row", expected: industryLabels, source: "the first line", home: rowHome)
        problems.add(check.problems(Array(found[..<end])))
        problems.add(tailProblems(Array(found[end...])))
        return found[end...].map(\.label)
    }

    private func columns() -> WideTableColumns {
        let positions = Dictionary(
            table.demandAxis.labels.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first })
        var targets: [Int?] = demand.map { positions["\($0.outer)/\($0.inner)"] }
        targets += extras.map { _ in nil }
        return WideTableColumns(
            labels: labels, industryCount: industryLabels.count, demandTargets: targets,
            demandCount: table.demandAxis.count)
    }

    /// A file too short for the cells that its first line announces is refused before there is
    /// memory for them.
    private func requireLength() throws(Diagnostics) {
        let n = industryLabels.count
        let needed = n * 2 * (labels.count + 1)
        guard text.count - bodyStart < needed else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "truncated-file",
                """
                the first line announces \(n) industries, whose rows have at least \(needed) \
                bytes; 
                """
                    + "\(text.count - bodyStart) follow",
                at: .init(file: text.path), remedy: "the file is cut short: get it again")
        ])
    }
}

import Containers
import InputOutput

/// A sheet of the extensions of EXIOBASE’s hybrid release: four rows of column labels (region, name
/// and two codes) behind one to three columns of row labels.
struct EXIOBASEHybridSheet {
    /// The labels of the rows.
    let labels: [[String]]
    private let grid: SheetGrid
    private let rows: [Int]
    private let columns: [(index: Int, region: String, name: String)]
    private let location: Diagnostic.Location

    private static let levels = 4

    /// Reads a sheet.
    /// - Throws: `missing-sheet`, and what reading it throws.
    init(_ workbook: Workbook, _ name: String) throws(Diagnostics) {
        location = .init(file: workbook.path, place: "sheet \(name)")
        guard let sheet = workbook.sheet(named: name) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-sheet", "there is no such sheet", at: location,
                    remedy: "take the workbook of extensions as it is published")
            ])
        }
        let grid = try workbook.grid(of: sheet)
        let width = grid.columnCount(ofRow: 0)
        let first =
            (0..<width).first { column in
                (0..<Self.levels).allSatisfy { !grid.text($0, column).isEmpty }
            } ?? width
        columns = (first..<width).filter { !grid.text(0, $0).isEmpty }.map {
            ($0, grid.text(0, $0), grid.text(1, $0))
        }
        rows = (Self.levels..<max(Self.levels, grid.rowCount)).filter {
            !grid.text($0, 0).isEmpty
        }
        labels = rows.map { row in (0..<first).map { grid.text(row, $0) } }
        self.grid = grid
    }

    /// Numbers of the columns of a matrix, row by row; an empty cell is 0, as in the release.
    /// - Throws: `label-order` for a column that is not there, and cells that are no numbers.
    func values(
        of due: [EXIOBASEHybridCSV.Label], _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> [[Double]] {
        var places: [String: Int] = [:]
        for column in columns { places["\(column.region)/\(column.name)"] = column.index }
        var indices: [Int] = []
        for label in due {
            guard let index = places["\(label.region)/\(label.name)"] else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "label-order",
                        "there is no column of \(label.region)/\(label.name)", at: location,
                        remedy: "take all files of one release")
                ])
            }
            indices.append(index)
        }
        var problems = ProblemList()
        var blanks = 0
        let numbers = rows.map { row in
            indices.map { column in
                let value = grid[row, column]
                if case .number(let number)? = value, number.isFinite { return number }
                guard let problem = value?.numberProblem else {
                    blanks += 1
                    return 0.0
                }
                problems.add(
                    Diagnostic(
                        .error, problem.code, problem.message,
                        at: .init(
                            file: location.file,
                            place: "\(location.place ?? ""), "
                                + CellReference.name(row: row, column: column)),
                        remedy: problem.remedy))
                return 0.0
            }
        }
        try problems.throwIfAny(file: location.file ?? "")
        if blanks > 0 {
            findings.append(
                Diagnostic(
                    .warning, "empty-cells",
                    counted(blanks, "cell is", "cells are") + " empty, and 0 here",
                    at: location))
        }
        return numbers
    }
}

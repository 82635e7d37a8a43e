import Containers
import InputOutput
import LinearAlgebra
import Synchronization

/// The cells of a table that the lines of a long file fill.
///
/// Cells that no line has filled yet hold a NaN that no number of a file can be. Two lines for one
/// cell are found by counting, and named by a slow pass of their own.
struct LongCells {
    private(set) var Z: Matrix<IndustryAxis, IndustryAxis>
    private(set) var Y: Matrix<IndustryAxis, DemandAxis>
    private(set) var V: Matrix<PrimaryInputAxis, IndustryAxis>
    /// Stated totals of columns, industries first and final demand behind; nil where there are
    /// none.
    private(set) var intermediateRow: [Double]?
    private(set) var outputRow: [Double]?
    /// Stated output of rows, n.
    private(set) var outputColumn: [Double]?
    /// Sum of what primary inputs state for final demand.
    private var inputsOfDemand = 0.0
    private var hasInputsOfDemand = false
    /// Cells without a line that were taken as 0.
    private var absent = 0
    /// Lines that gave a cell of Z, Y or V.
    private var lineCount = 0
    private let labels: LongLabels

    init(_ labels: LongLabels) {
        self.labels = labels
        let roles = labels.roles
        let layout = labels.layout
        func unfilled(_ target: UnsafeMutableBufferPointer<Double>) {
            target.update(repeating: .nan)
        }
        Z = Matrix(layout.industryAxis, layout.industryAxis, fill: unfilled)
        Y = Matrix(layout.industryAxis, layout.demandAxis, fill: unfilled)
        V = Matrix(
            Axis(roles.inputs.map { $0.tableCode ?? $0.code }), layout.industryAxis, fill: unfilled)
    }

    /// Memory that threads fill; different lines fill different cells, or the file is refused.
    private struct Targets: @unchecked Sendable {
        let Z: UnsafeMutablePointer<Double>?
        let Y: UnsafeMutablePointer<Double>?
        let V: UnsafeMutablePointer<Double>?
    }

    /// The few numbers that are in no matrix.
    private struct Side {
        var intermediateRow: [Double]
        var outputRow: [Double]
        var outputColumn: [Double]
        var inputsOfDemand = 0.0
        var hasInputsOfDemand = false
    }

    /// Reads all values.
    mutating func fill(
        from scan: LongScan, _ survey: LongScan.Survey, progress: (Double) -> Void
    ) -> ProblemList {
        let labels = labels
        let (n, m) = (Z.rowCount, V.rowCount)
        let width = n + Y.columnCount
        let unfilled = [Double](repeating: .nan, count: width)
        let side = Mutex(
            Side(
                intermediateRow: unfilled, outputRow: unfilled,
                outputColumn: Array(unfilled[..<n])))
        let (count, problems) = Z.withUnsafeMutableElements { Z in
            Y.withUnsafeMutableElements { Y in
                V.withUnsafeMutableElements { V in
                    let targets = Targets(
                        Z: Z.baseAddress, Y: Y.baseAddress, V: V.baseAddress)
                    return scan.flows(of: survey, progress: progress) { flow in
                        switch (labels.sellers[flow.seller], labels.buyers[flow.buyer]) {
                        case (.industry(let i), .industry(let j)):
                            targets.Z?[i + j * n] = flow.value
                        case (.industry(let i), .demand(let k)):
                            targets.Y?[i + k * n] = flow.value
                        case (.input(let v), .industry(let j)):
                            targets.V?[v + j * m] = flow.value
                        case (.industry(let i), .outputTotal):
                            side.withLock { $0.outputColumn[i] = flow.value }
                        case (.input, .demand):
                            side.withLock { side in
                                side.inputsOfDemand += flow.value
                                if flow.value != 0 { side.hasInputsOfDemand = true }
                            }
                        case (.intermediateTotal, .industry(let j)):
                            side.withLock { $0.intermediateRow[j] = flow.value }
                        case (.intermediateTotal, .demand(let k)):
                            side.withLock { $0.intermediateRow[n + k] = flow.value }
                        case (.outputTotal, .industry(let j)):
                            side.withLock { $0.outputRow[j] = flow.value }
                        case (.outputTotal, .demand(let k)):
                            side.withLock { $0.outputRow[n + k] = flow.value }
                        case (.input, .outputTotal), (.intermediateTotal, .outputTotal),
                            (.outputTotal, .outputTotal):
                            break
                        }
                        return Self.isCell(labels, flow)
                    }
                }
            }
        }
        lineCount = count
        let found = side.withLock { $0 }
        func stated(_ values: [Double]) -> [Double]? {
            values.contains { $0 == $0 } ? values : nil
        }
        intermediateRow = stated(found.intermediateRow)
        outputRow = stated(found.outputRow)
        outputColumn = stated(found.outputColumn)
        inputsOfDemand = found.inputsOfDemand
        hasInputsOfDemand = found.hasInputsOfDemand
        return problems
    }

    /// Missing cells, which become 0 where the roles say so, and cells with two lines.
    mutating func gaps(
        _ scan: LongScan, _ survey: LongScan.Survey, _ roles: LongRoles, _ labels: LongLabels
    ) -> ProblemList {
        var problems = duplicates(scan, survey)
        if problems.count > 0 { return problems }
        absent += Self.missing(&Z, "Z", roles, scan.text.path, &problems)
        absent += Self.missing(&Y, "Y", roles, scan.text.path, &problems)
        absent += Self.missing(&V, "V", roles, scan.text.path, &problems)
        for (name, totals) in [
            ("the row of intermediate inputs", intermediateRow),
            ("the column of output", outputColumn),
            ("the row of output", outputRow.map { Array($0[..<Z.columnCount]) }),
        ] {
            guard let totals else { continue }
            let count = totals.count { $0 != $0 }
            if count == 0 { continue }
            problems.add(
                Diagnostic(
                    .error, "missing-cell", "\(name) has no line for \(count) of \(totals.count)",
                    at: .init(file: scan.text.path),
                    remedy: "a total that is stated for some must be stated for all"))
        }
        return problems
    }

    /// Cells with more than one line, found by a sequential pass when the counts do not agree.
    private func duplicates(_ scan: LongScan, _ survey: LongScan.Survey) -> ProblemList {
        // Every line fills one cell, unless two fill the same.
        if lineCount == Self.filled(Z) + Self.filled(Y) + Self.filled(V) { return ProblemList() }
        let width = survey.buyers.count
        let seen = Mutex((pairs: Set<Int>(), found: ProblemList()))
        let labels = labels
        let text = scan.text
        _ = scan.flows(of: survey, inOrder: true) { flow in
            guard Self.isCell(labels, flow) else { return false }
            seen.withLock { state in
                // Primary inputs may come from several regions, and are one row.
                let seller: Int
                switch labels.sellers[flow.seller] {
                case .input(let v): seller = survey.sellers.count + v
                default: seller = flow.seller
                }
                if state.pairs.insert(seller * width + flow.buyer).inserted { return }
                let (from, to) = (
                    survey.sellers.pair(flow.seller), survey.buyers.pair(flow.buyer)
                )
                state.found.add(
                    Diagnostic(
                        .error, "duplicate-cell",
                        "\(from.outer)/\(from.inner) to \(to.outer)/\(to.inner) has a line already",
                        at: text.location(of: flow.offset), remedy: "every cell has one line"))
            }
            return true
        }
        return seen.withLock { $0.found }
    }

    /// Whether a line fills a cell of Z, Y or V.
    private static func isCell(_ labels: LongLabels, _ flow: LongScan.Flow) -> Bool {
        switch (labels.sellers[flow.seller], labels.buyers[flow.buyer]) {
        case (.industry, .industry), (.industry, .demand), (.input, .industry): true
        default: false
        }
    }

    private static func filled<R, C>(_ matrix: Matrix<R, C>) -> Int {
        matrix.withUnsafeElements { $0.count { $0 == $0 } }
    }

    /// Cells without a line: 0, counted, or problems.
    private static func missing<R, C>(
        _ matrix: inout Matrix<R, C>, _ name: String, _ roles: LongRoles, _ path: String,
        _ problems: inout ProblemList
    ) -> Int {
        let (rows, columns) = (matrix.rows, matrix.columns)
        return matrix.withUnsafeMutableElements { cells in
            var count = 0
            for k in cells.indices where cells[k] != cells[k] {
                count += 1
                if roles.absentIsZero {
                    cells[k] = 0
                    continue
                }
                let place = "\(name)[\(rows[k % rows.count]), \(columns[k / rows.count])]"
                problems.add(
                    Diagnostic(
                        .error, "missing-cell", "no line gives the cell",
                        at: .init(file: path, place: place),
                        remedy: roles.absentRemedy))
            }
            return roles.absentIsZero ? count : 0
        }
    }

    /// What was left out or filled.
    func findings(_ path: String, unit: String) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if hasInputsOfDemand {
            findings.append(
                Diagnostic(
                    .note, "inputs-of-final-demand",
                    "what primary inputs state for final demand, "
                        + "\(ShortNumber.text(inputsOfDemand)) \(unit) in all, has no place in a "
                        + "table and is left out", at: .init(file: path)))
        }
        if absent > 0 {
            let all = Z.count + Y.count + V.count
            findings.append(
                Diagnostic(
                    .warning, "absent-cells",
                    "\(absent) of \(all) cells have no line and were taken as 0",
                    at: .init(file: path)
                ))
        }
        return findings
    }
}

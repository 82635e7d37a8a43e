import Containers
import InputOutput
import LinearAlgebra
import Synchronization

/// Makes a table of the lines of a long file.
struct LongTable {
    let scan: LongScan
    let roles: LongRoles
    let facts: LongFacts

    /// Cells that are given memory whatever the number of lines: half a gigabyte.
    private static let harmlessCells = 1 << 26

    /// The table with its findings.
    /// - Parameter findings: what else is odd about the labels.
    /// - Throws: all problems of lines and labels: `short-row`, `long-row`, `mixed-decimals`,
    ///   `year-needed`, `no-such-year`, `unknown-label`, `no-industries`, `no-final-demand`,
    ///   `grid-too-sparse`; then all of values and cells: what `CellText` finds, `duplicate-cell`,
    ///   `missing-cell`; then `wrong-total`, `not-balanced`.
    /// - Complexity: two parallel passes over the file; memory of the matrices.
    func reading(
        progress: (Double) -> Void, findings: (TableLayout) -> [Diagnostic] = { _ in [] }
    ) throws(Diagnostics) -> TableReading {
        let survey = scan.survey { progress(0.4 * $0) }
        try survey.problems.throwIfAny(file: scan.text.path)
        let year = try year(survey)
        let labels = try LongLabels(survey, roles, scan.text)
        try requireRoom(labels, lines: survey.lineCount)
        let roles = labels.roles
        var cells = LongCells(labels)
        var problems = cells.fill(from: scan, survey) { progress(0.4 + 0.6 * $0) }
        if problems.count == 0 { problems = cells.gaps(scan, survey, roles, labels) }
        try problems.throwIfAny(file: scan.text.path)
        var table = stated(labels, cells, year)
        table.findings += findings(labels.layout)
        table.findings += Self.findings(survey, scan)
        if !labels.layout.isGrid {
            let counts = labels.layout.sectorsByRegion.map(\.count)
            table.findings.append(
                Diagnostic(
                    .note, "unequal-sectors",
                    """
                    the regions have different sectors, \(counts.min() ?? 0) to \
                    \(counts.max() ?? 0) of \(labels.layout.sectorCount): \
                    \(labels.layout.industryCount) industries in all
                    """, at: .init(file: scan.text.path)))
        }
        return try table.reading(from: scan.text.path)
    }

    /// `blank-lines` and `decimal-commas`: what a spreadsheet left or wrote.
    private static func findings(_ survey: LongScan.Survey, _ scan: LongScan) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        if let first = survey.blanks.first {
            let count = survey.blanks.count
            notes.append(
                Diagnostic(
                    .note, "blank-lines",
                    count == 1
                        ? "a line has nothing in it and is left out"
                        : "\(count) lines have nothing in them and are left out; this is the first",
                    at: scan.text.location(of: first)))
        }
        if survey.decimals.areCommas {
            notes.append(
                Diagnostic(
                    .note, "decimal-commas", "decimals are written with commas",
                    at: .init(file: scan.text.path)))
        }
        return notes
    }

    /// The year that is read: the one chosen, or the only one of the file.
    private func year(_ survey: LongScan.Survey) throws(Diagnostics) -> Int? {
        guard scan.columns.year != nil else { return facts.year }
        let years = survey.years.keys.sorted().map(String.init).joined(separator: ", ")
        func failure(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, code, message, at: .init(file: scan.text.path), remedy: remedy)
            ])
        }
        if let year = scan.year {
            guard survey.years[year] != nil else {
                throw failure("no-such-year", "there is no table of \(year)", "there is \(years)")
            }
            return year
        }
        if survey.years.count > 1 {
            throw failure(
                "year-needed", "there are tables of several years: \(years)",
                "choose one, such as --year \(survey.years.keys.max() ?? 0)")
        }
        return survey.years.keys.first
    }

    /// No memory for a grid that the lines cannot fill.
    private func requireRoom(_ labels: LongLabels, lines: Int) throws(Diagnostics) {
        let n = labels.layout.industryCount
        let cells = n.multipliedReportingOverflow(
            by: n + labels.layout.demandAxis.count + labels.roles.inputs.count)
        if !cells.overflow, cells.partialValue <= max(Self.harmlessCells, 20 * lines) { return }
        throw Diagnostics([
            Diagnostic(
                .error, "grid-too-sparse",
                """
                \(labels.layout.regionCount) regions × \(labels.layout.sectorCount) sectors \
                have far 
                """
                    + "more cells than the \(lines) lines",
                at: .init(file: scan.text.path),
                remedy: "check which columns hold regions and sectors")
        ])
    }

    private func stated(
        _ labels: LongLabels, _ cells: LongCells, _ year: Int?
    ) -> StatedTable {
        let (layout, roles) = (labels.layout, labels.roles)
        var table = StatedTable(
            name: facts.name + (facts.namesYear ? year.map { ", \($0)" } ?? "" : ""), year: year,
            unit: facts.unit, valuation: facts.valuation,
            provenance: facts.provenance, layout: layout,
            primaryInputs: roles.inputs.map {
                PrimaryInput($0.tableCode ?? $0.code, name: $0.name, kind: $0.kind)
            }, Z: cells.Z, Y: cells.Y, V: cells.V, tolerance: facts.tolerance)
        table.balance = facts.balance
        let n = layout.industryCount
        if let row = cells.outputRow {
            table.totals.append(
                StatedTotal("row of output", Array(row[..<n]), of: .costsOfIndustries))
            table.declaredOutput = Array(row[..<n])
        }
        if let row = cells.intermediateRow {
            table.totals.append(
                StatedTotal("row of intermediate inputs", Array(row[..<n]), of: .intermediateInputs)
            )
            table.totals.append(
                StatedTotal("row of intermediate inputs", Array(row[n...]), of: .demandColumns))
        }
        if let column = cells.outputColumn {
            table.totals.append(
                StatedTotal("column of output", column, of: .salesOfIndustries))
            table.declaredOutput = column
        }
        table.findings = scan.text.oddities + cells.findings(scan.text.path, unit: facts.unit)
        if roles.residualValueAdded { table.fillResidualValueAdded(scan.text.path) }
        return table
    }
}

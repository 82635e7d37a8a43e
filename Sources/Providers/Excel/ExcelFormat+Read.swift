import Containers
public import InputOutput
import LinearAlgebra

/// Reads back the workbooks that this program writes, also after they were saved in Excel.
extension ExcelFormat: TableReader {
    private static let parts = [
        "table", "regions", "sectors", "final_demand", "primary_inputs", "Z", "Y", "V",
    ]

    /// Opens workbooks that have a sheet for each part of a table.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard !source.isFolder, let archive = try source.files().archive,
            WorkbookParts.isWorkbook(archive.members.map(\.name))
        else { return nil }
        let workbook = try source.workbook(nil)
        let names = workbook.sheets.map(\.name)
        guard parts.allSatisfy(names.contains) else { return nil }
        return Opened(
            workbook: workbook,
            reason: "the workbook has the sheets \(parts.joined(separator: ", "))"
        )
    }

    private struct Opened: OpenedTable {
        let workbook: Workbook
        let reason: String

        var recognition: Recognition { Recognition(format: title, reason: reason) }

        func summary() throws(Diagnostics) -> TableSummary {
            let reader = ExcelReader(workbook: workbook)
            let facts = try reader.facts()
            return TableSummary(
                name: facts.name, year: facts.year, unit: facts.unit,
                source: facts.provenance["source"],
                regionCount: try reader.labels("regions").count,
                sectorCount: try reader.labels("sectors").count, format: title)
        }

        /// Reads the table.
        /// - Throws: all problems of its sheets, at most twenty of each.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            TableReading(try ExcelReader(workbook: workbook).table(progress: progress))
        }
    }
}

/// Reads the sheets of a workbook that this program wrote.
struct ExcelReader {
    let workbook: Workbook

    /// Problems of one sheet that are listed.
    private static let mostProblems = 20

    /// What the sheet `table` says.
    struct Facts {
        var name = ""
        var year: Int?
        var unit = ""
        var valuation = ""
        var provenance = Provenance()
        var satellites: [String] = []
        var accounts: [Int: Provenance] = [:]
    }

    /// The whole table.
    func table(progress: (Double) -> Void) throws(Diagnostics) -> MRIOTable {
        var problems = ProblemCollector()
        let facts = problems.attempt(try facts())
        let regions = problems.attempt(try labels("regions"))
        let sectors = problems.attempt(try labels("sectors"))
        let demand = problems.attempt(try labels("final_demand"))
        let inputs = problems.attempt(try labels("primary_inputs"))
        try problems.throwIfAny()
        guard let facts, let regions, let sectors, let demand, let inputs else {
            preconditionFailure("a part is missing without a problem")
        }
        let layout = try TableLayout(
            regions: regions.map { Region($0.code, name: $0.name) },
            sectors: sectors.map { Sector($0.code, name: $0.name) },
            finalDemand: demand.map { FinalDemandCategory($0.code, name: $0.name) })
        let primary = inputs.map {
            PrimaryInput($0.code, name: $0.name, kind: $0.third.flatMap(PrimaryInput.Kind.init))
        }
        let inputAxis = Axis<PrimaryInputAxis>(primary.map(\.code))
        let Z = problems.attempt(
            try matrix(sheet("Z"), layout.industryAxis, layout.industryAxis, labelColumns: 1))
        progress(0.7)
        let Y = problems.attempt(
            try matrix(sheet("Y"), layout.industryAxis, layout.demandAxis, labelColumns: 1))
        let V = problems.attempt(
            try matrix(sheet("V"), inputAxis, layout.industryAxis, labelColumns: 1))
        let x = problems.attempt(try output(layout))
        progress(0.9)
        let satellites = problems.attempt(try satellites(facts, layout))
        try problems.throwIfAny()
        guard let Z, let Y, let V, let x, let satellites else {
            preconditionFailure("a part is missing without a problem")
        }
        progress(1)
        do throws(Diagnostics) {
            return try MRIOTable(
                name: facts.name, year: facts.year, unit: facts.unit, valuation: facts.valuation,
                provenance: facts.provenance, layout: layout, primaryInputs: primary, Z: Z, Y: Y,
                V: V, satellites: satellites, declaredOutput: x)
        } catch {
            throw error.located(in: workbook.path)
        }
    }

    // MARK: Facts and labels

    /// Keys and values of the sheet `table`.
    func facts() throws(Diagnostics) -> Facts {
        let grid = try workbook.grid(of: try sheet("table"))
        var facts = Facts()
        var found: Set<String> = []
        for row in 1..<max(grid.rowCount, 1) {
            let (key, value) = (Self.raw(grid, row, 0), Self.raw(grid, row, 1))
            if ["name", "year", "unit", "valuation"].contains(key), !found.insert(key).inserted {
                throw Diagnostics([
                    problem(
                        "duplicate-key", "the key \(key) repeats", "table", row, 0, "state it once")
                ])
            }
            switch key {
            case "", "numbers": break
            case "name": facts.name = value
            case "unit": facts.unit = value
            case "valuation": facts.valuation = value
            case "history": facts.provenance.history.append(value)
            case "satellite": facts.satellites.append(value)
            case "year":
                facts.year = Int(value)
                if facts.year == nil {
                    throw Diagnostics([
                        problem(
                            "not-a-number", "the year ‘\(value)’ is not a whole number", "table",
                            row,
                            1,
                            "leave the line out when there is none")
                    ])
                }
            default: add(key, value, to: &facts)
            }
        }
        for key in ["name", "unit", "valuation"] where !found.contains(key) {
            throw Diagnostics([
                problem(
                    "missing-key", "there is no line for \(key)", "table", 0, 0,
                    "add a line with \(key) in column A and its value in column B")
            ])
        }
        return facts
    }

    private func add(_ key: String, _ value: String, to facts: inout Facts) {
        if key.hasPrefix(ExcelFormat.entryPrefix) {
            facts.provenance.entries.append(
                .init(String(key.dropFirst(ExcelFormat.entryPrefix.count)), value))
        } else if let (number, entry) = ExcelFormat.account(of: key) {
            if let entry {
                facts.accounts[number, default: Provenance()].entries.append(.init(entry, value))
            } else {
                facts.accounts[number, default: Provenance()].history.append(value)
            }
        } else {
            facts.provenance.entries.append(.init(key, value))
        }
    }

    /// Codes and names of a sheet, with what its third column holds.
    func labels(
        _ name: String
    ) throws(Diagnostics) -> [(code: String, name: String, third: String?)] {
        let grid = try workbook.grid(of: try sheet(name))
        var labels: [(code: String, name: String, third: String?)] = []
        for row in 1..<max(grid.rowCount, 1) {
            let code = grid.text(row, 0)
            if code.isEmpty {
                throw Diagnostics([
                    problem(
                        "missing-code", "there is no code", name, row, 0,
                        "give the row a code, or delete it")
                ])
            }
            let third = grid.text(row, 2)
            labels.append((code, Self.raw(grid, row, 1), third.isEmpty ? nil : third))
        }
        return labels
    }

    // MARK: Numbers

    /// The numbers of a sheet whose first row and first column hold the labels of both axes.
    private func matrix<R: AxisKind, C: AxisKind>(
        _ sheet: Workbook.Sheet, _ rows: Axis<R>, _ columns: Axis<C>, labelColumns: Int
    ) throws(Diagnostics) -> Matrix<R, C> {
        let grid = try workbook.grid(of: sheet)
        var problems: [Diagnostic] = []
        var hidden = 0
        func add(_ item: @autoclosure () -> Diagnostic) {
            if problems.count < Self.mostProblems { problems.append(item()) } else { hidden += 1 }
        }
        func compare(_ labels: [String], _ count: Int, _ found: (Int) -> (String, Int, Int)) {
            for (k, label) in labels.enumerated() {
                let (text, row, column) = found(k)
                if text != label {
                    add(
                        problem(
                            "unexpected-label", "the label is ‘\(text)’, where ‘\(label)’ belongs",
                            sheet.name, row, column,
                            "keep the order of the sheets regions, sectors and the others"))
                }
            }
            if count > labels.count {
                let (text, row, column) = found(labels.count)
                add(
                    problem(
                        "unexpected-label", "‘\(text)’ is one more than there are labels",
                        sheet.name, row, column, "delete it, or add it to the sheet of its labels"))
            }
        }
        compare(columns.labels, grid.columnCount(ofRow: 0) - labelColumns) {
            (grid.text(0, $0 + labelColumns), 0, $0 + labelColumns)
        }
        compare(rows.labels, grid.rowCount - 1) { (grid.text($0 + 1, 0), $0 + 1, 0) }
        let (m, n) = (rows.count, columns.count)
        var elements = [Double](repeating: 0, count: m * n)
        for i in 0..<m {
            for j in 0..<n {
                let value = grid[i + 1, j + labelColumns]
                if case .number(let number)? = value {
                    elements[i + j * m] = number
                } else {
                    let found = value?.numberProblem
                    add(
                        problem(
                            found?.code ?? "missing-number", found?.message ?? "the cell is empty",
                            sheet.name, i + 1, j + labelColumns,
                            found?.remedy ?? "write a number, and 0 where there is nothing"))
                }
            }
        }
        if hidden > 0 {
            problems.append(
                Diagnostic(
                    .error, "more-problems", "\(hidden) more problems of this sheet are not listed",
                    at: .init(file: workbook.path, place: sheet.name)))
        }
        if !problems.isEmpty { throw Diagnostics(problems) }
        return Matrix(rows, columns, columnMajor: elements)
    }

    /// Output as the source states it; nil where there is no sheet `x`.
    private func output(_ layout: TableLayout) throws(Diagnostics) -> [Double]? {
        guard let sheet = workbook.sheet(named: "x") else { return nil }
        return try matrix(sheet, layout.industryAxis, Axis<OrdinalAxis>(["x"]), labelColumns: 1)
            .column(0)
    }

    /// The accounts: two sheets each, behind those of the table.
    private func satellites(
        _ facts: Facts, _ layout: TableLayout
    ) throws(Diagnostics) -> [Satellite] {
        let isFlow = { (sheet: Workbook.Sheet) in sheet.name.hasPrefix("F ") }
        let isDemand = { (sheet: Workbook.Sheet) in sheet.name.hasPrefix("FY ") }
        let (flows, demands) = (
            workbook.sheets.filter(isFlow), workbook.sheets.filter(isDemand)
        )
        let names =
            facts.satellites.isEmpty ? flows.map { String($0.name.dropFirst(2)) } : facts.satellites
        guard flows.count == demands.count, flows.count == names.count else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-sheet",
                    """
                    \(names.count) accounts are listed, and there are \(flows.count) sheets F and \
                    \(demands.count) sheets FY
                    """, at: .init(file: workbook.path),
                    remedy: "an account needs a sheet ‘F NAME’ and a sheet ‘FY NAME’")
            ])
        }
        var satellites: [Satellite] = []
        for (k, name) in names.enumerated() {
            let grid = try workbook.grid(of: flows[k])
            let stressors = (1..<max(grid.rowCount, 1)).map {
                Satellite.Stressor(code: grid.text($0, 0), unit: grid.text($0, 1))
            }
            let axis = Satellite.axis(of: stressors)
            satellites.append(
                Satellite(
                    name: name, stressors: stressors,
                    F: try matrix(flows[k], axis, layout.industryAxis, labelColumns: 2),
                    FY: try matrix(demands[k], axis, layout.demandAxis, labelColumns: 2),
                    provenance: facts.accounts[k + 1] ?? Provenance()))
        }
        return satellites
    }

    // MARK: Places

    /// A text as it stands, blanks around it included.
    private static func raw(_ grid: SheetGrid, _ row: Int, _ column: Int) -> String {
        if case .text(let text)? = grid[row, column] { return text }
        return grid.text(row, column)
    }

    private func sheet(_ name: String) throws(Diagnostics) -> Workbook.Sheet {
        if let sheet = workbook.sheet(named: name) { return sheet }
        throw Diagnostics([
            Diagnostic(
                .error, "missing-sheet", "there is no sheet \(name)",
                at: .init(file: workbook.path),
                remedy: "a table needs it")
        ])
    }

    private func problem(
        _ code: String, _ message: String, _ sheet: String, _ row: Int, _ column: Int,
        _ remedy: String
    ) -> Diagnostic {
        Diagnostic(
            .error, code, message,
            at: .init(
                file: workbook.path,
                place: "\(sheet)!\(CellReference.name(row: row, column: column))"), remedy: remedy)
    }
}

import Containers
import InputOutput

/// Makes a table of the cells of a WIOD-like sheet as they come.
struct WIODSheetReader: SheetReceiver {
    private let known: WIODLayout
    private let sheet: String
    private let file: String
    private(set) var header = SheetGrid()
    private(set) var isFinished = false
    private var failure: Diagnostics?
    private var builder: WIODTableBuilder?
    private var row = -1
    private var labels: [Int: String] = [:]
    private var content = WIODTableBuilder.Row(values: [], isBlank: [])
    private var hasNumbers = false
    private var rowProblems = ProblemList()
    /// Columns from the first cell to the total.
    private var width = 0

    /// A reader of a sheet.
    init(_ known: WIODLayout, sheet: String, file: String) {
        self.known = known
        self.sheet = sheet
        self.file = file
    }

    mutating func receive(_ value: SheetValue, row: Int, column: Int) {
        if isFinished { return }
        if row < known.places.first.row {
            header.receive(value, row: row, column: column)
            return
        }
        if row != self.row {
            commit()
            self.row = row
            if builder == nil { begin() }
            if isFinished { return }
        }
        let position = column - known.places.first.column
        if position < 0 {
            labels[column] = value.label
        } else if case .number(let number) = value, position < width {
            content.values[position] = number
            content.isBlank[position] = false
            hasNumbers = true
        } else {
            odd(value, position, row, column)
        }
    }

    /// A cell that is not a number, or that stands behind the total.
    private mutating func odd(_ value: SheetValue, _ position: Int, _ row: Int, _ column: Int) {
        let problem: (code: String, message: String, remedy: String?)
        if case .number(let number) = value {
            problem = (
                "extra-column", "\(number) stands behind the total column",
                "nothing may stand there"
            )
        } else if let found = value.numberProblem {
            problem = (found.code, found.message, found.remedy)
        } else {
            // Blank to the eye, as in ADB's workbooks.
            return
        }
        hasNumbers = hasNumbers || position < width
        let labels = columnLabels(position)
        let place = place(row, column)
        rowProblems.add(
            Diagnostic(
                .error, problem.code, problem.message,
                at: .init(file: file, place: labels.map { "\(place), column \($0)" } ?? place),
                remedy: problem.remedy))
    }

    /// The table, when all cells have come.
    /// - Throws: everything that was found.
    mutating func table(
        _ heading: WIODTableBuilder.Heading
    ) throws(Diagnostics) -> StatedTable {
        commit()
        if let failure { throw failure }
        guard var builder else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-rows",
                    "the sheet has no row \(known.places.first.row + 1), where the cells begin",
                    at: .init(file: file, place: sheet), remedy: "get the file again")
            ])
        }
        self.builder = nil
        return try builder.table(heading, place: sheet)
    }

    /// The columns that a header stands for.
    /// - Throws: what `WIODColumns` throws.
    static func columns(
        _ header: SheetGrid, _ known: WIODLayout, sheet: String, file: String
    ) throws(Diagnostics) -> WIODColumns {
        let places = known.places
        let end =
            [places.sector.row, places.name.row, places.region.row, places.number.row].map {
                header.columnCount(ofRow: $0)
            }.max() ?? 0
        let columns = places.first.column..<max(end, places.first.column)
        return try WIODColumns(
            columns.map { column in
                let place = CellReference.name(row: places.number.row, column: column)
                return WIODColumns.Label(
                    code: Self.code(header, known, column),
                    name: header.text(places.name.row, column),
                    region: header.text(places.region.row, column),
                    demandCode: header.text(known.demandRow, column), place: "\(sheet)!\(place)")
            }, layout: known, file: file)
    }

    /// Final demand has no code in the row of the sectors where that is not the row of its codes.
    private static func code(_ header: SheetGrid, _ known: WIODLayout, _ column: Int) -> String {
        let code = header.text(known.places.sector.row, column)
        return code.isEmpty ? header.text(known.demandRow, column) : code
    }

    private mutating func begin() {
        do throws(Diagnostics) {
            let columns = try Self.columns(header, known, sheet: sheet, file: file)
            width = columns.cellCount + 1
            content = WIODTableBuilder.Row(
                values: [Double](repeating: 0, count: width),
                isBlank: [Bool](repeating: true, count: width))
            builder = WIODTableBuilder(columns, layout: known, file: file)
        } catch {
            failure = error
            isFinished = true
        }
    }

    /// Hands the row on that has come to its end.
    private mutating func commit() {
        guard row >= 0, builder != nil, failure == nil else { return }
        let places = known.places
        let number = row
        let label = WIODTableBuilder.RowLabel(
            code: labels[places.sector.column] ?? "", name: labels[places.name.column] ?? "",
            region: labels[places.region.column] ?? "", number: labels[places.number.column] ?? "",
            place: place(row, places.number.column))
        do throws(Diagnostics) {
            // A footnote may hold any words.
            let isBare = !hasNumbers && label.number.isEmpty && label.code.isEmpty
            switch isBare ? .other : try builder?.kind(of: label) {
            case .industry:
                builder?.problems.add(rowProblems)
                let (sheet, first) = (sheet, places.first.column)
                builder?.add(industry: label, content) { column in
                    "\(sheet)!\(CellReference.name(row: number, column: first + column))"
                }
            case .tail(let kind):
                builder?.problems.add(rowProblems)
                builder?.add(tail: kind, label, content)
            case .other, nil:
                if hasNumbers {
                    let problem = unknownRow(label)
                    builder?.problems.add(problem)
                }
            }
        } catch {
            for item in error.items { builder?.problems.add(item) }
        }
        labels.removeAll(keepingCapacity: true)
        rowProblems = ProblemList()
        hasNumbers = false
        for k in 0..<width {
            content.values[k] = 0
            content.isBlank[k] = true
        }
    }

    private func unknownRow(_ label: WIODTableBuilder.RowLabel) -> Diagnostic {
        let code = label.code == label.number ? "" : label.code
        let shown = [label.region, code, label.number, label.name].filter { !$0.isEmpty }
            .joined(separator: " ")
        return Diagnostic(
            .error, "unknown-label",
            "the row ‘\(shown.shortened)’ is neither an industry nor a total",
            at: .init(file: file, place: label.place),
            remedy: "below the industries are known: "
                + known.tail.map(\.code).joined(separator: ", "))
    }

    private func place(_ row: Int, _ column: Int) -> String {
        "\(sheet)!\(CellReference.name(row: row, column: column))"
    }

    private func columnLabels(_ position: Int) -> String? {
        guard let columns = builder?.columns, position < columns.cellCount else { return nil }
        let n = columns.industryCount
        return position < n
            ? columns.layout.industryAxis[position] : columns.layout.demandAxis[position - n]
    }
}

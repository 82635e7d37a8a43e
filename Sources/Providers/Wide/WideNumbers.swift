import Containers
import InputOutput
import LinearAlgebra

/// A wide file without labels: industries in rows, then primary inputs; industries in columns, then
/// final demand by region, then output where the mapping says so.
struct WideNumbers {
    let text: CSVText
    let columnCount: Int
    let mapping: MappingFile
    /// What was left out of the file.
    let found: [Diagnostic]

    /// The table with its findings.
    /// - Throws: `wrong-size`, all problems of cells, then `wrong-total`; `duplicate-code`.
    func reading(
        year: Int?, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let layout = try layout()
        let n = layout.industryCount
        let tail = tailLabels
        try requireLength(n)
        let demand = layout.demandAxis.count
        let columns = WideTableColumns(
            labels: layout.industryAxis.labels + layout.demandAxis.labels + outputColumns,
            industryCount: n,
            demandTargets: (0..<demand).map { $0 } + outputColumns.map { _ in nil },
            demandCount: demand)
        var scan = WideTableScan(
            text: text, bodyStart: text.start, columns: columns, tailLimit: tail.count,
            emptyCellRemedy: "write 0 where nothing flows", labelColumns: 0)
        scan.delimiter = mapping.delimiter
        scan.rowLabels = layout.industryAxis.labels + tail.map(\.label)
        var Y = Matrix<IndustryAxis, DemandAxis>(layout.industryAxis, layout.demandAxis)
        var found: WideTableCells?
        let Z = Matrix<IndustryAxis, IndustryAxis>(layout.industryAxis, layout.industryAxis) { Z in
            found = Y.withUnsafeMutableElements { scan.run(Z: Z, Y: $0, progress: progress) }
        }
        guard let cells = found else { preconditionFailure("the scan did not run") }
        var problems = ProblemList()
        if cells.rowCount != n + tail.count {
            problems.add(wrongRows(cells.rowCount, layout))
        }
        problems.add(cells.problems)
        try problems.throwIfAny(file: text.path)
        let rows = zip(tail, cells.tail).map { (role: $0.role, cells: Array($1[..<n])) }
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(mapping.inputs.map(\.code)), layout.industryAxis,
            rowMajor: rows.filter { $0.role == .input }.map(\.cells))
        var table = WideFormat.stated(
            text, mapping, year: year, layout: layout, Z: Z, Y: Y, V: V, besides: self.found)
        for row in rows where row.role != .input {
            table.add(row.role == .output ? .costs : .intermediate, row.cells)
        }
        table.noteInputsOfDemand(
            zip(tail, cells.tail).filter { $0.0.role == .input }.map {
                ($0.label, Array($1[n..<(n + demand)]))
            }, text.path)
        if let label = outputColumns.first, let output = cells.extras[label] {
            table.add(.sales, output)
        }
        return try table.reading(from: text.path)
    }

    /// A file too short for the industries that its first line announces is refused before there is
    /// memory for them.
    private func requireLength(_ n: Int) throws(Diagnostics) {
        guard Double(n) * 2 * Double(columnCount) > Double(text.count) else { return }
        throw wrongSize(
            "\(n) rows of \(columnCount) numbers do not fit into \(text.count) bytes",
            "the file is cut short, or the mapping is of another")
    }

    private enum Role { case input, intermediate, output }

    /// Rows behind the industries: intermediate inputs, primary inputs, output.
    private var tailLabels: [(label: String, role: Role)] {
        mapping.codes("intermediate_row").map { ($0.code, .intermediate) }
            + mapping.inputs.map { ($0.code, .input) }
            + mapping.codes("output_row").map { ($0.code, .output) }
    }

    private var outputColumns: [String] { mapping.codes("output_column").map(\.code) }

    /// Regions, sectors and final demand as the mapping and the size of the file say.
    private func layout() throws(Diagnostics) -> TableLayout {
        let named = mapping.codes("region")
        let count = named.isEmpty ? mapping.regionCount : named.count
        guard let G = count else {
            throw wrongSize(
                "the mapping does not say which regions there are",
                "add a line region,CODE for each, or regions,NUMBER")
        }
        if let stated = mapping.regionCount, stated != G {
            throw wrongSize(
                "the mapping lists \(G) regions and states \(stated)", "leave the number out")
        }
        let sectors = mapping.codes("sector")
        let n = sectors.isEmpty ? rowCount - tailLabels.count : G * sectors.count
        guard n > 0, n % G == 0 else {
            throw wrongSize(
                """
                \(rowCount) rows, \(tailLabels.count) of them no industries, do not divide \
                into \(G) 
                """
                    + "regions",
                "check the regions, and name every row below the industries (value_added, taxes, "
                    + "intermediate_row, output_row)")
        }
        let demandColumns = columnCount - n - outputColumns.count
        let categories = mapping.codes("final_demand")
        let K = categories.isEmpty ? demandColumns / G : categories.count
        guard demandColumns > 0, demandColumns == G * K else {
            throw wrongSize(
                "\(columnCount) columns are not \(n) industries and final demand of \(G) regions"
                    + (categories.isEmpty ? "" : " × \(K) categories")
                    + (outputColumns.isEmpty ? "" : " and \(outputColumns.count) of output"),
                "check the regions, the sectors, final_demand and output_column of the mapping")
        }
        do throws(Diagnostics) {
            return try TableLayout(
                regions: named.isEmpty
                    ? (1...G).map { Region("R\($0)") }
                    : named.map { Region($0.code, name: $0.name) },
                sectors: sectors.isEmpty
                    ? (1...(n / G)).map { Sector("S\($0)") }
                    : sectors.map { Sector($0.code, name: $0.name) },
                finalDemand: categories.isEmpty
                    ? (1...K).map { FinalDemandCategory("F\($0)") }
                    : categories.map { FinalDemandCategory($0.code, name: $0.name) })
        } catch {
            throw error.located(in: mapping.path)
        }
    }

    /// Lines of the file, those without anything in them at its end left out.
    private var rowCount: Int {
        var end = text.count
        while end > text.start, text.bytes[end - 1] == 0x0A || text.bytes[end - 1] == 0x0D {
            end -= 1
        }
        return ByteCount.of(0x0A, in: UnsafeBufferPointer(rebasing: text.bytes[text.start..<end]))
            + 1
    }

    private func wrongSize(_ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "wrong-size", message, at: .init(file: text.path), remedy: remedy)
        ])
    }

    private func wrongRows(_ count: Int, _ layout: TableLayout) -> Diagnostic {
        Diagnostic(
            .error, "wrong-size",
            "the file has \(count) rows where \(layout.industryCount) industries and "
                + "\(tailLabels.count) more are expected",
            at: .init(file: text.path),
            remedy: "check the regions and sectors of the mapping, and name every row below the "
                + "industries (value_added, taxes, intermediate_row, output_row)")
    }
}

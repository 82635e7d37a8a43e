import Containers
import InputOutput
import LinearAlgebra

/// A wide file with labels of one's own, such as `AUS_A01`, in its first row and its first column.
struct WideLabels {
    let text: CSVText
    let line: CSVHeader
    let mapping: MappingFile
    /// What was left out of the file.
    let found: [Diagnostic]

    private var separator: String { mapping.text("label_separator") ?? "_" }

    /// The table with its findings.
    /// - Throws: `no-final-demand`, `no-industries`; all problems of labels and cells; then
    ///   `wrong-total`; `duplicate-code`.
    func reading(
        year: Int?, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let layout = try layout()
        let n = layout.industryLabels.count
        let outputs = mapping.codes("output_column").map(\.code)
        let tail = mapping.inputs.map(\.code) + totals
        let cells = try layout.cells(
            extraProblems: { found in
                LabelCheck(
                    what: "column", expected: outputs, source: "the mapping",
                    home: layout.columnHome
                ).problems(found)
            },
            tailProblems: { found in tailProblems(found, tail, layout) }, progress: progress)
        func row(_ label: String) -> [Double] {
            let index = cells.tailLabels.firstIndex(of: label)
            guard let index else { preconditionFailure("the row \(label) was checked") }
            return Array(cells.wide.tail[index][..<n])
        }
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(mapping.inputs.map(\.code)), layout.table.industryAxis,
            rowMajor: mapping.inputs.map { row($0.code) })
        var table = WideFormat.stated(
            text, mapping, year: year, layout: layout.table, Z: cells.Z, Y: cells.Y, V: V,
            besides: found)
        for code in mapping.codes("intermediate_row") { table.add(.intermediate, row(code.code)) }
        for code in mapping.codes("output_row") { table.add(.costs, row(code.code)) }
        for label in outputs {
            if let output = cells.wide.extras[label] { table.add(.sales, output) }
        }
        table.noteInputsOfDemand(
            mapping.inputs.map { input in
                let index = cells.tailLabels.firstIndex(of: input.code)
                let all = index.map { cells.wide.tail[$0] } ?? []
                return (input.code, Array(all[n..<(n + layout.demand.count)]))
            }, text.path)
        return try table.reading(from: text.path)
    }

    private var totals: [String] {
        (mapping.codes("intermediate_row") + mapping.codes("output_row")).map(\.code)
    }

    /// Rows behind the industries are those that the mapping names, in any order.
    private func tailProblems(
        _ found: WideLayout.Found, _ due: [String], _ layout: WideLayout
    ) -> ProblemList {
        let known = Set(due)
        let sorted = due.filter { label in found.contains { $0.label == label } }
        let order = Dictionary(
            sorted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Same order for both, so that only labels themselves are compared.
        let inOrder =
            found.filter { known.contains($0.label) }
            .sorted { order[$0.label] ?? 0 < order[$1.label] ?? 0 }
            + found.filter { !known.contains($0.label) }
        return LabelCheck(
            what: "row", expected: due, source: "the mapping", home: layout.rowHome
        ).problems(inOrder)
    }

    private func layout() throws(Diagnostics) -> WideLayout {
        let stacked = StackedLabels(
            line, in: text, delimiter: mapping.delimiter, separator: separator)
        let labels = stacked?.labels ?? Array(line.labels.dropFirst())
        let categories = mapping.codes("final_demand")
        let known = Set(categories.map(\.code))
        let outputs = Set(mapping.codes("output_column").map(\.code))
        let pairs = labels.map {
            LabelGrid.pair(splitting: $0, at: separator) ?? LabelGrid.Pair(outer: $0, inner: "")
        }
        guard let start = pairs.firstIndex(where: { known.contains($0.inner) }) else {
            throw failure(
                "no-final-demand",
                "no column has a label of a region and a code of final demand, such as "
                    + "\(pairs.first?.outer.shortened ?? "R")\(separator)"
                    + "\(categories.first?.code ?? "CODE")",
                "name the codes of final demand in the mapping, a line final_demand,CODE each, and "
                    + "label_separator where it is not _")
        }
        guard start > 0 else {
            throw failure(
                "no-industries", "there is no column before final demand",
                "industries come first, then final demand, then totals")
        }
        let end =
            labels[start...].firstIndex { outputs.contains($0) } ?? labels.count
        let industries = LabelGrid(Array(pairs[..<start]))
        // The order of the file, of the codes that the mapping names: others are no final demand.
        let found = LabelGrid(Array(pairs[start..<end])).inner.filter(known.contains)
        let codes = found + categories.map(\.code).filter { !found.contains($0) }
        let names = { (key: String) in
            Dictionary(
                mapping.codes(key).map { ($0.code, $0.name) }, uniquingKeysWith: { a, _ in a })
        }
        let (regions, sectors, finals) = (names("region"), names("sector"), names("final_demand"))
        do throws(Diagnostics) {
            return WideLayout(
                labels: labels, industries: industries,
                industryLabels: industries.labels(joinedBy: separator), industryColumns: start,
                demand: Array(pairs[start..<end]),
                demandLabels: industries.outer.flatMap { region in
                    codes.map { "\(region)\(separator)\($0)" }
                },
                table: try TableLayout(
                    regions: industries.outer.map { Region($0, name: regions[$0] ?? nil) },
                    sectors: industries.inner.map { Sector($0, name: sectors[$0] ?? nil) },
                    finalDemand: codes.map {
                        FinalDemandCategory($0, name: finals[$0] ?? nil)
                    }), line: line, text: text, emptyCellRemedy: "write 0 where nothing flows",
                delimiter: mapping.delimiter, stacked: stacked)
        } catch {
            throw error.located(in: text.path)
        }
    }

    private func failure(
        _ code: String, _ message: String, _ remedy: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: text.path, line: 1), remedy: remedy)
        ])
    }
}

extension StatedTable {
    /// Totals of a wide file of one's own.
    enum OwnTotal { case sales, costs, intermediate }

    /// Adds a total that is checked; output is what the source declares.
    mutating func add(_ total: OwnTotal, _ values: [Double]) {
        switch total {
        case .sales:
            totals.append(StatedTotal("column of output", values, of: .salesOfIndustries))
            declaredOutput = values
        case .costs:
            // A file without primary inputs has no costs that output could be compared with.
            totals.append(
                StatedTotal("row of output", values, of: .costsOfIndustries))
            declaredOutput = declaredOutput ?? values
        case .intermediate:
            totals.append(
                StatedTotal("row of intermediate inputs", values, of: .intermediateInputs))
        }
    }
}

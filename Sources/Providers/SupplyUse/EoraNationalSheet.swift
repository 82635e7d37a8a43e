import Containers
import InputOutput
import LinearAlgebra

/// One of Eora’s national files: labels and numbers.
struct EoraNationalSheet {
    /// A row or column.
    private struct Label {
        let country: String
        let code: String
        let group: String
        let item: String
    }

    private enum Group {
        static let industries = "Industries"
        static let products = "Commodities"
        static let demand = "Final Demand"
        static let exports = "ExportsTo"
        static let inputs = "Primary Inputs"
        static let imports = "ImportsFrom"
    }

    private let text: CSVText
    private let columns: [Label]
    private let rows: [Label]
    private let numbers: [[Double]]

    /// How many label lines and label columns there are.
    private static let levels = 4

    /// Reads a file.
    /// - Throws: `wrong-header`, `unknown-group`, `short-row`, `long-row`, `blank-line`, and what
    ///   is wrong with single numbers.
    init(_ text: CSVText) throws(Diagnostics) {
        self.text = text
        let header = try PandasMatrixFile(
            text, name: "IO", levels: Self.levels, labelColumns: Self.levels
        ).header
        let parts = header.levels
        columns = parts[0].indices.map { k in
            Label(
                country: parts[0][k], code: parts[1][k], group: parts[2][k], item: parts[3][k])
        }
        var problems = ProblemList()
        let known = [Group.industries, Group.products, Group.demand, Group.exports]
        for (label, offset) in zip(columns, header.offsets) where !known.contains(label.group) {
            problems.add(
                Diagnostic(
                    .error, "unknown-group",
                    "the column \(label.item.shortened) is of the group ‘\(label.group.shortened)’",
                    at: text.location(of: offset),
                    remedy: "groups of columns are \(known.joined(separator: ", "))"))
        }
        var labels: [Label] = []
        var numbers: [[Double]] = []
        var position = header.bodyStart
        while position < text.count {
            let line = DelimitedLine(text, at: position)
            defer { position = line.end }
            if line.isBlank {
                if line.end < text.count { problems.add(text.blankLine(at: position)) }
                continue
            }
            problems.add(line.problems)
            let cells = line.cells
            let width = Self.levels + columns.count
            guard cells.count == width else {
                problems.add(
                    Diagnostic(
                        .error, cells.count < width ? "short-row" : "long-row",
                        "the line has \(cells.count) cells where \(width) are expected",
                        at: text.location(of: position), remedy: "the file is cut short or damaged"
                    ))
                continue
            }
            labels.append(
                Label(country: cells[0], code: cells[1], group: cells[2], item: cells[3]))
            numbers.append(
                (Self.levels..<width).map { k in
                    if let value = Double(cells[k]), value.isFinite { return value }
                    let found = CellText.problem(with: cells[k])
                    problems.add(
                        Diagnostic(
                            .error, found.code, found.message,
                            at: text.location(of: line.offsets[k]), remedy: found.remedy))
                    return 0
                })
        }
        try problems.throwIfAny(file: text.path)
        rows = labels
        self.numbers = numbers
    }

    /// The tables.
    /// - Throws: `no-supply-table` where there are industries or commodities only, `label-order`,
    ///   `unexpected-cell`, and what `SupplyUseTable` throws.
    func table(
        year: Int?, valuation: String, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable {
        let makers = rows.indices.filter { rows[$0].group == Group.industries }
        let users = columns.indices.filter { columns[$0].group == Group.industries }
        let products = rows.indices.filter { rows[$0].group == Group.products }
        let made = columns.indices.filter { columns[$0].group == Group.products }
        guard !makers.isEmpty, !products.isEmpty else {
            throw failure(
                "no-supply-table",
                "the table is "
                    + (products.isEmpty ? "industry by industry" : "commodity by commodity"),
                "supply and use tables have rows of Industries and of Commodities: this country "
                    + "has no supply table in Eora")
        }
        guard makers.map({ rows[$0].item }) == users.map({ columns[$0].item }),
            products.map({ rows[$0].item }) == made.map({ columns[$0].item })
        else {
            throw failure(
                "label-order", "rows and columns have other industries or commodities",
                "write the labels of rows and columns in the same order")
        }
        let demand = columns.indices.filter {
            [Group.demand, Group.exports].contains(columns[$0].group)
        }
        let inputs = rows.indices.filter { rows[$0].group == Group.inputs }
        let imports = rows.indices.filter { rows[$0].group == Group.imports }
        let stressors = rows.indices.filter {
            ![Group.industries, Group.products, Group.inputs, Group.imports].contains(
                rows[$0].group)
        }
        var problems = ProblemList()
        requireEmpty(makers, users + demand, &problems)
        requireEmpty(products, made, &problems)
        let taxes = inputs.filter(isTax)
        requireEmpty(inputs.filter { !isTax($0) }, made, &problems)
        try problems.throwIfAny(file: text.path)
        let home = rows[makers[0]]
        let productNames = unique(products.map { rows[$0].item }, "commodities", &findings)
        let layout = try SupplyUseLayout(
            regions: [Region(home.code, name: home.country)],
            products: productNames.map { Sector($0) },
            industries: unique(makers.map { rows[$0].item }, "industries", &findings)
                .map { Sector($0) },
            finalDemand: unique(demand.map { name(columns[$0]) }, "final demands", &findings)
                .map { FinalDemandCategory($0) })
        let primary =
            inputs.map { PrimaryInput(rows[$0].item) }
            + imports.map { PrimaryInput(name(rows[$0]), kind: .imports) }
        let accounts = stressors.map {
            Satellite.Stressor(
                code: "\(rows[$0].item) (\(rows[$0].code))", unit: EoraLabels.unit(rows[$0].group))
        }
        let axis = Satellite.axis(of: accounts)
        noteDropped(inputs + imports, demand, "final demand pays itself", &findings)
        noteDropped(stressors, made, "stands in the columns of commodities", &findings)
        return try SupplyUseTable(
            name: "Eora, \(home.country)" + (year.map { ", \($0)" } ?? ""), year: year,
            unit: "thousand USD", valuation: valuation,
            provenance: Provenance(entries: [
                .init("source", "Eora, national supply and use tables"),
                .init("file", SourceFiles.lastComponent(of: text.path)),
                .init("licence", "the provider’s terms"),
            ]), layout: layout, primaryInputs: primary,
            supply: matrix(layout.productAxis, layout.industryAxis) {
                numbers[makers[$1]][made[$0]]
            },
            use: part(products, users, layout.productAxis, layout.activityAxis),
            Y: part(products, demand, layout.productAxis, layout.demandAxis),
            V: part(inputs + imports, users, Axis(primary.map(\.code)), layout.activityAxis),
            adjustments: adjustments(imports, .imports, made) + adjustments(taxes, .taxes, made),
            accounts: accounts.isEmpty
                ? []
                : [
                    .init(
                        name: "Q", stressors: accounts,
                        F: part(stressors, users, axis, layout.activityAxis),
                        FY: part(stressors, demand, axis, layout.demandAxis))
                ])
    }

    private func isTax(_ row: Int) -> Bool {
        let item = rows[row].item.lowercased()
        return item.contains("tax") || item.contains("subsid")
    }

    /// A partner by name; anything else by its item.
    private func name(_ label: Label) -> String {
        switch label.group {
        case Group.exports: "Exports to \(label.code)" + suffix(label)
        case Group.imports: "Imports from \(label.code)" + suffix(label)
        default: label.item
        }
    }

    private func suffix(_ label: Label) -> String {
        ["", "Total"].contains(label.item) ? "" : ", \(label.item)"
    }

    /// Names of which each is one of a kind: Eora gives some commodities the same name.
    private func unique(
        _ names: [String], _ what: String, _ findings: inout [Diagnostic]
    ) -> [String] {
        var counts: [String: Int] = [:]
        var renamed: [String] = []
        let result = names.map { name in
            counts[name.lowercased(), default: 0] += 1
            let count = counts[name.lowercased()] ?? 1
            if count == 1 { return name }
            renamed.append("\(name) [\(count)]")
            return "\(name) [\(count)]"
        }
        if !renamed.isEmpty {
            let shown = renamed.prefix(3).joined(separator: ", ")
            findings.append(
                Diagnostic(
                    .warning, "repeated-names",
                    """
                    \(what) have the same name and are numbered here: \
                    \(shown)\(renamed.count > 3 ? ", …" : "")
                    """, at: .init(file: text.path)))
        }
        return result
    }

    private func adjustments(
        _ list: [Int], _ kind: SupplyUseTable.Adjustment.Kind, _ made: [Int]
    ) -> [SupplyUseTable.Adjustment] {
        list.compactMap { row in
            let values = made.map { numbers[row][$0] }
            guard values.contains(where: { $0 != 0 }) else { return nil }
            return .init(name(rows[row]), kind: kind, values: values)
        }
    }

    private func matrix<R: AxisKind, C: AxisKind>(
        _ rows: Axis<R>, _ columns: Axis<C>, _ cell: (Int, Int) -> Double
    ) -> Matrix<R, C> {
        Matrix(rows, columns) { target in
            for j in 0..<columns.count {
                for i in 0..<rows.count { target[i + j * rows.count] = cell(i, j) }
            }
        }
    }

    private func part<R: AxisKind, C: AxisKind>(
        _ rows: [Int], _ columns: [Int], _ rowAxis: Axis<R>, _ columnAxis: Axis<C>
    ) -> Matrix<R, C> {
        matrix(rowAxis, columnAxis) { numbers[rows[$0]][columns[$1]] }
    }

    private func requireEmpty(_ list: [Int], _ at: [Int], _ problems: inout ProblemList) {
        for row in list {
            for column in at where numbers[row][column] != 0 {
                problems.add(
                    Diagnostic(
                        .error, "unexpected-cell",
                        "the cell is \(ShortNumber.text(numbers[row][column])) where 0 is expected",
                        at: .init(
                            file: text.path,
                            place: "IO[\(name(rows[row])), \(name(columns[column]))]"),
                        remedy: "of a supply and use table this block is empty"))
            }
        }
    }

    /// What has no place in supply and use tables is said.
    private func noteDropped(
        _ list: [Int], _ at: [Int], _ what: String, _ findings: inout [Diagnostic]
    ) {
        let rows = list.filter { row in at.contains { numbers[row][$0] != 0 } }
        guard let first = rows.first else { return }
        findings.append(
            Diagnostic(
                .warning, "outside-the-tables",
                """
                what \(what) has no place in supply and use tables and is left out: \
                \(rows.count == 1 ? "the row" : "\(rows.count) rows, the first") \
                \(name(self.rows[first]))
                """, at: .init(file: text.path)))
    }

    private func failure(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: text.path), remedy: remedy)
        ])
    }
}

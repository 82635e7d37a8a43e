import Containers
import InputOutput
import LinearAlgebra

/// A matrix of EXIOBASE’s hybrid release, separated by commas: four lines of column labels (region,
/// name and two codes), five cells of row labels (region, name, two codes, unit).
struct EXIOBASEHybridCSV {
    /// What a row or column stands for.
    struct Label: Hashable {
        let region: String
        let name: String
        let code: String
        /// The unit of a product; empty for columns.
        var unit = ""
    }

    /// The file.
    let text: CSVText
    /// Products.
    let rows: [Label]
    /// Activities, or categories of final demand.
    let columns: [Label]
    private let file: PandasMatrixFile

    /// Reads the labels.
    /// - Throws: what is wrong with the column labels.
    init(_ text: CSVText, name: String) throws(Diagnostics) {
        self.text = text
        file = try PandasMatrixFile(
            text, name: name, levels: 4, labelColumns: 5, delimiter: UInt8(ascii: ","))
        let levels = file.levels
        columns = levels[0].indices.map {
            Label(region: levels[0][$0], name: levels[1][$0], code: levels[2][$0])
        }
        rows = file.rowLabelCells().map { cells in
            let cells = cells + [String](repeating: "", count: max(0, 5 - cells.count))
            return Label(region: cells[0], name: cells[1], code: cells[2], unit: cells[4])
        }
    }

    /// The numbers; an empty cell is no flow, and their number is said.
    /// - Throws: every problem of the numbers.
    func numbers<R: AxisKind, C: AxisKind>(
        _ rowAxis: Axis<R>, _ columnAxis: Axis<C>, _ findings: inout [Diagnostic],
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> Matrix<R, C> {
        let own = PandasLabels(file.rowLabels(), source: text.path)
        let content = try file.read(
            rows: own, columns: PandasLabels(file.header.labels, source: text.path),
            anyRowOrder: false, keepsBlanks: true, progress: progress)
        var numbers = content.numbers.relabelled(rowAxis, columnAxis)
        var blanks = 0
        numbers.withUnsafeMutableElements { cells in
            for k in cells.indices where cells[k].isNaN {
                cells[k] = 0
                blanks += 1
            }
        }
        if blanks > 0 {
            findings.append(
                Diagnostic(
                    .warning, "empty-cells",
                    counted(blanks, "cell is", "cells are")
                        + " empty, and 0 here: nothing flows there",
                    at: .init(file: text.path)))
        }
        return numbers
    }

    /// Labels in a grid, and what each stands for in the first region.
    /// - Throws: `unequal-sectors`.
    func grid(_ labels: [Label], what: String) throws(Diagnostics) -> (
        regions: [String], items: [Label]
    ) {
        let grid = try SupplyUseAssembly.grid(
            labels.map { LabelGrid.Pair(outer: $0.region, inner: $0.name) }, what: what,
            path: text.path)
        return (grid.outer, Array(labels.prefix(grid.inner.count)))
    }

    /// The units of products, each the same in all regions.
    /// - Throws: `mixed-units`, `no-unit`.
    func units(of items: [Label]) throws(Diagnostics) -> [String] {
        for (index, label) in rows.enumerated() {
            let first = items[index % items.count]
            if label.unit.isEmpty || label.unit != first.unit {
                throw Diagnostics([
                    Diagnostic(
                        .error, label.unit.isEmpty ? "no-unit" : "mixed-units",
                        label.unit.isEmpty
                            ? "the product has no unit"
                            : "the unit is ‘\(label.unit)’ here and ‘\(first.unit)’ in the first "
                                + "region",
                        at: .init(file: text.path, place: "\(label.region)/\(label.name)"),
                        remedy: "a product has one unit in all regions")
                ])
            }
        }
        return items.map(\.unit)
    }

    /// Codes of items where each has one of its own, else their names.
    static func codes(of items: [Label]) -> [String] {
        let codes = items.map(\.code)
        return codes.contains("") || Set(codes).count < codes.count ? items.map(\.name) : codes
    }
}

import Containers
import InputOutput
import LinearAlgebra

/// The rows of an OECD table below its industries: primary inputs and output.
struct OECDTail {
    let primaryInputs: [PrimaryInput]
    /// m×n.
    let V: Matrix<PrimaryInputAxis, IndustryAxis>
    /// The row of output, n.
    let output: [Double]
    /// Totals to compare.
    let totals: [StatedTotal]
    /// What was left out.
    let findings: [Diagnostic]

    /// The rows as they were read.
    /// - Precondition: the labels were checked.
    init(_ layout: OECDLayout, _ cells: WideLayout.Cells) throws(Diagnostics) {
        let n = layout.wide.industryLabels.count
        let names = cells.tailLabels
        let rows = cells.wide.tail
        precondition(names.count == rows.count && !names.isEmpty, "rows that were not checked")
        let inputs = Array(names.dropLast())
        let industries = layout.table.industryAxis
        primaryInputs = inputs.map { PrimaryInput($0, name: OECDEdition.inputNames[$0]) }
        V = Matrix(
            Axis(inputs), industries, rowMajor: rows.dropLast().map { Array($0[..<n]) })
        output = Array(rows[rows.count - 1][..<n])
        let sums = Sums(layout, cells)
        totals = sums.totals(output: output)
        findings = sums.findings()
    }

    /// What does not fit in the labels of the rows: they are exactly those of the edition; for an
    /// unknown one any primary inputs, and output last.
    static func labelProblems(
        _ found: WideLayout.Found, _ header: OECDHeader, home: Diagnostic.Location
    ) -> ProblemList {
        if let edition = header.edition {
            let due = edition.inputRows.flatMap { row in
                row.hasPrefix("*")
                    ? header.demandRegions.map { $0 + row.dropFirst() } : [row]
            }
            return LabelCheck(
                what: "row", expected: due + [edition.outputRow],
                source: "the \(edition.name) edition", home: home
            ).problems(found)
        }
        var problems = ProblemList()
        var seen: Set<String> = []
        for item in found where !seen.insert(item.label).inserted {
            problems.add(
                Diagnostic(
                    .error, "duplicate-label", "the row label \(item.label.shortened) repeats",
                    at: item.location(), remedy: "every row must appear once"))
        }
        let labels = found.map(\.label)
        if labels.count < 2 || !OECDEdition.totalLabels.contains(labels[labels.count - 1]) {
            problems.add(
                Diagnostic(
                    .error, "no-totals",
                    """
                    the last rows are \
                    \(labels.suffix(4).map(\.shortened).joined(separator: ", "))
                    """,
                    at: home,
                    remedy:
                        "a file of an unknown edition is only read when primary inputs and then "
                        + "OUT or OUTPUT stand below its industries, so that it can be checked"))
        }
        return problems
    }

    /// The sums that the rows and columns of totals state.
    private struct Sums {
        let layout: OECDLayout
        let cells: WideLayout.Cells
        let n: Int
        /// Positions of final-demand columns among all columns.
        let demand: Range<Int>

        init(_ layout: OECDLayout, _ cells: WideLayout.Cells) {
            self.layout = layout
            self.cells = cells
            n = layout.wide.industryLabels.count
            demand = n..<(n + layout.header.demand.count)
        }

        var discrepancies: [Double]? { cells.wide.extras["DISC"] }

        func totals(output: [Double]) -> [StatedTotal] {
            let row = cells.tailLabels[cells.tailLabels.count - 1]
            var totals = [StatedTotal("row \(row)", output, of: .costsOfIndustries)]
            if let column = layout.header.extras.first(where: OECDEdition.totalLabels.contains),
                let values = cells.wide.extras[column]
            {
                totals.append(
                    StatedTotal(
                        "column \(column)", values, of: .salesOfIndustries, between: discrepancies))
                totals.append(
                    StatedTotal(
                        "row \(row)", output,
                        of: .given(values, labels: layout.table.industryAxis.labels),
                        reference: "column \(column)"))
            } else {
                totals.append(
                    StatedTotal(
                        "row \(row)", output, of: .salesOfIndustries, between: discrepancies))
            }
            totals += cornerTotals(row)
            return totals
        }

        /// Totals in the rows below industries, where they are stated: of primary inputs over all
        /// columns, and of output over final demand.
        private func cornerTotals(_ output: String) -> [StatedTotal] {
            var (stated, sums, labels): ([Double], [Double], [String]) = ([], [], [])
            func check(_ value: Double, _ sum: Double, _ label: String) {
                if value == 0 { return }
                stated.append(value)
                sums.append(sum)
                labels.append(label)
            }
            let rows = cells.wide.tail
            let last = rows[rows.count - 1]
            let demandSums = cells.Y.columnSums()
            for column in demand {
                let pair = layout.header.demand[column - n]
                let region = layout.table.regions.firstIndex { $0.code == pair.outer } ?? 0
                let category =
                    layout.table.finalDemand.firstIndex { $0.code == pair.inner } ?? 0
                var sum = demandSums[region * layout.table.finalDemandCount + category]
                for row in rows.dropLast() { sum += row[column] }
                check(last[column], sum, "\(output), \(layout.header.labels[column])")
            }
            let total = layout.header.extras.firstIndex(where: OECDEdition.totalLabels.contains)
            if let total {
                for (row, name) in zip(rows, cells.tailLabels) {
                    let sum = row[..<demand.upperBound].reduce(0, +)
                    let column = demand.upperBound + total
                    check(row[column], sum, "\(name), \(layout.header.labels[column])")
                }
            }
            if stated.isEmpty { return [] }
            return [StatedTotal("the corner", stated, of: .given(sums, labels: labels))]
        }

        func findings() -> [Diagnostic] {
            var findings: [Diagnostic] = []
            func note(_ code: String, _ message: String) {
                findings.append(
                    Diagnostic(.note, code, message, at: .init(file: layout.text.path)))
            }
            var taxed = 0.0
            var names: [String] = []
            for (row, name) in zip(cells.wide.tail, cells.tailLabels).dropLast() {
                let sum = row[demand].reduce(0, +)
                if row[demand].contains(where: { $0 != 0 }) {
                    taxed += sum
                    names.append(name)
                }
            }
            if let first = names.first, let last = names.last {
                let rows = names.count == 1 ? first : "\(first) … \(last) (\(names.count) rows)"
                note(
                    "inputs-of-final-demand",
                    "what \(rows) state for final demand, \(ShortNumber.text(taxed)) "
                        + "\(OECDReader.unit) in all, has no place in a table and is left out")
            }
            if cells.tailLabels.contains("VA+TAXSUB") {
                note(
                    "taxes-in-value-added",
                    """
                    VA+TAXSUB holds value added and taxes less subsidies in one: all of it \
                    counts as 
                    """
                        + "value added")
            }
            if let discrepancies {
                let sum = discrepancies.reduce(0, +)
                let largest = discrepancies.map(\.magnitude).max() ?? 0
                note(
                    "discrepancies",
                    "the column DISC, \(ShortNumber.text(sum)) \(OECDReader.unit) in all and "
                        + """
                        \(ShortNumber.text(largest)) at most, belongs to output and to no \
                        region: 
                        """
                        + "it is left out, and output is without it")
            }
            if cells.wide.acceptedEmpty > 0 {
                note(
                    "empty-cells",
                    "\(cells.wide.acceptedEmpty) empty cells of value added and output outside "
                        + "industries are 0 by the format")
            }
            return findings
        }
    }
}

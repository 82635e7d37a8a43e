import InputOutput
import LinearAlgebra

/// Compares stated totals with the cells of a table.
struct TotalsCheck {
    /// Gaps for which the file is refused.
    private(set) var problems = Diagnostics()
    /// Gaps that are said.
    private(set) var findings: [Diagnostic] = []

    private let table: StatedTable
    private let file: String
    /// Σ_j Z_ij + Σ_k Y_ik of each industry, n numbers.
    let sales: [Double]
    private let inputs: [Double]
    private let intermediateInputs: [Double]
    private let intermediateSales: [Double]
    private let finalSales: [Double]
    /// How the cells of the file are rounded.
    private let rounding: Rounding
    /// Offenders of one kind that are named.
    private static let shownLimit = 20
    /// Offenders that a warning names.
    private static let warnedLimit = 3

    init(_ table: StatedTable, file: String) {
        self.table = table
        self.file = file
        intermediateSales = table.Z.rowSums()
        finalSales = table.Y.rowSums()
        sales = zip(intermediateSales, finalSales).map { $0 + $1 }
        intermediateInputs = table.Z.columnSums()
        inputs = table.V.columnSums()
        rounding = Rounding(of: table.Z, table.Y)
    }

    /// Sums run over no more cells than a row or a column of the table has.
    private var terms: Int {
        table.Z.columnCount + max(table.Y.columnCount, table.V.rowCount)
    }

    /// One number that is not what it should be.
    private struct Gap {
        let label: String
        let index: Int
        let stated: Double
        let computed: Double

        /// The difference, as a share of the larger number.
        var share: Double {
            let size = max(stated.magnitude, computed.magnitude)
            return size > 0 ? (stated - computed).magnitude / size : 0
        }
    }

    /// Compares one list of totals.
    mutating func compare(_ total: StatedTotal) {
        var (sums, labels) = self.sums(total.sum)
        precondition(sums.count == total.values.count, "\(total.label) has the wrong length")
        if let between = total.between {
            for index in sums.indices { sums[index] += between[index] }
        }
        judge(
            "wrong-total", total.label, total.values, sums, labels, within: table.tolerance,
            rounding: Rounding(of: total.values),
            // Totals that are compared with totals are no sums.
            terms: total.reference == nil ? terms : 1,
            sentence: { gap in
                let other = total.reference.map { "\($0) states " } ?? "the cells add up to "
                return "\(total.label) states \(ShortNumber.text(gap.stated)), and " + other
                    + ShortNumber.text(gap.computed)
            },
            summary: { count, of, share in
                "\(count) of the \(of) totals of \(total.label) "
                    + (count == 1 ? "differs from " : "differ from ")
                    + "\(total.reference ?? "the sums of the cells") by more than \(share)"
            })
    }

    /// Compares what industries sell with what they pay.
    mutating func compareBalance(within tolerance: StatedTolerance) {
        let costs = zip(intermediateInputs, inputs).map { $0 + $1 }
        judge(
            "not-balanced", "costs", costs, sales, table.layout.industryAxis.labels,
            within: tolerance, rounding: rounding, terms: 2 * terms,
            sentence: { gap in
                "the column adds up to \(ShortNumber.text(gap.stated)), and the row to "
                    + ShortNumber.text(gap.computed)
            },
            summary: { count, of, share in
                "the columns of \(count) of \(of) industries differ from their rows by more than "
                    + share
            })
    }

    private mutating func judge(
        _ code: String, _ name: String, _ stated: [Double], _ computed: [Double],
        _ labels: [String], within tolerance: StatedTolerance, rounding own: Rounding, terms: Int,
        sentence: (Gap) -> String, summary: (_ count: Int, _ of: Int, _ share: String) -> String
    ) {
        var refused: [Gap] = []
        var warned: [Gap] = []
        let rounded =
            tolerance.saysAboveRounding ? rounding.tolerance(ofSums: terms, stated: own) : nil
        for index in stated.indices {
            let (a, b) = (stated[index], computed[index])
            let gap = (a - b).magnitude
            let size = max(a.magnitude, b.magnitude)
            let allowed =
                rounded.map { $0 + Rounding.arithmetic * size }
                ?? tolerance.absolute + tolerance.warns * size
            // Written so that a number that is not finite is a gap.
            if gap <= allowed { continue }
            let item = Gap(label: labels[index], index: index, stated: a, computed: b)
            if let limit = tolerance.refuses, !(gap <= tolerance.absolute + limit * size) {
                refused.append(item)
            } else {
                warned.append(item)
            }
        }
        refuse(code, name, refused, tolerance, sentence)
        if refused.isEmpty, !warned.isEmpty {
            warned.sort {
                rounded == nil
                    ? $0.share > $1.share
                    : ($0.stated - $0.computed).magnitude > ($1.stated - $1.computed).magnitude
            }
            let shown = warned.prefix(Self.warnedLimit).map { gap -> String in
                let both = ShortNumber.apart(gap.stated, gap.computed)
                return "\(gap.label) \(both.0) against \(both.1) "
                    + "(\(ShortNumber.percent(gap.share)))"
            }
            let share =
                rounded == nil
                ? ShortNumber.percent(tolerance.warns) : "the rounding of the file’s numbers"
            findings.append(
                Diagnostic(
                    .warning, code == "wrong-total" ? "total-gap" : "balance-gap",
                    summary(warned.count, stated.count, share) + "; the most: "
                        + shown.joined(separator: ", "),
                    at: .init(file: file),
                    remedy: tolerance.source.isEmpty ? nil : tolerance.source))
        }
    }

    private mutating func refuse(
        _ code: String, _ name: String, _ gaps: [Gap], _ tolerance: StatedTolerance,
        _ sentence: (Gap) -> String
    ) {
        if gaps.isEmpty { return }
        let worst = gaps.sorted {
            ($1.stated - $1.computed).magnitude < ($0.stated - $0.computed).magnitude
        }
        let limit = tolerance.refuses.map { ShortNumber.percent($0) } ?? ""
        for gap in worst.prefix(Self.shownLimit) {
            problems.add(
                Diagnostic(
                    .error, code, sentence(gap), at: .init(file: file, place: gap.label),
                    remedy: "a gap above \(limit) means damage: get the file again"))
        }
        if gaps.count > Self.shownLimit {
            problems.add(
                Diagnostic(
                    .error, "more-problems",
                    "\(gaps.count - Self.shownLimit) more of the \(name) do not fit",
                    at: .init(file: file)))
        }
    }

    private func sums(_ sum: StatedTotal.Sum) -> (values: [Double], labels: [String]) {
        let industries = table.layout.industryAxis.labels
        switch sum {
        case .salesOfIndustries: return (sales, industries)
        case .costsOfIndustries:
            return (zip(intermediateInputs, inputs).map { $0 + $1 }, industries)
        case .intermediateInputs: return (intermediateInputs, industries)
        case .intermediateSales: return (intermediateSales, industries)
        case .demandColumns:
            return (table.Y.columnSums(), table.layout.demandAxis.labels)
        case .finalSales: return (finalSales, industries)
        case .inputRows: return (table.V.rowSums(), table.V.rows.labels)
        case .inputsOfIndustries: return (inputs, industries)
        case .given(let sums, let labels): return (sums, labels)
        }
    }
}

import InputOutput
import LinearAlgebra

extension PandasAccount {
    /// The account as a satellite, without the rows that have empty cells.
    ///
    /// An empty cell is no zero: a row with one among its industries is left out, and named. A row
    /// that is empty throughout final demand does not cover it; one that is empty in part is left
    /// out.
    /// - Parameter place: the folder of the account, for messages.
    func satellite(
        in layout: TableLayout, place: Diagnostic.Location
    ) -> (satellite: Satellite, findings: [Diagnostic]) {
        var findings = findings
        let blankF = Self.blanks(F)
        let blankFY = FY.map { Self.blanks($0) }
        let width = layout.demandAxis.count
        let isLeftOut = stressors.indices.map { row in
            let inDemand = blankFY?[row] ?? 0
            return blankF[row] > 0 || (inDemand > 0 && inDemand < width)
        }
        let kept = stressors.indices.filter { !isLeftOut[$0] }
        let left = stressors.indices.filter { isLeftOut[$0] }
        if !left.isEmpty {
            let shown = left.prefix(5).map { row in
                "\(stressors[row].code) (\(blankF[row] + (blankFY?[row] ?? 0)))"
            }
            let rest = left.count > 5 ? " and \(left.count - 5) more" : ""
            findings.append(
                Diagnostic(
                    .warning, "empty-cells",
                    "\(left.count) of \(stressors.count) rows have empty cells and are left out: "
                        + shown.joined(separator: ", ") + rest,
                    at: place,
                    remedy: "an empty cell is no zero; write 0 where nothing is emitted or used"))
        }
        let uncovered = kept.filter { width > 0 && blankFY?[$0] == width }.count
        if FY == nil || uncovered > 0 {
            let count = FY == nil ? "the account" : "\(uncovered) of \(stressors.count) rows"
            findings.append(
                Diagnostic(
                    .note, "no-demand-account",
                    """
                    \(count) \(FY == nil || uncovered == 1 ? "does" : "do") not cover final \
                    demand 
                    """
                        + "itself, which is 0 there", at: place))
        }
        let rows = kept.map { stressors[$0] }
        let axis = Satellite.axis(of: rows)
        let F = kept.count == stressors.count ? self.F : Self.rows(kept, of: self.F, axis)
        var demand = FY.map { kept.count == stressors.count ? $0 : Self.rows(kept, of: $0, axis) }
        if uncovered > 0 {
            demand?.withUnsafeMutableElements { p in
                for k in p.indices where p[k].isNaN { p[k] = 0 }
            }
        }
        return (
            Satellite(
                name: name, stressors: rows, F: F, FY: demand ?? Matrix(axis, layout.demandAxis),
                provenance: Provenance(entries: title.map { [.init("title", $0)] } ?? [])), findings
        )
    }

    /// How many cells of each row are NaN.
    static func blanks<C: AxisKind>(_ matrix: Matrix<StressorAxis, C>) -> [Int] {
        let k = matrix.rowCount
        var counts = [Int](repeating: 0, count: k)
        matrix.withUnsafeElements { p in
            for index in p.indices where p[index].isNaN { counts[index % k] += 1 }
        }
        return counts
    }

    /// Some rows of a matrix, in order.
    static func rows<R: AxisKind, S: AxisKind, C: AxisKind>(
        _ rows: [Int], of matrix: Matrix<R, C>, _ axis: Axis<S>
    ) -> Matrix<S, C> {
        let (k, m) = (matrix.rowCount, rows.count)
        return Matrix(axis, matrix.columns) { target in
            matrix.withUnsafeElements { source in
                for j in 0..<matrix.columnCount {
                    for (index, row) in rows.enumerated() {
                        target[index + j * m] = source[row + j * k]
                    }
                }
            }
        }
    }
}

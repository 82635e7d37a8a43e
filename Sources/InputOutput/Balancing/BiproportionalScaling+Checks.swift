extension BiproportionalScaling {
    /// Refuses totals that cannot agree: the columns are met exactly, so that all of the difference
    /// would stay in the rows.
    func checkTotals(tolerance: Double) throws(BalancingError) {
        let (rows, columns) = (rowTotals.reduce(0, +), columnTotals.reduce(0, +))
        let scale = max(
            rowTotals.reduce(0) { $0 + abs($1) }, columnTotals.reduce(0) { $0 + abs($1) })
        if abs(rows - columns) > tolerance / 2 * scale {
            throw .totalsDiffer(rows: rows, columns: columns)
        }
    }

    /// Refuses lines whose cells have the wrong signs for their totals, all at once.
    /// - Complexity: one pass over the cells.
    func checkSigns() throws(BalancingError) {
        let m = cells.rowCount
        var rows = [Signs](repeating: Signs(), count: m)
        var columns = [Signs](repeating: Signs(), count: cells.columnCount)
        rows.withUnsafeMutableBufferPointer { rows in
            columns.withUnsafeMutableBufferPointer { columns in
                cells.forEachColumn { j, a in
                    for i in 0..<m {
                        let (isPositive, isNegative) = (a[i] > 0, a[i] < 0)
                        rows[i].add(isPositive, isNegative)
                        columns[j].add(isPositive, isNegative)
                    }
                }
            }
        }
        var found: [UnreachableTotal] = []
        func check(_ side: BalancingLine.Side, _ signs: [Signs], _ totals: [Double]) {
            for (index, sign) in signs.enumerated() {
                guard let reason = sign.problem(for: totals[index]) else { continue }
                found.append(
                    UnreachableTotal(
                        line: labels.line(side, index), total: totals[index], reason: reason))
            }
        }
        check(.row, rows, rowTotals)
        check(.column, columns, columnTotals)
        if !found.isEmpty { throw .unreachable(found) }
    }
}

/// Which signs the cells of a line have.
private struct Signs {
    var hasPositive = false
    var hasNegative = false

    @inline(__always)
    mutating func add(_ isPositive: Bool, _ isNegative: Bool) {
        hasPositive = hasPositive || isPositive
        hasNegative = hasNegative || isNegative
    }

    func problem(for total: Double) -> UnreachableTotal.Reason? {
        if total == 0 { return nil }
        if !hasPositive, !hasNegative { return .empty }
        if total > 0 { return hasPositive ? nil : .noPositiveCells }
        return hasNegative ? nil : .noNegativeCells
    }
}

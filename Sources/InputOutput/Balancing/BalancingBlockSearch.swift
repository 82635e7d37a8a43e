/// Looks for a block of lines that proves that there is no solution.
///
/// Let the positive cells of the lines I all stand in the crossing lines J, and let no other line
/// have a negative cell in J. Then the totals of I cannot exceed those of J. Where the iteration
/// does not converge, the rows of such an I are the ones that are furthest below their totals, so
/// the sets to try are the first 1, 2, … rows in the order of total / sum; columns in the order of
/// 1/s alike.
struct BalancingBlockSearch {
    private let scaling: BiproportionalScaling

    init(_ scaling: BiproportionalScaling) { self.scaling = scaling }

    struct Found {
        /// A block that needs more than there is.
        var infeasible: BalancingBlock?
        /// A block that needs all there is, while other lines hold positive cells in its crossing.
        var critical: BalancingBlock?
    }

    /// The first blocks found, rows before columns.
    /// - Complexity: two passes over the cells, and sorting the lines.
    func search(tolerance: Double) -> Found {
        let m = scaling.cells.rowCount
        let rowLack = (0..<m).map { i -> Double in
            let (sum, magnitude) = scaling.rowSum(i)
            return (scaling.rowTotals[i] - sum) / max(magnitude, abs(scaling.rowTotals[i]), 1e-300)
        }
        var found = test(.row, order: rowLack, tolerance)
        if found.infeasible != nil { return found }
        let columns = test(.column, order: scaling.s, tolerance)
        found.infeasible = columns.infeasible
        found.critical = found.critical ?? columns.critical
        return found
    }

    /// Tests the sets of first lines of one side, in falling order of `order`.
    private func test(_ side: BalancingLine.Side, order: [Double], _ tolerance: Double) -> Found {
        let isRow = side == .row
        let totals = isRow ? scaling.rowTotals : scaling.columnTotals
        let crossingTotals = isRow ? scaling.columnTotals : scaling.rowTotals
        let sorted = order.indices.sorted { order[$0] > order[$1] }
        let reach = Reach(scaling.cells, sorted: sorted, isRow: isRow)
        // Crossing lines by the first line that has a positive cell in them.
        var entering = [[Int]](repeating: [], count: sorted.count)
        for (crossing, first) in reach.firstPositive.enumerated() where first < sorted.count {
            entering[first].append(crossing)
        }
        var found = Found()
        var (needed, available, lastNegative, lastPositive) = (0.0, 0.0, -1, -1)
        var scale = 0.0
        for k in sorted.indices.dropLast() {
            needed += totals[sorted[k]]
            scale += abs(totals[sorted[k]])
            for crossing in entering[k] {
                available += crossingTotals[crossing]
                scale += abs(crossingTotals[crossing])
                lastNegative = max(lastNegative, reach.lastNegative[crossing])
                lastPositive = max(lastPositive, reach.lastPositive[crossing])
            }
            guard lastNegative <= k else { continue }
            let margin = max(tolerance, 1e-12) * scale
            let isInfeasible = needed > available + margin
            let isCritical = abs(needed - available) <= margin && lastPositive > k && scale > 0
            if !isInfeasible, found.critical != nil || !isCritical { continue }
            let other: BalancingLine.Side = isRow ? .column : .row
            let block = BalancingBlock(
                lines: sorted[...k].sorted().map { scaling.labels.line(side, $0) },
                crossing: entering[...k].flatMap { $0 }.sorted().map {
                    scaling.labels.line(other, $0)
                },
                needed: needed, available: available)
            if isInfeasible {
                found.infeasible = block
                return found
            }
            found.critical = block
        }
        return found
    }
}

/// For each crossing line the ranks of the lines that have cells in it.
private struct Reach {
    var firstPositive: [Int]
    var lastPositive: [Int]
    var lastNegative: [Int]

    init(_ cells: BalancingCells, sorted: [Int], isRow: Bool) {
        var rank = [Int](repeating: 0, count: sorted.count)
        for (position, line) in sorted.enumerated() { rank[line] = position }
        let count = isRow ? cells.columnCount : cells.rowCount
        var first = [Int](repeating: .max, count: count)
        var last = [Int](repeating: -1, count: count)
        var negative = last
        cells.forEachColumn { j, a in
            for i in 0..<cells.rowCount where a[i] != 0 {
                let (line, crossing) = isRow ? (i, j) : (j, i)
                if a[i] > 0 {
                    first[crossing] = min(first[crossing], rank[line])
                    last[crossing] = max(last[crossing], rank[line])
                } else {
                    negative[crossing] = max(negative[crossing], rank[line])
                }
            }
        }
        (firstPositive, lastPositive, lastNegative) = (first, last, negative)
    }
}

/// One run of the multiplier iteration.
///
/// An iteration is one pass: for column j the multiplier s_j follows from r, and while the column
/// is in the cache its scaled cells are added to the rows' sums, from which the next r follows.
/// Nothing is allocated within it.
struct BiproportionalScaling {
    let cells: BalancingCells
    let rowTotals: [Double]
    let columnTotals: [Double]
    let labels: BalancingLabels
    /// What positive cells of a line are multiplied by, and negative ones.
    var r: [Double]
    var q: [Double]
    var s: [Double]
    var t: [Double]
    /// Σ_j a_ij s_j over positive cells, and Σ_j |a_ij| t_j over negative ones.
    var positive: [Double]
    var negative: [Double]
    let hasNegative: [Bool]

    init(
        _ cells: BalancingCells, _ rowTotals: [Double], _ columnTotals: [Double],
        _ labels: BalancingLabels
    ) {
        self.cells = cells
        self.rowTotals = rowTotals
        self.columnTotals = columnTotals
        self.labels = labels
        r = Array(repeating: 1, count: cells.rowCount)
        q = r
        positive = r
        negative = r
        s = Array(repeating: 1, count: cells.columnCount)
        t = s
        var hasNegative = [Bool](repeating: false, count: cells.columnCount)
        cells.forEachColumn { j, a in
            var least = 0.0
            for i in 0..<cells.rowCount { least = min(least, a[i]) }
            hasNegative[j] = least < 0
        }
        self.hasNegative = hasNegative
    }

    /// Iterates until every row is within the tolerance, then scales the cells in place.
    mutating func run(_ settings: Balancing) throws(BalancingError) -> Balancing.Report {
        var lines = LineProblems()
        var nextProof = 16
        for iteration in 1...settings.iterationLimit {
            scaleColumns(&lines)
            try throwStuck(lines)
            let furthest = worstGap()
            guard let worst = furthest, !(worst.relative <= settings.tolerance) else {
                return finish(iterations: iteration, furthest)
            }
            let isLast = iteration == settings.iterationLimit || !worst.relative.isFinite
            if isLast || iteration == nextProof {
                let blocks = BalancingBlockSearch(self).search(tolerance: settings.tolerance)
                if let block = blocks.infeasible { throw .blocked(block) }
                if isLast {
                    throw .notConverged(
                        iterations: iteration, worst: gap(worst), critical: blocks.critical)
                }
                nextProof *= 2
            }
            scaleRows(&lines)
            try throwStuck(lines)
            lines.isOpen = iteration < 2
        }
        preconditionFailure("the loop ends by itself")
    }

    /// Lines that turned out to have nothing to scale although their total is not 0.
    struct LineProblems {
        var rows: [Int] = []
        var columns: [Int] = []
        /// Later on a sum can be 0 by underflow, which is no proof.
        var isOpen = true
    }

    /// The two multipliers of a line whose positive cells add up to p and negative ones to −n, and
    /// whether its total can be reached.
    @inline(__always)
    static func multipliers(
        _ p: Double, _ n: Double, total: Double
    ) -> (up: Double, down: Double, reached: Bool) {
        if n == 0 {
            if p == 0 { return (1, 1, total == 0) }
            let up = max(total, 0) / p
            return (up, up > 0 ? 1 / up : 0, total >= 0)
        }
        if p == 0 {
            if total >= 0 { return (1, 0, total == 0) }
            return (-n / total, -total / n, true)
        }
        let root = (total * total + 4 * p * n).squareRoot()
        let up = total >= 0 ? (total + root) / (2 * p) : 2 * n / (root - total)
        return (up, 1 / up, true)
    }

    private mutating func scaleColumns(_ problems: inout LineProblems) {
        let m = cells.rowCount
        guard m > 0 else { return }
        let (totals, signed) = (columnTotals, hasNegative)
        let isOpen = problems.isOpen
        var stuck: [Int] = []
        r.withUnsafeBufferPointer { r in
            q.withUnsafeBufferPointer { q in
                positive.withUnsafeMutableBufferPointer { positive in
                    negative.withUnsafeMutableBufferPointer { negative in
                        guard let r = r.baseAddress, let q = q.baseAddress,
                            let p = positive.baseAddress, let n = negative.baseAddress
                        else { return }
                        p.update(repeating: 0, count: m)
                        n.update(repeating: 0, count: m)
                        cells.forEachColumn { j, a in
                            if signed[j] {
                                let sums = ColumnKernel.signedDot(a, r, q, m)
                                let new = Self.multipliers(
                                    sums.positive, sums.negative, total: totals[j])
                                (s[j], t[j]) = (new.up, new.down)
                                if !new.reached, isOpen { stuck.append(j) }
                                ColumnKernel.signedAdd(new.up, new.down, a, to: p, n, m)
                            } else {
                                let sum = ColumnKernel.dot(a, r, m)
                                let new = Self.multipliers(sum, 0, total: totals[j])
                                (s[j], t[j]) = (new.up, new.down)
                                if !new.reached, isOpen { stuck.append(j) }
                                ColumnKernel.add(new.up, a, to: p, m)
                            }
                        }
                    }
                }
            }
        }
        problems.columns = stuck
    }

    private mutating func scaleRows(_ problems: inout LineProblems) {
        for i in 0..<cells.rowCount {
            let new = Self.multipliers(positive[i], negative[i], total: rowTotals[i])
            (r[i], q[i]) = (new.up, new.down)
            if !new.reached, problems.isOpen { problems.rows.append(i) }
        }
    }

    private func throwStuck(_ problems: LineProblems) throws(BalancingError) {
        if problems.rows.isEmpty, problems.columns.isEmpty { return }
        throw .unreachable(
            problems.rows.map {
                UnreachableTotal(
                    line: labels.line(.row, $0), total: rowTotals[$0], reason: .onlyZeroTotals)
            }
                + problems.columns.map {
                    UnreachableTotal(
                        line: labels.line(.column, $0), total: columnTotals[$0],
                        reason: .onlyZeroTotals)
                })
    }

    /// What row i adds up to, and what the absolute values of its cells do.
    func rowSum(_ i: Int) -> (sum: Double, magnitude: Double) {
        let (up, down) = (r[i] * positive[i], q[i] * negative[i])
        return (up - down, up + down)
    }

    private func worstGap() -> (row: Int, relative: Double)? {
        var worst: (row: Int, relative: Double)?
        for i in 0..<cells.rowCount {
            let (sum, magnitude) = rowSum(i)
            let distance = abs(sum - rowTotals[i])
            let relative = distance == 0 ? 0 : distance / max(magnitude, abs(rowTotals[i]))
            if !(relative <= worst?.relative ?? -1) { worst = (i, relative) }
        }
        return worst
    }

    private func gap(_ worst: (row: Int, relative: Double)) -> BalancingGap {
        BalancingGap(
            line: labels.line(.row, worst.row), total: rowTotals[worst.row],
            sum: rowSum(worst.row).sum, relative: worst.relative)
    }

    private func finish(
        iterations: Int, _ worst: (row: Int, relative: Double)?
    ) -> Balancing.Report {
        let m = cells.rowCount
        r.withUnsafeBufferPointer { r in
            q.withUnsafeBufferPointer { q in
                cells.forEachColumn { j, a in
                    let (up, down) = (s[j], t[j])
                    for i in 0..<m { a[i] *= a[i] < 0 ? q[i] * down : r[i] * up }
                }
            }
        }
        return Balancing.Report(
            method: hasNegative.contains(true) ? .gras : .ras, iterations: iterations,
            rowMultipliers: r, columnMultipliers: s, worstGap: worst.map(gap))
    }
}

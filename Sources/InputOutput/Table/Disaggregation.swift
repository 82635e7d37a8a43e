import LinearAlgebra

extension MRIOTable {
    /// The table with regions or sectors split into parts by weights.
    ///
    /// Sales and inputs of a part are its weight's share of the whole's; flows within what was
    /// split go from every part to every part in proportion to both weights (Wolsky 1984, without
    /// further knowledge of the parts; Lindner, Legault & Guan 2012 show how wide other splits may
    /// lie). Of these inner flows a share h can be kept within the same part instead: weights w_a
    /// and u_b become (1 − h) w_a u_b + h m_ab, m the joint weights that put the most on a = b.
    /// Every cell is shared out in full, so that every total is kept, rows and columns balance as
    /// before, and aggregating the parts gives the table back.
    ///
    /// The final demand of a split region is shared by the primary income of its parts.
    /// - Parameter innerShare: h in 0...1.
    /// - Throws: code problems of the new labels.
    /// - Precondition: the split was made for this table's layout, and h lies in 0...1.
    /// - Complexity: one pass over the new cells.
    public func disaggregated(
        _ split: WeightedSplit, innerShare: Double = 0, name: String? = nil
    ) throws(Diagnostics) -> MRIOTable {
        precondition((0...1).contains(innerShare), "inner share \(innerShare)")
        let isRegions = split.dimension == .regions
        precondition(
            split.parts.count == (isRegions ? regionCount : sectorCount), "a split of other codes")
        let flat = split.parts.flatMap { $0 }
        let new = try TableLayout(
            regions: isRegions ? flat.map { Region($0.code, name: $0.name) } : regions,
            sectors: isRegions
                ? sectors
                : zip(sectors, split.parts).flatMap { whole, parts in
                    parts.map { Sector($0.code, name: $0.name, unit: whole.unit) }
                },
            finalDemand: layout.finalDemand)
        let shares = SplitShares(self, split)
        let kept =
            innerShare > 0 ? ", \(brief(innerShare)) of their inner flows within the same part" : ""
        let step = "Split \(split.dimension.rawValue) by weights: \(split.sentence)\(kept)."
        return try MRIOTable(
            name: name ?? TableName.reshaped(self.name, TableName.split, new), year: year,
            unit: unit, valuation: valuation,
            provenance: provenance.adding(step), layout: new, primaryInputs: primaryInputs,
            Z: spread(
                Z, new.industryAxis, new.industryAxis, shares.industries, shares.industries,
                innerShare),
            Y: spread(
                Y, new.industryAxis, new.demandAxis, shares.industries, shares.demand, innerShare),
            V: shared(V, new.industryAxis, shares.industries),
            satellites: satellites.map { satellite in
                Satellite(
                    name: satellite.name, stressors: satellite.stressors,
                    F: shared(satellite.F, new.industryAxis, shares.industries),
                    FY: shared(satellite.FY, new.demandAxis, shares.demand),
                    provenance: satellite.provenance.adding(step))
            },
            declaredOutput: declaredOutput.map {
                Self.shared($0, shares.industries, count: new.industryCount)
            })
    }

    private static func shared(
        _ values: [Double], _ shares: [SplitShares.Share], count: Int
    ) -> [Double] {
        var result = [Double](repeating: 0, count: count)
        for (old, share) in shares.enumerated() {
            for (position, weight) in zip(share.newPositions, share.weights) {
                result[position] = values[old] * weight
            }
        }
        return result
    }

    /// Columns shared out, rows kept.
    private func shared<R: AxisKind, C: AxisKind>(
        _ old: Matrix<R, C>, _ columns: Axis<C>, _ shares: [SplitShares.Share]
    ) -> Matrix<R, C> {
        let m = old.rowCount
        return old.withUnsafeElements { source in
            Matrix(old.rows, columns) { target in
                for (j, share) in shares.enumerated() {
                    for (position, weight) in zip(share.newPositions, share.weights) {
                        for i in 0..<m { target[i + position * m] = source[i + j * m] * weight }
                    }
                }
            }
        }
    }

    /// Rows and columns shared out.
    private func spread<C: AxisKind>(
        _ old: Matrix<IndustryAxis, C>, _ rows: Axis<IndustryAxis>, _ columns: Axis<C>,
        _ rowShares: [SplitShares.Share], _ columnShares: [SplitShares.Share], _ inner: Double
    ) -> Matrix<IndustryAxis, C> {
        let (m, newM) = (old.rowCount, rows.count)
        return old.withUnsafeElements { source in
            Matrix(rows, columns) { target in
                for (j, column) in columnShares.enumerated() {
                    for i in 0..<m {
                        let cell = source[i + j * m]
                        if cell == 0 { continue }
                        let row = rowShares[i]
                        let isInner =
                            inner > 0 && row.group >= 0 && row.group == column.group
                        let most = isInner ? row.closest(to: column) : []
                        for b in column.weights.indices {
                            let first = column.newPositions[b] * newM
                            for a in row.weights.indices {
                                var weight = row.weights[a] * column.weights[b]
                                if isInner {
                                    weight +=
                                        inner * (most[a + b * row.weights.count] - weight)
                                }
                                target[first + row.newPositions[a]] = cell * weight
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the parts of every industry and final-demand column stand in the new table, and their
/// weights.
private struct SplitShares {
    struct Share {
        let newPositions: [Int]
        let weights: [Double]
        /// What was split together; −1 when it was not split.
        let group: Int

        /// Joint weights with the largest sum over equal parts, column-major: min(w_a, u_a) on the
        /// diagonal, and what remains in proportion.
        func closest(to other: Share) -> [Double] {
            let k = weights.count
            let both = zip(weights, other.weights).map { min($0, $1) }
            let rest = 1 - both.reduce(0, +)
            return (0..<(k * k)).map { index in
                let (a, b) = (index % k, index / k)
                if a == b { return both[a] }
                return rest > 1e-15
                    ? (weights[a] - both[a]) * (other.weights[b] - both[b]) / rest : 0
            }
        }
    }

    let industries: [Share]
    let demand: [Share]

    init(_ table: MRIOTable, _ split: WeightedSplit) {
        let layout = table.layout
        var first: [Int] = []
        var total = 0
        for parts in split.parts {
            first.append(total)
            total += parts.count
        }
        let isRegions = split.dimension == .regions
        let (N, K) = (layout.sectorCount, layout.finalDemandCount)
        let income = table.V.columnSums()
        industries = (0..<layout.industryCount).map { i in
            let (r, s) = (layout.region(ofIndustry: i), layout.sector(ofIndustry: i))
            let (old, other) = isRegions ? (r, s) : (s, r)
            let count = split.parts[old].count
            return Share(
                newPositions: (0..<count).map {
                    isRegions ? (first[r] + $0) * N + s : r * total + first[s] + $0
                }, weights: split.weights[old][other],
                group: count == 1 ? -1 : isRegions ? r : i)
        }
        demand = (0..<layout.demandAxis.count).map { column in
            let r = layout.region(ofDemandColumn: column)
            guard isRegions else { return Share(newPositions: [column], weights: [1], group: -1) }
            let count = split.parts[r].count
            let sums = (0..<count).map { part in
                layout.industries(of: r).reduce(0) {
                    $0 + income[$1] * split.weights[r][layout.sector(ofIndustry: $1)][part]
                }
            }
            let sum = sums.reduce(0, +)
            let even = 1 / Double(count)
            return Share(
                newPositions: (0..<count).map { (first[r] + $0) * K + column % K },
                weights: sums.map { sum > 0 ? $0 / sum : even }, group: count == 1 ? -1 : r)
        }
    }
}

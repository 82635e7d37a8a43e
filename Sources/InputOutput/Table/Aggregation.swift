import LinearAlgebra

extension MRIOTable {
    /// The table with regions, sectors and final-demand categories merged; what has no concordance
    /// stays as it is.
    ///
    /// Every cell of Z, Y, V, of the satellites and of the declared output is added to exactly one
    /// new cell, so that every total is kept (to rounding). Flows between merged regions become
    /// domestic ones. Coefficients of the new table are output-weighted means of the old ones:
    /// results differ from the sums of the old results by the aggregation bias (Miller & Blair
    /// 2022, section 4.9). Regions may have different sectors, before and after.
    /// - Parameter name: name of the new table; without one the old name, and what the table now
    ///   is.
    /// - Throws: code problems of the new labels, and `mixed-units` where sectors in different
    ///   units would be merged.
    /// - Precondition: the concordances are made from this table's codes.
    /// - Complexity: one pass over all cells.
    public func aggregated(
        regions: Concordance? = nil, sectors: Concordance? = nil,
        finalDemand: Concordance? = nil, name: String? = nil
    ) throws(Diagnostics) -> MRIOTable {
        let merge = Merge(layout, regions: regions, sectors: sectors, finalDemand: finalDemand)
        let merged = (0..<industryCount).map {
            (
                region: merge.regions.positions[layout.region(ofIndustry: $0)],
                sector: merge.sectors.positions[layout.sector(ofIndustry: $0)]
            )
        }
        let units = try mergedUnits(merge.sectors.positions, merge.sectors.labels)
        var own = [[Int]](repeating: [], count: merge.regions.labels.count)
        for pair in merged { own[pair.region].append(pair.sector) }
        let new = try TableLayout(
            regions: merge.regions.labels.map { Region($0.code, name: $0.name) },
            sectors: zip(merge.sectors.labels, units).map {
                Sector($0.code, name: $0.name, unit: $1)
            },
            sectorsByRegion: own,
            finalDemand: merge.finalDemand.labels.map {
                FinalDemandCategory($0.code, name: $0.name)
            })
        let industries = merged.map { new.industry(region: $0.region, sector: $0.sector) }
        let K = layout.finalDemandCount
        let demand = (0..<layout.demandAxis.count).map {
            merge.regions.positions[$0 / K] * new.finalDemandCount
                + merge.finalDemand.positions[$0 % K]
        }
        let output = declaredOutput.map { declared in
            var sums = [Double](repeating: 0, count: new.industryCount)
            for (old, value) in declared.enumerated() { sums[industries[old]] += value }
            return sums
        }
        let step = merge.sentence
        let derived =
            step == nil ? self.name : TableName.reshaped(self.name, TableName.aggregated, new)
        return try MRIOTable(
            name: name ?? derived, year: year, unit: unit, valuation: valuation,
            provenance: step.map(provenance.adding) ?? provenance, layout: new,
            primaryInputs: primaryInputs,
            Z: Z.merged(new.industryAxis, industries, new.industryAxis, industries),
            Y: Y.merged(new.industryAxis, industries, new.demandAxis, demand),
            V: V.merged(V.rows, nil, new.industryAxis, industries),
            satellites: satellites.map { satellite in
                Satellite(
                    name: satellite.name, stressors: satellite.stressors,
                    F: satellite.F.merged(satellite.F.rows, nil, new.industryAxis, industries),
                    FY: satellite.FY.merged(satellite.FY.rows, nil, new.demandAxis, demand),
                    provenance: step.map(satellite.provenance.adding) ?? satellite.provenance)
            },
            declaredOutput: output)
    }
}

extension MRIOTable {
    /// The own unit of each new sector, nil where it is the table’s.
    /// - Throws: `mixed-units` where those of its parts differ.
    private func mergedUnits(
        _ positions: [Int], _ labels: [(code: String, name: String)]
    ) throws(Diagnostics) -> [String?] {
        var units = [String?](repeating: nil, count: labels.count)
        if !isHybrid { return units }
        var first = [Int?](repeating: nil, count: labels.count)
        var problems = Diagnostics()
        for (s, position) in positions.enumerated() {
            if let before = first[position] {
                if sectors[s].unit == sectors[before].unit { continue }
                problems.add(
                    Diagnostic(
                        .error, "mixed-units",
                        """
                        \(sectors[s].code) is in \(unit(ofSector: s)) and \
                        \(sectors[before].code) in \(unit(ofSector: before)): they cannot be \
                        merged into \(labels[position].code)
                        """, at: .init(place: "sectors"),
                        remedy: "merge sectors of one unit only"))
            } else {
                first[position] = s
                units[position] = sectors[s].unit
            }
        }
        try problems.throwIfErrors()
        return units
    }
}

/// The concordances of one aggregation, with the labels of what they leave alone.
private struct Merge {
    struct Dimension {
        let labels: [(code: String, name: String)]
        let positions: [Int]
        /// `41 regions into 3 (EUROPE = DEU FRA)`; nil when nothing is merged or renamed.
        let change: String?

        init(_ old: [some Labelled], _ concordance: Concordance?, noun: String) {
            guard let concordance else {
                labels = old.map { ($0.code, $0.name) }
                positions = Array(old.indices)
                change = nil
                return
            }
            precondition(
                concordance.oldCodes == old.map(\.code), "a concordance of other codes")
            positions = concordance.positions
            labels = concordance.targets.map { target in
                // A code that is kept keeps its name.
                let kept = old.first { $0.code.lowercased() == target.code.lowercased() }
                return (target.code, target.name ?? kept?.name ?? target.code)
            }
            let groups = concordance.mergedGroups
            let list = groups.isEmpty ? "" : " (\(groups.joined(separator: "; ")))"
            change = "\(old.count) \(noun) into \(labels.count)\(list)"
        }
    }

    let regions: Dimension
    let sectors: Dimension
    let finalDemand: Dimension

    init(
        _ layout: TableLayout, regions: Concordance?, sectors: Concordance?,
        finalDemand: Concordance?
    ) {
        self.regions = Dimension(layout.regions, regions, noun: "regions")
        self.sectors = Dimension(layout.sectors, sectors, noun: "sectors")
        self.finalDemand = Dimension(
            layout.finalDemand, finalDemand, noun: "final-demand categories")
    }

    /// What is written into the table's history; nil when there is no concordance at all.
    var sentence: String? {
        let changes = [regions, sectors, finalDemand].compactMap(\.change)
        return changes.isEmpty ? nil : "Aggregated \(changes.joined(separator: ", "))."
    }
}

extension Matrix {
    /// Element (i, j) added to element (`rowPositions[i]`, `columnPositions[j]`) of a new matrix;
    /// rows stay where they are without positions.
    fileprivate func merged(
        _ newRows: Axis<Rows>, _ rowPositions: [Int]?, _ newColumns: Axis<Columns>,
        _ columnPositions: [Int]
    ) -> Matrix {
        let m = rowCount
        let positions = rowPositions ?? Array(0..<m)
        return Matrix(newRows, newColumns) { target in
            forEachColumnBlock { columns, source in
                positions.withUnsafeBufferPointer { position in
                    for (k, j) in columns.enumerated() {
                        let first = columnPositions[j] * newRows.count
                        for i in 0..<m { target[first + position[i]] += source[i + k * m] }
                    }
                }
            }
        }
    }
}

public import LinearAlgebra

/// Which regions of a table are parts of one country.
///
/// Extended OECD tables keep the parts of China and Mexico apart: the parts produce, and the
/// country itself has only final demand. Such a country and its parts are one family, and what they
/// deliver to each other stays at home. Every other region is a family of its own, so that for an
/// ordinary table families and regions are the same.
public struct RegionFamilies: Sendable, Hashable {
    /// The F families by the country's code and name, in the order of their first region.
    public let labels: [Region]
    /// For each family the indices of its regions, in table order.
    public let members: [[Int]]
    /// For each of the G regions the index of its family.
    public let index: [Int]
    /// The F families, labelled by code.
    public let axis: Axis<RegionAxis>

    /// The families of a table's regions: a country with its parts, or its parts alone.
    init(_ regions: [Region], _ regionAxis: Axis<RegionAxis>) {
        var positions: [String: Int] = [:]
        for (r, region) in regions.enumerated() { positions[region.code.lowercased()] = r }
        var parts: [String: Int] = [:]
        for region in regions {
            if let parent = region.partOf { parts[parent.lowercased(), default: 0] += 1 }
        }
        var labels: [Region] = []
        var members: [[Int]] = []
        var known: [String: Int] = [:]
        index = regions.enumerated().map { r, region in
            let parent = region.partOf.flatMap { parent -> String? in
                let key = parent.lowercased()
                return positions[key] != nil || parts[key] ?? 0 > 1 ? parent : nil
            }
            let key = (parent ?? region.code).lowercased()
            if let family = known[key] {
                members[family].append(r)
                return family
            }
            known[key] = labels.count
            labels.append(positions[key].map { regions[$0] } ?? Region(parent ?? region.code))
            members.append([r])
            return labels.count - 1
        }
        self.labels = labels
        self.members = members
        axis = labels.count == regions.count ? regionAxis : Axis(labels.map(\.code))
    }

    /// F.
    public var count: Int { labels.count }

    /// True when every region is a family of its own.
    public var areRegions: Bool { count == index.count }

    /// Families of more than one region, by index.
    public var ofSeveralRegions: [Int] { members.indices.filter { members[$0].count > 1 } }

    /// Whether deliveries between two regions stay at home.
    public func isHome(_ r: Int, _ s: Int) -> Bool { index[r] == index[s] }

    /// The families of some regions, in order, each once.
    public func families(of regions: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return regions.map { index[$0] }.filter { seen.insert($0).inserted }
    }

    /// All regions in an order in which those of a family stand side by side.
    package var regionsSideBySide: [Int] { members.flatMap { $0 } }
}

extension TableLayout {
    /// The family of the region of an industry.
    public func family(ofIndustry index: Int) -> Int { families.index[region(ofIndustry: index)] }

    /// The industries of all regions of a family, in table order.
    public func industries(ofFamily family: Int) -> [Int] {
        families.members[family].flatMap { industries(of: $0) }
    }

    /// The industries of each family in a layout whose families stand side by side.
    package var familyBlocks: [Range<Int>] {
        families.members.map { regions in
            precondition(
                zip(regions, regions.dropFirst()).allSatisfy { $0 + 1 == $1 },
                "regions of a family apart")
            let (first, last) = (regions[0], regions[regions.count - 1])
            return industries(of: first).lowerBound..<industries(of: last).upperBound
        }
    }

    /// Sums a vector over the industries of each family: n elements in, F out.
    public func sumByFamily(_ values: [Double]) -> [Double] {
        let byRegion = sumByRegion(values)
        return families.members.map { $0.reduce(0) { $0 + byRegion[$1] } }
    }
}

extension MRIOTable {
    /// Final demand by family of destination, n×F, in `unit`.
    public var demandByFamily: Matrix<IndustryAxis, RegionAxis> {
        let demand = demandByRegion
        let families = layout.families
        if families.areRegions { return demand }
        let n = industryCount
        return demand.withUnsafeElements { p in
            Matrix(layout.industryAxis, families.axis) { target in
                for (r, family) in families.index.enumerated() {
                    for i in 0..<n { target[i + family * n] += p[i + r * n] }
                }
            }
        }
    }

    /// Value added by family, F, in `unit`.
    public var gdpByFamily: [Double] {
        layout.families.members.map { $0.reduce(0) { $0 + gdp[$1] } }
    }
}

extension LeontiefSystem {
    /// The system with the regions of a family side by side; the system itself when they stand so.
    package func arrangedByFamily() -> LeontiefSystem {
        let order = table.layout.families.regionsSideBySide
        if order == Array(0..<table.regionCount) { return self }
        let old = table.layout
        let new = TableLayout(
            verified: order.map { old.regions[$0] }, sectors: old.sectors,
            finalDemand: old.finalDemand,
            unequal: old.unequal.map { unequal in
                UnequalSectors(order.map(unequal.sectors(of:)))
            })
        let industries = order.flatMap { old.industries(of: $0) }
        let demand = order.flatMap { old.demandColumns(of: $0) }
        func picked(_ values: [Double]) -> [Double] { industries.map { values[$0] } }
        let deliveries: Matrix<IndustryAxis, IndustryAxis>
        if let technology = table.tradedTechnology {
            deliveries = Matrix(
                new.industryAxis, new.industryAxis, implied: technology.withRegions(order))
        } else {
            deliveries = table.Z.picked(
                new.industryAxis, industries, new.industryAxis, industries)
        }
        let arranged = MRIOTable(
            verifiedName: table.name, year: table.year, unit: table.unit,
            valuation: table.valuation, provenance: table.provenance, layout: new,
            primaryInputs: table.primaryInputs,
            Z: deliveries,
            Y: table.Y.picked(new.industryAxis, industries, new.demandAxis, demand),
            V: table.V.picked(table.V.rows, nil, new.industryAxis, industries), satellites: [],
            x: picked(table.x), declaredOutput: table.declaredOutput.map(picked))
        return LeontiefSystem(
            TechnicalCoefficients(
                of: arranged, inverseOutput: picked(coefficients.inverseOutput),
                valueAdded: picked(coefficients.valueAdded), taxes: picked(coefficients.taxes)),
            policy: policy)
    }
}

extension Matrix {
    /// Element (`rowChoice[i]`, `columnChoice[j]`) at (i, j) of a new matrix.
    fileprivate func picked(
        _ newRows: Axis<Rows>, _ rowChoice: [Int]?, _ newColumns: Axis<Columns>,
        _ columnChoice: [Int]
    ) -> Matrix {
        let m = rowCount
        let choice = rowChoice ?? Array(0..<m)
        return withUnsafeElements { source in
            Matrix(newRows, newColumns) { target in
                for (j, column) in columnChoice.enumerated() {
                    for (i, row) in choice.enumerated() {
                        target[i + j * choice.count] = source[row + column * m]
                    }
                }
            }
        }
    }
}

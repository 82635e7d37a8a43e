/// Output, value added, taxes, final demand and trade of a table, by region and sector.
struct PartTotals {
    typealias Measure = (measure: String, values: [Double])

    let world: [(measure: String, value: Double)]
    let byRegion: [Measure]
    let bySector: [Measure]

    /// - Parameter isHybrid: sums over products are left out.
    init(_ table: MRIOTable, isHybrid: Bool) {
        let layout = table.layout
        let (G, N, n) = (layout.regionCount, layout.sectorCount, layout.industryCount)
        let demand = table.demandByRegion
        var exports = [Double](repeating: 0, count: n)
        var imports = [Double](repeating: 0, count: G)
        func addTrade(_ column: UnsafeBufferPointer<Double>.SubSequence, buyer: Int) {
            let home = layout.families.index[buyer]
            for i in 0..<n where layout.family(ofIndustry: i) != home {
                let flow = column[column.startIndex + i]
                exports[i] += flow
                imports[buyer] += flow
            }
        }
        table.Z.withUnsafeElements { z in
            for j in 0..<n {
                addTrade(z[(j * n)..<((j + 1) * n)], buyer: layout.region(ofIndustry: j))
            }
        }
        demand.withUnsafeElements { y in
            for r in 0..<G { addTrade(y[(r * n)..<((r + 1) * n)], buyer: r) }
        }
        func bySectorSum(_ values: [Double]) -> [Double] {
            var sums = [Double](repeating: 0, count: N)
            for i in 0..<n { sums[layout.sector(ofIndustry: i)] += values[i] }
            return sums
        }
        let (added, taxes) = (table.valueAdded, table.taxes)
        let all: [Measure] = [
            ("output", layout.sumByRegion(table.x)), ("value added", layout.sumByRegion(added)),
            ("taxes", layout.sumByRegion(taxes)), ("final demand", demand.columnSums()),
            ("exports", layout.sumByRegion(exports)), ("imports", imports),
        ]
        let money: Set = ["value added", "taxes"]
        byRegion = isHybrid ? all.filter { money.contains($0.measure) } : all
        bySector = [
            ("output", bySectorSum(table.x)), ("value added", bySectorSum(added)),
            ("exports", bySectorSum(exports)),
        ]
        world = byRegion.filter { $0.measure != "imports" }.map { measure in
            (measure.measure == "exports" ? "trade" : measure.measure, measure.values.reduce(0, +))
        }
    }
}

/// Which labels of two tables are the same.
struct LabelPairing {
    let regions: [(Int, Int)]
    /// What totals are compared of: regions that both have, and countries whose parts one of them
    /// keeps apart otherwise than the other, with the regions of both.
    let countries: [(code: String, first: [Int], second: [Int])]
    let sectors: [(Int, Int)]
    let industries: [(Int, Int)]
    let demand: [(Int, Int)]
    let primary: [(Int, Int)]
    let satellites: [(Int, Int)]
    let statements: [TableComparison.Statement]

    init(_ a: MRIOTable, _ b: MRIOTable) {
        var statements: [TableComparison.Statement] = []
        func match(
            _ what: String, _ first: [String], _ second: [String], besides parts: Set<String> = []
        ) -> [(Int, Int)] {
            let found = Self.match(first, second)
            let isNamed = { (code: String) in !parts.contains(code.lowercased()) }
            statements += found.onlyFirst.filter(isNamed)
                .map { .init(what: what, first: $0, second: nil) }
            statements += found.onlySecond.filter(isNamed)
                .map { .init(what: what, first: nil, second: $0) }
            if found.onlyFirst.isEmpty, found.onlySecond.isEmpty,
                found.pairs.contains(where: { $0.0 != $0.1 })
            {
                statements.append(
                    .init(what: "order of \(what)s", first: "as listed", second: "another"))
            }
            return found.pairs
        }
        let (one, other) = (a.layout, b.layout)
        let wholes = Self.wholes(one, other)
        let parts = wholes.flatMap { whole in
            whole.first.map { one.regions[$0].code } + whole.second.map { other.regions[$0].code }
        }.map { $0.lowercased() }
        let regions = match(
            "region", one.regions.map(\.code), other.regions.map(\.code), besides: Set(parts)
        ).filter { pair in !wholes.contains { $0.first.contains(pair.0) } }
        for whole in wholes {
            let list = { (layout: TableLayout, regions: [Int]) in
                regions.map { layout.regions[$0].code }.joined(separator: ", ")
            }
            statements.append(
                .init(
                    what: "parts of \(whole.code)", first: list(one, whole.first),
                    second: list(other, whole.second)))
        }
        let singles = regions.map {
            (code: one.regions[$0.0].code, first: [$0.0], second: [$0.1])
        }
        countries = (singles + wholes).sorted { $0.first[0] < $1.first[0] }
        let sectors = match("sector", one.sectors.map(\.code), other.sectors.map(\.code))
        let categories = match(
            "final-demand category", one.finalDemand.map(\.code), other.finalDemand.map(\.code))
        let primaryInputs = match(
            "primary input", a.primaryInputs.map(\.code), b.primaryInputs.map(\.code))
        satellites = match("account", a.satellites.map(\.name), b.satellites.map(\.name))
        self.regions = regions
        self.sectors = sectors
        primary = primaryInputs
        industries = regions.flatMap { r in
            sectors.compactMap { s in
                guard let i = one.industryIfAny(region: r.0, sector: s.0),
                    let j = other.industryIfAny(region: r.1, sector: s.1)
                else { return nil }
                return (i, j)
            }
        }
        // Where either table has regions of different sectors, an industry may be in one only.
        if !one.isGrid || !other.isGrid {
            let found = Self.match(one.industryAxis.labels, other.industryAxis.labels)
            statements += found.onlyFirst.map { .init(what: "industry", first: $0, second: nil) }
            statements += found.onlySecond.map { .init(what: "industry", first: nil, second: $0) }
        }
        demand = regions.flatMap { r in
            categories.map { k in
                (r.0 * one.finalDemandCount + k.0, r.1 * other.finalDemandCount + k.1)
            }
        }
        self.statements = statements
    }

    /// Countries that both tables have and that are made of other regions in one than in the other.
    private static func wholes(
        _ one: TableLayout, _ other: TableLayout
    ) -> [(code: String, first: [Int], second: [Int])] {
        if one.families.areRegions, other.families.areRegions { return [] }
        func codes(_ layout: TableLayout, _ family: Int) -> Set<String> {
            Set(layout.families.members[family].map { layout.regions[$0].code.lowercased() })
        }
        return one.families.labels.indices.compactMap { f in
            let code = one.families.labels[f].code
            guard
                let g = other.families.labels.firstIndex(where: {
                    $0.code.lowercased() == code.lowercased()
                }), codes(one, f) != codes(other, g)
            else { return nil }
            return (code, one.families.members[f], other.families.members[g])
        }
    }

    static func match(
        _ first: [String], _ second: [String]
    ) -> (pairs: [(Int, Int)], onlyFirst: [String], onlySecond: [String]) {
        let index = Dictionary(
            second.enumerated().map { ($0.element.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var pairs: [(Int, Int)] = []
        var (onlyFirst, taken): ([String], Set<Int>) = ([], [])
        for (i, code) in first.enumerated() {
            if let j = index[code.lowercased()] {
                pairs.append((i, j))
                taken.insert(j)
            } else {
                onlyFirst.append(code)
            }
        }
        return (pairs, onlyFirst, second.indices.filter { !taken.contains($0) }.map { second[$0] })
    }
}

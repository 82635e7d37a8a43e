import InputOutput
public import LinearAlgebra

extension RestrictionScan {
    /// Which restrictions to list; nil lets all pass.
    public struct Filter: Sendable, Hashable {
        /// Indices of exporting regions of the given table.
        public var exporters: Set<Int>?
        /// Indices of product sectors.
        public var sectors: Set<Int>?
        /// Indices of importing regions of the given table.
        public var importers: Set<Int>?
        /// Flows of at most this size, in the table's unit, are left out.
        public var minimumFlow: Double

        /// A filter; without arguments all restrictions with a positive flow pass.
        public init(
            exporters: Set<Int>? = nil, sectors: Set<Int>? = nil, importers: Set<Int>? = nil,
            minimumFlow: Double = 0
        ) {
            self.exporters = exporters
            self.sectors = sectors
            self.importers = importers
            self.minimumFlow = minimumFlow
        }
    }

    /// What is restricted together. A group's change of value added is that of its joint
    /// extraction, which is exact (see `jointFactors`); costs are first-order and add up.
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        /// One product of one exporter.
        case pair
        /// One product of all (passing) exporters to an importer.
        case sector
        /// All (passing) products of one exporter to an importer.
        case exporter
    }

    /// Restrictions with their consequences, worst first by `column`; rows without a value come
    /// last, ties in the order of the table.
    ///
    /// A scan of some importers has rows of these alone.
    /// - Throws: `singular(pivot:)` when the economy without a group's flows has no solution.
    /// - Complexity: O(n·G) for pairs; about 3·n²·N operations for all groups of an exporter's
    ///   products and 2·n²·G for all groups of a product's exporters; and a sort of the rows that
    ///   pass.
    public func rows(
        _ filter: Filter = Filter(), grouping: Grouping = .pair,
        rankedBy column: ScanColumn = .importerCostPercentOfGDP, limit: Int = .max
    ) throws(LinearAlgebraError) -> [ScanRow] {
        precondition(limit >= 0, "a list has no negative length")
        let found = try unrankedRows(filter, grouping)
        var keys: [(key: Double, index: Int)] = []
        keys.reserveCapacity(found.count)
        for (index, row) in found.enumerated() {
            let value = column.value(row) ?? .nan
            let key = value.isNaN ? Double.infinity : column.isChange ? value : -value
            keys.append((key, index))
        }
        keys.sort { $0.key < $1.key || ($0.key == $1.key && $0.index < $1.index) }
        return keys.prefix(limit).map { found[$0.index] }
    }

    private func unrankedRows(
        _ filter: Filter, _ grouping: Grouping
    ) throws(LinearAlgebraError) -> [ScanRow] {
        let (N, G) = (table.sectorCount, blocks.count)
        let sectors = (0..<N).filter { filter.sectors?.contains($0) ?? true }
        func passing(_ chosen: Set<Int>?) -> [Int] {
            let families = chosen.map { Set($0.map { familyOfRegion[$0] }) }
            return (0..<G).filter { families?.contains($0) ?? true }
        }
        let exporters = passing(filter.exporters)
        let world = gdp.reduce(0, +)
        var rows: [ScanRow] = []
        func add(
            _ exporter: Int?, _ sector: Int?, _ r: Int, _ industries: [Int], _ exporterGDP: Double,
            _ concentration: (foreign: Double?, all: Double?)
        ) throws(LinearAlgebraError) {
            let total = industries.reduce(0) { $0 + flow[$1, r] }
            guard !industries.isEmpty, total > filter.minimumFlow else { return }
            let sum = try consequences(industries, exporter: exporter, importer: r)
            rows.append(
                row(
                    sum, exporter: exporter, sector: sector, importer: r, exporterGDP, concentration
                ))
        }
        for r in passing(filter.importers) where scannedImporters?.contains(r) ?? true {
            let origins = grouping == .exporter ? [] : sectors.map { concentrations($0, r) }
            let foreign = exporters.filter { $0 != r }
            switch grouping {
            case .pair:
                for s in foreign {
                    for (k, p) in sectors.enumerated() {
                        try add(s, p, r, industries(s, p), gdp[s], origins[k])
                    }
                }
            case .sector:
                for (k, p) in sectors.enumerated() {
                    try add(
                        nil, p, r, foreign.flatMap { industries($0, p) }, world - gdp[r], origins[k]
                    )
                }
            case .exporter:
                for s in foreign {
                    try add(s, nil, r, sectors.flatMap { industries(s, $0) }, gdp[s], (nil, nil))
                }
            }
        }
        return rows
    }

    /// The industries of one product in a region: one, or one for each part that the table keeps
    /// apart; none where the region does not have the sector.
    private func industries(_ region: Int, _ sector: Int) -> [Int] {
        table.layout.families.members[region].compactMap {
            table.layout.industryIfAny(region: $0, sector: sector)
        }
    }

    /// What a joint restriction adds up to, in the table's unit.
    private struct Consequences {
        var (flow, inputs, exporters, importer, cost, world) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    }

    private func consequences(
        _ industries: [Int], exporter s: Int?, importer r: Int
    ) throws(LinearAlgebraError) -> Consequences {
        var sum = Consequences()
        let factors = try jointFactors(industries, importer: r)
        for (i, factor) in zip(industries, factors) {
            let all = factor * worldValueAdded[i]
            let own = factor * valueAddedOrigins[i, r]
            sum.flow += flow[i, r]
            sum.inputs += intermediateFlow[i, r]
            sum.importer += own
            sum.world += all
            sum.exporters += s.map { factor * valueAddedOrigins[i, $0] } ?? (all - own)
            sum.cost += importerCost[i, r]
        }
        return sum
    }

    private func row(
        _ sum: Consequences, exporter: Int?, sector: Int?, importer r: Int, _ exporterGDP: Double,
        _ concentration: (foreign: Double?, all: Double?)
    ) -> ScanRow {
        let loss = share(100 * sum.exporters, of: exporterGDP)
        let cost = share(100 * sum.cost, of: gdp[r])
        var asymmetry: Double?
        if let loss, let cost, loss < 0 { asymmetry = cost / -loss }
        return ScanRow(
            exporter: exporter, sector: sector, importer: r, flow: sum.flow,
            flowShareOfImporterInputs: share(sum.inputs, of: intermediateInputs[r]),
            exporterValueAddedChange: sum.exporters, exporterChangePercentOfGDP: loss,
            importerValueAddedChange: sum.importer, importerCost: sum.cost,
            importerCostPercentOfGDP: cost, asymmetry: asymmetry,
            foreignConcentration: concentration.foreign, concentration: concentration.all,
            worldValueAddedChange: sum.world)
    }

    /// Σ over origins of squared shares in what `importer` buys of a product, without and with
    /// home. Negative flows (inventories drawn down) are no purchases and are left out of the
    /// shares.
    private func concentrations(_ p: Int, _ r: Int) -> (foreign: Double?, all: Double?) {
        func bought(from q: Int) -> Double {
            max(industries(q, p).reduce(0) { $0 + flow[$1, r] }, 0)
        }
        var (foreign, foreignSquares) = (0.0, 0.0)
        for q in blocks.indices where q != r {
            let value = bought(from: q)
            foreign += value
            foreignSquares += value * value
        }
        let home = bought(from: r)
        let all = foreign + home
        return (
            share(foreignSquares, of: foreign * foreign),
            share(foreignSquares + home * home, of: all * all)
        )
    }
}

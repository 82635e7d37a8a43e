import InputOutput
import LinearAlgebra

extension RestrictionScan {
    /// Which restrictions to list; nil lets all pass.
    public struct Filter: Sendable, Hashable {
        /// Indices of exporting regions.
        public var exporters: Set<Int>?
        /// Indices of product sectors.
        public var sectors: Set<Int>?
        /// Indices of importing regions.
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

    /// What is restricted together. Effects of a group are the sum of those of its single
    /// restrictions: second-order interaction, which makes the joint loss slightly smaller, is left out.
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        /// One product of one exporter.
        case pair
        /// One product of all (passing) exporters to an importer.
        case sector
        /// All (passing) products of one exporter to an importer.
        case exporter
    }

    /// Restrictions with their consequences, worst first by `column`; rows without a value come last,
    /// ties in the order of the table.
    /// - Complexity: O(n·G) and a sort of the rows that pass.
    public func rows(
        _ filter: Filter = Filter(), grouping: Grouping = .pair,
        rankedBy column: ScanColumn = .importerCostPercentOfGDP, limit: Int = .max
    ) -> [ScanRow] {
        precondition(limit >= 0, "a list has no negative length")
        let found = unrankedRows(filter, grouping)
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

    private func unrankedRows(_ filter: Filter, _ grouping: Grouping) -> [ScanRow] {
        let layout = table.layout
        let (N, G) = (layout.sectorCount, layout.regionCount)
        let sectors = (0..<N).filter { filter.sectors?.contains($0) ?? true }
        let importers = (0..<G).filter { filter.importers?.contains($0) ?? true }
        let exporters = (0..<G).filter { filter.exporters?.contains($0) ?? true }
        let world = gdp.reduce(0, +)
        var rows: [ScanRow] = []
        for r in importers {
            let origins = grouping == .exporter ? [] : sectors.map { concentrations($0, r) }
            switch grouping {
            case .pair:
                for s in exporters where s != r {
                    for (k, p) in sectors.enumerated() {
                        var sum = Sum()
                        sum.add(self, industry: s * N + p, exporter: s, importer: r)
                        if sum.flow > filter.minimumFlow {
                            rows.append(
                                row(sum, exporter: s, sector: p, importer: r, gdp[s], origins[k]))
                        }
                    }
                }
            case .sector:
                for (k, p) in sectors.enumerated() {
                    var sum = Sum()
                    for s in exporters where s != r {
                        sum.add(self, industry: s * N + p, exporter: nil, importer: r)
                    }
                    if sum.flow > filter.minimumFlow {
                        rows.append(
                            row(
                                sum, exporter: nil, sector: p, importer: r, world - gdp[r],
                                origins[k]))
                    }
                }
            case .exporter:
                for s in exporters where s != r {
                    var sum = Sum()
                    for p in sectors {
                        sum.add(self, industry: s * N + p, exporter: s, importer: r)
                    }
                    if sum.flow > filter.minimumFlow {
                        rows.append(
                            row(sum, exporter: s, sector: nil, importer: r, gdp[s], (nil, nil)))
                    }
                }
            }
        }
        return rows
    }

    /// What single restrictions of a group add up to.
    private struct Sum {
        var (flow, inputs, exporters, importer, cost, world) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

        mutating func add(
            _ scan: RestrictionScan, industry i: Int, exporter s: Int?, importer r: Int
        ) {
            let factor = scan.factor[i, r]
            let all = factor * scan.worldValueAdded[i]
            let own = factor * scan.valueAddedOrigins[i, r]
            flow += scan.flow[i, r]
            inputs += scan.intermediateFlow[i, r]
            importer += own
            world += all
            exporters += s.map { factor * scan.valueAddedOrigins[i, $0] } ?? (all - own)
            cost += scan.importerCost[i, r]
        }
    }

    private func row(
        _ sum: Sum, exporter: Int?, sector: Int?, importer r: Int, _ exporterGDP: Double,
        _ concentration: (foreign: Double?, all: Double?)
    ) -> ScanRow {
        let loss = exporterGDP > 0 ? 100 * sum.exporters / exporterGDP : nil
        let cost = gdp[r] > 0 ? 100 * sum.cost / gdp[r] : nil
        var asymmetry: Double?
        if let loss, let cost, loss < 0 { asymmetry = cost / -loss }
        return ScanRow(
            exporter: exporter, sector: sector, importer: r, flow: sum.flow,
            flowShareOfImporterInputs: intermediateInputs[r] > 0
                ? sum.inputs / intermediateInputs[r] : nil,
            exporterValueAddedChange: sum.exporters, exporterChangePercentOfGDP: loss,
            importerValueAddedChange: sum.importer, importerCost: sum.cost,
            importerCostPercentOfGDP: cost, asymmetry: asymmetry,
            foreignConcentration: concentration.foreign, concentration: concentration.all,
            worldValueAddedChange: sum.world)
    }

    /// Σ over origins of squared shares in what `importer` buys of a product, without and with home.
    /// Negative flows (inventories drawn down) are no purchases and are left out of the shares.
    private func concentrations(_ p: Int, _ r: Int) -> (foreign: Double?, all: Double?) {
        let N = table.sectorCount
        var (foreign, foreignSquares) = (0.0, 0.0)
        for q in 0..<table.regionCount where q != r {
            let value = max(flow[q * N + p, r], 0)
            foreign += value
            foreignSquares += value * value
        }
        let home = max(flow[r * N + p, r], 0)
        let all = foreign + home
        return (
            foreign > 0 ? foreignSquares / (foreign * foreign) : nil,
            all > 0 ? (foreignSquares + home * home) / (all * all) : nil
        )
    }
}

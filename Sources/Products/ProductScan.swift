public import Analyses
import InputOutput

/// Every restriction of one product by one exporter on one importer at once: the world's
/// chokepoints by customs code.
///
/// A product is a part of what its sectors sell to the importer. By the rank-1 form of
/// `RestrictionScan`, with φ the product's share of the sector's flow, a cut κ of the product
/// costs value added of
///
///     Σ_sectors −κφT_ir / (1 + κφ·f_ir) · W_qi
///
/// in region q (f_ir the feedback, W_qi the value added of q in a unit of output of i), and the
/// importer κφ times the first-order cost push of the sector's whole flow. What the product stands
/// for in the importer is the value added of the industries that use its sector: they are what
/// stops when it cannot be replaced.
public struct ProductScan: Sendable {
    /// One restriction.
    public struct Row: Sendable {
        /// Position of the exporter among the trade's partners.
        public let exporter: Int
        /// Position of its region in the table.
        public let exporterRegion: Int
        /// Position of the product.
        public let product: Int
        /// Position of the importer among the trade's partners.
        public let importer: Int
        /// Position of its region in the table.
        public let importerRegion: Int
        /// Sector of the table that makes most of the product.
        public let sector: Int
        /// The flow by customs, USD.
        public let value: Double
        /// The flow over what its sectors sell to the importer in the table; above 1 the two
        /// sources contradict each other.
        public let productShare: Double
        /// The exporter's share of the importer's imports of the product, 0 to 1.
        public let originShare: Double
        /// Herfindahl-Hirschman index of the importer's origins, 0 to 1.
        public let concentration: Double
        /// Share of the exporter in world exports of the product, 0 to 1.
        public let worldShare: Double
        /// Part of the exporter's sales of the product that the importer buys, 0 to 1.
        public let sellerDependence: Double
        /// What other economies sell of the product to the world, over the flow: how many times
        /// the rest of the world could replace it if it sold to nobody else.
        public let otherSupply: Double
        /// Change of the exporter's value added, in the table's unit, a loss negative; nil where
        /// the product is larger than the flow of one of its sectors.
        public let exporterChange: Double?
        /// First-order cost push to the importer's final demand, in the table's unit; nil as the
        /// change.
        public let importerCost: Double?
        /// Value added of the importer's industries that use the product's sectors, in the table's
        /// unit.
        public let valueAddedAtRisk: Double

        /// What is at risk for each unit of money of the flow; `usd` is USD in one unit of the
        /// table.
        public func leverage(usd: Double) -> Double { valueAddedAtRisk * usd / value }
    }

    /// The restrictions whose product has a sector and whose economies are in the table, by
    /// importer, product and exporter.
    public let rows: [Row]
    /// Flows left out because the product has no sector in the concordance, USD.
    public let unlinkedValue: Double
    /// Flows left out because an economy is not a region of the table, USD.
    public let outsideValue: Double
    /// Rows whose product is larger than the flow of one of its sectors in the table.
    public let contradictions: Int
    /// Currency units: USD in one unit of the table.
    public let unit: Double

    /// Scans one year.
    ///
    /// - Parameters:
    ///   - regions: for every partner of the trade its region in the table, or nil.
    ///   - unit: USD in one unit of the table, such as 1e6.
    ///   - users: who uses the sectors of the same table.
    /// - Complexity: one pass over the flows, and over Z for the users.
    public init(
        _ scan: RestrictionScan, _ trade: BilateralTrade, year: Int, links: SectorLinks,
        regions: [Int?], unit: Double, users: ProductUsers
    ) {
        self.unit = unit
        let table = scan.table
        let layout = table.layout
        let P = trade.partners.count
        var world = [Double](repeating: 0, count: P * trade.products.count)
        for importer in 0..<P {
            for row in trade.rows(year: year, importer: importer) {
                world[Int(trade.rowProduct[row]) * P + Int(trade.rowExporter[row])] +=
                    trade.rowValue[row]
            }
        }
        let worldTotal = trade.products.indices.map { k in
            world[(k * P)..<((k + 1) * P)].reduce(0, +)
        }
        var rows: [Row] = []
        var (unlinked, outside, contradictions) = (0.0, 0.0, 0)
        for importer in 0..<P {
            let block = trade.rows(year: year, importer: importer)
            var first = block.lowerBound
            while first < block.upperBound {
                let product = Int(trade.rowProduct[first])
                var last = first
                while last < block.upperBound, Int(trade.rowProduct[last]) == product { last += 1 }
                let sales = first..<last
                first = last
                let abroad = sales.filter { Int(trade.rowExporter[$0]) != importer }
                let total = abroad.reduce(0) { $0 + trade.rowValue[$1] }
                guard total > 0 else { continue }
                guard let parts = links.parts[trade.products[product]] else {
                    unlinked += total
                    continue
                }
                guard let r = regions[importer] else {
                    outside += total
                    continue
                }
                let concentration = abroad.reduce(0) {
                    $0 + (trade.rowValue[$1] / total) * (trade.rowValue[$1] / total)
                }
                let atRisk = users.valueAdded(using: parts.map(\.sector), in: r)
                for row in abroad {
                    let exporter = Int(trade.rowExporter[row])
                    let value = trade.rowValue[row]
                    guard let s = regions[exporter], s != r else {
                        outside += value
                        continue
                    }
                    var (change, cost, flow) = (0.0, 0.0, 0.0)
                    var fits = true
                    for part in parts {
                        let i = layout.industry(region: s, sector: part.sector)
                        let sold = scan.flow[i, r]
                        flow += sold
                        let share = value / unit * part.weight / sold
                        guard share <= 1 else {
                            fits = false
                            continue
                        }
                        let cut = scan.parameters.cut * share
                        change -=
                            cut * sold / (1 + cut * scan.feedback[i, r])
                            * scan.valueAddedOrigins[i, s]
                        cost += share * scan.importerCost[i, r]
                    }
                    let share = flow > 0 ? value / unit / flow : .infinity
                    if !fits { contradictions += 1 }
                    let sold = world[product * P + exporter]
                    rows.append(
                        Row(
                            exporter: exporter, exporterRegion: s, product: product,
                            importer: importer, importerRegion: r, sector: parts[0].sector,
                            value: value, productShare: share, originShare: value / total,
                            concentration: concentration,
                            worldShare: sold / worldTotal[product], sellerDependence: value / sold,
                            otherSupply: (worldTotal[product] - sold) / value,
                            exporterChange: fits ? change : nil, importerCost: fits ? cost : nil,
                            valueAddedAtRisk: atRisk))
                }
            }
        }
        self.rows = rows
        unlinkedValue = unlinked
        outsideValue = outside
        self.contradictions = contradictions
    }
}

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
///
/// A region that stands for several economies, such as the rest of the world, is one importer:
/// what they buy is added up, and what they sell each other left out. As exporters they are told
/// apart, as customs do; what a cut costs them is then a loss of the whole region, which sells the
/// same sector's products.
///
/// With a list of end uses φ is the share of what goes to industries, or to final demand, and only
/// that flow is cut: without the feedback for final demand, and without its own purchases in the
/// cost for industries.
public struct ProductScan: Sendable {
    /// One restriction.
    public struct Row: Sendable {
        /// Position of the exporter among the trade's partners.
        public let exporter: Int
        /// Position of its region in the table.
        public let exporterRegion: Int
        /// What all economies of the exporter's region sell of the product to the importer, USD:
        /// the flow itself where it has the region to itself.
        public let regionValue: Double
        /// Position of the partner that sells most of that: the exporter itself, or the largest of
        /// the economies that its region stands for.
        public let largestSeller: Int
        /// Its part of that, 0 to 1.
        public let largestSellerShare: Double
        /// Position of the product.
        public let product: Int
        /// Position of the importer among the trade's partners; the first of them where its region
        /// stands for several.
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
        /// Change of the value added of the exporter's region, in the table's unit, a loss
        /// negative; nil where the product is larger than the flow of one of its sectors.
        public let exporterChange: Double?
        /// First-order cost push to the importer's final demand, in the table's unit; nil as the
        /// change.
        public let importerCost: Double?
        /// Value added of the importer's industries that use the product's sectors, in the table's
        /// unit; 0 for goods of households, which no industry uses.
        public let valueAddedAtRisk: Double

        /// What is at risk for each unit of money of the flow; `usd` is USD in one unit of the
        /// table.
        public func leverage(usd: Double) -> Double { valueAddedAtRisk * usd / value }

        /// The exporter's part of what its region sells of the product to the importer, 0 to 1.
        public var regionShare: Double { value / regionValue }
    }

    /// The restrictions whose product has a sector and whose economies are in the table, by
    /// importer, product and exporter.
    public let rows: [Row]
    /// Flows left out because the product has no sector in the concordance, USD.
    public let unlinkedValue: Double
    /// Flows left out because an economy is not a region of the table, USD.
    public let outsideValue: Double
    /// Flows left out because both economies are in one region of the table, USD.
    public let withinValue: Double
    /// Rows whose product is larger than the flow of one of its sectors in the table.
    public let contradictions: Int
    /// Regions of the table that stand for several economies of the trade.
    public let sharedRegions: Set<Int>
    /// Currency units: USD in one unit of the table.
    public let unit: Double

    /// Scans one year.
    ///
    /// - Parameters:
    ///   - regions: for every partner of the trade its region in the table, or nil.
    ///   - unit: USD in one unit of the table, such as 1e6.
    ///   - users: who uses the sectors of the same table.
    ///   - endUses: what products are for; a product that is not there goes to everybody.
    /// - Complexity: one pass over the flows, and over Z for the users.
    public init(
        _ scan: RestrictionScan, _ trade: BilateralTrade, year: Int, links: SectorLinks,
        regions: [Int?], unit: Double, users: ProductUsers,
        endUses: [CustomsCode: EndUse] = [:]
    ) {
        self.unit = unit
        let table = scan.table
        let bought = Bought(scan)
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
        let economies = Economies(regions, count: layout.regionCount)
        var rows: [Row] = []
        var (unlinked, outside, within, contradictions) = (0.0, 0.0, 0.0, 0)
        for importer in 0..<P {
            let r = regions[importer]
            // What several economies buy is looked at once, with the first of them.
            if let r, economies.members[r][0] != importer { continue }
            let buyers = r.map { economies.members[$0] } ?? [importer]
            let (flows, inner) = trade.imports(of: buyers, year: year)
            within += inner
            var first = 0
            while first < flows.count {
                let product = flows[first].product
                var last = first
                while last < flows.count, flows[last].product == product { last += 1 }
                let abroad = flows[first..<last]
                first = last
                let total = abroad.reduce(0) { $0 + $1.value }
                guard total > 0 else { continue }
                guard let parts = links.parts[trade.products[product]] else {
                    unlinked += total
                    continue
                }
                guard let r else {
                    outside += total
                    continue
                }
                let concentration = abroad.reduce(0) {
                    $0 + ($1.value / total) * ($1.value / total)
                }
                let endUse = endUses[trade.products[product]]
                let use = ProductUse(endUse)
                let atRisk =
                    endUse == .consumption
                    ? 0 : users.valueAdded(using: parts.map(\.sector), in: r)
                let shared = economies.sharedSales(abroad)
                for sale in abroad {
                    let value = sale.value
                    guard let s = regions[sale.exporter], s != r else {
                        outside += value
                        continue
                    }
                    var (change, cost, flow) = (0.0, 0.0, 0.0)
                    var fits = true
                    for part in parts {
                        let i = layout.industry(region: s, sector: part.sector)
                        let cell = bought.cell(i, r, by: use)
                        let sold = cell.flow
                        flow += sold
                        let share = value / unit * part.weight / sold
                        guard share <= 1 else {
                            fits = false
                            continue
                        }
                        let cut = scan.parameters.cut * share
                        change -=
                            cut * sold / (1 + cut * cell.feedback)
                            * scan.valueAddedOrigins[i, s]
                        cost += share * cell.cost
                    }
                    let share = flow > 0 ? value / unit / flow : .infinity
                    if !fits { contradictions += 1 }
                    let sold = world[product * P + sale.exporter]
                    let region =
                        shared[s] ?? (value: value, largest: sale.exporter, most: value)
                    rows.append(
                        Row(
                            exporter: sale.exporter, exporterRegion: s,
                            regionValue: region.value, largestSeller: region.largest,
                            largestSellerShare: region.most / region.value, product: product,
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
        withinValue = within
        self.contradictions = contradictions
        sharedRegions = Set(layout.regions.indices.filter { economies.members[$0].count > 1 })
    }

    /// The economies of trade by region of a table.
    private struct Economies {
        /// Partners of every region, rising.
        let members: [[Int]]
        /// For every partner its region, where that stands for several; else nil.
        private let shared: [Int?]

        init(_ regions: [Int?], count: Int) {
            var members = [[Int]](repeating: [], count: count)
            for (partner, region) in regions.enumerated() {
                guard let region else { continue }
                members[region].append(partner)
            }
            self.members = members
            shared = regions.map { region in
                guard let region, members[region].count > 1 else { return nil }
                return region
            }
        }

        /// What regions of several economies sell of one product, by region: all of it, and who
        /// sells most.
        func sharedSales(
            _ flows: ArraySlice<Import>
        ) -> [Int: (value: Double, largest: Int, most: Double)] {
            var found: [Int: (value: Double, largest: Int, most: Double)] = [:]
            for flow in flows {
                guard let region = shared[flow.exporter] else { continue }
                var sales = found[region] ?? (0, flow.exporter, 0)
                sales.value += flow.value
                if flow.value > sales.most {
                    sales.largest = flow.exporter
                    sales.most = flow.value
                }
                found[region] = sales
            }
            return found
        }
    }

    /// What somebody buys of a product from an exporter.
    fileprivate struct Import {
        let product: Int
        let exporter: Int
        let value: Double
    }
}

extension BilateralTrade {
    /// What some economies together buy of each product from each economy that is none of them, by
    /// product and exporter, and what they buy from each other.
    /// - Complexity: one pass over their flows; for several, over products × partners besides.
    fileprivate func imports(
        of buyers: [Int], year: Int
    ) -> (flows: [ProductScan.Import], within: Double) {
        var flows: [ProductScan.Import] = []
        if buyers.count == 1 {
            for row in rows(year: year, importer: buyers[0]) where rowExporter[row] != buyers[0] {
                flows.append(
                    .init(
                        product: Int(rowProduct[row]), exporter: Int(rowExporter[row]),
                        value: rowValue[row]))
            }
            return (flows, 0)
        }
        let P = partners.count
        var isBuyer = [Bool](repeating: false, count: P)
        for buyer in buyers { isBuyer[buyer] = true }
        var sums = [Double](repeating: 0, count: products.count * P)
        var within = 0.0
        for buyer in buyers {
            for row in rows(year: year, importer: buyer) {
                let exporter = Int(rowExporter[row])
                if isBuyer[exporter] {
                    if exporter != buyer { within += rowValue[row] }
                } else {
                    sums[Int(rowProduct[row]) * P + exporter] += rowValue[row]
                }
            }
        }
        for (k, value) in sums.enumerated() where value > 0 {
            flows.append(.init(product: k / P, exporter: k % P, value: value))
        }
        return (flows, within)
    }
}

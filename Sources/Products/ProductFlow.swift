public import InputOutput
import LinearAlgebra

/// What products by customs code are in a table: the flow between two of its regions by customs,
/// beside what the sectors that make the products sell there.
public struct ProductFlow: Sendable {
    /// One product.
    public struct Row: Sendable {
        /// Position in ``BilateralTrade/products``.
        public let product: Int
        /// What the exporter sells to the importer, USD a year.
        public let value: Double
        /// All that the importer buys abroad of the product, USD a year.
        public let imports: Double
        /// Herfindahl-Hirschman index of the importer's origins, 0 to 1.
        public let concentration: Double

        /// The exporter's share of the importer's imports, 0 to 1.
        public var originShare: Double { value / imports }
    }

    /// A sector that makes some of the products.
    public struct Part: Sendable {
        /// Position in the table.
        public let sector: Int
        /// What it makes of the products' flow, USD a year.
        public let value: Double
        /// What it sells to the users in the table, USD a year.
        public let flow: Double

        /// The products' share of the sector's flow, above 0; infinite where the table has no flow.
        public var share: Double { value / flow }
    }

    /// The exporting region of the table.
    public let exporter: Int
    /// The importing region of the table.
    public let importer: Int
    /// The products that are traded, by code.
    public let rows: [Row]
    /// Sectors, by falling value.
    public let parts: [Part]
    /// The sectors that use the products; nil for all and final demand, none for final demand
    /// alone.
    public let users: [Int]?
    /// Who uses the products.
    public let use: ProductUse
    /// Products of the flow that no sector makes, by position.
    public let unlinked: [Int]

    /// The flow of all products, USD a year.
    public var value: Double { rows.reduce(0) { $0 + $1.value } }

    /// What all sectors sell to the users, USD a year.
    public var sectorFlow: Double { parts.reduce(0) { $0 + $1.flow } }

    /// The products' share of what their sectors sell to the users: φ of a restriction.
    public var productShare: Double { parts.reduce(0) { $0 + $1.value } / sectorFlow }

    /// The exporter's share of the importer's imports of all products, 0 to 1.
    public var originShare: Double { value / rows.reduce(0) { $0 + $1.imports } }
}

/// Finds what products are in a table.
public struct ProductFlows: Sendable {
    /// Who makes products.
    public enum Makers: Sendable {
        /// Sectors by a concordance.
        case links(SectorLinks)
        /// Sectors that the user names; each makes a part in proportion to what it sells.
        case sectors([Int])
    }

    /// The trade.
    public let trade: BilateralTrade
    /// Position of its year.
    public let year: Int
    let table: MRIOTable
    /// n × G, sales to final demand.
    let demand: Matrix<IndustryAxis, RegionAxis>
    /// For every partner its region in the table.
    let regions: [Int?]
    /// USD in one unit of the table.
    public let unit: Double

    /// Prepares a table.
    /// - Parameters:
    ///   - regions: for every partner of the trade its region in the table, or nil.
    ///   - unit: USD in one unit of the table, such as 1e6.
    /// - Complexity: one pass over Y.
    public init(
        _ trade: BilateralTrade, year: Int, in table: MRIOTable, regions: [Int?], unit: Double
    ) {
        self.trade = trade
        self.year = year
        self.table = table
        self.regions = regions
        self.unit = unit
        demand = table.demandByRegion
    }

    /// Products between two regions; nil where none is traded.
    ///
    /// - Parameters:
    ///   - products: positions of products.
    ///   - users: sectors of the importer that use them; nil for all and final demand.
    /// - Complexity: O(products × log flows).
    public func flow(
        from exporter: Int, to importer: Int, of products: [Int], makers: Makers, users: [Int]?
    ) -> ProductFlow? {
        var use = ProductUse.everybody
        if let users { use = .sectors(users) }
        return flow(from: exporter, to: importer, of: products, makers: makers, use: use)
    }

    /// Products between two regions that somebody there uses; nil where none is traded.
    ///
    /// - Parameter products: positions of products.
    /// - Complexity: O(products × log flows).
    public func flow(
        from exporter: Int, to importer: Int, of products: [Int], makers: Makers, use: ProductUse
    ) -> ProductFlow? {
        let buyers = Set(regions.indices.filter { regions[$0] == importer })
        let sellers = Set(regions.indices.filter { regions[$0] == exporter })
        var rows: [ProductFlow.Row] = []
        var values: [Int: Double] = [:]
        var unlinked: [Int] = []
        for product in products {
            var origins: [Int: Double] = [:]
            for buyer in buyers.sorted() {
                for row in trade.rows(year: year, importer: buyer, product: product) {
                    let origin = Int(trade.rowExporter[row])
                    if buyers.contains(origin) { continue }
                    origins[origin, default: 0] += trade.rowValue[row]
                }
            }
            let order = origins.sorted { $0.key < $1.key }
            let imports = order.reduce(0) { $0 + $1.value }
            let value = order.reduce(0) { sellers.contains($1.key) ? $0 + $1.value : $0 }
            guard value > 0 else { continue }
            rows.append(
                ProductFlow.Row(
                    product: product, value: value, imports: imports,
                    concentration: order.reduce(0) {
                        $0 + ($1.value / imports) * ($1.value / imports)
                    }))
            guard case .links(let links) = makers else { continue }
            guard let parts = links.parts[trade.products[product]] else {
                unlinked.append(product)
                continue
            }
            for part in parts { values[part.sector, default: 0] += value * part.weight }
        }
        if rows.isEmpty { return nil }
        let total = rows.reduce(0) { $0 + $1.value }
        if case .sectors(let sectors) = makers {
            let flows = sectors.map { sold($0, from: exporter, to: importer, use) }
            let all = flows.reduce(0, +)
            for (sector, flow) in zip(sectors, flows) where flow > 0 || all == 0 {
                values[sector] = all > 0 ? total * flow / all : total / Double(sectors.count)
            }
        }
        let parts = values.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map {
            ProductFlow.Part(
                sector: $0.key, value: $0.value,
                flow: unit * sold($0.key, from: exporter, to: importer, use))
        }
        return ProductFlow(
            exporter: exporter, importer: importer, rows: rows, parts: parts,
            users: use.users(of: table.layout.sectorCount), use: use, unlinked: unlinked)
    }

    /// What a sector sells to users of a region, in the table's unit.
    private func sold(
        _ sector: Int, from exporter: Int, to importer: Int, _ use: ProductUse
    ) -> Double {
        let layout = table.layout
        let i = layout.industry(region: exporter, sector: sector)
        func toIndustries(_ start: Double) -> Double {
            layout.industries(of: importer).reduce(start) { $0 + table.Z[i, $1] }
        }
        switch use {
        case .everybody: return toIndustries(demand[i, importer])
        case .industries: return toIndustries(0)
        case .finalDemand: return demand[i, importer]
        case .sectors(let users):
            return users.reduce(0) {
                $0 + table.Z[i, layout.industry(region: importer, sector: $1)]
            }
        }
    }
}

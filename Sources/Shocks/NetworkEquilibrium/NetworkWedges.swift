import LinearAlgebra
import Platform

/// What stands between the price of a product and what some buyers pay: costs, tariffs, and caps
/// on the quantity with a wedge of their own.
///
/// Groups have no cell (product, buyer) in common. A buyer in a group pays p·d·(1+t)·τ a unit
/// delivered.
public struct NetworkWedges: Sendable {
    /// One product on its way to some buyers of one region.
    public struct Group: Sendable {
        /// The product, as the index of the producer.
        public let product: Int
        /// The region of the buyers.
        public let importer: Int
        /// The buyers, ascending.
        public let buyers: [Int]
        /// ln d, what melts away.
        public var iceberg: Double
        /// ln(1 + t), what the importer's households get.
        public var tariff: Double
        /// ln(1 − κφ), what may be delivered relative to the base; nil without a cap.
        public var limit: Double?
        /// Who keeps the rent of a cap.
        public var rent: Restriction.Rent
        /// True when nothing is delivered: the origin leaves the buyers' nests.
        public var isRemoved: Bool

        /// A group; it needs buyers.
        public init(
            product: Int, importer: Int, buyers: [Int], iceberg: Double = 0, tariff: Double = 0,
            limit: Double? = nil, rent: Restriction.Rent = .exporter, isRemoved: Bool = false
        ) {
            precondition((limit ?? 0) <= 0, "a cap is not above the base")
            precondition(limit?.isFinite ?? true, "a total cut removes the origin")
            self.product = product
            self.importer = importer
            self.buyers = buyers
            self.iceberg = iceberg
            self.tariff = tariff
            self.limit = limit
            self.rent = rent
            self.isRemoved = isRemoved
        }
    }

    /// The groups; those that nobody buys are left out.
    public let groups: [Group]
    /// Ω⁰ of each group's cells, in the order of its buyers.
    let weights: [[Double]]
    /// Groups that have a cap, in order: the unknown k belongs to `capped[k]`.
    let capped: [Int]
    /// The cells of buyer b are `offsets[b]..<offsets[b + 1]`.
    let offsets: [Int]
    /// Group and position in the group of every cell, by buyer.
    let cells: [(group: Int32, position: Int32)]

    /// Groups on an economy.
    public init(_ groups: [Group], _ economy: NetworkEconomy) {
        let B = economy.buyerCount
        var kept: [Group] = []
        var weights: [[Double]] = []
        for group in groups {
            let bought = group.buyers.filter { economy.shares[group.product, $0] > 0 }
            if bought.isEmpty { continue }
            kept.append(
                Group(
                    product: group.product, importer: group.importer, buyers: bought,
                    iceberg: group.iceberg, tariff: group.tariff, limit: group.limit,
                    rent: group.rent, isRemoved: group.isRemoved))
            weights.append(bought.map { economy.shares[group.product, $0] })
        }
        var offsets = [Int](repeating: 0, count: B + 1)
        for group in kept { for b in group.buyers { offsets[b + 1] += 1 } }
        for b in 0..<B { offsets[b + 1] += offsets[b] }
        var next = offsets
        var cells = [(group: Int32, position: Int32)](
            repeating: (group: 0, position: 0), count: offsets[B])
        for (g, group) in kept.enumerated() {
            for (position, b) in group.buyers.enumerated() {
                cells[next[b]] = (Int32(g), Int32(position))
                next[b] += 1
            }
        }
        self.groups = kept
        self.weights = weights
        self.offsets = offsets
        self.cells = cells
        capped = kept.indices.filter { kept[$0].limit != nil && !kept[$0].isRemoved }
    }

    /// The same wedges at a part of their strength, from 0 (none) to 1.
    func scaled(by strength: Double, _ economy: NetworkEconomy) -> NetworkWedges {
        NetworkWedges(
            groups.map { group in
                var part = group
                part.iceberg *= strength
                part.tariff *= strength
                part.limit = group.limit.map { $0 * strength }
                if group.isRemoved, strength < 1 {
                    // Removed step by step: a growing cost, and at the end nothing.
                    part.isRemoved = false
                    part.iceberg = 4 * strength
                }
                return part
            }, economy)
    }
}

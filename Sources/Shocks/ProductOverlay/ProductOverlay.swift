import InputOutput
import Platform

/// A critical product that is a sliver of its sector, modelled beside the table.
///
/// Sector tables dilute hydrogen fluoride in "chemicals"; here its origin shares come from trade
/// codes, and what its users cannot make for want of it follows from stocks and switching:
///
///   avail(t) = 1 − κ·d·e^(−t/τ);  h(t) = min(1, S + avail);  S ← S + avail − h;  loss(t) =
///   c·φ_u·(1 − h)
///
/// S is in days of use, t in days from the start of the restriction. The losses go to the mixed
/// model (what the users' suppliers lose) and to the shortage model (what their customers lose).
public struct ProductOverlay: Sendable, Hashable {
    /// An industry that needs the product.
    public struct User: Sendable, Hashable {
        /// The industry.
        public let industry: Int
        /// φ_u in [0, 1]: share of the industry's output that needs the product.
        public let share: Double
        /// c in [0, 1]: share of that output that is lost when there is none of it.
        public let criticality: Double

        /// A user; shares outside [0, 1] are a precondition.
        public init(industry: Int, share: Double, criticality: Double = 1) {
            precondition((0...1).contains(share), "share \(share) outside [0, 1]")
            precondition((0...1).contains(criticality), "criticality outside [0, 1]")
            self.industry = industry
            self.share = share
            self.criticality = criticality
        }
    }

    /// Name of the product, for results.
    public let product: String
    /// d in [0, 1]: share of the importer's purchases of the product that comes from the exporter.
    public let originShare: Double
    /// κ in [0, 1].
    public let cut: Double
    /// I: stock at the start, in days of use.
    public let stockDays: Double
    /// τ: days in which other origins replace 63 % of the cut; nil when nobody does.
    public let switchingDays: Double?
    /// Who needs it.
    public let users: [User]

    /// An overlay; shares outside [0, 1], a negative stock and a switching time that is not
    /// positive are preconditions.
    public init(
        product: String, originShare: Double, cut: Double = 1, stockDays: Double,
        switchingDays: Double? = nil, users: [User]
    ) {
        precondition((0...1).contains(originShare), "origin share outside [0, 1]")
        precondition((0...1).contains(cut), "cut outside [0, 1]")
        precondition(stockDays >= 0, "a stock is not negative")
        precondition(switchingDays.map { $0 > 0 } ?? true, "a switching time is positive")
        self.product = product
        self.originShare = originShare
        self.cut = cut
        self.stockDays = stockDays
        self.switchingDays = switchingDays
        self.users = users
    }

    /// The product's supply by day, in days of normal use.
    public struct Supply: Sendable, Hashable {
        /// avail(t).
        public let available: [Double]
        /// h(t), share of normal use that is met.
        public let met: [Double]
        /// S at the end of each day.
        public let stock: [Double]

        /// Mean of 1 − h over the days: the share of normal use that is not met.
        public var meanShortfall: Double {
            met.isEmpty ? 0 : met.reduce(0) { $0 + (1 - $1) } / Double(met.count)
        }
    }

    /// Supply over a number of days, while the restriction lasts and after it.
    /// - Parameter duration: days the restriction lasts; nil for all.
    public func supply(days: Int, duration: Int? = nil) -> Supply {
        precondition(days >= 0, "a number of days is not negative")
        return supply(cuts: (0..<days).map { $0 < duration ?? days ? cut : 0 })
    }

    /// Supply under a cut of its own on every day. Switching begins on the first day of a cut.
    public func supply(cuts: [Double]) -> Supply {
        let first = cuts.firstIndex { $0 > 0 } ?? 0
        var stock = stockDays
        var (available, met, stocks): ([Double], [Double], [Double]) = ([], [], [])
        for (day, cut) in cuts.enumerated() {
            let decay = switchingDays.map { exp(-Double(max(day - first, 0)) / $0) } ?? 1
            let arrives = 1 - cut * originShare * decay
            let used = min(1, stock + arrives)
            stock += arrives - used
            available.append(arrives)
            met.append(used)
            // Only rounding can take it below zero: used ≤ stock + arrives.
            stock = max(stock, 0)
            stocks.append(stock)
        }
        return Supply(available: available, met: met, stock: stocks)
    }

    /// What every user can make on each day as a share of its capacity: 1 − loss(t). Users named
    /// more than once lose from each entry. For `Shortage.path(of:on:capacityPaths:)`.
    public func capacityPaths(days: Int, duration: Int? = nil) -> [Int: [Double]] {
        capacityPaths(supply(days: days, duration: duration))
    }

    /// The same under a cut of its own on every day.
    public func capacityPaths(cuts: [Double]) -> [Int: [Double]] {
        capacityPaths(supply(cuts: cuts))
    }

    private func capacityPaths(_ supply: Supply) -> [Int: [Double]] {
        var paths: [Int: [Double]] = [:]
        for user in users {
            let losses = supply.met.map { user.criticality * user.share * (1 - $0) }
            let old = paths[user.industry] ?? [Double](repeating: 1, count: losses.count)
            paths[user.industry] = zip(old, losses).map { max($0 - $1, 0) }
        }
        return paths
    }

    /// Mean losses over the days as capacity changes, for the mixed model and any other that takes
    /// them.
    public func capacityChanges(days: Int, duration: Int? = nil) -> [Shock.CapacityChange] {
        capacityPaths(days: days, duration: duration).sorted { $0.key < $1.key }
            .compactMap { industry, path in
                let mean = path.reduce(0, +) / Double(max(path.count, 1))
                return path.isEmpty || mean == 1
                    ? nil : Shock.CapacityChange(industry: industry, change: max(mean - 1, -1))
            }
    }
}

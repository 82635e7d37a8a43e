import InputOutput
import Products
import Reporting

/// Where the economies of trade are in a table: in the region that each of them is, or else in the
/// rest of the world, where the table has one.
struct TradeRegions {
    /// For every partner its region; nil where the table has no place for it.
    let regions: [Int?]
    /// The rest of the world; nil where the table has none, several, or regions of which it is not
    /// known which economies they stand for.
    let rest: Int?
    /// The partners that are in the rest of the world, by code.
    let joined: [BilateralTrade.Partner]

    /// Finds the places.
    ///
    /// The rest of the world is all economies that have no region of their own. That is known only
    /// where every other region is a country, or a public group, whose members are in it.
    init(_ trade: BilateralTrade, in layout: TableLayout) {
        var regions = TradeLabels.regions(of: trade, in: layout)
        let names = RegionNames(layout)
        let rests = layout.regions.indices.filter { names.isRest[$0] }
        var isKnown = true
        for (r, region) in layout.regions.enumerated() where !names.isRest[r] {
            if regions.contains(r) || Country.named(region.code) != nil { continue }
            guard let group = PublicGroup.named(region.code) else {
                isKnown = false
                continue
            }
            for (k, partner) in trade.partners.enumerated()
            where regions[k] == nil && group.members.contains(partner.code) {
                regions[k] = r
            }
        }
        guard isKnown, rests.count == 1, names[rests[0]] == "Rest of the world" else {
            self.regions = regions
            (rest, joined) = (nil, [])
            return
        }
        var joined: [BilateralTrade.Partner] = []
        for (k, partner) in trade.partners.enumerated() where regions[k] == nil {
            regions[k] = rests[0]
            joined.append(partner)
        }
        // A partner that goes by the code of the rest is in it as well.
        self.regions = regions
        self.rest = rests[0]
        self.joined = joined
    }

    /// What the ledger says of the rest of the world; nil where the trade has no economy that is
    /// in it.
    func assumption(
        _ layout: TableLayout, source: String, areSellersApart: Bool = false
    ) -> Assumption? {
        guard let rest, !joined.isEmpty else { return nil }
        return Assumption(
            name: "rest_of_world.\(layout.regions[rest].code)", value: .text(words),
            source: """
                the economies of \(source) that the table has no region for: \
                \(areSellersApart ? "each an exporter, together one" : "one exporter and one") \
                importer, their trade with each other left out
                """, isDefault: true)
    }

    /// The economies of the rest, the first few by code.
    private var words: String {
        let codes = joined.map(\.code)
        let count = codes.count == 1 ? "1 economy" : "\(codes.count) economies"
        let more = codes.count > 8 ? " and \(codes.count - 8) more" : ""
        return "\(count): \(codes.prefix(8).joined(separator: ", "))\(more)"
    }
}

import InputOutput

/// Where buyers turn for what a restriction takes from them (the Global Extraction Method of
/// Dietzenbacher, van Burken & Kondo 2019, with a choice of origins).
public enum Replacement: Sendable, Hashable {
    /// Nobody replaces it: inputs and consumption fall.
    case none
    /// All other origins, the home region included, in proportion to what they deliver already.
    case proRata
    /// The importer's own industries.
    case domestic
    /// These regions, in proportion to what they deliver already.
    case regions([Int])

    /// The word on the command line.
    public var name: String {
        switch self {
        case .none: "none"
        case .proRata: "pro-rata"
        case .domestic: "domestic"
        case .regions: "regions"
        }
    }

    /// Regions that may step in for exporter s selling to importer r, of `count` regions.
    func origins(exporter: Int, importer: Int, count: Int) -> [Int] {
        switch self {
        case .none: []
        case .proRata: (0..<count).filter { $0 != exporter }
        case .domestic: [importer]
        case .regions(let list): list.filter { $0 != exporter }
        }
    }
}

/// Divides a lost delivery among the industries that may step in.
struct ReplacementShares {
    private let table: MRIOTable
    private let rule: Replacement
    private var fallbackCache: [[Int]: [(industry: Int, share: Double)]] = [:]

    init(_ table: MRIOTable, _ rule: Replacement) {
        self.table = table
        self.rule = rule
    }

    /// Who delivers instead of industry `row` to region `importer`, and in which shares, which add up to
    /// 1; empty when nobody can. `delivery` gives what an industry delivers to the same cell now.
    ///
    /// Shares follow the present deliveries to the same buyer; where nobody delivers to it, deliveries
    /// of the same product to all of the importer; where there are none either, outputs.
    mutating func shares(
        row: Int, importer: Int, delivery: (Int) -> Double
    ) -> [(industry: Int, share: Double)] {
        let layout = table.layout
        let sector = layout.sector(ofIndustry: row)
        let origins = rule.origins(
            exporter: layout.region(ofIndustry: row), importer: importer,
            count: layout.regionCount)
        let candidates = origins.map { layout.industry(region: $0, sector: sector) }
        let own = normalised(candidates, delivery)
        return own.isEmpty ? fallback(candidates, importer: importer) : own
    }

    private mutating func fallback(
        _ candidates: [Int], importer: Int
    ) -> [(industry: Int, share: Double)] {
        let key = candidates + [importer]
        if let known = fallbackCache[key] { return known }
        let layout = table.layout
        var result = normalised(candidates) { i in
            layout.industries(of: importer).reduce(0) { $0 + table.Z[i, $1] }
                + layout.demandColumns(of: importer).reduce(0) { $0 + table.Y[i, $1] }
        }
        if result.isEmpty { result = normalised(candidates) { table.x[$0] } }
        fallbackCache[key] = result
        return result
    }

    private func normalised(
        _ candidates: [Int], _ weight: (Int) -> Double
    ) -> [(industry: Int, share: Double)] {
        let weights = candidates.map { max(weight($0), 0) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return [] }
        return zip(candidates, weights).filter { $1 > 0 }.map { ($0, $1 / total) }
    }
}

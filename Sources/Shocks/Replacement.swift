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

    /// Regions that may step in for exporter s selling to importer r. Parts of a country that the
    /// table keeps apart do not replace each other, and are home to each other.
    func origins(exporter: Int, importer: Int, in layout: TableLayout) -> [Int] {
        let families = layout.families
        return switch self {
        case .none: []
        case .proRata:
            (0..<layout.regionCount).filter { !families.isHome($0, exporter) }
        case .domestic: families.members[families.index[importer]]
        case .regions(let list): list.filter { !families.isHome($0, exporter) }
        }
    }
}

/// One industry that steps in for a restricted supplier.
public struct Resourcing: Sendable, Hashable {
    /// The industry.
    public let industry: Int
    /// What it delivers in addition, directly, in the table's unit.
    public let delivered: Double
    /// The most it can; nil without a limit.
    public let capacity: Double?

    /// True when the limit is reached.
    public var isBinding: Bool {
        capacity.map { delivered >= $0 * (1 - 1e-9) } ?? false
    }
}

/// Who buys a product in the importer's region.
public enum ProductUse: Sendable, Hashable {
    /// All industries and final demand.
    case everybody
    /// These sectors.
    case sectors([Int])
    /// All industries, and nobody else: goods that are used up in making others.
    case industries
    /// Final demand, and no industry: equipment, which tables book as investment, and goods of
    /// households.
    case finalDemand

    /// Who buys goods of an end use; everybody where it has none.
    public init(_ endUse: EndUse?) {
        switch endUse {
        case .intermediate: self = .industries
        case .capital, .consumption: self = .finalDemand
        case nil: self = .everybody
        }
    }

    /// The sectors that buy; nil for everybody, none for final demand.
    /// - Parameter count: the number of sectors.
    public func users(of count: Int) -> [Int]? {
        switch self {
        case .everybody: nil
        case .sectors(let sectors): sectors
        case .industries: Array(0..<count)
        case .finalDemand: []
        }
    }
}

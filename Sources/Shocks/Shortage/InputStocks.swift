public import InputOutput

/// How many days of use of every input each user sector keeps in stock.
///
/// Sectors that keep none buy as they go, and the daily model never stops them: it follows stocks
/// that run out, and has no time within the day. Where services lived from hand to mouth in it,
/// each that lacks something would deliver less to itself and all others the next day, and the
/// world's output would fall by three quarters for want of a cut of one flow.
public struct InputStocks: Sendable, Hashable {
    /// Days by user sector, N; less than 1 is no stock.
    public let days: [Double]
    /// Where they come from and what they are, for the ledger.
    public let source: String

    /// Stocks; negative ones are a precondition.
    public init(days: [Double], source: String) {
        precondition(days.allSatisfy { $0 >= 0 }, "stocks are not negative")
        self.days = days
        self.source = source
    }

    /// The same with other stocks of some sectors; negative ones are a precondition.
    public func with(_ given: [Int: Double], source: String) -> InputStocks {
        var days = days
        for (sector, own) in given { days[sector] = own }
        let rest = given.count < days.count ? "; others: \(self.source)" : ""
        return InputStocks(days: days, source: source + rest)
    }

    /// Days of users that the list names nothing else for (BoARIO).
    public static let usual = 90.0

    /// 40 days for chemicals, 52 for electronics, 24 for motor vehicles, none for services, 90 for
    /// others (Pichler et al. 2022; BoARIO). In a table of no known list everybody keeps 90 days,
    /// and the source says so.
    public static func byUser(_ layout: TableLayout) -> InputStocks {
        var days = [Double](repeating: usual, count: layout.sectorCount)
        let groups: [(group: SectorGroup, days: Double)] = [
            (.services, 0), (.chemicals, 40), (.electronics, 52), (.vehicles, 24),
        ]
        var named: [String] = []
        var list: String?
        for (group, own) in groups {
            guard let found = group.sectors(of: layout) else { continue }
            list = found.list.name
            for sector in found.sectors { days[sector] = own }
            if found.sectors.isEmpty { continue }
            let codes = found.sectors.map { layout.sectors[$0].code }
            named.append(
                group == .services
                    ? "none in services, which are never stopped by a missing input"
                    : "\(Int(own)) in \(group.rawValue) (\(codes.joined(separator: ", ")))")
        }
        guard let list else {
            return InputStocks(
                days: days,
                source: "BoARIO; the sectors match no known list, so that all users keep "
                    + "the same")
        }
        return InputStocks(
            days: days,
            source: "Pichler et al. 2022: \(named.joined(separator: ", ")), by the list \(list); "
                + "others BoARIO")
    }
}

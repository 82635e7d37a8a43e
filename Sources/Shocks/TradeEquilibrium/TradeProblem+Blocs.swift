extension TradeProblem {
    /// The bloc of each region.
    static func blocs(_ economy: TradeEconomy, _ weights: [Double]) -> [Int] {
        let G = economy.regionCount
        let sells = sellers(economy, weights)
        return TradeBlocs.of(count: G) { sells[$0 * G + $1] }
    }

    /// Whether region i sells anything to region n, element i·G + n.
    private static func sellers(_ economy: TradeEconomy, _ weights: [Double]) -> [Bool] {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        var sells = [Bool](repeating: false, count: G * G)
        for j in 0..<N {
            for n in 0..<G {
                let row = (j * G + n) * G
                for i in 0..<G where weights[row + i] > 0 { sells[i * G + n] = true }
            }
        }
        return sells
    }

    /// Regions that buy from outside must sell to the outside what pays for it, and the other way
    /// round, unless a deficit does.
    ///
    /// Regions that trade in both directions, directly or by way of others, can find wages at which
    /// their trade balances; a group of them that only buys or only sells cannot.
    func requireBalance() throws(ShockModelError) {
        let count = (blocs.max() ?? 0) + 1
        let scale = economy.valueAdded.reduce(0, +)
        for bloc in 0..<count where count > 1 {
            let members = (0..<G).filter { blocs[$0] == bloc }
            let gap = members.reduce(0) { $0 + deficits[$1] }
            if abs(gap) > 1e-9 * scale {
                throw .infeasible(
                    model: TradeEquilibrium.name,
                    reason: "\(names(members)) no longer \(verb(members, "trade")) with the other "
                        + "regions, but \(verb(members, "keep")) a trade "
                        + "\(gap > 0 ? "deficit" : "surplus") with them "
                        + "(--deficits removed, in a file deficits: removed, goes without)")
            }
        }
        let sells = Self.sellers(economy, weights)
        let groups = Self.strongGroups(sells, count: G)
        // What one group cannot balance another cannot either: the smallest says it best.
        let ids = groups.members.indices.sorted {
            (groups.members[$0].count, $0) < (groups.members[$1].count, $1)
        }
        for id in ids where groups.members[id].count < G {
            let members = groups.members[id]
            let isMember = groups.group.map { $0 == id }
            let pairs = members.flatMap { m in (0..<G).map { (m, $0) } }.filter { !isMember[$0.1] }
            let exports = pairs.contains { sells[$0.0 * G + $0.1] }
            let imports = pairs.contains { sells[$0.1 * G + $0.0] }
            if exports == imports { continue }
            let gap = members.reduce(0) { $0 + deficits[$1] }
            if imports ? gap > 0 : gap < 0 { continue }
            let one = imports ? ("buy", "sell") : ("sell", "buy")
            throw .infeasible(
                model: TradeEquilibrium.name,
                reason: "\(names(members)) \(verb(members, one.0)) abroad but "
                    + "\(verb(members, one.1)) nothing there, so that this trade cannot balance"
                    + (deficits.contains { $0 != 0 }
                        ? ""
                        : " (--deficits fixed, in a file deficits: fixed, keeps the gap where the "
                            + "table has one)"))
        }
    }

    private func names(_ members: [Int]) -> String {
        let codes = members.prefix(4).map { economy.regions[$0] }
        return codes.joined(separator: ", ")
            + (members.count > 4 ? " and \(members.count - 4) more" : "")
    }

    private func verb(_ members: [Int], _ stem: String) -> String {
        members.count == 1 ? stem + "s" : stem
    }

    /// Strongly connected groups of a directed graph (Tarjan's algorithm is not needed at this
    /// size: reachability by repeated squaring of rows, G³/64 word operations).
    private static func strongGroups(
        _ edge: [Bool], count G: Int
    ) -> (group: [Int], members: [[Int]]) {
        let words = (G + 63) / 64
        var reach = [[UInt64]](
            repeating: [UInt64](repeating: 0, count: words), count: G)
        for a in 0..<G {
            reach[a][a / 64] |= 1 << UInt64(a % 64)
            for b in 0..<G where edge[a * G + b] { reach[a][b / 64] |= 1 << UInt64(b % 64) }
        }
        for k in 0..<G {
            for a in 0..<G where reach[a][k / 64] >> UInt64(k % 64) & 1 == 1 {
                for w in 0..<words { reach[a][w] |= reach[k][w] }
            }
        }
        var group = [Int](repeating: -1, count: G)
        var members: [[Int]] = []
        for a in 0..<G where group[a] < 0 {
            let own = (a..<G).filter {
                reach[a][$0 / 64] >> UInt64($0 % 64) & 1 == 1
                    && reach[$0][a / 64] >> UInt64(a % 64) & 1 == 1
            }
            for b in own { group[b] = members.count }
            members.append(own)
        }
        return (group, members)
    }
}

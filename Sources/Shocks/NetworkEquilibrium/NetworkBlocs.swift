import InputOutput
import Platform

extension NetworkPolicy {
    /// A world that falls apart has no equilibrium here: deficits are kept, and nobody is left to
    /// run them against.
    /// - Throws: `infeasible` with the regions that are left to themselves.
    /// - Complexity: a pass over the shares, where an origin is removed at all.
    func requireOneWorld(_ economy: NetworkEconomy) throws(ShockModelError) {
        guard groups.contains(where: \.isRemoved) else { return }
        let (n, G) = (economy.industryCount, economy.regionCount)
        let trade = trade(economy)
        let blocs = TradeBlocs.of(count: G) { trade[$0 + $1 * G] > 0 }
        guard let count = blocs.max(), count > 0 else { return }
        // The smallest says it best.
        let members =
            (0...count).map { id in (0..<G).filter { blocs[$0] == id } }
            .min { $0.count < $1.count } ?? []
        let income = economy.factorIncome
        let spent = members.reduce(0) { $0 + economy.spending[$1] }
        let earned = (0..<n).reduce(0) { sum, i in
            members.contains(i / economy.sectorCount) ? sum + income[i] : sum
        }
        let codes = members.prefix(4).map { economy.regions[$0] }.joined(separator: ", ")
        let names = members.count > 4 ? "\(codes) and \(members.count - 4) more" : codes
        let isOne = members.count == 1
        let share = (spent - earned) / spent
        let gap =
            abs(share) > 1e-9
            ? """
            \(isOne ? "keeps" : "keep") a trade \(share > 0 ? "deficit" : "surplus") of \
            \(brief(100 * abs(share))) % of spending with them, which this model takes as given \
            (trade-ge with --deficits removed goes without)
            """
            : "it is not known what prices on one side are in terms of those on the other"
        throw .infeasible(
            model: NetworkEquilibrium.name,
            reason: "\(names) no longer \(isOne ? "trades" : "trade") with the other regions, but "
                + gap)
    }

    /// What region o sells to region c in shares of world spending once origins are removed,
    /// element o + c·G.
    private func trade(_ economy: NetworkEconomy) -> [Double] {
        let (n, N, G) = (economy.industryCount, economy.sectorCount, economy.regionCount)
        let spending = economy.sales + economy.spending
        func region(ofBuyer b: Int) -> Int { b < n ? b / N : b - n }
        var flows = [Double](repeating: 0, count: G * G)
        economy.shares.withUnsafeElements { shares in
            flows.withUnsafeMutableBufferPointer { flows in
                for b in spending.indices {
                    for o in 0..<G {
                        var sum = 0.0
                        for s in 0..<N { sum += shares[o * N + s + b * n] }
                        flows[o + region(ofBuyer: b) * G] += sum * spending[b]
                    }
                }
            }
        }
        var left = flows
        for group in groups where group.isRemoved {
            for b in group.buyers {
                left[group.product / N + group.importer * G] -=
                    economy.shares[group.product, b] * spending[b]
            }
        }
        // What is left of a sum of which all was taken may be rounding.
        return zip(left, flows).map { $0 > 1e-12 * $1 ? $0 : 0 }
    }
}

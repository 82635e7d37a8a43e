import LinearAlgebra

/// How the trade of each exporter takes part in value chains: backward, forward, or both (Borin,
/// Mancini & Taglioni 2021, "Measuring exposure to risk in global value chains" and "Integrating
/// countries and sectors in GVCs"): the three parts of exports that cross more than one border.
///
/// With d = c_s·L̂_s the domestic content of a unit that has crossed no border, and
/// D_sr = Y_sr + A_sr·L̂_r·Y_rr the exports that the partner absorbs itself,
///
///     traditional    d ∘ D_sr                       one border only
///     pure backward  (1 − d) ∘ D_sr                 imported content, absorbed by the partner
///     pure forward   d ∘ (E_sr − D_sr)              domestic content that the partner sells on
///     two-sided      (1 − d) ∘ (E_sr − D_sr)        imported content that the partner sells on
///
/// The four add up to exports; the last three are value-chain trade, E − DAVAX of Borin & Mancini
/// 2023. Forwardness is (pure forward − pure backward) / value-chain trade, from −1 to 1.
public struct TradeParticipation: Sendable {
    /// The parts of the exports of one country to one partner, or to all, in the table's unit.
    public struct Parts: Sendable, Hashable {
        /// Gross exports.
        public var exports = 0.0
        /// What crosses one border only.
        public var traditional = 0.0
        /// Imported content that the partner absorbs.
        public var backward = 0.0
        /// Domestic content that the partner sells on.
        public var forward = 0.0
        /// Imported content that the partner sells on.
        public var twoSided = 0.0

        /// Exports that cross more than one border.
        public var chain: Double { backward + forward + twoSided }
        /// From −1, all backward, to 1, all forward; nil without value-chain trade.
        public var forwardness: Double? { share(forward - backward, of: chain) }
    }

    /// By exporter and partner, F×F, the exporters in rows; nothing at home.
    public let pairs: [[Parts]]

    /// The participation of all countries.
    /// - Complexity: one pass over Z beyond the accounts.
    public init(_ accounts: ExportAccounts) {
        let F = accounts.blocks.count
        let blocks = accounts.blocks
        let (demand, exports) = (accounts.demand, accounts.exports)
        let local = accounts.localContent
        var found = [[Parts]](repeating: [Parts](repeating: Parts(), count: F), count: F)
        accounts.forEachPair(columns: 1) { _, r, C in
            for (i, user) in blocks[r].enumerated() { C[i] = accounts.localOutputForHome[user] }
        } body: { s, r, product in
            var parts = Parts()
            for (i, row) in blocks[s].enumerated() {
                let all = exports[row, r]
                let absorbed = demand[row, r] + product[i]
                let content = local[row]
                parts.exports += all
                parts.traditional += content * absorbed
                parts.backward += (1 - content) * absorbed
                parts.forward += content * (all - absorbed)
                parts.twoSided += (1 - content) * (all - absorbed)
            }
            found[s][r] = parts
        }
        pairs = found
    }

    /// The parts of all exports of a country.
    public func total(of exporter: Int) -> Parts {
        pairs[exporter].reduce(into: Parts()) { sum, parts in
            sum.exports += parts.exports
            sum.traditional += parts.traditional
            sum.backward += parts.backward
            sum.forward += parts.forward
            sum.twoSided += parts.twoSided
        }
    }
}

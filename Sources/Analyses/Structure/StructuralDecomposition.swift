public import InputOutput
public import LinearAlgebra

/// Why value added, emissions or dependence changed between two years: structural decomposition
/// (Dietzenbacher & Los 1998; Miller & Blair 2022, chapter 13; the split of technology and trade
/// after Oosterhaven & Hoen 1998).
///
/// Six factors: value added (or emissions) per unit of output w, technology H, trade structure of
/// inputs T, trade structure of final demand τ, mix M and level s of final demand:
///
///     production   Σ_(i∈o) w_i·[L(T ∘ H)·Σ_r τ_r ∘ M_r·s_r]_i
///     consumption  w′·L(T ∘ H)·(τ_r ∘ M_r·s_r), and what final demand emits itself
///     dependence   v_S′·L·y_R / (v′·L·y_R), the part of suppliers S in the value added behind the
///                  final demand of R
///
/// The contribution of a factor depends on which others have changed already. `all` is the mean
/// over all 720 orders (the Shapley value: Sun 1998), from the 64 states in which each factor is
/// of the first or the second year; `polar` is the mean of the order above and of its reverse.
/// Both add up exactly. The smallest and largest contribution over all orders say how much the
/// choice matters.
///
/// Only four Leontief systems are factored: each of H and T of either year.
public struct StructuralDecomposition: Sendable {
    /// A factor of the change.
    public enum Factor: String, Sendable, Hashable, CaseIterable {
        /// Value added, or emissions, per unit of output.
        case intensity
        /// Inputs per unit of output, whatever their origin.
        case technology
        /// Which region inputs come from.
        case inputTrade = "input_trade"
        /// Which region final products come from.
        case finalTrade = "final_trade"
        /// Which products final demand buys.
        case mix
        /// How much final demand spends.
        case level
    }

    /// What is averaged.
    public enum Average: String, Sendable, Hashable, CaseIterable {
        /// All orders of the factors.
        case all
        /// One order and its reverse.
        case polar
    }

    /// What changed.
    public enum Target: Sendable, Hashable {
        /// Value added earned, or stressors caused, in each country.
        case production
        /// The same by industry.
        case industries
        /// Value added bought, or the footprint, of each country's final demand.
        case consumption
        /// The part of suppliers in the value added behind the final demand of some regions.
        case dependence(suppliers: [Int], regions: [Int])
    }

    /// The contribution of one factor.
    public struct Contribution: Sendable, Hashable {
        /// The mean over orders.
        public let mean: Double
        /// The smallest over all orders.
        public let low: Double
        /// The largest over all orders.
        public let high: Double

        /// A contribution.
        public init(mean: Double, low: Double, high: Double) {
            self.mean = mean
            self.low = low
            self.high = high
        }
    }

    /// The change of one country, industry or group.
    public struct Change: Sendable, Hashable {
        /// Position in the labels of the target: country, industry, or 0.
        public let position: Int
        /// The first year's value.
        public let start: Double
        /// The second year's value.
        public let end: Double
        /// One a factor, in the order of `Factor.allCases`.
        public let contributions: [Contribution]
        /// The change of what final demand emits itself; 0 but for the footprint.
        public let direct: Double

        /// What is left of the change: rounding.
        public var residual: Double {
            end - start - direct - contributions.reduce(0) { $0 + $1.mean }
        }
    }

    /// The changes.
    public let changes: [Change]

    /// The decomposition between two systems with the same labels.
    /// - Parameters:
    ///   - intensities: value added or stressor per unit of output in either year, n each.
    ///   - direct: what final demand causes itself by country, F each; used for consumption.
    /// - Throws: `singular(pivot:)` when a mixed economy has no solution.
    /// - Precondition: the same industries and regions.
    /// - Complexity: four factorizations of order n and 32 right-hand sides.
    public init(
        from first: LeontiefSystem, to second: LeontiefSystem, target: Target,
        intensities: ([Double], [Double]), direct: ([Double], [Double])? = nil,
        average: Average = .all
    ) throws(LinearAlgebraError) {
        let layout = first.table.layout
        precondition(
            layout.industryAxis == second.table.layout.industryAxis, "tables of other labels")
        var a = StructuralFactors(first, intensity: intensities.0)
        var b = StructuralFactors(second, intensity: intensities.1)
        StructuralFactors.fill(&a, &b)
        let states = try Self.states([a, b], target, layout)
        let count = states[0].count
        let hasDirect = target == .consumption ? direct : nil
        changes = (0..<count).map { k in
            let before = hasDirect?.0[k] ?? 0
            let after = hasDirect?.1[k] ?? 0
            return Change(
                position: k, start: states[0][k] + before, end: states[63][k] + after,
                contributions: Self.contributions(states.map { $0[k] }, average),
                direct: after - before)
        }
    }

    /// The target's values in each of the 64 states: bit k of the state is 1 where factor k is that
    /// of the second year.
    private static func states(
        _ years: [StructuralFactors], _ target: Target, _ layout: TableLayout
    ) throws(LinearAlgebraError) -> [[Double]] {
        let n = layout.industryCount
        let demands = (0..<8).map { bits in
            StructuralFactors.demand(
                trade: years[bits & 1], mix: years[bits >> 1 & 1], level: years[bits >> 2 & 1])
        }
        var states = [[Double]](repeating: [], count: 64)
        func store(_ w: Int, _ inputs: Int, _ demand: Int, _ values: [Double]) {
            states[w | inputs << 1 | demand << 3] = values
        }
        for inputs in 0..<4 {
            let factors = try StructuralFactors.leontief(
                technology: years[inputs & 1], trade: years[inputs >> 1])
            switch target {
            case .production, .industries:
                let outputs = factors.solve(
                    Matrix<IndustryAxis, OrdinalAxis>(
                        layout.industryAxis, Axis(count: 8),
                        columnMajor: demands.flatMap { $0.rowSums() }), .none)
                for demand in 0..<8 {
                    let x = outputs.column(demand)
                    for w in 0..<2 {
                        let values = zip(years[w].intensity, x).map { $0 * $1 }
                        store(
                            w, inputs, demand,
                            target == .industries ? values : layout.sumByFamily(values))
                    }
                }
            case .consumption:
                let multipliers = factors.solve(
                    Matrix<IndustryAxis, OrdinalAxis>(
                        layout.industryAxis, Axis(count: 2),
                        columnMajor: years.flatMap(\.intensity)), .transposed)
                for demand in 0..<8 {
                    let caused = demands[demand].transposedTimes(multipliers)
                    for w in 0..<2 {
                        let byRegion = caused.column(w)
                        store(
                            w, inputs, demand,
                            layout.families.members.map { $0.reduce(0) { $0 + byRegion[$1] } })
                    }
                }
            case .dependence(let suppliers, let regions):
                var columns: [Double] = []
                for year in years {
                    var chosen = [Double](repeating: 0, count: n)
                    for i in suppliers { chosen[i] = year.intensity[i] }
                    columns += chosen + year.intensity
                }
                let multipliers = factors.solve(
                    Matrix<IndustryAxis, OrdinalAxis>(
                        layout.industryAxis, Axis(count: 4), columnMajor: columns), .transposed)
                for demand in 0..<8 {
                    let bought = demands[demand].transposedTimes(multipliers)
                    for w in 0..<2 {
                        let part = regions.reduce(0) { $0 + bought[$1, 2 * w] }
                        let all = regions.reduce(0) { $0 + bought[$1, 2 * w + 1] }
                        store(w, inputs, demand, [all == 0 ? 0 : part / all])
                    }
                }
            }
        }
        return states
    }

    /// The contributions from the values of the 64 states.
    private static func contributions(
        _ values: [Double], _ average: Average
    ) -> [Contribution] {
        let m = Factor.allCases.count
        // |S|!·(m − |S| − 1)!/m! for a set S of factors that have changed before.
        let weights = (0..<m).map { size in
            (factorial(size) * factorial(m - size - 1)) / factorial(m)
        }
        return (0..<m).map { factor in
            var (mean, low, high) = (0.0, Double.infinity, -Double.infinity)
            for before in 0..<(1 << m) where before & (1 << factor) == 0 {
                let change = values[before | 1 << factor] - values[before]
                mean += weights[before.nonzeroBitCount] * change
                low = min(low, change)
                high = max(high, change)
            }
            if average == .polar {
                let earlier = (1 << factor) - 1
                let later = (1 << m) - 1 - earlier - (1 << factor)
                let forward = values[earlier | 1 << factor] - values[earlier]
                let backward = values[later | 1 << factor] - values[later]
                mean = (forward + backward) / 2
            }
            return Contribution(mean: mean, low: low, high: high)
        }
    }

    private static func factorial(_ k: Int) -> Double { (0..<k).reduce(1) { $0 * Double($1 + 1) } }
}

public import InputOutput
public import LinearAlgebra
import Platform

/// Why value added or a footprint changed between two years, by the logarithmic mean Divisia index
/// (LMDI-I: Ang & Choi 1997; Ang 2004; for input-output tables Wachsmann, Wood, Lenzen & Schaeffer
/// 2009).
///
/// An amount is a sum of products over products i of the final demand of region r,
///
///     w_ir = m_i·τ_ir·M_ir·s_r
///
/// with m what a unit of i embodies (intensity, technology and trade of inputs together), τ the
/// trade structure, M the mix and s the level of final demand as in `StructuralDecomposition`. The
/// contribution of a factor f is
///
///     Σ L(w¹, w⁰)·ln(f¹/f⁰),   L(a, b) = (a − b) / (ln a − ln b)
///
/// and all add up exactly. Where w is 0 in one year, all of the change goes to the factors that are
/// 0 in that year, in equal parts: the limit of small values (Ang & Liu 2007). Where w changes its
/// sign, to the factors that do.
public struct LogMeanDecomposition: Sendable {
    /// A factor of the change.
    public enum Factor: String, Sendable, Hashable, CaseIterable {
        /// What a unit of the product embodies.
        case embodied
        /// Which region final products come from.
        case finalTrade = "final_trade"
        /// Which products final demand buys.
        case mix
        /// How much final demand spends.
        case level
    }

    /// The change of one country.
    public struct Change: Sendable, Hashable {
        /// The country.
        public let position: Int
        /// The first year's value.
        public let start: Double
        /// The second year's value.
        public let end: Double
        /// One a factor, in the order of `Factor.allCases`.
        public let contributions: [Double]
        /// The change of what final demand emits itself.
        public let direct: Double

        /// What is left of the change: rounding.
        public var residual: Double {
            end - start - direct - contributions.reduce(0, +)
        }
    }

    /// The changes by country, F.
    public let changes: [Change]

    /// The decomposition of what final demand of each country embodies (`consumption`), or of what
    /// each country's industries do (`production`).
    /// - Parameters:
    ///   - intensities: value added or stressor per unit of output in either year, n each.
    ///   - direct: what final demand causes itself by country, F each; used for consumption.
    /// - Throws: when a system cannot be solved.
    /// - Precondition: the same industries and regions.
    /// - Complexity: one right-hand side a year for consumption, F for production; n·G or n·G·F
    ///   logarithms.
    public init(
        from first: LeontiefSystem, to second: LeontiefSystem, byConsumer: Bool,
        intensities: ([Double], [Double]), direct: ([Double], [Double])? = nil
    ) throws(LinearAlgebraError) {
        let layout = first.table.layout
        precondition(
            layout.industryAxis == second.table.layout.industryAxis, "tables of other labels")
        var a = StructuralFactors(first, intensity: intensities.0)
        var b = StructuralFactors(second, intensity: intensities.1)
        StructuralFactors.fill(&a, &b)
        let families = layout.families
        var starts = [Double](repeating: 0, count: families.count)
        var ends = starts
        var parts = [SIMD4<Double>](repeating: .zero, count: families.count)
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        func add(_ m0: [Double], _ m1: [Double], to target: (Int) -> Int) {
            for r in 0..<G {
                let k = target(r)
                for i in 0..<n {
                    let product = i % N + r * N
                    let before = SIMD4(
                        m0[i], a.finalTrade[i + r * n], a.mix[product], a.level[r])
                    let after = SIMD4(
                        m1[i], b.finalTrade[i + r * n], b.mix[product], b.level[r])
                    starts[k] += Self.product(before)
                    ends[k] += Self.product(after)
                    if before != after { parts[k] += Self.parts(before, after) }
                }
            }
        }
        if byConsumer {
            let m0 = try first.solve(intensities.0, .transposed)
            let m1 = try second.solve(intensities.1, .transposed)
            add(m0, m1) { families.index[$0] }
        } else {
            let m0 = try first.solve(
                layout.familyIndicators(weights: intensities.0), .transposed)
            let m1 = try second.solve(
                layout.familyIndicators(weights: intensities.1), .transposed)
            for origin in 0..<families.count {
                add(m0.column(origin), m1.column(origin)) { _ in origin }
            }
        }
        let own = byConsumer ? direct : nil
        var found: [Change] = []
        for k in 0..<families.count {
            let (before, after) = (own?.0[k] ?? 0, own?.1[k] ?? 0)
            found.append(
                Change(
                    position: k, start: starts[k] + before, end: ends[k] + after,
                    contributions: (0..<4).map { parts[k][$0] }, direct: after - before))
        }
        changes = found
    }

    private static func product(_ f: SIMD4<Double>) -> Double { f[0] * f[1] * f[2] * f[3] }

    /// The parts of the factors in one product's change.
    private static func parts(
        _ before: SIMD4<Double>, _ after: SIMD4<Double>
    ) -> SIMD4<Double> {
        let (w0, w1) = (product(before), product(after))
        var parts = SIMD4<Double>.zero
        func split(_ isCause: (Int) -> Bool) {
            let causes = (0..<4).filter(isCause)
            for k in causes { parts[k] = (w1 - w0) / Double(causes.count) }
        }
        if w0 == 0 || w1 == 0 {
            if w0 == w1 { return parts }
            let empty = w0 == 0 ? before : after
            split { empty[$0] == 0 }
        } else if (w0 < 0) != (w1 < 0) {
            split { (before[$0] < 0) != (after[$0] < 0) }
        } else {
            let ratio = w1 / w0
            let mean = abs(ratio - 1) < 1e-8 ? (w0 + w1) / 2 : (w1 - w0) / log(ratio)
            for k in 0..<4 where before[k] != after[k] {
                // An even number of factors may have changed their sign together.
                parts[k] = mean * log(abs(after[k] / before[k]))
            }
        }
        return parts
    }
}

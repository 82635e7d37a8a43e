public import InputOutput
import Platform

/// A screen for shortages: what users can still make when some inputs arrive short, in quantities.
///
///   h_j = [w_j + Σ_p a_pj·r_pj^ρ]^(1/ρ),  ρ = (σ − 1)/σ;  r_pj the CES mean over origins of what
///   arrives
///
/// w_j is the share of primary inputs. σ → ∞ is linear, 1 Cobb–Douglas, 0 Leontief. The first round
/// is the direct effect; every further round takes suppliers' own losses as missing inputs of their
/// customers. With σ near 0 the rounds approach the static Leontief cascade, which overstates.
public struct CESScreen: ShockModel {
    /// `ces`.
    public static let name = "ces"
    /// What its numbers mean.
    public static let meaning =
        "shows what users cannot make without the input, with limited substitution at once"
    /// What it cannot say.
    public static let limits =
        "leaves out the exporter’s lost sales, stocks, and replacement beyond σ"
    /// Restrictions and losses of capacity.
    public static let takes: Set<ShockPart> = [.restrictions, .capacity]
    /// Both elasticities and the rounds.
    public static let parameters = [
        Parameter(
            "sigma", .number(in: 0...100), default: 0.2, within: [0.05...1],
            source: "Boehm, Flaaen & Pandalai-Nayar 2019; Baqaee & Farhi 2019",
            "Elasticity of substitution across inputs, for ces."),
        Parameter(
            "sigma_origins", .number(in: 0...100), default: 0.76, within: [0.5...2, 2...9],
            source: "Boehm, Levchenko & Pandalai-Nayar 2023: flows without tariffs fall by 0.76 % "
                + "for a percent of tariff after one year (1.75 to 2.25 after ten)",
            "Elasticity of substitution across origins of an input, for ces."),
        Parameter(
            "rounds", .whole(in: 1...1000), default: 1, within: [1...10],
            source: "direct effect only", "Rounds of handing losses on to customers, for ces."),
    ]

    /// σ across inputs, ≥ 0.
    public let inputElasticity: Double
    /// σ across origins of an input, ≥ 0.
    public let originElasticity: Double
    /// Rounds of handing losses on to customers, ≥ 1.
    public let rounds: Int

    /// The screen.
    public init(
        inputElasticity: Double = 0.2, originElasticity: Double = 0.76, rounds: Int = 1
    ) {
        precondition(inputElasticity >= 0 && originElasticity >= 0, "σ is not negative")
        precondition(rounds >= 1, "a screen has a first round")
        self.inputElasticity = inputElasticity
        self.originElasticity = originElasticity
        self.rounds = rounds
    }

    /// The screen with the values of its parameters.
    public init(_ values: ParameterValues) {
        self.init(
            inputElasticity: values.number("sigma"),
            originElasticity: values.number("sigma_origins"), rounds: values.whole("rounds"))
    }

    /// Δx and Δv of users of what is missing.
    /// - Throws: `unsuitableTable` for negative intermediate deliveries, `infeasible` for a total
    ///   cut that no other origin can replace (σ_o ≤ 1).
    /// - Complexity: n² operations a round for the industries that have a supplier who lost
    ///   anything.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        let n = table.industryCount
        var cuts: [Int: [Int: Double]] = [:]
        for cell in RestrictedFlows(shock.restrictions, in: table.layout).intermediate {
            if cell.share >= 1, originElasticity <= 1, table.Z[cell.row, cell.column] > 0 {
                throw ShockModelError.infeasible(
                    model: Self.name,
                    reason: "\(table.layout.code(ofIndustry: cell.column)) cannot do without "
                        + "\(table.layout.code(ofIndustry: cell.row)): with σ_o = "
                        + "\(brief(originElasticity)), at most 1, no other origin replaces it")
            }
            cuts[cell.column, default: [:]][cell.row] = 1 - cell.share
        }
        let capacity = shock.capacityFactors(industryCount: n)
        var level = capacity
        var negative = 0.0
        for _ in 0..<rounds {
            let suppliers = level
            let hasLoss = suppliers.contains { $0 < 1 }
            for j in 0..<n where table.x[j] > 0 && (hasLoss || cuts[j] != nil) {
                let made = try output(of: j, suppliers: suppliers, cuts[j] ?? [:], table, &negative)
                level[j] = min(made, capacity[j])
            }
        }
        let change = (0..<n).map { table.x[$0] > 0 ? (level[$0] - 1) * table.x[$0] : 0 }
        var diagnostics: [Diagnostic] = []
        if negative < 0 {
            diagnostics.append(
                Diagnostic(
                    .note, "negative-primary-inputs",
                    """
                    primary inputs below zero (down to \(brief(100 * negative)) % of output) \
                    count 
                    """
                        + "as none, and the shares of the other inputs are scaled to add up to 1"))
        }
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(change),
                .valueAddedChange(zip(system.coefficients.valueAdded, change).map { $0 * $1 }),
            ],
            numerics: ["rounds": Double(rounds)], diagnostics: diagnostics)
    }

    /// h_j when suppliers deliver these shares of normal, and restricted cells less.
    private func output(
        of j: Int, suppliers: [Double], _ cuts: [Int: Double], _ table: MRIOTable,
        _ negative: inout Double
    ) throws(ShockModelError) -> Double {
        let (n, N) = (table.industryCount, table.sectorCount)
        let inputs = table.Z.withUnsafeElements { z in
            Array(UnsafeBufferPointer(rebasing: z[(j * n)..<((j + 1) * n)]))
        }
        var shares: [Double] = []
        var arrivals: [Double] = []
        var used = 0.0
        for p in 0..<N {
            let rows = stride(from: p, to: n, by: N).filter { inputs[$0] != 0 }
            if rows.contains(where: { inputs[$0] < 0 }) {
                throw .unsuitableTable(
                    model: Self.name,
                    reason: "an input of \(table.layout.code(ofIndustry: j)) is negative")
            }
            let total = rows.reduce(0) { $0 + inputs[$1] }
            guard total > 0 else { continue }
            used += total
            shares.append(total)
            arrivals.append(
                Self.mean(
                    rows.map { inputs[$0] / total },
                    rows.map { suppliers[$0] * (cuts[$0] ?? 1) }, elasticity: originElasticity))
        }
        let primary = (table.x[j] - used) / table.x[j]
        negative = min(negative, primary)
        let whole = used + max(table.x[j] - used, 0)
        return Self.mean(
            shares.map { $0 / whole } + [max(table.x[j] - used, 0) / whole], arrivals + [1],
            elasticity: inputElasticity)
    }

    /// The CES mean of quantities (1 is normal) with shares that add up to 1; zero shares do not
    /// count.
    public static func mean(
        _ shares: [Double], _ quantities: [Double], elasticity sigma: Double
    ) -> Double {
        precondition(shares.count == quantities.count, "one quantity a share")
        let terms = zip(shares, quantities).filter { $0.0 > 0 }
        if terms.allSatisfy({ $0.1 == 1 }) { return 1 }
        if sigma == 0 { return terms.reduce(.infinity) { min($0, $1.1) } }
        if sigma == .infinity { return terms.reduce(0) { $0 + $1.0 * $1.1 } }
        if sigma <= 1, terms.contains(where: { $0.1 <= 0 }) { return 0 }
        let rho = (sigma - 1) / sigma
        if abs(rho) < 1e-12 { return exp(terms.reduce(0) { $0 + $1.0 * log($1.1) }) }
        // Relative to the quantity that dominates, no power overflows; expm1 and log1p keep the
        // digits near σ = 1, where ρ goes through 0.
        let scale = terms.reduce(terms[0].1) { rho < 0 ? min($0, $1.1) : max($0, $1.1) }
        guard scale > 0 else { return 0 }
        let sum = terms.reduce(0) {
            $0 + $1.0 * ($1.1 > 0 ? expm1(rho * log($1.1 / scale)) : -1)
        }
        return scale * exp(log1p(sum) / rho)
    }
}

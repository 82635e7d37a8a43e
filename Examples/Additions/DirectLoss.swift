public import InputOutput
public import Shocks

/// A model that the program does not have: each user loses the part of its inputs that is cut,
/// times how sensitive it is, down to what always goes on.
///
///   h_j = max(1 − r·s·Σ_i a_ij·κ_iφ_i, f)
///
/// It is here to be copied: one file, with three numbers that options, scenario files and sweeps
/// can set, and one line, `ModelRegistry.standard` (or `appending`, in a program of one's own).
public struct DirectLoss: ShockModel {
    /// `direct-loss`.
    public static let name = "direct-loss"
    /// What its numbers mean.
    public static let meaning =
        "prices the first loss of those who go short, and nothing behind them"
    /// What it cannot say.
    public static let limits = "cannot price what suppliers and customers lose"
    /// Restrictions.
    public static let takes: Set<ShockPart> = [.restrictions]
    /// The three numbers: s, f and r.
    public static let parameters = [
        Parameter(
            "sensitivity", .number(in: 0...10), default: 1.5, within: [1...2],
            source: "made up", "How strongly a user reacts, for direct-loss."),
        Parameter(
            "floor", .share(in: 0...1), default: 0.25, unit: "share of output", within: [0...0.5],
            source: "made up", "What goes on in any case, for direct-loss."),
        // Another model's id with another range, default and meaning.
        Parameter(
            "rounds", .whole(in: 1...3), default: 2, within: [1...3], source: "made up",
            "How often the loss is counted, for direct-loss."),
    ]
    /// A measure that only this model has, G: the largest share of an input that a region misses.
    public static let shortfall = MeasureDefinition(
        "input_shortfall_pct", name: "input shortfall", axis: .region, unit: .percent,
        total: .mean(weighedBy: .gdp), reading: .gain)

    /// s.
    public let sensitivity: Double
    /// f.
    public let floor: Double
    /// r.
    public let rounds: Int

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) {
        sensitivity = values.number("sensitivity")
        floor = values.number("floor")
        rounds = values.whole("rounds")
    }

    /// Δx and Δv, and what each region misses.
    /// - Complexity: one pass over the restricted deliveries.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        let layout = table.layout
        var cut = [Double](repeating: 0, count: layout.industryCount)
        for item in shock.restrictions {
            for user in item.users ?? Array(0..<layout.sectorCount) {
                let j = layout.industry(region: item.importer, sector: user)
                for sector in item.sectors {
                    let i = layout.industry(region: item.exporter, sector: sector)
                    cut[j] += system.coefficients[i, j] * item.effectiveCut
                }
            }
        }
        let kept = cut.map { max(1 - Double(rounds) * sensitivity * $0, floor) }
        let loss = zip(kept, table.x).map { ($0 - 1) * $1 }
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(loss),
                .valueAddedChange(zip(loss, system.coefficients.valueAdded).map { $0 * $1 }),
                Measure(
                    Self.shortfall,
                    (0..<layout.regionCount).map { region in
                        layout.industries(of: region).map { -cut[$0] }.min() ?? 0
                    }),
            ], numerics: ["rounds": Double(rounds)])
    }
}

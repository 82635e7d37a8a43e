import InputOutput
import Shocks

/// A model that the program does not have: each user loses the part of its inputs that is cut,
/// times how sensitive it is, down to what always goes on. One file, with three numbers that can be
/// swept.
struct DirectLoss: ShockModel {
    static let name = "direct-loss"
    static let meaning = "prices the first loss of those who go short, and nothing behind them"
    static let limits = "cannot price what suppliers and customers lose"
    static let takes: Set<ShockPart> = [.restrictions]
    static let parameters = [
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
    static let shortfall = MeasureDefinition(
        "input_shortfall_pct", name: "input shortfall", axis: .region, unit: .percent,
        total: .mean(weighedBy: .gdp), reading: .gain)

    let sensitivity: Double
    let floor: Double
    let rounds: Int

    init(_ values: ParameterValues) {
        sensitivity = values.number("sensitivity")
        floor = values.number("floor")
        rounds = values.whole("rounds")
    }

    func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
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

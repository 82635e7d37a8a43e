import InputOutput
import LinearAlgebra
import Shocks

/// The watched numbers of one model on one table, draw by draw, by the cheapest exact way there is.
final class RunEvaluator: Sendable {
    private let system: LeontiefSystem
    private let watch: RunWatch
    private let extraction: ExtractionCache
    private let costPush: CostPushCache
    private let trade: TradeCache

    init(_ system: LeontiefSystem, _ watch: RunWatch, _ starts: StartDesign) {
        self.system = system
        self.watch = watch
        extraction = ExtractionCache(system, watch)
        costPush = CostPushCache(system, watch)
        trade = TradeCache(system, starts)
    }

    /// The numbers of a draw.
    /// - Parameter other: the model and the shock of another draw; nil where it has none on this table.
    /// - Throws: what the model throws.
    func values(
        _ run: ModelRun, _ shock: Shock, at draw: DrawPlace,
        other: (Int) -> (ModelRun, Shock)?
    ) throws -> [Double] {
        let found: [Double]?
        switch run.model {
        case let model as Extraction: found = try extraction.values(model, shock)
        case let model as CostPush: found = try costPush.values(model, shock)
        case let model as TradeEquilibrium:
            let impact = try trade.impact(model, shock, index: draw.index, place: draw.place) {
                other($0).flatMap { run, shock in
                    (run.model as? TradeEquilibrium).map { ($0, shock) }
                }
            }
            found = watch.values(of: impact)
        default: found = nil
        }
        return try found ?? watch.values(of: run.impact(of: shock, on: system))
    }

    /// The numbers of an impact that was computed already.
    func values(of impact: Impact, on table: MRIOTable) -> [Double] {
        watch.values(of: impact, on: table)
    }

    /// How the draws were solved, for people.
    var method: String {
        let n = system.table.industryCount
        func small(_ ranks: ClosedRange<Int>) -> String {
            let order =
                ranks.count == 1
                ? "\(ranks.lowerBound)" : "\(ranks.lowerBound) to \(ranks.upperBound)"
            return
                "severities share what needs all \(n) industries; each draw is a system of order "
                + order
        }
        if let ranks = extraction.ranks ?? costPush.ranks { return small(ranks) }
        if let starts = trade.starts {
            return "each draw starts from the nearest of \(starts) that are solved first"
        }
        return "each draw is solved by itself"
    }
}

/// A draw by number and by where it is among the others.
struct DrawPlace: Sendable {
    let index: Int
    let place: [Double]
}

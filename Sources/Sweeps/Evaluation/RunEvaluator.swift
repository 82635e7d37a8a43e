import InputOutput
import LinearAlgebra
import Shocks

/// The watched numbers of one model on one table, draw by draw, by the cheapest exact way there is.
final class RunEvaluator: Sendable {
    private let system: LeontiefSystem
    private let watch: RunWatch
    private let extraction: ExtractionCache
    private let costPush: CostPushCache

    init(_ system: LeontiefSystem, _ watch: RunWatch) {
        self.system = system
        self.watch = watch
        extraction = ExtractionCache(system, watch)
        costPush = CostPushCache(system, watch)
    }

    /// The numbers of a draw.
    /// - Throws: what the model throws.
    func values(_ run: ModelRun, _ shock: Shock) throws -> [Double] {
        let found: [Double]?
        switch run.model {
        case let model as Extraction: found = try extraction.values(model, shock)
        case let model as CostPush: found = try costPush.values(model, shock)
        default: found = nil
        }
        return try found ?? watch.values(of: run.impact(of: shock, on: system))
    }

    /// The numbers of an impact that was computed already.
    func values(of impact: Impact) -> [Double] { watch.values(of: impact) }

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
        return "each draw is solved by itself"
    }
}

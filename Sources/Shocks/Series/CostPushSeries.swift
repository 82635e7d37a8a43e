import InputOutput
import LinearAlgebra

/// Draws of cost-push that differ in cuts and mark-ups, from one small system for each shape of
/// shock.
final class CostPushSeries: ModelSeries {
    private struct Watched: Sendable {
        let baskets: [CostPushFamily.Basket]
        let bought: Matrix<IndustryAxis, OrdinalAxis>
        let isMeant: [Bool]
    }

    private let system: LeontiefSystem
    private let watch: WatchList
    private let watched = SharedCache<Int, Watched>(limit: 1)
    private let families = SharedCache<Shock, CostPushFamily?>(
        limit: ExtractionSeries.mostFamilies)

    init(_ request: SeriesRequest) {
        system = request.system
        watch = request.watch
    }

    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]? {
        let shock = draw.problem.shock
        let shape = shock.shape
        let watched = try watched.value(0) {
            let (baskets, isMeant) = watch.baskets()
            let weights = CostPushFamily.weights(baskets, in: system.table)
            return Watched(
                baskets: baskets, bought: try system.solve(weights), isMeant: isMeant)
        }
        let family = try families.value(shape) {
            try CostPushFamily(
                of: shape, baskets: watched.baskets, bought: watched.bought, on: system)
        }
        let model = CostPush(draw.problem.values)
        return try family?.values(of: model, for: shock).map { values in
            zip(values, watched.isMeant).map { $1 ? $0 : .nan }
        }
    }

    var method: String? { smallSystems(families.all.compactMap { $0?.rank }, of: system) }
}

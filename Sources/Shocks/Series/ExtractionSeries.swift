import InputOutput
import LinearAlgebra

/// Draws of extraction that differ in severities, from one small system for each shape of shock.
final class ExtractionSeries: ModelSeries {
    private struct Key: Hashable, Sendable {
        let shape: Shock
        let replacement: Replacement
        let isLimited: Bool
    }

    private struct Watched: Sendable {
        let answered: Matrix<IndustryAxis, OrdinalAxis>
        let isMeant: [Bool]
    }

    /// Families that at most are kept for one model and table.
    static let mostFamilies = 256

    private let system: LeontiefSystem
    private let watch: WatchList
    private let watched = SharedCache<Int, Watched>(limit: 1)
    private let families = SharedCache<Key, ExtractionFamily?>(limit: mostFamilies)

    init(_ request: SeriesRequest) {
        system = request.system
        watch = request.watch
    }

    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]? {
        let shock = draw.problem.shock
        let model = Extraction(draw.problem.values)
        let key = Key(
            shape: shock.shape, replacement: model.replacement,
            isLimited: model.spareCapacity != nil)
        let watched = try watched.value(0) {
            let (weights, isMeant) = watch.quantityWeights(
                valueAdded: system.coefficients.valueAdded)
            return Watched(answered: try system.solve(weights, .transposed), isMeant: isMeant)
        }
        let family = try families.value(key) {
            try ExtractionFamily(
                model, of: key.shape, answered: watched.answered, on: system)
        }
        return try family.map {
            zip(try $0.values(for: shock), watched.isMeant).map { $1 ? $0 : .nan }
        }
    }

    var method: String? { smallSystems(families.all.compactMap { $0?.rank }, of: system) }
}

import InputOutput
import LinearAlgebra
import Shocks

/// Families that at most are kept for one model and table.
private let mostFamilies = 256

/// Draws of extraction that differ in severities, from one small system for each shape of shock.
final class ExtractionCache: Sendable {
    private struct Key: Hashable, Sendable {
        let shape: Shock
        let replacement: Replacement
        let isLimited: Bool
    }

    private struct Watched: Sendable {
        let answered: Matrix<IndustryAxis, OrdinalAxis>
        let isMeant: [Bool]
    }

    private let system: LeontiefSystem
    private let watch: RunWatch
    private let watched = SharedCache<Int, Watched>(limit: 1)
    private let families = SharedCache<Key, ExtractionFamily?>(limit: mostFamilies)

    init(_ system: LeontiefSystem, _ watch: RunWatch) {
        self.system = system
        self.watch = watch
    }

    /// The watched numbers of a shock; nil where only the model itself can tell.
    func values(_ model: Extraction, _ shock: Shock) throws -> [Double]? {
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

    /// Orders of the systems so far, smallest and largest; nil before the first.
    var ranks: ClosedRange<Int>? { range(families.all.compactMap { $0?.rank }) }
}

/// Draws of cost-push that differ in cuts and mark-ups, from one small system for each shape of shock.
final class CostPushCache: Sendable {
    private struct Watched: Sendable {
        let baskets: [CostPushFamily.Basket]
        let bought: Matrix<IndustryAxis, OrdinalAxis>
        let isMeant: [Bool]
    }

    private let system: LeontiefSystem
    private let watch: RunWatch
    private let watched = SharedCache<Int, Watched>(limit: 1)
    private let families = SharedCache<Shock, CostPushFamily?>(limit: mostFamilies)

    init(_ system: LeontiefSystem, _ watch: RunWatch) {
        self.system = system
        self.watch = watch
    }

    /// The watched numbers of a shock; nil where only the model itself can tell.
    func values(_ model: CostPush, _ shock: Shock) throws -> [Double]? {
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
        return try family?.values(of: model, for: shock).map { values in
            zip(values, watched.isMeant).map { $1 ? $0 : .nan }
        }
    }

    /// Orders of the systems so far, smallest and largest; nil before the first.
    var ranks: ClosedRange<Int>? { range(families.all.compactMap { $0?.rank }) }
}

private func range(_ values: [Int]) -> ClosedRange<Int>? {
    values.min().flatMap { low in values.max().map { low...$0 } }
}

import InputOutput

/// Draws of the network model on one table: shares, factors of the base and the derivative of the
/// scenario's own elasticities are made once.
final class NetworkDraws: ModelSeries {
    private let system: LeontiefSystem
    private let watch: WatchList
    private let origin: Int
    private let prepared = SharedCache<Int, TableNetworkEconomy>(limit: 1)
    private let shared = SharedCache<Int, Shared>(limit: 1)

    /// The derivative that draws share, or that there is none.
    private struct Shared: Sendable {
        let derivative: NetworkBaseDerivative?
    }

    init(_ request: SeriesRequest) {
        system = request.system
        watch = request.watch
        origin = request.origin.index
    }

    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]? {
        let economy = try prepared.value(0) { try TableNetworkEconomy(system) }
        let model = NetworkEquilibrium(draw.problem.values)
        let outcome = try model.outcome(
            of: draw.problem.shock, on: economy, system.table, approximates: false,
            derivative: try derivative(for: model, economy, other))
        return watch.values(of: model.impact(of: outcome, system.table.layout))
    }

    /// The derivative at the base with the elasticities of the scenario as it is, for draws that
    /// have the same. Others are solved without: one that only they have costs more than it saves.
    private func derivative(
        for model: NetworkEquilibrium, _ economy: TableNetworkEconomy,
        _ other: (Int) -> SeriesProblem?
    ) throws -> NetworkBaseDerivative? {
        guard let problem = other(origin) else { return nil }
        let own = NetworkEquilibrium(problem.values)
        let layout = system.table.layout
        guard try own.derivativeKey(layout) == model.derivativeKey(layout) else { return nil }
        return try shared.value(0) {
            Shared(derivative: try own.derivative(economy, on: system))
        }.derivative
    }

    var method: String? {
        if prepared.all.isEmpty { return nil }
        return shared.all.isEmpty
            ? "shares and factors of the table are made once, and each draw is a Newton solve"
            : """
            shares, factors and the derivative at the base are made once, and each draw is a \
            Newton solve
            """
    }
}

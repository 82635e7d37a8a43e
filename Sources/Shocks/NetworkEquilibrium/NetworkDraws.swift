import InputOutput

/// Draws of the network model on one table: shares and factors of the base are made once.
final class NetworkDraws: ModelSeries {
    private let system: LeontiefSystem
    private let watch: WatchList
    private let prepared = SharedCache<Int, TableNetworkEconomy>(limit: 1)

    init(_ request: SeriesRequest) {
        system = request.system
        watch = request.watch
    }

    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]? {
        let economy = try prepared.value(0) { try TableNetworkEconomy(system) }
        let model = NetworkEquilibrium(draw.problem.values)
        let outcome = try model.outcome(
            of: draw.problem.shock, on: economy, system.table, approximates: false)
        return watch.values(of: model.impact(of: outcome, system.table.layout))
    }

    var method: String? {
        prepared.all.isEmpty
            ? nil : "shares and factors of the table are made once, and each draw is a Newton solve"
    }
}

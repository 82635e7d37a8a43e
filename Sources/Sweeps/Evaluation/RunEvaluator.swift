import InputOutput
import Shocks

/// The watched numbers of one model on one table, draw by draw, by the cheapest exact way there is:
/// the series that the model offers, else one run a draw.
final class RunEvaluator: Sendable {
    private let request: SeriesRequest
    /// By model: a sweep may vary which one runs.
    private let series = SharedCache<ObjectIdentifier, (any ModelSeries)?>(limit: .max)

    init(_ request: SeriesRequest) { self.request = request }

    /// The numbers of a draw.
    /// - Parameter other: the model and the shock of another draw; nil where it has none on this
    ///   table.
    /// - Throws: what the model throws.
    func values(
        _ run: ModelRun, _ shock: Shock, at place: SeriesPlace,
        other: (Int) -> (ModelRun, Shock)?
    ) throws -> [Double] {
        let key = ObjectIdentifier(run.type)
        let series = try series.value(key) { run.type.series(request) }
        let draw = SeriesDraw(SeriesProblem(run.values, shock), at: place)
        let found = try series?.numbers(draw) { index in
            other(index).flatMap { other, shock in
                ObjectIdentifier(other.type) == key ? SeriesProblem(other.values, shock) : nil
            }
        }
        return try found ?? request.watch.values(of: run.impact(of: shock, on: request.system))
    }

    /// The numbers of an impact that was computed already.
    func values(of impact: Impact, on table: MRIOTable) -> [Double] {
        request.watch.values(of: impact, on: table)
    }

    /// How the draws were solved, for people.
    var method: String {
        series.all.compactMap { $0?.method }.first ?? "each draw is solved by itself"
    }
}

import InputOutput
import Synchronization

/// Draws of the trade model, each started from the nearest of a few draws that are solved first.
///
/// Which draws these are follows from the number of draws alone, and where a draw starts from the
/// parameters alone: neither time nor threads nor shards have a say, so that its digits are always
/// the same.
final class TradeDraws: ModelSeries {
    private let system: LeontiefSystem
    private let watch: WatchList
    private let prepared = SharedCache<Int, TradeSeries>(limit: 1)
    private let anchors: [Anchor]
    private let origin: Anchor

    /// A draw that others start from, solved by whoever needs it first.
    private final class Anchor: Sendable {
        let index: Int
        let place: [Double]
        private let state = Mutex<Solved?>(nil)

        typealias Solved = Result<(impact: Impact, solved: TradeSeries.Solved), any Error>

        init(_ place: SeriesPlace) {
            index = place.index
            self.place = place.place
        }

        func solved(_ solve: () -> Solved) -> Solved {
            state.withLock { state in
                if let known = state { return known }
                let made = solve()
                state = made
                return made
            }
        }
    }

    init(_ request: SeriesRequest) {
        system = request.system
        watch = request.watch
        origin = Anchor(request.origin)
        anchors = request.anchors.map(Anchor.init)
    }

    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]? {
        watch.values(of: try impact(draw, other))
    }

    var method: String? {
        prepared.all.isEmpty
            ? nil
            : "each draw starts from the nearest of \(anchors.count + 1) that are solved first"
    }

    private func impact(_ draw: SeriesDraw, _ other: (Int) -> SeriesProblem?) throws -> Impact {
        let problem = draw.problem
        if draw.at.index == origin.index {
            return try solve(origin, problem, from: nil).get().impact
        }
        if let own = anchors.first(where: { $0.index == draw.at.index }) {
            return try solve(own, problem, from: start(origin, other)).get().impact
        }
        guard let start = start(near: draw.at.place, other) else {
            return try impact(of: problem, from: nil).impact
        }
        do {
            return try impact(of: problem, from: start).impact
        } catch ShockModelError.notConverged {
            return try impact(of: problem, from: nil).impact
        }
    }

    private func impact(
        of problem: SeriesProblem, from start: TradeSeries.Solved?
    ) throws -> (impact: Impact, solved: TradeSeries.Solved) {
        try prepared.value(0) { try TradeSeries(system) }
            .impact(TradeEquilibrium(problem.values), of: problem.shock, from: start)
    }

    private func solve(
        _ anchor: Anchor, _ problem: SeriesProblem, from start: TradeSeries.Solved?
    ) -> Anchor.Solved {
        anchor.solved { Result { try impact(of: problem, from: start) } }
    }

    /// An anchor's solution; nil where it has none.
    private func start(
        _ anchor: Anchor, _ other: (Int) -> SeriesProblem?
    ) -> TradeSeries.Solved? {
        guard let problem = other(anchor.index) else { return nil }
        let before = anchor === origin ? nil : start(origin, other)
        guard case .success(let found) = solve(anchor, problem, from: before) else { return nil }
        return found.solved
    }

    /// The solution of the nearest anchor that has one.
    private func start(
        near place: [Double], _ other: (Int) -> SeriesProblem?
    ) -> TradeSeries.Solved? {
        func distance(_ anchor: Anchor) -> Double {
            zip(anchor.place, place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        let ordered = ([origin] + anchors).map { (anchor: $0, distance: distance($0)) }
            .sorted { ($0.distance, $0.anchor.index) < ($1.distance, $1.anchor.index) }
        for (anchor, _) in ordered {
            if let found = start(anchor, other) { return found }
        }
        return nil
    }
}

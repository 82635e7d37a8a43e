import InputOutput
import Shocks
import Synchronization

/// Draws of the trade model, each started from the nearest of a few draws that are solved first.
///
/// Which draws these are follows from the number of draws alone, and where a draw starts from the
/// parameters alone: neither time nor threads nor shards have a say, so that its digits are always the
/// same.
final class TradeCache: Sendable {
    private let system: LeontiefSystem
    private let prepared = SharedCache<Int, TradeSeries>(limit: 1)
    private let anchors: [Anchor]
    private let origin: Anchor

    /// A draw that others start from, solved by whoever needs it first.
    private final class Anchor: Sendable {
        let index: Int
        let place: [Double]
        private let state = Mutex<Solved?>(nil)

        typealias Solved = Result<(impact: Impact, solved: TradeSeries.Solved), any Error>

        init(index: Int, place: [Double]) {
            self.index = index
            self.place = place
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

    init(_ system: LeontiefSystem, _ design: StartDesign) {
        self.system = system
        origin = Anchor(index: DrawRecord.base, place: design.place(DrawRecord.base))
        anchors = design.anchors.map { Anchor(index: $0, place: design.place($0)) }
    }

    /// The impact of a draw's shock.
    ///
    /// - Parameters:
    ///   - place: where the draw is, as `StartDesign` has it.
    ///   - other: the model and the shock of another draw; nil where it has none on this table.
    /// - Throws: what the model throws.
    func impact(
        _ model: TradeEquilibrium, _ shock: Shock, index: Int, place: [Double],
        other: (Int) -> (TradeEquilibrium, Shock)?
    ) throws -> Impact {
        if index == origin.index {
            return try solve(origin, (model, shock), from: nil).get().impact
        }
        if let own = anchors.first(where: { $0.index == index }) {
            return try solve(own, (model, shock), from: start(origin, other)).get().impact
        }
        guard let start = start(near: place, other) else {
            return try series().impact(model, of: shock).impact
        }
        do {
            return try series().impact(model, of: shock, from: start).impact
        } catch ShockModelError.notConverged {
            return try series().impact(model, of: shock).impact
        }
    }

    /// How many draws others can start from; nil before the first solve.
    var starts: Int? { prepared.all.isEmpty ? nil : anchors.count + 1 }

    private func series() throws -> TradeSeries {
        try prepared.value(0) { try TradeSeries(system) }
    }

    private func solve(
        _ anchor: Anchor, _ problem: (TradeEquilibrium, Shock), from start: TradeSeries.Solved?
    ) -> Anchor.Solved {
        anchor.solved {
            Result { try series().impact(problem.0, of: problem.1, from: start) }
        }
    }

    /// An anchor's solution; nil where it has none.
    private func start(
        _ anchor: Anchor, _ other: (Int) -> (TradeEquilibrium, Shock)?
    ) -> TradeSeries.Solved? {
        guard let problem = other(anchor.index) else { return nil }
        let before = anchor === origin ? nil : start(origin, other)
        guard case .success(let found) = solve(anchor, problem, from: before) else { return nil }
        return found.solved
    }

    /// The solution of the nearest anchor that has one.
    private func start(
        near place: [Double], _ other: (Int) -> (TradeEquilibrium, Shock)?
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

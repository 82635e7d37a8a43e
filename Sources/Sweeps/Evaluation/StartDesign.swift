import InputOutput
import Shocks

/// Which draws of a plan others start from, and how near draws are to each other.
struct StartDesign: Sendable {
    /// Draws that are solved first, spread over the design.
    private let anchors: [Int]
    private let plan: SweepPlan
    /// By what each parameter is divided to be comparable with the others.
    private let scales: [Double]

    /// The most draws that are solved first.
    private static let mostAnchors = 32

    init(_ plan: SweepPlan) {
        self.plan = plan
        let count = min(Self.mostAnchors, plan.count / 16)
        anchors = (0..<count).map { $0 * (plan.count / max(count, 1)) }
        let values = ([DrawRecord.base] + anchors).map(plan.values)
        scales = plan.variables.indices.map { position in
            // Words have no distance: another one is far.
            if !plan.variables[position].words.isEmpty { return 1e-3 }
            let own = values.map { $0[position] }
            let spread = (own.max() ?? 0) - (own.min() ?? 0)
            return spread > 0 ? spread : 1
        }
    }

    /// What a model is asked for on a table.
    func request(_ system: LeontiefSystem, _ watch: WatchList) -> SeriesRequest {
        SeriesRequest(
            system: system, watch: watch, origin: place(DrawRecord.base),
            anchors: anchors.map(place))
    }

    /// A draw as a point whose distances compare.
    private func place(_ index: Int) -> SeriesPlace { place(index, plan.values(index)) }

    /// The same from the values of its parameters.
    func place(_ index: Int, _ values: [Double]) -> SeriesPlace {
        SeriesPlace(index: index, place: zip(values, scales).map { $0 / $1 })
    }
}

public import InputOutput

/// Many runs of one model on one table that share work: what a model offers to sweeps
/// (`ShockModel.series`).
///
/// Draws are asked for from any thread and in any order, and must always give the same digits. The
/// numbers are those of `impact(of:on:)`, to rounding or to the tolerance of an iteration.
public protocol ModelSeries: Sendable {
    /// The watched numbers of a draw, in the order of `SeriesRequest.watch`, NaN where the model
    /// does not price one; nil where only the model itself can tell.
    /// - Parameter other: the problem of another draw by its index, or of the scenario as it is by
    ///   `SeriesRequest.origin.index`; nil where there is none on this table.
    /// - Throws: what the model throws.
    func numbers(_ draw: SeriesDraw, other: (Int) -> SeriesProblem?) throws -> [Double]?

    /// How the draws so far were solved, for people; nil before the first.
    var method: String? { get }
}

/// What a series is for.
public struct SeriesRequest: Sendable {
    /// The table's system.
    public let system: LeontiefSystem
    /// What is watched.
    public let watch: WatchList
    /// The scenario as it is.
    public let origin: SeriesPlace
    /// A few draws, spread over all, from which others may start.
    public let anchors: [SeriesPlace]

    /// A request.
    public init(
        system: LeontiefSystem, watch: WatchList, origin: SeriesPlace, anchors: [SeriesPlace]
    ) {
        self.system = system
        self.watch = watch
        self.origin = origin
        self.anchors = anchors
    }
}

/// A draw by number and by where it is among the others.
public struct SeriesPlace: Sendable {
    /// Its number.
    public let index: Int
    /// Coordinates whose distances compare.
    public let place: [Double]

    /// A place.
    public init(index: Int, place: [Double]) {
        self.index = index
        self.place = place
    }
}

/// What a draw asks a model.
public struct SeriesProblem: Sendable {
    /// The values of its parameters.
    public let values: ParameterValues
    /// The shock.
    public let shock: Shock

    /// A problem.
    public init(_ values: ParameterValues, _ shock: Shock) {
        self.values = values
        self.shock = shock
    }
}

/// A draw of a series.
public struct SeriesDraw: Sendable {
    /// What is asked.
    public let problem: SeriesProblem
    /// Which draw it is.
    public let at: SeriesPlace

    /// A draw.
    public init(_ problem: SeriesProblem, at place: SeriesPlace) {
        self.problem = problem
        at = place
    }
}

/// How a series says that each draw is a small system.
func smallSystems(_ ranks: [Int], of system: LeontiefSystem) -> String? {
    guard let low = ranks.min(), let high = ranks.max() else { return nil }
    let order = low == high ? "\(low)" : "\(low) to \(high)"
    return "severities share what needs all \(system.table.industryCount) industries; "
        + "each draw is a system of order \(order)"
}

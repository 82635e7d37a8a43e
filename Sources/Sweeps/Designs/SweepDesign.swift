/// Where one parameter stands in one draw, before it becomes a value.
public enum DesignCoordinate: Sendable, Hashable {
    /// The value the scenario has without the sweep.
    case base
    /// The value at a probability of the parameter's distribution.
    case quantile(Double)
    /// One of the parameter's listed levels, counted from 0.
    case level(Int)
}

/// A list of points in parameter space, each computed alone from its index, so that draws can be
/// solved in any order, on any thread and in any shard, and always be the same draws.
public protocol SweepDesign: Sendable {
    /// The number of parameters.
    var dimensions: Int { get }
    /// The number of points.
    var count: Int { get }
    /// Point `index` in 0..<`count`, one coordinate for each parameter.
    func point(_ index: Int) -> [DesignCoordinate]
    /// True when the points are a sample of the parameters' joint distribution, so that means,
    /// bands and correlated groups have a meaning.
    var isSample: Bool { get }
    /// True when a coordinate can be the quantile at probability 0 or 1.
    var reachesEnds: Bool { get }
}

/// A design whose coordinates are all probabilities.
public protocol UnitCubeDesign: SweepDesign {
    /// Point `index` in 0..<`count` of the unit cube, `dimensions` coordinates in 0…1.
    func unitPoint(_ index: Int) -> [Double]
}

extension UnitCubeDesign {
    /// The quantiles of `unitPoint`.
    public func point(_ index: Int) -> [DesignCoordinate] {
        unitPoint(index).map { .quantile($0) }
    }
}

extension SweepDesign {
    /// Stops on an index outside 0..<`count`.
    func check(_ index: Int) {
        precondition(index >= 0 && index < count, "point \(index) of a design of \(count) points")
    }
}

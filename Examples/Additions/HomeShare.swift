import Analyses
public import InputOutput
public import LinearAlgebra
public import Reporting

/// An analysis that the program does not have: how much of what a region's final demand pays for is
/// value added at home.
///
///   h_r = Σ_(i∈r) T_ir / Σ_i T_ir,  T = v̂_c·L·Y_r
///
/// It is here to be copied: one file, a pure function from a system to a result. A result goes to
/// people as a `ReportTable`, whose columns state their units.
public struct HomeShare: Sendable {
    /// h, F: nil for a region without final demand. A country with its parts is one region.
    public let shares: [Double?]
    /// Codes of the regions, F.
    public let regions: [String]

    /// The home shares of a table.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: one solve for each region.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let origins = try ValueAddedOrigins(system).byRegion
        let totals = origins.columnSums()
        regions = origins.columns.labels
        shares = totals.indices.map { totals[$0] == 0 ? nil : origins[$0, $0] / totals[$0] }
    }

    /// The result as a table, the most dependent region first.
    public var report: ReportTable {
        let order = regions.indices.sorted { (shares[$0] ?? 1) < (shares[$1] ?? 1) }
        return ReportTable(
            name: "home_share", title: "Value added at home in final demand",
            columns: [Column(name: "region"), Column(name: "home_share", style: .share)],
            rows: order.map { [.text(regions[$0]), shares[$0].map { .number($0) } ?? .missing] })
    }
}

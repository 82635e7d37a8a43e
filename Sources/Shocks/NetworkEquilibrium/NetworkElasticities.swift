/// The elasticities of substitution of the nested CES of a network economy.
///
/// Every one may be 1 (Cobb-Douglas) or below (complements); 0 is not allowed.
public struct NetworkElasticities: Sendable, Hashable {
    /// σ, among sectors in final demand.
    public var consumption: Double
    /// θ, between value added and inputs.
    public var valueAdded: Double
    /// ε, among sectors in inputs.
    public var input: Double
    /// η_s, among origins of a sector's product, N: 1 + the trade elasticity.
    public var origins: [Double]

    /// Elasticities; values that are not positive are preconditions. The defaults of σ, θ and ε
    /// are those of Bachmann et al. 2024 (Economica 91: 1157), after Baqaee & Farhi 2024.
    public init(
        consumption: Double = 0.9, valueAdded: Double = 0.05, input: Double = 0.05,
        origins: [Double]
    ) {
        precondition(
            ([consumption, valueAdded, input] + origins).allSatisfy { $0 > 0 && $0.isFinite },
            "an elasticity is positive")
        self.consumption = consumption
        self.valueAdded = valueAdded
        self.input = input
        self.origins = origins
    }

    /// An exponent 1 − elasticity this close to 0 is the Cobb-Douglas limit: the power mean
    /// differs from the geometric one by less than rounding does.
    static let unit = 1e-10
}

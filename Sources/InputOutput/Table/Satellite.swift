public import LinearAlgebra

/// An account attached to the industries of a table, such as emissions or jobs.
public struct Satellite: Sendable, Equatable {
    /// One row of an account.
    public struct Stressor: Sendable, Hashable {
        /// The short code, such as `CO2`.
        public let code: String
        /// The unit of its numbers, such as `kt`.
        public let unit: String

        /// A row.
        public init(code: String, unit: String) {
            self.code = code
            self.unit = unit
        }
    }

    /// Name of the account, such as `co2`.
    public let name: String
    /// The k rows.
    public let stressors: [Stressor]
    /// k×n, in each row's unit: what industries emit or use.
    public let F: Matrix<StressorAxis, IndustryAxis>
    /// k×G·K, in each row's unit: what final demand itself emits or uses.
    public let FY: Matrix<StressorAxis, DemandAxis>
    /// Where the account comes from.
    public let provenance: Provenance

    /// An account; shapes and labels that do not fit `layout` are preconditions.
    public init(
        name: String, stressors: [Stressor], F: Matrix<StressorAxis, IndustryAxis>,
        FY: Matrix<StressorAxis, DemandAxis>, provenance: Provenance
    ) {
        precondition(F.rowCount == stressors.count, "F has \(F.rowCount) rows")
        precondition(FY.rowCount == stressors.count, "FY has \(FY.rowCount) rows")
        self.name = name
        self.stressors = stressors
        self.F = F
        self.FY = FY
        self.provenance = provenance
    }

    /// The axis of a list of rows.
    public static func axis(of stressors: [Stressor]) -> Axis<StressorAxis> {
        Axis(stressors.map(\.code))
    }
}

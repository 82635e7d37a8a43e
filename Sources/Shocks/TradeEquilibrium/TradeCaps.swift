/// Limits on the quantities of some deliveries, relative to a base equilibrium.
public struct TradeCaps: Sendable {
    /// A limit on what importer n gets of product j from exporter i.
    public struct Cap: Sendable, Hashable {
        /// (j·G + n)·G + i.
        public let cell: Int
        /// The most that may arrive, as a share of the base quantity, in (0, 1].
        public let most: Double
        /// Who keeps the rent.
        public let rent: Restriction.Rent

        /// A limit; a share outside (0, 1] is a precondition (a prohibited delivery is an infinite
        /// cost).
        public init(cell: Int, most: Double, rent: Restriction.Rent) {
            precondition(most > 0 && most <= 1, "a cap of \(most)")
            self.cell = cell
            self.most = most
            self.rent = rent
        }
    }

    /// The limits, at most one a cell, by cell.
    public let caps: [Cap]
    /// X_nj of the base equilibrium, n·N + j, in currency: with its shares it gives the base
    /// quantities.
    public let expenditure: [Double]

    /// Limits relative to a base; two of one cell are a precondition.
    public init(_ caps: [Cap], base: TradeSolution) {
        self.caps = caps.sorted { $0.cell < $1.cell }
        precondition(Set(caps.map(\.cell)).count == caps.count, "two caps on one delivery")
        expenditure = base.expenditure
    }
}

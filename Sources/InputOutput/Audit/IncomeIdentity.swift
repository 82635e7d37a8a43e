/// The income identity of the whole table: what final demand spends is what primary inputs earn.
///
/// Σ value added + Σ taxes = Σ final demand holds for a table whose columns balance in total, since
/// intermediate deliveries count on both sides. All amounts are in the table's unit.
public struct IncomeIdentity: Sendable, Hashable {
    /// Σ of the primary inputs that are value added.
    public let valueAdded: Double
    /// Σ of taxes less subsidies on intermediates and margins.
    public let taxes: Double
    /// Σ of final demand.
    public let finalDemand: Double

    /// `valueAdded + taxes − finalDemand`.
    public var difference: Double { valueAdded + taxes - finalDemand }
    /// |difference| as a share of |final demand|; nil without final demand.
    public var relative: Double? { finalDemand == 0 ? nil : abs(difference / finalDemand) }

    init(_ table: MRIOTable) {
        valueAdded = table.valueAdded.reduce(0, +)
        taxes = table.taxes.reduce(0, +)
        finalDemand = table.Y.columnSums().reduce(0, +)
    }
}

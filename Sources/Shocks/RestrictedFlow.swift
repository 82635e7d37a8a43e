public import InputOutput

/// The size of the flow that a restriction addresses, before any cut, in the table's unit.
public struct RestrictedFlow: Sendable, Hashable {
    /// Deliveries to the importer's industries.
    public let intermediate: Double
    /// Deliveries to the importer's final demand; 0 where it is not among the users.
    public let final: Double
    /// The flow as a share of the restricted sectors' output; nil when they have none.
    public let shareOfExporterOutput: Double?
    /// The flow as a share of what the same uses buy of these sectors from all origins, home
    /// included; nil when they buy none.
    public let shareOfImporterPurchases: Double?

    /// The flow of a restriction in a table.
    public init(_ restriction: Restriction, in table: MRIOTable) {
        let layout = table.layout
        let users = layout.industries(of: restriction.importer, sectors: restriction.users)
        let columns =
            restriction.finalDemand ? Array(layout.demandColumns(of: restriction.importer)) : []
        var (intermediate, final, output, purchases) = (0.0, 0.0, 0.0, 0.0)
        for region in 0..<layout.regionCount {
            for i in layout.industries(of: region, sectors: restriction.sectors) {
                let toIndustries = users.reduce(0) { $0 + table.Z[i, $1] }
                let toDemand = columns.reduce(0) { $0 + table.Y[i, $1] }
                purchases += toIndustries + toDemand
                if region == restriction.exporter {
                    intermediate += toIndustries
                    final += toDemand
                    output += table.x[i]
                }
            }
        }
        self.intermediate = intermediate
        self.final = final
        shareOfExporterOutput = output > 0 ? (intermediate + final) / output : nil
        shareOfImporterPurchases = purchases > 0 ? (intermediate + final) / purchases : nil
    }
}

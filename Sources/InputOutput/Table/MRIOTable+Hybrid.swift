/// Tables in hybrid units: the rows of some sectors are in tonnes or joules, those of others, and
/// the primary inputs, in money (Miller & Blair 2022, section 9.2).
///
/// The unit of a sector is that of its rows in Z and Y and of its output, in all regions; `unit` is
/// that of V and of every sector that states none. Coefficients a_ij are then in units of i per
/// unit of j, L likewise, and all that is counted along L in one unit has its meaning: value added
/// or emissions per unit of a product, and footprints. Sums over products have none, and with them
/// costs = sales, and value added = final demand.
extension MRIOTable {
    /// Whether sectors have units of their own.
    public var isHybrid: Bool { layout.isHybrid }

    /// The unit of a sector’s rows and output.
    public func unit(ofSector sector: Int) -> String { layout.sectors[sector].unit ?? unit }

    /// The unit of an industry’s row and output.
    public func unit(ofIndustry industry: Int) -> String {
        unit(ofSector: layout.sector(ofIndustry: industry))
    }

    /// The unit in a few words: `million EUR`, or `million EUR; sectors in t, TJ`.
    public var unitText: String {
        isHybrid ? "\(unit); sectors in \(layout.sectorUnits.joined(separator: ", "))" : unit
    }
}

extension TableLayout {
    /// Whether sectors have units of their own.
    public var isHybrid: Bool { sectors.contains { $0.unit != nil } }

    /// The units that sectors have of their own, each once, in their order.
    public var sectorUnits: [String] {
        var seen: Set<String> = []
        return sectors.compactMap(\.unit).filter { seen.insert($0).inserted }
    }

    /// The same layout with units of the sectors; those that are `money` need no unit of their own.
    package func inUnits(_ units: [String], money: String) -> TableLayout {
        precondition(units.count == sectorCount, "one unit a sector")
        return TableLayout(
            verified: regions,
            sectors: zip(sectors, units).map {
                Sector($0.code, name: $0.name, unit: $1 == money ? nil : $1)
            }, finalDemand: finalDemand, unequal: unequal)
    }
}

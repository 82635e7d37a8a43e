package import InputOutput

/// Groups of sectors that the daily model treats apart, told by the divisions of ISIC that a sector
/// of a known list holds, never by its name.
///
/// A sector belongs to a group when at least `smallestPart` of its divisions do: mining as a whole
/// is energy where no list splits it (2 of 5 divisions), manufacturing as a whole is not (1 of 24).
package enum SectorGroup: String, Sendable, CaseIterable {
    /// Coal, oil and gas extraction, coke and refined petroleum, electricity and gas.
    case energy
    /// Chemicals and pharmaceuticals.
    case chemicals
    /// Computers, electronics and optics; with electrical machinery in ISIC Rev. 3 lists that join
    /// them.
    case electronics
    /// Motor vehicles.
    case vehicles
    /// Everything after construction.
    case services

    /// Divisions of ISIC Rev. 4.
    ///
    /// Energy: the energy industries of United Nations (2018), International Recommendations for
    /// Energy Statistics, table 5.1, by division. The others: United Nations (2008), ISIC Rev. 4.
    private var divisionsOfISIC4: Set<Int> {
        switch self {
        case .energy: [5, 6, 19, 35]
        case .chemicals: [20, 21]
        case .electronics: [26]
        case .vehicles: [29]
        case .services: Set(45...99)
        }
    }

    /// Divisions of ISIC Rev. 3 and 3.1, the same as those of NACE Rev. 1 and 1.1: the counterparts
    /// by United Nations, correspondence of ISIC Rev. 3.1 and Rev. 4. Nuclear fuel is part of 12
    /// and 23.
    private var divisionsOfISIC3: Set<Int> {
        switch self {
        case .energy: [10, 11, 12, 23, 40]
        case .chemicals: [24]
        case .electronics: [30, 32, 33]
        case .vehicles: [34]
        case .services: Set(50...99)
        }
    }

    /// The part of a sector's divisions from which it belongs to the group.
    private var smallestPart: Double { self == .energy ? 0.2 : 0.5 }

    /// Sectors of a table that belong to the group, and the list that its codes are; nil for codes
    /// of no known list.
    package func sectors(
        of layout: TableLayout
    ) -> (sectors: [Int], list: SectorClassification)? {
        guard let list = SectorClassification.recognised(in: layout),
            let positions = list.positions(of: layout.sectors.map(\.code))
        else { return nil }
        let own = list.revision == .isic4 ? divisionsOfISIC4 : divisionsOfISIC3
        let found = layout.sectors.indices.filter { sector in
            let divisions = Set(list.items[positions[sector]].divisions.compactMap(Self.division))
            guard !divisions.isEmpty else { return false }
            let part = Double(divisions.intersection(own).count) / Double(divisions.count)
            return part >= smallestPart
        }
        return (found, list)
    }

    /// `05` → 5, `24A` → 24, `302T309` → 30: the division that a part of one belongs to.
    private static func division(_ text: String) -> Int? {
        Int(text.prefix { $0.isNumber }.prefix(2))
    }
}

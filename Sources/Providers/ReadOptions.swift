public import InputOutput

/// What a user may choose about reading a table. A reader ignores what does not concern the file at
/// hand; a choice that the format never takes is an error of `TableFile.read`.
public struct ReadOptions: Sendable, Hashable {
    /// Keep the parts of split regions (OECD extended: CN1, CN2, MX1, MX2, …) as regions of their
    /// own instead of adding them up into their country.
    public var keepsSplitRegions = false
    /// Which year to read, where a file or archive holds several.
    public var year: Int?
    /// Path of the mapping file that explains a long or wide CSV file of one's own.
    public var mapping: String?
    /// `industry` or `product`, where a source holds both.
    public var view: String?
    /// Read the satellite accounts; leaving them out saves memory where a source has thousands of
    /// rows.
    public var keepsSatellites = true
    /// Repair small faults of the table that was read, whatever its format; see
    /// `MRIOTable.repairingSmallFaults`.
    public var repairsSmallFaults = false
    /// Amounts in another currency than the table's; see `CurrencyRate`.
    public var rate: CurrencyRate?

    /// Choices; what is left out is left to the format.
    public init(
        keepsSplitRegions: Bool = false, year: Int? = nil, mapping: String? = nil,
        view: String? = nil, keepsSatellites: Bool = true
    ) {
        self.keepsSplitRegions = keepsSplitRegions
        self.year = year
        self.mapping = mapping
        self.view = view
        self.keepsSatellites = keepsSatellites
    }

    /// The names of the choices, as the command line spells them.
    public enum Choice: String, Sendable, Hashable, CaseIterable {
        /// `keepsSplitRegions`.
        case keepSplit = "keep-split"
        /// `year`.
        case year
        /// `mapping`.
        case mapping
        /// `view`.
        case view
        /// `keepsSatellites`.
        case noSatellites = "no-satellites"
    }

    /// The choices that were made.
    public var made: [Choice] {
        Choice.allCases.filter { choice in
            switch choice {
            case .keepSplit: keepsSplitRegions
            case .year: year != nil
            case .mapping: mapping != nil
            case .view: view != nil
            case .noSatellites: !keepsSatellites
            }
        }
    }

    /// The choices that were made, as one text that tells different choices apart; empty when there
    /// are none.
    public var key: String {
        let parts = made.map { choice in
            switch choice {
            case .keepSplit: "keep-split"
            case .year: "year=\(year ?? 0)"
            case .mapping: "mapping=\(mapping ?? "")"
            case .view: "view=\(view ?? "")"
            case .noSatellites: "no-satellites"
            }
        }
        return
            (parts + (repairsSmallFaults ? ["repair=small"] : [])
            + (rate.map { ["rate=\($0.text)"] } ?? [])).joined(separator: ";")
    }
}

import InputOutput

/// Why an inquiry cannot take tables of unusual kinds, a clause each; nil where it can.
struct TableRefusals {
    /// For a table whose sectors are in different units.
    let mixedUnits: String?
    /// For a table whose regions have different sectors.
    let unequalSectors: String?

    /// What a type of question says of itself.
    init(_ type: any Question.Type) {
        mixedUnits = type.mixedUnitsRefusal
        unequalSectors = type.unequalSectorsRefusal
    }

    private init(mixedUnits: String, unequalSectors: String) {
        self.mixedUnits = mixedUnits
        self.unequalSectors = unequalSectors
    }

    /// Those of a command that says nothing of such tables.
    static func usual(_ command: String) -> TableRefusals {
        TableRefusals(
            mixedUnits: "‘\(command)’ adds up amounts of different products",
            unequalSectors: "‘\(command)’ sets the same sectors of regions side by side")
    }

    /// Refuses a table that cannot be taken.
    /// - Throws: `unequal-sectors`, `mixed-units`.
    func check(_ table: MRIOTable) throws(Diagnostics) {
        if let unequalSectors, !table.layout.isGrid {
            throw UnequalSectorsRefusal.refusal(unequalSectors)
        }
        if let mixedUnits { try HybridRefusal.check(table, mixedUnits) }
    }
}

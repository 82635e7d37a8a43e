import InputOutput

/// Why an inquiry cannot take tables of unusual kinds, a clause each; nil where it can.
struct TableRefusals {
    /// For a table whose sectors are in different units.
    let mixedUnits: String?
    /// For a table whose regions have different sectors.
    let unequalSectors: String?
    /// For a large table of technology × trade shares.
    let implicit: String?

    /// What a type of question says of itself.
    init(_ type: any Question.Type) {
        mixedUnits = type.mixedUnitsRefusal
        unequalSectors = type.unequalSectorsRefusal
        implicit = type.implicitRefusal
    }

    private init(mixedUnits: String, unequalSectors: String, implicit: String) {
        self.mixedUnits = mixedUnits
        self.unequalSectors = unequalSectors
        self.implicit = implicit
    }

    /// Those of a command that says nothing of such tables.
    static func usual(_ command: String) -> TableRefusals {
        TableRefusals(
            mixedUnits: "‘\(command)’ adds up amounts of different products",
            unequalSectors: "‘\(command)’ sets the same sectors of regions side by side",
            implicit: "‘\(command)’ needs every cell")
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

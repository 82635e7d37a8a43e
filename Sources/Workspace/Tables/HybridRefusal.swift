import InputOutput

/// The refusal of a table whose sectors are in different units.
enum HybridRefusal {
    /// Refuses such a table for a reason.
    /// - Throws: `mixed-units`.
    static func check(_ table: MRIOTable, _ reason: String) throws(Diagnostics) {
        if !table.isHybrid { return }
        throw Diagnostics([
            Diagnostic(
                .error, "mixed-units",
                "the sectors of this table are in different units "
                    + "(\(table.unitText)), and \(reason)",
                remedy:
                    "use a table in money; ‘solve’, ‘multipliers’, ‘footprint’ and ‘paths’ take "
                    + "this one")
        ])
    }
}

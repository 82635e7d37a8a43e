import InputOutput

/// Which commands take a table whose sectors are in different units, and why the others do not.
enum HybridRefusal {
    /// Commands that add up nothing but value added, accounts, and amounts of one sector.
    static let taken: Set<String> = [
        "info", "check", "groups", "compare", "convert", "aggregate", "solve", "multipliers",
        "footprint", "paths", "satellite add", "satellite characterize",
    ]

    /// Why a command cannot take such a table, a clause each.
    static let reasons: [String: String] = [
        "origins": "value added in exports is set against exports, a sum over products",
        "exposure": "a share of inputs is a share of a sum over products",
        "concentration": "a share of inputs is a share of a sum over products",
        "position": "inputs of an industry are added up as shares of its output",
        "decompose": "exports of a region are a sum over products",
        "tiva": "exports of a region are a sum over products",
        "scan": "the inputs of an importer are a sum over products",
        "sensitivity": "the inputs of an importer are a sum over products",
        "linkages": "a linkage adds up the output of all products",
        "lengths": "means over products would weigh tonnes against money",
        "influence": "the influence of a coefficient adds up the output of all products",
        "fragmentation": "the inputs of an industry are a sum over products",
        "centrality": "flows of different products are compared by their size",
        "triangulate": "flows of different products are compared by their size",
        "responsibility": "income is followed along shares of all sales and inputs",
        "sda": "it splits GDP and purchases by their value",
        "screen": "how much a number is off is ranked over products",
        "ras": "columns are scaled to the sum of their inputs",
        "project": "columns are scaled to the sum of their inputs",
        "deflate": "price indices are for money, and other units are volumes already",
        "disaggregate": "the parts of a sector share the value of its inputs",
        "shock": "the models price what different products sell",
        "run": "the models price what different products sell",
        "sweep": "the models price what different products sell",
    ]

    /// Refuses such a table where the command cannot take it.
    /// - Throws: `mixed-units`.
    static func check(_ table: MRIOTable, for command: String) throws(Diagnostics) {
        if taken.contains(command) { return }
        try check(
            table, reasons[command] ?? "‘\(command)’ adds up amounts of different products")
    }

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

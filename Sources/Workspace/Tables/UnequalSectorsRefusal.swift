import InputOutput

/// Which commands take a table whose regions have different sectors, and why the others do not.
enum UnequalSectorsRefusal {
    /// Commands that look at industries one by one, or at regions as a whole.
    static let taken: Set<String> = [
        "info", "check", "doctor", "groups", "compare", "convert", "aggregate", "solve",
        "multipliers", "origins", "exposure", "concentration", "position", "footprint", "scan",
        "paths", "shock", "linkages", "lengths", "influence", "centrality", "responsibility",
        "decompose", "tiva", "fragmentation", "satellite add", "satellite characterize",
    ]

    /// Why a command cannot take such a table, a clause each.
    static let reasons: [String: String] = [
        "triangulate": "it adds up the same sectors of all regions",
        "sda": "it splits what a product’s users buy by the same product’s origins",
        "screen": "it holds a coefficient against that of the same sectors elsewhere",
        "sensitivity": "it moves purchases of a product from one region to another",
        "project": "totals are given for regions × sectors",
        "ras": "totals are given for regions × sectors",
        "deflate": "price indices are given for regions × sectors",
        "disaggregate": "weights are given for a sector in every region",
        "run": "a scenario names sectors for all regions at once",
        "sweep": "draws are made for sectors of all regions at once",
        "products": "trade by customs code is shared out among the same sectors of every region",
        "product": "trade by customs code is shared out among the same sectors of every region",
    ]

    /// Refuses such a table where the command cannot take it.
    /// - Throws: `unequal-sectors`.
    static func check(_ layout: TableLayout, for command: String) throws(Diagnostics) {
        if layout.isGrid || taken.contains(command) { return }
        throw refusal(
            reasons[command] ?? "‘\(command)’ sets the same sectors of regions side by side")
    }

    /// The refusal for a reason.
    static func refusal(_ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "unequal-sectors",
                "the regions of this table have different sectors, and \(reason)",
                remedy: "merge the sectors first with ‘chokepoint aggregate --sectors’, so that "
                    + "every region has the same")
        ])
    }
}

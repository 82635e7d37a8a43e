import InputOutput
import Workspace

/// Which fields of questions a server takes. A field is taken when it is known to name no file: one
/// that is not listed here is refused, so that a new field is closed until somebody has looked at
/// it.
package enum ServerPolicy {
    /// Fields that name tables, labels, numbers and choices. Tables go through a closed
    /// `TableFinder`.
    static let open: Set<String> = [
        "table", "tables", "other", "text", "check", "top", "worst", "relative", "absolute",
        "user", "supplier", "measure", "side", "by", "group", "industrial", "among",
        "method", "basis", "exporter", "content", "account", "stressor", "region",
        "carbon_price", "covered", "importer", "scope", "origin", "destination", "from", "to",
        "depth", "industry", "no_inventory_correction", "inventory", "sector", "cut", "mark_up",
        "rank_by", "minimum_flow", "minimum_cost", "frontier", "no_rest", "include_rest", "term",
        "minimum_origin_share", "threshold", "order", "damping", "flows", "resolution", "score",
        "smallest", "fewest", "deviation", "sweeps", "of", "exposure", "final_demand",
        "trade_only", "restrict", "rent", "model", "drivers", "timings", "set", "draws", "seed",
        "metric", "follow", "resamples", "format_hint", "more_tables", "above", "repair",
        "partner", "year", "keep_split", "view", "no_satellites", "households", "labour",
        "spent_share", "capital_category", "capital_cost", "to_year",
        // Of questions that write, which are refused as a whole.
        "bloc", "common_sectors", "name", "base", "currency", "index", "rate", "unit",
        // Of products.
        "hs", "with_table", "dependent_only", "concentration", "outside_share",
        "import_export_ratio", "largest_share", "vulnerable_share", "world_concentration",
        "exports", "between", "trade_year", "reports", "exchange_rate", "smallest_gap",
        "over",
        "inner_share", "normalize", "industries_only", "iterations", "tolerance", "missing",
    ]

    /// Fields that name files to read or to write.
    package static let files: Set<String> = [
        "scenario", "mapping", "demand", "first", "second", "inverse", "field", "store", "resume",
        "shard", "export", "capital",
        "file", "regions", "sectors", "prices", "rates", "totals", "output", "force",
        // Trade by customs code, and what goes with it.
        "trade", "trade_mapping", "countries", "product_names", "concordance", "edition_links",
        "end_use", "product_elasticities", "exports_file",
        // Another question, whose fields are not looked at.
        "question",
    ]

    /// Whether a question's field is taken.
    package static func isOpen(_ field: String) -> Bool {
        open.contains(field) || ModelChoices.isParameter(field)
    }

    /// Stops at fields that are not taken.
    /// - Throws: `closed-field` for each.
    static func check(_ fields: some Sequence<String>) throws(Diagnostics) {
        var problems = Diagnostics()
        for field in fields.sorted() where files.contains(field) {
            problems.add(
                Diagnostic(
                    .error, "closed-field",
                    "‘\(field)’ names a file that the server does not offer",
                    at: .init(place: field),
                    remedy: "start the server with --file FILE, or use the command line"))
        }
        try problems.throwIfErrors()
    }

    /// Stops at a question that writes files or has a field that is not taken.
    /// - Parameter given: the fields that were given.
    /// - Throws: `read-only`, `closed-field`.
    static func check(
        _ question: some Question, given: some Sequence<String>
    ) throws(Diagnostics) {
        try check(given)
        let unknown = given.filter { !isOpen($0) && $0 != "command" }
        var problems = Diagnostics()
        for field in unknown.sorted() {
            problems.add(
                Diagnostic(
                    .error, "closed-field", "‘\(field)’ is not offered by the server",
                    at: .init(place: field), remedy: "use the command line for it"))
        }
        if !question.writtenPaths.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "read-only",
                    "‘\(type(of: question).command)’ writes files, which a server does not",
                    remedy: "use the command line for it"))
        }
        try problems.throwIfErrors()
    }
}

import InputOutput
import Products

/// What a file of trade by customs code is where a table is wanted.
enum TradeRefusal {
    /// Reads a table.
    /// - Throws: what the reading throws; `trade-not-table` instead where the file is of no table
    ///   format because it is trade.
    static func reading<Table>(_ path: String, _ read: () throws -> Table) throws -> Table {
        do {
            return try read()
        } catch let error as Diagnostics {
            let isUnknown = error.items.contains { $0.code == "unknown-format" }
            guard isUnknown, TradeFile.isTrade(path: path) else { throw error }
            throw Diagnostics([
                Diagnostic(
                    .error, "trade-not-table",
                    "this is trade by customs code, not an input-output table",
                    at: .init(file: path),
                    remedy: "ask products, product or mirror about it, or name it with --trade "
                        + "beside a table (shock, scan, run)")
            ])
        }
    }
}

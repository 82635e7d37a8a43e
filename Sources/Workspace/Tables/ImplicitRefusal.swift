import InputOutput
import Platform
import Shocks

/// What becomes of an implicit table where the cells of technology × trade shares are needed.
///
/// Up to 4,000 industries it is multiplied out where somebody asks for its cells, as it then takes
/// 128 MB or less. A larger one is refused, unless memory is said to be no matter (`--force`).
enum ImplicitRefusal {
    /// Whether a table has too many industries to be multiplied out unasked.
    static func isLarge(_ table: MRIOTable) -> Bool {
        table.isImplicit && table.industryCount > MRIOTable.largestMultipliedOut
    }

    /// The table as a question works with it: multiplied out where the question needs its cells and
    /// somebody says that they may take their memory.
    /// - Parameter reason: why the question needs them; nil where it does not.
    /// - Throws: `implicit-table`.
    static func prepared(
        _ table: MRIOTable, _ reason: String?, force: Bool
    ) throws(Diagnostics) -> MRIOTable {
        guard let reason, isLarge(table) else { return table }
        if force { return table.multipliedOut() }
        throw refusal(table, reason)
    }

    /// Refuses a scan of all importers of a large implicit table.
    /// - Throws: `implicit-table`.
    static func checkScan(_ table: MRIOTable) throws(Diagnostics) {
        if isLarge(table) {
            throw refusal(
                table, "a scan without --importer, or with many importers, needs all of L",
                also: "name a few importers with --importer, or ")
        }
    }

    /// Refuses models that need more of a large implicit table than single solutions.
    /// - Throws: `implicit-table`.
    static func check(_ runs: [ModelRun], on table: MRIOTable) throws(Diagnostics) {
        guard isLarge(table) else { return }
        let others = runs.filter { !($0.model is any SingleSolves) }.map(\.label)
        if others.isEmpty { return }
        throw refusal(
            table,
            others.count == 1
                ? "the model \(others[0]) needs every cell"
                : "the models \(others.joined(separator: ", ")) need every cell",
            also: "choose --model extraction,cost-push, or ")
    }

    private static func refusal(
        _ table: MRIOTable, _ reason: String, also way: String = ""
    ) -> Diagnostics {
        let n = table.industryCount
        return Diagnostics([
            Diagnostic(
                .error, "implicit-table",
                """
                the table is held as technology × trade shares (\(n) industries, whose cells \
                would take \(Memory.text(8 * n * n))), and \(reason)
                """,
                remedy: """
                    \(way)merge regions or sectors first with ‘chokepoint aggregate’: it reads \
                    this table, and writes one with every cell
                    """)
        ])
    }
}

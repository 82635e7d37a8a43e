import Containers
import InputOutput
import LinearAlgebra

/// A table as a source states it, with the totals it states. Every total is compared with the cells
/// before it is dropped.
struct StatedTable {
    /// Name for people.
    var name: String
    /// Reference year, where the source has one.
    var year: Int?
    /// Unit of Z, Y and V.
    var unit: String
    /// Valuation, such as `basic prices`.
    var valuation: String
    /// Source, citation, licence; findings are added to its history.
    var provenance: Provenance
    /// Regions, sectors, final-demand categories.
    var layout: TableLayout
    /// The m primary inputs.
    var primaryInputs: [PrimaryInput]
    /// n×n.
    var Z: Matrix<IndustryAxis, IndustryAxis>
    /// n×G·K.
    var Y: Matrix<IndustryAxis, DemandAxis>
    /// m×n.
    var V: Matrix<PrimaryInputAxis, IndustryAxis>
    /// Satellite accounts.
    var satellites: [Satellite] = []
    /// Output as the source states it, where it does.
    var declaredOutput: [Double]?
    /// The totals that the source states.
    var totals: [StatedTotal] = []
    /// How far totals may be from the cells.
    var tolerance: StatedTolerance
    /// How far the costs of an industry may be from its sales; nil where a source does not balance
    /// by design.
    var balance: StatedTolerance?
    /// What the reader found odd so far.
    var findings: [Diagnostic] = []

    /// The table, its totals checked, with all findings; they also become sentences of the history.
    /// - Parameter file: the file, for messages.
    /// - Throws: all of `wrong-total` (the worst 20 of each list of totals and how many more) and
    ///   `not-balanced`; `not-finite`, `duplicate-code`, `empty-code`.
    /// - Complexity: a few passes over the cells.
    func reading(from file: String) throws(Diagnostics) -> TableReading {
        var check = TotalsCheck(self, file: file)
        for total in totals { check.compare(total) }
        if let balance { check.compareBalance(within: balance) }
        try check.problems.throwIfErrors()
        let findings = findings + check.findings
        var provenance = provenance
        for finding in findings where finding.severity != .error {
            provenance.history.append(Self.sentence(finding))
        }
        do throws(Diagnostics) {
            return TableReading(
                try MRIOTable(
                    name: name, year: year, unit: unit, valuation: valuation,
                    provenance: provenance, layout: layout, primaryInputs: primaryInputs, Z: Z,
                    Y: Y, V: V, satellites: satellites, declaredOutput: declaredOutput,
                    x: check.sales),
                findings: findings)
        } catch {
            throw error.located(in: file)
        }
    }

    /// A finding as a sentence of the history, without the path of the file.
    private static func sentence(_ finding: Diagnostic) -> String {
        var text = finding.location.place.map { "\($0): " } ?? ""
        text += finding.message
        if let first = text.first, finding.location.place == nil {
            text = first.uppercased() + text.dropFirst()
        }
        return text.hasSuffix(".") ? text : text + "."
    }
}

import LinearAlgebra

extension MRIOTable {
    /// How large the inputs of an industry without output may be for `repairingSmallFaults`: as a
    /// share of the output of its region.
    public static let smallFault = 1e-3

    /// The table with its small faults repaired: industries that have inputs or primary inputs but
    /// no output, so that nothing could be computed with the table.
    ///
    /// Where such inputs are at most `smallFault` of the output of the industry’s region, they
    /// count as final demand of the region, in its largest category, and the industry’s primary
    /// inputs as 0. Every other industry keeps its output, and where the industry’s column added up
    /// to nothing, world final demand still equals world value added and taxes. An industry whose
    /// inputs are larger stays as it is.
    ///
    /// - Returns: the table, and a warning for every repair and for every industry left as it is;
    ///   the sentences stand in the table’s history too. A note where there was nothing to repair.
    /// - Throws: nothing that a table of finite numbers has.
    /// - Complexity: one pass over Z.
    public func repairingSmallFaults() throws(Diagnostics) -> (
        table: MRIOTable, findings: [Diagnostic]
    ) {
        let regionOutput = layout.sumByFamily(x)
        var (newZ, newY, newV) = (Z, Y, V)
        var findings: [Diagnostic] = []
        var steps: [String] = []
        for j in TechnicalCoefficients.inputsWithoutOutput(self) {
            let column = Z.column(j)
            let primary = V.column(j)
            let inputs = column.reduce(0, +)
            let largestSum = max(
                column.reduce(0) { $0 + abs($1) }, primary.reduce(0) { $0 + abs($1) })
            let share = largestSum / regionOutput[layout.family(ofIndustry: j)]
            let code = layout.code(ofIndustry: j)
            let size = """
                inputs of \(brief(inputs)) \(unit) and primary inputs of \
                \(brief(primary.reduce(0, +))) \(unit), but no output
                """
            guard share <= Self.smallFault else {
                findings.append(
                    Diagnostic(
                        .warning, "not-small",
                        """
                        the industry has \(size): that is more than \
                        \(brief(100 * Self.smallFault)) % of its region’s output, and is not \
                        repaired
                        """, at: .init(place: code),
                        remedy: "correct its row or column, or aggregate it with another"))
                continue
            }
            let region = layout.region(ofIndustry: j)
            let columns = layout.demandColumns(of: region)
            let sizes = columns.map { Y.columnSum($0) }
            let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
            let target = columns[columns.index(columns.startIndex, offsetBy: largest)]
            for i in column.indices where column[i] != 0 {
                newY[i, target] += column[i]
                newZ[i, j] = 0
            }
            for row in primary.indices { newV[row, j] = 0 }
            let category = layout.finalDemand[largest].code
            let sentence = """
                the industry has \(size) (\(brief(100 * share)) % of its region’s output): its \
                inputs count as final demand \(layout.regions[region].code)/\(category), and its \
                primary inputs as 0
                """
            steps.append("Small fault repaired, \(code): \(sentence).")
            findings.append(
                Diagnostic(.warning, "repaired", sentence, at: .init(place: code)))
        }
        if steps.isEmpty {
            if findings.isEmpty {
                findings.append(
                    Diagnostic(
                        .note, "nothing-to-repair",
                        "no industry has inputs without output: nothing was repaired"))
            }
            return (self, findings)
        }
        let table = try MRIOTable(
            name: name, year: year, unit: unit, valuation: valuation,
            provenance: steps.reduce(provenance) { $0.adding($1) }, layout: layout,
            primaryInputs: primaryInputs, Z: newZ, Y: newY, V: newV, satellites: satellites,
            declaredOutput: declaredOutput)
        return (table, findings)
    }
}

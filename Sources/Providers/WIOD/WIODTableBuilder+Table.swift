import InputOutput
import LinearAlgebra

extension WIODTableBuilder {
    /// What a file says about its table as a whole.
    struct Heading {
        let name: String
        let year: Int?
        let unit: String
        /// Facts of this file, beside those of the layout.
        var entries: [Provenance.Entry] = []
    }

    /// The table, with every total that the file states.
    /// - Parameter place: the sheet, for what is missing.
    /// - Throws: everything that was found.
    mutating func table(_ heading: Heading, place: String) throws(Diagnostics) -> StatedTable {
        finishRows(place: place)
        for row in known.tail where row.role != .input(.taxes) && !hasTail(row.code) {
            problems.add(
                Diagnostic(
                    .error, "missing-label", "the row \(row.code) (\(row.words[0])) is missing",
                    at: .init(file: file, place: place),
                    remedy: "a table of \(known.title) states it; get the file again"))
        }
        try problems.throwIfAny(file: file)
        noteUnknownSize()
        let inputs = tail.filter { if case .input = $0.row.role { true } else { false } }
        let layout = columns.layout
        let primaryInputs = inputs.map { input in
            PrimaryInput(
                input.row.code, name: input.name.isEmpty ? nil : input.name,
                kind: input.row.role == .input(.valueAdded) ? .valueAdded : .taxes)
        }
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(primaryInputs.map(\.code)), layout.industryAxis,
            rowMajor: inputs.map { Array($0.content.values[..<layout.industryCount]) })
        noteDroppedDemand(inputs, in: heading.unit)
        // What rounding alone explains: half a unit a cell where all are whole, else a millionth.
        let absolute = isWhole ? 0.5 * Double(columns.cellCount + 1) : 1e-6
        let tolerance = StatedTolerance(
            warns: known.tolerance.warns, refuses: known.tolerance.refuses, absolute: absolute,
            saysAboveRounding: true,
            source: known.toleranceSource)
        var table = StatedTable(
            name: heading.name, year: heading.year, unit: heading.unit, valuation: "basic prices",
            provenance: Provenance(entries: known.provenance + heading.entries), layout: layout,
            primaryInputs: primaryInputs, Z: Z, Y: Y, V: V, tolerance: tolerance)
        table.declaredOutput = statedOutput
        table.totals = totals(inputs)
        table.balance = tolerance
        table.findings = findings
        return table
    }

    private func hasTail(_ code: String) -> Bool { tail.contains { $0.row.code == code } }

    /// Every total the file states, as what it must be the sum of.
    private func totals(_ inputs: [Tail]) -> [StatedTotal] {
        let n = columns.industryCount
        var totals = [StatedTotal("the total column", statedOutput, of: .salesOfIndustries)]
        for row in tail {
            let industries = Array(row.content.values[..<n])
            let demand = Array(row.content.values[n..<columns.cellCount])
            // Final demand is left blank in some files.
            let statesDemand = !row.content.isBlank[n..<columns.cellCount].contains(true)
            switch row.row.role {
            case .intermediateTotal:
                totals.append(
                    StatedTotal("row \(row.row.code)", industries, of: .intermediateInputs))
                if statesDemand {
                    totals.append(
                        StatedTotal(
                            "row \(row.row.code), final demand", demand, of: .demandColumns))
                }
            case .output:
                totals.append(
                    StatedTotal("row \(row.row.code)", industries, of: .costsOfIndustries))
                if statesDemand {
                    let between = demand.indices.map { k in
                        inputs.reduce(0) { $0 + $1.content.values[n + k] }
                    }
                    totals.append(
                        StatedTotal(
                            "row \(row.row.code), final demand", demand, of: .demandColumns,
                            between: between))
                }
            case .input:
                break
            }
        }
        return totals
    }

    /// Taxes and adjustments on final demand have no place in a table.
    private mutating func noteDroppedDemand(_ inputs: [Tail], in unit: String) {
        let n = columns.industryCount
        let dropped = inputs.compactMap { row -> String? in
            let total = row.content.values[n..<columns.cellCount].reduce(0, +)
            return total == 0 ? nil : "\(row.row.code) \(ShortNumber.text(total)) \(unit)"
        }
        if dropped.isEmpty { return }
        findings.append(
            Diagnostic(
                .note, "primary-inputs-of-demand",
                "primary inputs of final demand are not part of the table: "
                    + dropped.joined(separator: ", "), at: .init(file: file)))
    }

    private mutating func noteUnknownSize() {
        let size = (columns.layout.regionCount, columns.layout.sectorCount)
        if known.sizes.contains(where: { $0.regions == size.0 && $0.sectors == size.1 }) { return }
        let sizes = known.sizes.map { "\($0.regions)×\($0.sectors)" }.joined(separator: ", ")
        findings.append(
            Diagnostic(
                .note, "unknown-edition",
                "the table has \(size.0)×\(size.1) industries, and \(known.title) is known with "
                    + "\(sizes); labels and totals fit", at: .init(file: file)))
    }
}

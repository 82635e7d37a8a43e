public import InputOutput

/// A table that was read, with what its reader has to say about the file.
public struct TableReading: Sendable {
    /// The table.
    public let table: MRIOTable
    /// Warnings and notes: what was accepted although it is odd, and what was left out or merged.
    /// The same sentences stand in the table's history.
    public let findings: [Diagnostic]

    /// A table with the findings of its reader.
    public init(_ table: MRIOTable, findings: [Diagnostic] = []) {
        self.table = table
        self.findings = findings
    }

    /// The reading with what was chosen about the table whatever its format: small faults repaired,
    /// amounts in another currency. Each step stands in the table's history.
    /// - Throws: `other-currency` where the rate is not one for the table's currency;
    ///   `mixed-units` for either in a table of hybrid units.
    package func prepared(_ options: ReadOptions) throws(Diagnostics) -> TableReading {
        if !options.repairsSmallFaults, options.rate == nil { return self }
        // Either changes cells one by one.
        if table.isImplicit, table.industryCount > MRIOTable.largestMultipliedOut {
            throw Diagnostics([
                Diagnostic(
                    .error, "implicit-table",
                    """
                    the table is held as technology × trade shares, whose cells cannot be changed \
                    one by one
                    """, at: .init(place: options.repairsSmallFaults ? "--repair" : "--rate"),
                    remedy: "leave the option out, or merge regions or sectors first")
            ])
        }
        var (table, findings) = (table, findings)
        if options.repairsSmallFaults, table.isHybrid {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the sectors are in different units: which fault is small cannot be said",
                    at: .init(place: "--repair"), remedy: "leave --repair out")
            ])
        }
        if options.repairsSmallFaults {
            let repaired = try table.repairingSmallFaults()
            table = repaired.table
            findings += repaired.findings
        }
        if let rate = options.rate {
            findings += rate.scaleFinding(for: table).map { [$0] } ?? []
            table = try rate.converted(table)
        }
        return TableReading(table, findings: findings)
    }
}

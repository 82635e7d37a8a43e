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
}

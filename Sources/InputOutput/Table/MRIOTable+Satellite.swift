extension MRIOTable {
    /// The same table with one more account, which its provenance names. An account of another layout
    /// is a precondition.
    /// - Throws: nothing that the table itself did not throw when it was made.
    public func attaching(_ satellite: Satellite) throws(Diagnostics) -> MRIOTable {
        try MRIOTable(
            name: name, year: year, unit: unit, valuation: valuation,
            provenance: provenance.adding("satellite \(satellite.name) attached"), layout: layout,
            primaryInputs: primaryInputs, Z: Z, Y: Y, V: V, satellites: satellites + [satellite],
            declaredOutput: declaredOutput)
    }
}

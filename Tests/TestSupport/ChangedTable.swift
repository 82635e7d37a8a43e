public import InputOutput
public import LinearAlgebra

extension MRIOTable {
    /// The same table with other cells.
    public func replacing(
        Z: Matrix<IndustryAxis, IndustryAxis>? = nil, Y: Matrix<IndustryAxis, DemandAxis>? = nil,
        V: Matrix<PrimaryInputAxis, IndustryAxis>? = nil, declaredOutput: [Double]? = nil
    ) throws -> MRIOTable {
        try MRIOTable(
            name: name, year: year, unit: unit, valuation: valuation, provenance: provenance,
            layout: layout, primaryInputs: primaryInputs, Z: Z ?? self.Z, Y: Y ?? self.Y,
            V: V ?? self.V, satellites: satellites,
            declaredOutput: declaredOutput ?? self.declaredOutput)
    }
}

/// The same table with its regions in another order: new region r is old region `order[r]`.
public func permuted(_ table: MRIOTable, _ order: [Int]) throws -> MRIOTable {
    let old = table.layout
    let layout = try TableLayout(
        regions: order.map { old.regions[$0] }, sectors: old.sectors, finalDemand: old.finalDemand)
    let industries = order.flatMap { Array(old.industries(of: $0)) }
    let columns = order.flatMap { Array(old.demandColumns(of: $0)) }
    func pick<R: AxisKind, C: AxisKind>(
        _ M: Matrix<R, C>, _ rows: Axis<R>, _ columnAxis: Axis<C>, _ i: [Int], _ j: [Int]
    ) -> Matrix<R, C> {
        Matrix(rows, columnAxis, rowMajor: i.map { r in j.map { M[r, $0] } })
    }
    return try MRIOTable(
        name: table.name, year: table.year, unit: table.unit, valuation: table.valuation,
        provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs,
        Z: pick(table.Z, layout.industryAxis, layout.industryAxis, industries, industries),
        Y: pick(table.Y, layout.industryAxis, layout.demandAxis, industries, columns),
        V: pick(
            table.V, table.V.rows, layout.industryAxis, Array(0..<table.V.rowCount), industries),
        satellites: table.satellites.map { s in
            let stressors = Array(0..<s.F.rowCount)
            return Satellite(
                name: s.name, stressors: s.stressors,
                F: pick(s.F, s.F.rows, layout.industryAxis, stressors, industries),
                FY: pick(s.FY, s.F.rows, layout.demandAxis, stressors, columns),
                provenance: s.provenance)
        },
        declaredOutput: table.declaredOutput.map { output in industries.map { output[$0] } })
}

public import LinearAlgebra

/// A multi-region input-output table, in one currency unit or in hybrid ones.
///
///     Z  n×n    intermediate deliveries, row industry sells to column industry
///     Y  n×G·K  final demand
///     V  m×n    primary inputs: value added, and taxes less subsidies apart from it
///     x  n      gross output, the row sums of [Z Y]
///
/// The table is a value: copies share the matrices. Nothing in it is repaired; what a source gives
/// is kept, and `TableAudit` says what is odd about it.
public struct MRIOTable: Sendable, Equatable {
    /// Name for people, such as `WIOD 2013 release, 2011`.
    public let name: String
    /// Reference year, where the source has one.
    public let year: Int?
    /// Unit of Z, Y and V, such as `million USD`; in a table of hybrid units that of V and of the
    /// sectors that have no unit of their own.
    public let unit: String
    /// Valuation, such as `basic prices`.
    public let valuation: String
    /// Source, citation, licence and history.
    public let provenance: Provenance
    /// Regions, sectors, final-demand categories and their indices.
    public let layout: TableLayout
    /// The m primary inputs.
    public let primaryInputs: [PrimaryInput]
    /// Intermediate deliveries, n×n, in `unit`.
    public let Z: Matrix<IndustryAxis, IndustryAxis>
    /// Final demand, n×G·K, in `unit`.
    public let Y: Matrix<IndustryAxis, DemandAxis>
    /// Primary inputs, m×n, in `unit`.
    public let V: Matrix<PrimaryInputAxis, IndustryAxis>
    /// Satellite accounts.
    public let satellites: [Satellite]
    /// Gross output, n, in `unit`: row sums of [Z Y].
    public let x: [Double]
    /// Output as the source states it, n, where it does so apart from the cells.
    public let declaredOutput: [Double]?
    /// Value added, n, in `unit`: the primary inputs of kind `valueAdded`.
    public let valueAdded: [Double]
    /// Costs of each industry that are neither intermediate inputs nor value added, n: taxes less
    /// subsidies on intermediates, margins, and the imports of a national table.
    public let taxes: [Double]
    /// GDP at basic prices by region, G, in `unit`: value added summed over industries.
    public let gdp: [Double]

    /// A table from its parts; labels and shapes that do not agree are preconditions.
    /// - Throws: every code problem of the primary inputs and every cell that is not finite (the
    ///   first 20, then their number).
    /// - Complexity: one pass over Z and Y.
    public init(
        name: String, year: Int?, unit: String, valuation: String, provenance: Provenance,
        layout: TableLayout, primaryInputs: [PrimaryInput],
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>, satellites: [Satellite] = [],
        declaredOutput: [Double]? = nil
    ) throws(Diagnostics) {
        try self.init(
            name: name, year: year, unit: unit, valuation: valuation, provenance: provenance,
            layout: layout, primaryInputs: primaryInputs, Z: Z, Y: Y, V: V, satellites: satellites,
            declaredOutput: declaredOutput, x: zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 })
    }

    /// The same where the row sums of [Z Y] are known.
    package init(
        name: String, year: Int?, unit: String, valuation: String, provenance: Provenance,
        layout: TableLayout, primaryInputs: [PrimaryInput],
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>, satellites: [Satellite],
        declaredOutput: [Double]?, x: [Double]
    ) throws(Diagnostics) {
        let n = layout.industryCount
        precondition(Z.rows == layout.industryAxis && Z.columns == layout.industryAxis, "Z labels")
        precondition(Y.rows == layout.industryAxis && Y.columns == layout.demandAxis, "Y labels")
        precondition(V.columns == layout.industryAxis, "V labels")
        precondition(V.rowCount == primaryInputs.count, "V has \(V.rowCount) rows")
        precondition(x.count == n, "output count")
        precondition(declaredOutput == nil || declaredOutput?.count == n, "declared output count")
        for satellite in satellites {
            precondition(
                satellite.F.columns == layout.industryAxis
                    && satellite.FY.columns == layout.demandAxis, "labels of \(satellite.name)")
        }
        var problems = TableLayout.codeProblems(primaryInputs, in: "primary_inputs")
        // A sum is finite unless a cell is not (or the sum overflows); cells are searched only
        // then.
        if !x.allSatisfy(\.isFinite) {
            problems.add(nonFiniteCells(Z, named: "Z"))
            problems.add(nonFiniteCells(Y, named: "Y"))
        }
        problems.add(nonFiniteCells(V, named: "V"))
        for satellite in satellites {
            problems.add(nonFiniteCells(satellite.F, named: "satellites/\(satellite.name)/F"))
            problems.add(nonFiniteCells(satellite.FY, named: "satellites/\(satellite.name)/FY"))
        }
        if !problems.hasErrors, let overflow = x.firstIndex(where: { !$0.isFinite }) {
            problems.add(
                Diagnostic(
                    .error, "overflow", "the row total is too large for a double",
                    at: .init(place: layout.code(ofIndustry: overflow)),
                    remedy: "check the unit of the row"))
        }
        try problems.throwIfErrors()
        self.init(
            verifiedName: name, year: year, unit: unit, valuation: valuation,
            provenance: provenance, layout: layout, primaryInputs: primaryInputs, Z: Z, Y: Y, V: V,
            satellites: satellites, x: x, declaredOutput: declaredOutput)
    }

    /// A table whose parts were checked when it was made, with its output; nothing is read again.
    package init(
        verifiedName name: String, year: Int?, unit: String, valuation: String,
        provenance: Provenance, layout: TableLayout, primaryInputs: [PrimaryInput],
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>, satellites: [Satellite], x: [Double],
        declaredOutput: [Double]?
    ) {
        self.name = name
        self.year = year
        self.unit = unit
        self.valuation = valuation
        self.provenance = provenance
        self.layout = layout
        self.primaryInputs = primaryInputs
        self.Z = Z
        self.Y = Y
        self.V = V
        self.satellites = satellites
        self.x = x
        self.declaredOutput = declaredOutput
        func total(_ kind: PrimaryInput.Kind) -> [Double] {
            let rows = primaryInputs.indices.filter { primaryInputs[$0].kind == kind }
            var total = [Double](repeating: 0, count: layout.industryCount)
            for row in rows {
                for j in 0..<layout.industryCount { total[j] += V[row, j] }
            }
            return total
        }
        valueAdded = total(.valueAdded)
        taxes = zip(total(.taxes), total(.imports)).map { $0 + $1 }
        gdp = layout.sumByRegion(valueAdded)
    }

    /// G.
    public var regionCount: Int { layout.regionCount }
    /// N.
    public var sectorCount: Int { layout.sectorCount }
    /// n: G·N where every region has every sector.
    public var industryCount: Int { layout.industryCount }
    /// Codes of the regions.
    public var regions: [Region] { layout.regions }
    /// Codes of the sectors.
    public var sectors: [Sector] { layout.sectors }

    /// What a region spends on final demand, in `unit`: the sum of its K columns of Y.
    public func spending(of region: Int) -> Double {
        layout.demandColumns(of: region).reduce(0) { $0 + Y.columnSum($1) }
    }

    /// Final demand by destination region, n×G, in `unit`: the K columns of each region summed.
    public var demandByRegion: Matrix<IndustryAxis, RegionAxis> {
        let n = industryCount
        let k = layout.finalDemandCount
        return Y.withUnsafeElements { p in
            Matrix(layout.industryAxis, layout.regionAxis) { target in
                for column in 0..<(layout.regionCount * k) {
                    let r = column / k
                    for i in 0..<n { target[i + r * n] += p[i + column * n] }
                }
            }
        }
    }

    /// The same table under another name, provenance or set of satellites.
    public func with(
        name: String? = nil, provenance: Provenance? = nil, satellites: [Satellite]? = nil
    ) throws(Diagnostics) -> MRIOTable {
        try MRIOTable(
            name: name ?? self.name, year: year, unit: unit, valuation: valuation,
            provenance: provenance ?? self.provenance, layout: layout, primaryInputs: primaryInputs,
            Z: Z, Y: Y, V: V, satellites: satellites ?? self.satellites,
            declaredOutput: declaredOutput)
    }
}

/// Cells of a matrix that are NaN or infinite, the first 20 by label and then their number.
func nonFiniteCells<R: AxisKind, C: AxisKind>(
    _ matrix: Matrix<R, C>, named name: String
) -> Diagnostics {
    var problems = Diagnostics()
    let limit = 20
    var found = 0
    // What implied elements follow from is finite before it becomes a matrix.
    if matrix.implied != nil { return problems }
    let m = matrix.rowCount
    matrix.withUnsafeElements { p in
        for k in 0..<p.count where !p[k].isFinite {
            found += 1
            if found <= limit {
                let place = "\(name)[\(matrix.rows[k % m]), \(matrix.columns[k / m])]"
                problems.add(
                    Diagnostic(
                        .error, "not-finite", "the cell is \(p[k])", at: .init(place: place),
                        remedy: "every cell must be a finite number; write 0 where there is no flow"
                    ))
            }
        }
    }
    if found > limit {
        problems.add(
            Diagnostic(
                .error, "not-finite", "\(found - limit) more cells are not finite",
                at: .init(place: name)))
    }
    return problems
}

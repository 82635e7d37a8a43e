public import LinearAlgebra

/// What is known about a table of another year or state: some totals; the others follow.
///
/// - Output that is not given grows with its industry's value added, or stays.
/// - Value added that is not given grows with its industry's output, and so do taxes.
/// - Intermediate inputs are output less primary inputs.
/// - Final-demand columns that are not given grow with the primary income of their region, and then
///   by one factor for all that closes the world: Σ final demand = Σ primary inputs.
/// - Satellite accounts grow with the output of their industry, and their final-demand part with
///   its column.
public struct TableTargets: Sendable {
    /// Output by industry, n; nil where it is not given.
    public var output: [Double?]
    /// Value added by industry, n; nil where it is not given.
    public var valueAdded: [Double?]
    /// Totals of the final-demand columns, G·K; nil where they are not given.
    public var finalDemand: [Double?]

    /// Nothing given, for a table.
    public init(for table: MRIOTable) {
        output = Array(repeating: nil, count: table.industryCount)
        valueAdded = output
        finalDemand = Array(repeating: nil, count: table.layout.demandAxis.count)
    }

    /// What the targets mean for every part of a table.
    public struct Plan: Sendable {
        /// Row and column totals of [Z Y].
        public let totals: TableTotals
        /// The new primary inputs.
        public let V: Matrix<PrimaryInputAxis, IndustryAxis>
        /// The new satellite accounts.
        public let satellites: [Satellite]
        /// Sentences on what was derived, for the history.
        public let steps: [String]

        init(
            totals: TableTotals, V: Matrix<PrimaryInputAxis, IndustryAxis>, satellites: [Satellite],
            steps: [String]
        ) {
            self.totals = totals
            self.V = V
            self.satellites = satellites
            self.steps = steps
        }

        /// All totals and primary inputs of another table with the same labels; accounts grow with
        /// the output of their industry and with their column of final demand.
        public init(totalsOf other: MRIOTable, for table: MRIOTable) {
            precondition(
                other.layout.industryAxis == table.layout.industryAxis
                    && other.layout.demandAxis == table.layout.demandAxis
                    && other.V.rowCount == table.V.rowCount, "a table of other labels")
            let totals = TableTotals(of: other)
            self.init(
                totals: totals, V: other.V.relabelled(table.V.rows, table.V.columns),
                satellites: TableTargets.scaledSatellites(
                    table, totals.output, totals.finalDemand), steps: [])
        }
    }

    /// The targets with everything that follows from them.
    /// - Throws: value added given where there is none to scale, value added and taxes above
    ///   output, and final demand that cannot be closed; all industries at once (the first 20, then
    ///   their number).
    public func plan(for table: MRIOTable) throws(Diagnostics) -> Plan {
        var problems = ProblemCount()
        var industries = Industries(table)
        for j in 0..<table.industryCount {
            industries.resolve(j, output: output[j], valueAdded: valueAdded[j], &problems)
        }
        try problems.throwIfAny()
        let (demand, closing) = try close(table, industries)
        return Plan(
            totals: TableTotals(
                output: industries.output, intermediateInputs: industries.inputs,
                finalDemand: demand), V: industries.V,
            satellites: Self.scaledSatellites(table, industries.output, demand),
            steps: industries.steps + closing)
    }

    /// The totals of the final-demand columns, and how they were closed.
    private func close(
        _ table: MRIOTable, _ industries: Industries
    ) throws(Diagnostics) -> (demand: [Double], steps: [String]) {
        let layout = table.layout
        let old = table.Y.columnSums()
        let incomeBefore = layout.sumByRegion(table.V.columnSums())
        let incomeAfter = layout.sumByRegion(industries.V.columnSums())
        var demand = old.indices.map { column -> Double in
            let r = layout.region(ofDemandColumn: column)
            let growth = incomeBefore[r] > 0 ? incomeAfter[r] / incomeBefore[r] : 1
            return finalDemand[column] ?? old[column] * growth
        }
        let open = demand.indices.filter { finalDemand[$0] == nil }
        let openSum = open.reduce(0) { $0 + demand[$1] }
        let givenSum = demand.reduce(0, +) - openSum
        let due = industries.output.reduce(0, +) - industries.inputs.reduce(0, +) - givenSum
        if open.allSatisfy({ demand[$0] == 0 }) { return (demand, []) }
        let factor = due / openSum
        guard factor > 0, factor.isFinite else {
            throw Diagnostics([
                Diagnostic(
                    .error, "demand-not-closed",
                    """
                    final demand that is not given would have to add up to \(brief(due)), and is \
                    \(brief(openSum)) now
                    """,
                    remedy: "check the given totals: world final demand is world primary income")
            ])
        }
        for column in open { demand[column] *= factor }
        return (
            demand,
            [
                """
                Final demand that was not given grew with its region's income, and by \
                \(brief(factor)) 
                """
                    + "everywhere to close the world."
            ]
        )
    }

    fileprivate static func scaledSatellites(
        _ table: MRIOTable, _ output: [Double], _ demand: [Double]
    ) -> [Satellite] {
        func growth(_ new: [Double], _ old: [Double]) -> [Double] {
            zip(new, old).map { $1 == 0 ? 1 : $0 / $1 }
        }
        let byIndustry = growth(output, table.x)
        let byColumn = growth(demand, table.Y.columnSums())
        if (byIndustry + byColumn).allSatisfy({ abs($0 - 1) <= 1e-12 }) {
            return table.satellites
        }
        return table.satellites.map { satellite in
            var (F, FY) = (satellite.F, satellite.FY)
            F.scaleColumns(by: byIndustry)
            FY.scaleColumns(by: byColumn)
            return Satellite(
                name: satellite.name, stressors: satellite.stressors, F: F, FY: FY,
                provenance: satellite.provenance.adding(
                    "Scaled with the output of each industry and with each final-demand column."))
        }
    }
}

/// Output, primary inputs and intermediate inputs of the new table.
private struct Industries {
    private let table: MRIOTable
    private let oldAdded: [Double]
    private let oldTaxes: [Double]
    private let hasInputs: [Bool]
    private var pure = 0
    private(set) var output: [Double]
    private(set) var inputs: [Double]
    private(set) var V: Matrix<PrimaryInputAxis, IndustryAxis>

    init(_ table: MRIOTable) {
        self.table = table
        oldAdded = table.valueAdded
        oldTaxes = table.taxes
        let n = table.industryCount
        hasInputs = table.Z.withUnsafeElements { z in
            (0..<n).map { j in z[(j * n)..<((j + 1) * n)].contains { $0 != 0 } }
        }
        output = table.x
        inputs = Array(repeating: 0, count: n)
        V = table.V
    }

    mutating func resolve(
        _ j: Int, output given: Double?, valueAdded: Double?, _ problems: inout ProblemCount
    ) {
        let x = table.x[j]
        let code = table.layout.code(ofIndustry: j)
        let addedGrowth = valueAdded.flatMap { oldAdded[j] == 0 ? nil : $0 / oldAdded[j] }
        output[j] = given ?? x * (addedGrowth ?? 1)
        let growth = x == 0 ? 1 : output[j] / x
        if let valueAdded, valueAdded != 0, oldAdded[j] == 0 {
            problems.add(
                Diagnostic(
                    .error, "nothing-to-scale",
                    "there is no value added to scale to \(brief(valueAdded))",
                    at: .init(place: code),
                    remedy: "leave it out"))
            return
        }
        let taxes = oldTaxes[j] * growth
        var added = valueAdded ?? oldAdded[j] * growth
        inputs[j] = output[j] - added - taxes
        if !hasInputs[j] {
            // Without inputs all output is primary; what is missing is the rounding of the source.
            if valueAdded == nil, inputs[j] != 0, oldAdded[j] != 0 {
                added = output[j] - taxes
                pure += 1
            } else if abs(inputs[j]) > 1e-9 * max(abs(output[j]), abs(added)) {
                problems.add(
                    Diagnostic(
                        .error, "no-inputs",
                        """
                        the industry has no intermediate inputs, but its primary inputs \
                        \(brief(added + taxes)) are not its output \(brief(output[j]))
                        """, at: .init(place: code), remedy: "give it value added of its output"))
                return
            }
            inputs[j] = 0
        } else if inputs[j] < 0 {
            problems.add(
                Diagnostic(
                    .error, "inputs-negative",
                    """
                    value added \(brief(added)) and taxes \(brief(taxes)) are above the output \
                    \(brief(output[j]))
                    """, at: .init(place: code), remedy: "check both totals"))
            return
        }
        for (row, input) in table.primaryInputs.enumerated() {
            switch input.kind {
            case .taxes, .imports: V[row, j] *= growth
            case .valueAdded: V[row, j] *= oldAdded[j] == 0 ? 1 : added / oldAdded[j]
            }
        }
    }

    var steps: [String] {
        pure == 0
            ? []
            : ["Value added of \(pure) industries without intermediate inputs is their output."]
    }
}

/// The first 20 problems, and how many there are.
private struct ProblemCount {
    private var items = Diagnostics()
    private var count = 0

    mutating func add(_ item: Diagnostic) {
        count += 1
        if count <= 20 { items.add(item) }
    }

    func throwIfAny() throws(Diagnostics) {
        var all = items
        if count > 20 {
            all.add(
                Diagnostic(
                    .error, "more-problems", "\(count - 20) more industries have such problems"))
        }
        try all.throwIfErrors()
    }
}

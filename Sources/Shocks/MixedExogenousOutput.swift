public import InputOutput
public import LinearAlgebra

/// The mixed model: output of some industries is given, final demand of the others.
///
///   Δx = LΔf + L_·E·μ,  L_EE·μ = Δx_E − (LΔf)_E;  one industry: Δx = L_·j·Δx_j / L_jj
///
/// (Miller & Blair 2022, ch. 13; the partitioned system solved through the inverse's sub-block.)
/// What a stoppage costs upstream: the suppliers of what is no longer made. Capacity changes say
/// what is given.
public struct MixedExogenousOutput: ShockModel {
    /// `mixed`.
    public static let name = "mixed"
    /// What its numbers mean.
    public static let meaning =
        "shows a given stoppage and what its suppliers lose, at fixed technology and prices"
    /// What it cannot say.
    public static let limits =
        "leaves out what customers lose: they go on as if they still got the product"

    /// Capacity changes, which say what is given, and changes of final demand.
    public static let takes: Set<ShockPart> = [.demand, .capacity]

    /// True: it looks at the cells of the table alone.
    public static var takesUnequalSectors: Bool { true }

    /// The model; it has no parameters.
    public init() {}

    /// The model; it has no parameters.
    public init(_ values: ParameterValues) {}

    /// Δx and Δv of all industries.
    /// - Throws: `infeasible` when the given outputs do not determine the rest.
    /// - Complexity: k + 1 solves for k industries whose output is given.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        let kept = shock.capacityFactors(industryCount: table.industryCount)
        let given = Set(shock.capacityChanges.map(\.industry)).sorted()
        var demand = [Double](repeating: 0, count: table.industryCount)
        addDemand(shock.demandChanges, table, to: &demand)
        let outputChange = try feasible(Self.name, "the given outputs do not determine the others")
        {
            () throws(LinearAlgebraError) in
            try Self.outputChange(
                given: given, change: given.map { table.x[$0] * (kept[$0] - 1) },
                demandChange: demand, in: system)
        }
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(outputChange),
                .valueAddedChange(
                    zip(system.coefficients.valueAdded, outputChange).map { $0 * $1 }),
            ],
            numerics: ["given outputs": Double(given.count)])
    }

    /// Δx, n, when the industries `given` change by `change` and final demand of all others by
    /// `demandChange`, in the table's unit. Demand changes of the given industries have no effect.
    /// - Throws: `singular` when L_EE is.
    /// - Complexity: one solve for k + 1 right-hand sides and a k×k factorization.
    public static func outputChange(
        given: [Int], change: [Double], demandChange: [Double], in system: LeontiefSystem
    ) throws(LinearAlgebraError) -> [Double] {
        let layout = system.table.layout
        let n = layout.industryCount
        let k = given.count
        precondition(change.count == k, "one change a given output")
        precondition(demandChange.count == n, "n demand changes")
        precondition(Set(given).count == k, "an output is given once")
        var right = Matrix<IndustryAxis, OrdinalAxis>(layout.industryAxis, Axis(count: k + 1))
        for (column, i) in given.enumerated() { right[i, column] = 1 }
        right.setColumn(k, to: demandChange)
        let solved = try system.solve(right)
        let fromDemand = solved.column(k)
        guard k > 0 else { return fromDemand }
        let axis = Axis<OrdinalAxis>(count: k)
        var block = Matrix(axis, axis)
        for column in 0..<k {
            for (row, i) in given.enumerated() { block[row, column] = solved[i, column] }
        }
        let mu = try LUFactorization(block)
            .solve(zip(given, change).map { $1 - fromDemand[$0] })
        var result = fromDemand
        solved.withUnsafeElements { p in
            for column in 0..<k {
                for i in 0..<n { result[i] += p[i + column * n] * mu[column] }
            }
        }
        // The given changes hold exactly, not to rounding.
        for (i, value) in zip(given, change) { result[i] = value }
        return result
    }
}

/// Adds demand changes to a vector of final demand by industry, in the table's unit.
func addDemand(_ changes: [Shock.DemandChange], _ table: MRIOTable, to demand: inout [Double]) {
    let layout = table.layout
    for item in changes {
        for region in 0..<layout.regionCount {
            for i in layout.industries(of: region, sectors: item.sectors) {
                for column in layout.demandColumns(of: item.region) {
                    demand[i] += table.Y[i, column] * item.change
                }
            }
        }
    }
}

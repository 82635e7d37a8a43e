import InputOutput
import LinearAlgebra

/// A change of some coefficients and some final demand, ΔA and Δy, and the output it leads to.
///
/// The changed system is solved from the baseline's factors: with ΔA of k non-zero rows or columns,
/// whichever are fewer, (I − A − ΔA)·Δx = Δy + ΔA·x takes k + 1 solves and a k×k capacitance matrix
/// (Sherman–Morrison–Woodbury). Δx is computed as such, not as a difference of levels, so that a
/// small effect keeps its digits and no change at all gives exactly zero.
struct StructuralChange {
    private let layout: TableLayout
    /// ΔA by cell, keyed by row then column.
    private var coefficients: [Int: [Int: Double]] = [:]
    /// Δy, n, in the table's unit.
    private(set) var demand: [Double]

    init(_ layout: TableLayout) {
        self.layout = layout
        demand = [Double](repeating: 0, count: layout.industryCount)
    }

    /// Adds to Δa_ij.
    mutating func addCoefficient(_ i: Int, _ j: Int, _ change: Double) {
        if change != 0 { coefficients[i, default: [:]][j, default: 0] += change }
    }

    /// Adds to Δy_i.
    mutating func addDemand(_ i: Int, _ change: Double) { demand[i] += change }

    /// k: the smaller of the numbers of changed rows and changed columns.
    var rank: Int {
        min(coefficients.count, Set(coefficients.values.flatMap(\.keys)).count)
    }

    /// Δx, n, in the table's unit.
    func outputChange(in system: LeontiefSystem) throws(LinearAlgebraError) -> [Double] {
        let rightHandSide = rightHandSide(in: system)
        if !rightHandSide.contains(where: { $0 != 0 }) { return rightHandSide }
        return try Self.solve(
            coefficients, rightHandSide: rightHandSide, in: system, .none)
    }

    /// What `outputChange` solves for; nil where nothing changes.
    func wanted(in system: LeontiefSystem) -> ChangedSolve? {
        let rightHandSide = rightHandSide(in: system)
        guard rightHandSide.contains(where: { $0 != 0 }) else { return nil }
        return Self.wanted(coefficients, rightHandSide, .none)
    }

    /// Δy + ΔA·x, n.
    private func rightHandSide(in system: LeontiefSystem) -> [Double] {
        let x = system.table.x
        var rightHandSide = demand
        for (i, row) in coefficients.sorted(by: { $0.key < $1.key }) {
            for (j, change) in row.sorted(by: { $0.key < $1.key }) {
                rightHandSide[i] += change * x[j]
            }
        }
        return rightHandSide
    }

    /// Δp with Δpᵀ(I − A − E) = 1ᵀE, the price effect of marking up cells by E_ij = a_ij·(Θ_ij −
    /// 1).
    static func priceChange(
        markUps E: [Int: [Int: Double]], in system: LeontiefSystem
    ) throws(LinearAlgebraError) -> [Double] {
        let rightHandSide = columnSums(E, count: system.table.industryCount)
        if !rightHandSide.contains(where: { $0 != 0 }) { return rightHandSide }
        return try solve(E, rightHandSide: rightHandSide, in: system, .transposed)
    }

    /// What `priceChange` solves for; nil where nothing changes.
    static func wanted(
        markUps E: [Int: [Int: Double]], in system: LeontiefSystem
    ) -> ChangedSolve? {
        let rightHandSide = columnSums(E, count: system.table.industryCount)
        guard rightHandSide.contains(where: { $0 != 0 }) else { return nil }
        return wanted(E, rightHandSide, .transposed)
    }

    /// 1ᵀE, n.
    private static func columnSums(_ E: [Int: [Int: Double]], count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (_, row) in E.sorted(by: { $0.key < $1.key }) {
            for (j, value) in row { sums[j] += value }
        }
        return sums
    }

    private static func wanted(
        _ cells: [Int: [Int: Double]], _ rightHandSide: [Double], _ transposition: Transposition
    ) -> ChangedSolve {
        ChangedSolve(
            rightHandSide, transposition,
            changing: cells.sorted { $0.key < $1.key }.flatMap { i, row in
                row.sorted { $0.key < $1.key }.map { .init(row: i, column: $0, value: $1) }
            })
    }

    /// Solves op(I − A − C)·z = b for a sparse C given by rows: as it stands where a single
    /// right-hand side costs less than factors, else from the baseline's factors.
    private static func solve(
        _ cells: [Int: [Int: Double]], rightHandSide: [Double], in system: LeontiefSystem,
        _ transposition: Transposition
    ) throws(LinearAlgebraError) -> [Double] {
        if let found = system.solution(of: wanted(cells, rightHandSide, transposition)) {
            return found
        }
        let axis = system.table.layout.industryAxis
        let rows = cells.keys.sorted()
        let columns = Set(cells.values.flatMap(\.keys)).sorted()
        let byRows = rows.count <= columns.count
        let index = byRows ? rows : columns
        let k = index.count
        // op(I − A − C) = op(I − A) + U·Wᵀ. One of U, W holds unit vectors, the other −C.
        var units = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: k))
        var values = units
        let position = Dictionary(uniqueKeysWithValues: index.enumerated().map { ($1, $0) })
        for (column, i) in index.enumerated() { units[i, column] = 1 }
        for (i, row) in cells {
            for (j, value) in row {
                if byRows, let column = position[i] { values[j, column] = -value }
                if !byRows, let column = position[j] { values[i, column] = -value }
            }
        }
        let unitsOnLeft = byRows == (transposition == .none)
        let (U, W) = unitsOnLeft ? (units, values) : (values, units)
        var all = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: k + 1))
        for column in 0..<k { all.setColumn(column, to: U.column(column)) }
        all.setColumn(k, to: rightHandSide)
        let solved = try system.solve(all, transposition)
        let update = LowRankUpdate(
            solvedLeft: solved.selectingColumns(Array(0..<k)), right: W)
        return try update.severity().solution(baseline: solved.column(k))
    }
}

import InputOutput
import LinearAlgebra

/// A change of some coefficients and some final demand, ΔA and Δy, and the output it leads to.
///
/// The changed system is solved from the baseline's factors: with ΔA of k non-zero rows or columns,
/// whichever are fewer, (I − A − ΔA)·Δx = Δy + ΔA·x takes k or k + 1 solves and a k×k capacitance
/// matrix (Sherman–Morrison–Woodbury). Δx is computed as such, not as a difference of levels, so
/// that a small effect keeps its digits and no change at all gives exactly zero.
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
        if system.policy == .matrixFree, let wanted = wanted(in: system),
            let found = system.solution(of: wanted)
        {
            return found
        }
        let change = try Update(
            coefficients, of: system.table.x, plus: demand, in: system, .none)
        return try change.solution()
    }

    /// What `outputChange` solves for without factors; nil where nothing changes.
    func wanted(in system: LeontiefSystem) -> ChangedSolve? {
        Self.wanted(coefficients, of: system.table.x, plus: demand, .none)
    }

    /// (I − A − C)·z = C·m + d for a sparse C given by rows, or the same with transposed matrices;
    /// nil where the right-hand side is 0.
    private static func wanted(
        _ C: [Int: [Int: Double]], of m: [Double], plus d: [Double],
        _ transposition: Transposition
    ) -> ChangedSolve? {
        let b = rightHandSide(C, of: m, plus: d, transposition)
        guard b.contains(where: { $0 != 0 }) else { return nil }
        let cells = C.sorted { $0.key < $1.key }.flatMap { i, row in
            row.sorted { $0.key < $1.key }.map { j, value in
                ChangedSolve.Cell(row: i, column: j, value: value)
            }
        }
        return ChangedSolve(b, transposition, changing: cells)
    }

    /// op(C)·m + d, n.
    private static func rightHandSide(
        _ C: [Int: [Int: Double]], of m: [Double], plus d: [Double],
        _ transposition: Transposition
    ) -> [Double] {
        var b = d
        for (i, row) in C.sorted(by: { $0.key < $1.key }) {
            for (j, value) in row.sorted(by: { $0.key < $1.key }) {
                if transposition == .none { b[i] += value * m[j] } else { b[j] += value * m[i] }
            }
        }
        return b
    }

    /// The price effect of marking up cells, for any size of the mark-up.
    ///
    ///   Δp with Δpᵀ(I − A − μE) = μ·1ᵀE,  E_ij = a_ij·(Θ_ij − 1) at μ = 1
    struct PriceChange: Sendable {
        private let update: Update

        /// Solves for the marked-up cells, by row and column.
        /// - Complexity: k transposed solves for k marked-up rows or columns, whichever are fewer.
        init(
            markUps E: [Int: [Int: Double]], in system: LeontiefSystem
        ) throws(LinearAlgebraError) {
            let n = system.table.industryCount
            update = try Update(
                E, of: [Double](repeating: 1, count: n),
                plus: [Double](repeating: 0, count: n), in: system, .transposed)
        }

        /// What Δp solves without factors, for mark-ups E at μ = 1; nil where there are none.
        static func wanted(
            markUps E: [Int: [Int: Double]], in system: LeontiefSystem
        ) -> ChangedSolve? {
            let n = system.table.industryCount
            return StructuralChange.wanted(
                E, of: [Double](repeating: 1, count: n), plus: [Double](repeating: 0, count: n),
                .transposed)
        }

        /// Δp, n, as a share of the price, at μ.
        func prices(_ μ: Double = 1) throws(LinearAlgebraError) -> [Double] {
            try update.solution(μ)
        }
    }

    /// z with op(I − A − s·C)·z = s·(op(C)·m + d), for any s, from solutions with op(I − A).
    private struct Update: Sendable {
        /// Nil where the right-hand side is 0.
        private let update: LowRankUpdate<IndustryAxis>?
        /// op(I − A)⁻¹·(op(C)·m + d), n.
        private let baseline: [Double]

        /// Solves for a sparse C given by rows.
        init(
            _ C: [Int: [Int: Double]], of m: [Double], plus d: [Double],
            in system: LeontiefSystem, _ transposition: Transposition
        ) throws(LinearAlgebraError) {
            let axis = system.table.layout.industryAxis
            let b = StructuralChange.rightHandSide(C, of: m, plus: d, transposition)
            guard b.contains(where: { $0 != 0 }) else {
                (update, baseline) = (nil, b)
                return
            }
            let rows = C.keys.sorted()
            let columns = Set(C.values.flatMap(\.keys)).sorted()
            let byRows = rows.count <= columns.count
            let index = byRows ? rows : columns
            let k = index.count
            // op(I − A − C) = op(I − A) + U·Wᵀ. One of U, W holds unit vectors, the other −C.
            var units = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: k))
            var values = units
            let position = Dictionary(uniqueKeysWithValues: index.enumerated().map { ($1, $0) })
            for (column, i) in index.enumerated() { units[i, column] = 1 }
            for (i, row) in C {
                for (j, value) in row {
                    if byRows, let column = position[i] { values[j, column] = -value }
                    if !byRows, let column = position[j] { values[i, column] = -value }
                }
            }
            let unitsOnLeft = byRows == (transposition == .none)
            let (U, W) = unitsOnLeft ? (units, values) : (values, units)
            // b = U·w needs no solve of its own: unit vectors reach all that is 0 elsewhere, and
            // op(C)·m is made of the columns of op(C).
            let isReached =
                unitsOnLeft
                ? b.indices.allSatisfy { b[$0] == 0 || position[$0] != nil }
                : d.allSatisfy { $0 == 0 }
            if isReached {
                let solved = try system.solve(U, transposition)
                update = LowRankUpdate(solvedLeft: solved, right: W)
                baseline = solved.times(index.map { unitsOnLeft ? b[$0] : -m[$0] })
                return
            }
            var all = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: k + 1))
            for column in 0..<k { all.setColumn(column, to: U.column(column)) }
            all.setColumn(k, to: b)
            let solved = try system.solve(all, transposition)
            update = LowRankUpdate(
                solvedLeft: solved.selectingColumns(Array(0..<k)), right: W)
            baseline = solved.column(k)
        }

        /// z, n elements, at s.
        func solution(_ s: Double = 1) throws(LinearAlgebraError) -> [Double] {
            guard let update else { return baseline }
            return try update.severity(s).solution(
                baseline: s == 1 ? baseline : baseline.map { s * $0 })
        }
    }
}

public import InputOutput
public import LinearAlgebra

/// Extractions of the same flows by different shares, and what some sums of industries lose by
/// them.
///
/// ΔA = Σ s_t·D_t has the rows R and columns J for all severities s, so that the restricted economy
/// shrinks to whichever are fewer:
///
///   Δx = L_·R·z,  z = b + ΔA·L_JR·z      or      Δx_J = L_JR·(b + ΔA·Δx_J)
///
/// The columns of L that are needed are computed once; another severity then costs O(k³) and no n.
/// The answer is that of `Extraction` to rounding.
public struct ExtractionFamily: Sendable {
    private let covers: [RestrictionCover]
    private let response: AffineResponse

    /// k, the order of the system that remains.
    public var rank: Int { response.order }

    /// The family of a shock's shape.
    ///
    /// - Parameters:
    ///   - shock: any shock of the family.
    ///   - answered: n×m, Lᵀ times what the sums weigh Δx with (`LeontiefSystem.solve`,
    ///     transposed).
    /// - Returns: nil where severities are no matter of a few scalars: with a limit of capacity,
    ///   with nothing to cut, or with more than fits into memory.
    /// - Throws: an error of the linear system.
    /// - Complexity: min(|R|, |J|) solves.
    public init?(
        _ model: Extraction, of shock: Shock, answered: Matrix<IndustryAxis, OrdinalAxis>,
        on system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        guard model.spareCapacity == nil || model.replacement == .none,
            shock.tradeCosts.isEmpty, shock.capacityChanges.isEmpty
        else { return nil }
        let table = system.table
        let layout = table.layout
        covers = RestrictionCover.all(shock.restrictions, in: layout)
        var blocks: [SparseBlock] = []
        var demands: [[(row: Int, value: Double)]] = []
        for cover in covers {
            let plan = ReplacementPlan(
                cover.flows, in: table, rule: model.replacement, spareCapacity: nil)
            var block = SparseBlock()
            for cell in plan.intermediate {
                let buyer = system.coefficients.inverseOutput[cell.column]
                block.add(cell.row, cell.column, -cell.amount * buyer)
                for (industry, amount) in cell.replaced {
                    block.add(industry, cell.column, amount * buyer)
                }
            }
            blocks.append(block)
            demands.append(
                plan.final.flatMap { cell in
                    [(cell.row, -cell.amount)] + cell.replaced.map { ($0.industry, $0.amount) }
                })
        }
        for item in shock.demandChanges {
            blocks.append(SparseBlock())
            demands.append(Self.demand(item, in: table))
        }
        let rows = IndexSubset(
            blocks.flatMap { $0.cells.map(\.row) } + demands.flatMap { $0.map(\.row) })
        let columns = IndexSubset(blocks.flatMap { $0.cells.map(\.column) })
        let k = min(rows.count, columns.count)
        if rows.count == 0 || blocks.count * k * (k + answered.columnCount) > Self.mostElements {
            return nil
        }
        let K = try system.inverseBlock(rows: columns, columns: rows)
        let F = rows.rows(of: answered).transposed()
        let x = columns.select(table.x)
        let isByRows = rows.count <= columns.count
        let terms = zip(blocks, demands).map { block, demand -> AffineResponse.Term in
            var source = [Double](repeating: 0, count: rows.count)
            for (row, value) in demand { source[rows.position(row)] += value }
            guard columns.count > 0 else {
                return AffineResponse.Term(direct: F.times(source))
            }
            let D = block.matrix(rows: rows, columns: columns)
            for (row, value) in D.times(x).enumerated() { source[row] += value }
            let isEmpty = block.cells.isEmpty
            if isByRows { return .init(matrix: isEmpty ? nil : D * K, source: source) }
            return .init(
                matrix: isEmpty ? nil : K * D, source: K.times(source), direct: F.times(source),
                gain: isEmpty ? nil : F * D)
        }
        let none = Matrix<OrdinalAxis, OrdinalAxis>(F.rows, Axis(count: k))
        response = AffineResponse(terms: terms, gain: isByRows && columns.count > 0 ? F : none)
    }

    /// The sums for a shock of the family's shape, m.
    /// - Throws: `infeasible` when the restricted system is singular.
    public func values(for shock: Shock) throws -> [Double] {
        let scalars =
            covers.map { $0.share(of: shock.restrictions) } + shock.demandChanges.map(\.change)
        return try feasible(Extraction.name, "the restricted system is singular") {
            () throws(LinearAlgebraError) in try response.solution(at: scalars).outputs
        }
    }

    private static func demand(
        _ item: Shock.DemandChange, in table: MRIOTable
    ) -> [(row: Int, value: Double)] {
        let layout = table.layout
        let columns = layout.demandColumns(of: item.region)
        return (0..<layout.regionCount).flatMap { region in
            layout.industries(of: region, sectors: item.sectors).map { i in
                (i, columns.reduce(0) { $0 + table.Y[i, $1] })
            }
        }
    }

    /// Doubles that the terms may take: 400 MB.
    static let mostElements = 50_000_000
}

extension LeontiefSystem {
    /// L at some rows and columns, from as many solves as the fewer of them.
    func inverseBlock(
        rows: IndexSubset, columns: IndexSubset
    ) throws(LinearAlgebraError) -> Matrix<OrdinalAxis, OrdinalAxis> {
        let axis = table.layout.industryAxis
        let isByColumns = columns.count <= rows.count
        let chosen = isByColumns ? columns : rows
        var units = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: chosen.count))
        for (position, index) in chosen.indices.enumerated() { units[index, position] = 1 }
        if isByColumns { return rows.rows(of: try solve(units)) }
        return columns.rows(of: try solve(units, .transposed)).transposed()
    }
}

import InputOutput
import LinearAlgebra

/// L as a scan uses it: all of it in this process, or in pieces elsewhere, or the rows of some
/// importers alone.
enum ScannedInverse: Sendable {
    /// L, n×n; it shares the memory of the system's.
    case here(Matrix<IndustryAxis, IndustryAxis>)
    /// The rows of the industries of some importers, by family: each is a column here.
    case rows([Int: Matrix<IndustryAxis, OrdinalAxis>])
    /// Held by a cluster.
    case elsewhere(any DistributedSolver)

    /// L of a system, formed where it does not exist yet.
    init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        if let solver = system.distributed {
            try solver.formInverse()
            self = .elsewhere(solver)
        } else {
            self = .here(try system.inverse())
        }
    }

    /// L·F.
    func times(
        _ F: Matrix<IndustryAxis, RegionAxis>, _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
        switch self {
        case .here(let L): return L * F
        case .elsewhere, .rows: return try system.solve(F)
        }
    }

    /// φ_ir = Σ_{j∈r} a_ij·L_ji, n×G.
    func feedback(
        _ coefficients: TechnicalCoefficients
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
        switch self {
        case .here(let L): return RestrictionScan.feedback(coefficients, L)
        case .elsewhere(let solver): return try solver.feedback()
        case .rows: preconditionFailure("φ of some importers is computed with their rows")
        }
    }

    /// W_iq = Σ_{k∈q} v_k·L_ki, n×G, for regions that are the blocks.
    func origins(
        _ system: LeontiefSystem, _ blocks: [Range<Int>]
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
        let value = system.coefficients.valueAdded
        let layout = system.table.layout
        switch self {
        case .here(let L): return ExportAccounts.origins(L, value, layout, blocks)
        case .elsewhere, .rows:
            let n = layout.industryCount
            let earned = Matrix<IndustryAxis, RegionAxis>(
                layout.industryAxis, layout.families.axis
            ) { target in
                for (q, block) in blocks.enumerated() {
                    for k in block { target[k + q * n] = value[k] }
                }
            }
            return try system.solve(earned, .transposed)
        }
    }

    /// Elements of L in rows of one importer's industries, column-major.
    /// - Precondition: the importer is among those whose rows are there.
    func elements(
        of importer: Int, rows: Range<Int>, columns: [Int]
    ) throws(LinearAlgebraError) -> [Double] {
        switch self {
        case .rows(let all):
            guard let own = all[importer] else {
                preconditionFailure("importer \(importer) is not scanned")
            }
            let n = own.rowCount
            return own.withUnsafeElements { l in
                columns.flatMap { i in (0..<rows.count).map { l[i + $0 * n] } }
            }
        case .elsewhere(let solver): return try solver.elements(rows: rows, columns: columns)
        case .here(let L):
            let n = L.rowCount
            return L.withUnsafeElements { l in
                var found: [Double] = []
                found.reserveCapacity(rows.count * columns.count)
                for i in columns {
                    found += l[(rows.lowerBound + i * n)..<(rows.upperBound + i * n)]
                }
                return found
            }
        }
    }
}

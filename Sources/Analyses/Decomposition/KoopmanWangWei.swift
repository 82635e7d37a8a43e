import InputOutput
public import LinearAlgebra

/// Koopman, Wang & Wei (2014), "Tracing value-added and double counting in gross exports", American
/// Economic Review 104(2): nine terms of a country's total exports, here by exporting sector.
///
/// With c the content per unit and L̂_s = (I − A_ss)⁻¹, country totals are the published
///
///     1 DVA_FIN     c_s L_ss Σ_r Y_sr                4 RDV_FIN c_s Σ_r L_sr Y_rs
///     2 DVA_INT     c_s Σ_{r≠s} L_sr Y_rr            5 RDV_INT c_s Σ_r L_sr A_rs L̂_s Y_ss
///     3 DVA_INTrex  c_s Σ_{r≠s} L_sr Σ_{t≠s,r} Y_rt  6 DDC     c_s Σ_r L_sr A_rs L̂_s E_s*
///     7 FVA_FIN     Σ_{t≠s} c_t L_ts Σ_r Y_sr        9 FDC     Σ_{t≠s} c_t L_ts Σ_r A_sr L̂_r E_r*
///     8 FVA_INT     Σ_{t≠s} c_t L_ts Σ_r A_sr L̂_r Y_rr
///
/// For sectors the same totals are told by the good that leaves, using L_sr = L̂_s Σ_{k≠s} A_sk
/// L_kr: term 2, for example, is c_s L̂_s ∘ Σ_k A_sk Σ_{r≠s} L_kr Y_rr. That is one `dgemm` with
/// seven columns a pair of regions, one pass over Z in all.
public struct KoopmanWangWei: ExportDecompositionMethod {
    /// The decomposition.
    public init() {}

    /// `kww`.
    public var name: String { "kww" }
    /// The authors and the number of terms.
    public var title: String { "Koopman-Wang-Wei, 9 terms" }
    /// The defining paper.
    public var citation: String {
        "Koopman, Wang & Wei 2014, Tracing value-added and double counting in gross exports, "
            + "American Economic Review 104(2)"
    }
    /// Total exports only.
    public var isBilateral: Bool { false }

    /// The nine terms in their published order.
    static let terms = [
        ExportTerm(
            "DVA_FIN", .absorbedAbroad, isDirect: true, "domestic value added in final exports"),
        ExportTerm(
            "DVA_INT", .absorbedAbroad, isDirect: true,
            "domestic value added in inputs, absorbed where the final good is made"),
        ExportTerm(
            "DVA_INTrex", .absorbedAbroad,
            "domestic value added in inputs, exported again to third countries"),
        ExportTerm("RDV_FIN", .returned, "domestic value added that comes home in final imports"),
        ExportTerm("RDV_INT", .returned, "domestic value added that comes home in inputs"),
        ExportTerm("DDC", .domesticDoubleCounting, "domestic double counting in inputs"),
        ExportTerm("FVA_FIN", .foreignValueAdded, "foreign value added in final exports"),
        ExportTerm("FVA_INT", .foreignValueAdded, "foreign value added in inputs"),
        ExportTerm("FDC", .foreignDoubleCounting, "foreign double counting in inputs"),
    ]

    /// Splits the total exports of every industry.
    public func decompose(
        _ accounts: ExportAccounts
    ) throws(LinearAlgebraError) -> ExportDecomposition {
        let layout = accounts.layout
        let n = layout.industryCount
        let blocks = accounts.blocks
        let forHome = accounts.outputForHomeDemand.rowSums()
        let forExports = accounts.outputForFinalExports.rowSums()
        var sold = [Double](repeating: 0, count: 7 * n)
        accounts.outputByAbsorption.withUnsafeElements { P in
            accounts.outputForHomeDemand.withUnsafeElements { H in
                accounts.outputForFinalExports.withUnsafeElements { R in
                    accounts.forEachPair(columns: 7) { s, r, C in
                        let N = blocks[r].count
                        for (i, k) in blocks[r].enumerated() {
                            let ks = k + s * n
                            let home = P[ks] - H[ks]
                            C[i] = forHome[k] - H[ks]
                            C[i + N] = forExports[k] - R[ks] - home
                            C[i + 2 * N] = home
                            C[i + 3 * N] = H[ks]
                            C[i + 4 * N] = accounts.localOutputForHome[k]
                            C[i + 5 * N] = R[ks]
                            C[i + 6 * N] = accounts.localOutputForExports[k]
                        }
                    } body: { s, _, product in
                        let N = blocks[s].count
                        for c in 0..<7 {
                            for (i, row) in blocks[s].enumerated() {
                                sold[row + c * n] += product[i + c * N]
                            }
                        }
                    }
                }
            }
        }
        let domestic = accounts.domesticContent
        let foreign = accounts.foreignContent
        let local = accounts.localContent
        var columns = [[Double]](repeating: [Double](repeating: 0, count: n), count: 9)
        for i in 0..<n {
            let s = layout.family(ofIndustry: i)
            var final = 0.0
            for r in blocks.indices where r != s { final += accounts.demand[i, r] }
            let inputs = accounts.totalExports[i] - final
            columns[0][i] = domestic[i] * final
            columns[1][i] = local[i] * sold[i]
            columns[2][i] = local[i] * sold[i + n]
            columns[3][i] = local[i] * sold[i + 2 * n]
            columns[4][i] = local[i] * sold[i + 3 * n]
            columns[5][i] = local[i] * sold[i + 5 * n] + (domestic[i] - local[i]) * inputs
            columns[6][i] = foreign[i] * final
            columns[7][i] = foreign[i] * sold[i + 4 * n]
            columns[8][i] = foreign[i] * sold[i + 6 * n]
        }
        let world = ExportDecomposition.world
        return ExportDecomposition(
            method: name, accounts: accounts,
            exports: Matrix(layout.industryAxis, world, columnMajor: accounts.totalExports),
            terms: Self.terms,
            values: columns.map { Matrix(layout.industryAxis, world, columnMajor: $0) })
    }
}

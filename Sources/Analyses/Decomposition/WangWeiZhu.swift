import InputOutput
public import LinearAlgebra

/// Wang, Wei & Zhu (2013, revised 2018), "Quantifying international production sharing at the
/// bilateral and sector levels", NBER 19677: sixteen terms of every industry's exports to every
/// partner.
///
/// With c the content per unit, L̂_s = (I − A_ss)⁻¹, sums over t ≠ s, r and u ≠ s, t, and ∘ element
/// by element:
///
///      1 DVA_FIN      c_s L_ss ∘ Y_sr                 9 DDC_FIN  c_s L̂_s ∘ A_sr L_rs Σ_{t≠s} Y_st
///      2 DVA_INT      c_s L̂_s ∘ A_sr L_rr Y_rr       10 DDC_INT  c_s (L_ss − L̂_s) ∘ A_sr x_r
///      3 DVA_INTrex1  c_s L̂_s ∘ A_sr Σ L_rt Y_tt     11 MVA_FIN  c_r L_rs ∘ Y_sr
///      4 DVA_INTrex2  c_s L̂_s ∘ A_sr L_rr Σ Y_rt     12 MVA_INT  c_r L_rs ∘ A_sr L̂_r Y_rr
///      5 DVA_INTrex3  c_s L̂_s ∘ A_sr Σ L_rt Σ Y_tu   13 MDC      c_r L_rs ∘ A_sr L̂_r E_r*
///      6 RDV_FIN      c_s L̂_s ∘ A_sr L_rr Y_rs       14 OVA_FIN  Σ c_t L_ts ∘ Y_sr
///      7 RDV_FIN2     c_s L̂_s ∘ A_sr Σ L_rt Y_ts     15 OVA_INT  Σ c_t L_ts ∘ A_sr L̂_r Y_rr
///      8 RDV_INT      c_s L̂_s ∘ A_sr L_rs Y_ss       16 ODC      Σ c_t L_ts ∘ A_sr L̂_r E_r*
///
/// All vectors to the right of A_sr come from P, H, R of `ExportAccounts` and the G products
/// L_rr·Y_r· (N×N by N×G); then one `dgemm` with ten columns a pair of regions reads Z once.
public struct WangWeiZhu: ExportDecompositionMethod {
    /// The decomposition.
    public init() {}

    /// `wwz`.
    public var name: String { "wwz" }
    /// The authors and the number of terms.
    public var title: String { "Wang-Wei-Zhu, 16 terms" }
    /// The defining paper.
    public var citation: String {
        "Wang, Wei & Zhu 2013, revised 2018, Quantifying international production sharing at the "
            + "bilateral and sector levels, NBER working paper 19677"
    }
    /// Partners are told apart.
    public var isBilateral: Bool { true }

    /// The sixteen terms in their published order.
    static let terms = [
        ExportTerm(
            "DVA_FIN", .absorbedAbroad, isDirect: true, "domestic value added in final exports"),
        ExportTerm(
            "DVA_INT", .absorbedAbroad, isDirect: true,
            "domestic value added in inputs, absorbed by the partner"),
        ExportTerm(
            "DVA_INTrex1", .absorbedAbroad,
            "domestic value added in inputs, exported again as inputs to third countries"),
        ExportTerm(
            "DVA_INTrex2", .absorbedAbroad,
            "domestic value added in inputs, exported again as final goods to third countries"),
        ExportTerm(
            "DVA_INTrex3", .absorbedAbroad,
            "domestic value added in inputs, finished by third countries for others"),
        ExportTerm(
            "RDV_FIN", .returned, "domestic value added that comes home in the partner's goods"),
        ExportTerm(
            "RDV_FIN2", .returned,
            "domestic value added that comes home in final goods of third countries"),
        ExportTerm("RDV_INT", .returned, "domestic value added that comes home in inputs"),
        ExportTerm("DDC_FIN", .domesticDoubleCounting, "double counting in own final exports"),
        ExportTerm("DDC_INT", .domesticDoubleCounting, "double counting in own exports of inputs"),
        ExportTerm("MVA_FIN", .foreignValueAdded, "the partner's value added in final exports"),
        ExportTerm("MVA_INT", .foreignValueAdded, "the partner's value added in inputs"),
        ExportTerm("MDC", .foreignDoubleCounting, "double counting of the partner's content"),
        ExportTerm("OVA_FIN", .foreignValueAdded, "third countries' value added in final exports"),
        ExportTerm("OVA_INT", .foreignValueAdded, "third countries' value added in inputs"),
        ExportTerm("ODC", .foreignDoubleCounting, "double counting of third countries' content"),
    ]

    /// Splits the exports of every industry to every partner.
    public func decompose(
        _ accounts: ExportAccounts
    ) throws(LinearAlgebraError) -> ExportDecomposition {
        let layout = accounts.layout
        let blocks = accounts.blocks
        let domestic = accounts.domesticContent
        let foreign = accounts.foreignContent
        let local = accounts.localContent
        let absorption = Absorption(accounts)
        var values = Self.terms.map { _ in
            Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, layout.families.axis)
        }
        accounts.forEachPair(columns: 10) { s, r, C in
            let N = blocks[r].count
            for (i, user) in blocks[r].enumerated() {
                absorption.write(s, r, user, to: C + i, stride: N)
                C[i + 8 * N] = accounts.localOutputForHome[user]
                C[i + 9 * N] = accounts.localOutputForExports[user]
            }
        } body: { s, r, product in
            let N = blocks[s].count
            for (i, row) in blocks[s].enumerated() {
                let final = accounts.demand[row, r]
                let inputs = accounts.exports[row, r] - final
                let partner = accounts.origins[row, r]
                let others = foreign[row] - partner
                let (home, exported) = (product[i + 8 * N], product[i + 9 * N])
                values[0][row, r] = domestic[row] * final
                for c in 0..<8 { values[c + 1][row, r] = local[row] * product[i + c * N] }
                values[9][row, r] = (domestic[row] - local[row]) * inputs
                values[10][row, r] = partner * final
                values[11][row, r] = partner * home
                values[12][row, r] = partner * exported
                values[13][row, r] = others * final
                values[14][row, r] = others * home
                values[15][row, r] = others * exported
            }
        }
        return ExportDecomposition(
            method: name, accounts: accounts, exports: accounts.exports, terms: Self.terms,
            values: values)
    }
}

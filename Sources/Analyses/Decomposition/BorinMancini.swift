import InputOutput
public import LinearAlgebra

/// Borin & Mancini (2023), "Measuring what matters in value-added trade", Economic Systems Research
/// 35(4): bilateral and sectoral, in the perspective of the exporting country.
///
/// Value added counts once per exporter: when it leaves for the first time (source) or for the last
/// time (sink). With c the content per unit, L̂_s = (I − A_ss)⁻¹ and L^(s) the inverse of the
/// economy in which s exports no inputs:
///
///     source  DVA_sr = c_s L̂_s ∘ E_sr          FVA_sr = Σ_{t≠s} c_t L^(s)_ts ∘ E_sr
///             REF_sr = c_s L̂_s ∘ A_sr Σ_j L_rj Y_js
///     sink    DVA_sr = c_s L_ss ∘ (E_sr − A_sr L^(s)_rs E_s*)
///             FVA_sr = Σ_{t≠s} c_t L_ts ∘ (E_sr − A_sr L^(s)_rs E_s*)
///             REF_sr = c_s L_ss ∘ A_sr (Σ_{j≠s} L^(s)_rj Y_js + L^(s)_rs Y_ss)
///     both    DC_sr = c_s L_ss ∘ E_sr,  FC_sr = Σ_{t≠s} c_t L_ts ∘ E_sr,  DDC = DC − DVA,
///             FDC = FC − FVA,  DAVAX_sr = c_s L̂_s ∘ (Y_sr + A_sr L̂_r Y_rr)
///
/// DDC, FDC and VAX_GVC = VAX − DAVAX are differences, so that the residual of the result tests
/// DC + FC = EXGR, which is c'L = 1'.
///
/// L^(s) is never formed: L^(s)_ts = L_ts·L_ss⁻¹·L̂_s, and the sum in the sink-based REF is
/// P_rs − L^(s)_rs·U_s with U_s = Σ_{j≠s} A_sj P_js. Beyond L this costs 2/3·N³ operations and two
/// columns of L_{·s} a region, and one or two passes over Z: O(n²·(1 + N/n)), not n³ a region.
public struct BorinMancini: ExportDecompositionMethod {
    /// When value added counts.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The first time it leaves its country.
        case source
        /// The last time it leaves its country.
        case sink
    }

    /// When value added counts.
    public let basis: Basis

    /// The decomposition on a basis; the default is source.
    public init(_ basis: Basis = .source) { self.basis = basis }

    /// The name without a basis: `borin-mancini`.
    public static let family = "borin-mancini"
    /// `borin-mancini-source` or `borin-mancini-sink`.
    public var name: String { "\(Self.family)-\(basis.rawValue)" }
    /// Borin-Mancini, with the basis.
    public var title: String { "Borin-Mancini, \(basis.rawValue)-based, exporter perspective" }
    /// The defining paper.
    public var citation: String {
        "Borin & Mancini 2023, Measuring what matters in value-added trade, Economic Systems "
            + "Research 35(4)"
    }
    /// Partners are told apart.
    public var isBilateral: Bool { true }

    /// The terms; they add up to gross exports.
    static let terms = [
        ExportTerm(
            "DAVAX", .absorbedAbroad, isDirect: true,
            "domestic value added directly absorbed by the partner"),
        ExportTerm(
            "VAX_GVC", .absorbedAbroad,
            "domestic value added absorbed abroad after crossing more than one border"),
        ExportTerm("REF", .returned, "domestic value added that comes home"),
        ExportTerm("DDC", .domesticDoubleCounting, "domestic double counting"),
        ExportTerm("FVA", .foreignValueAdded, "foreign value added"),
        ExportTerm("FDC", .foreignDoubleCounting, "foreign double counting"),
    ]

    /// Splits the exports of every industry to every partner.
    public func decompose(
        _ accounts: ExportAccounts
    ) throws(LinearAlgebraError) -> ExportDecomposition {
        try decompose(accounts, named: name)
    }

    /// The same under the name of a method that comes to the same terms.
    func decompose(
        _ accounts: ExportAccounts, named method: String
    ) throws(LinearAlgebraError) -> ExportDecomposition {
        let pieces = try Pieces(accounts, basis)
        let layout = accounts.layout
        let n = layout.industryCount
        let blocks = accounts.blocks
        let domestic = accounts.domesticContent
        let foreign = accounts.foreignContent
        let local = accounts.localContent
        var values = Self.terms.map { _ in
            Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, layout.families.axis)
        }
        accounts.forEachPair(columns: 3) { s, r, C in
            let N = blocks[r].count
            for (i, user) in blocks[r].enumerated() {
                C[i] = accounts.localOutputForHome[user]
                C[i + N] = pieces.absorbedAtHome(s, user, n)
                C[i + 2 * N] = pieces.reexported(s, user, n)
            }
        } body: { s, r, product in
            let N = blocks[s].count
            for (i, row) in blocks[s].enumerated() {
                let exports = accounts.exports[row, r]
                let once = exports - product[i + 2 * N]
                let dva = pieces.domesticRow[row] * once
                let fva = pieces.foreignRow[row] * once
                let davax = local[row] * (accounts.demand[row, r] + product[i])
                let ref = pieces.domesticRow[row] * product[i + N]
                values[0][row, r] = davax
                values[1][row, r] = dva - ref - davax
                values[2][row, r] = ref
                values[3][row, r] = domestic[row] * exports - dva
                values[4][row, r] = fva
                values[5][row, r] = foreign[row] * exports - fva
            }
        }
        return ExportDecomposition(
            method: method, accounts: accounts, exports: accounts.exports, terms: Self.terms,
            values: values)
    }
}

/// An indicator of trade in value added as the OECD names it (Guide to OECD's Trade in Value Added
/// Indicators, 2023 edition).
///
/// c is the country, p its partners, v primary inputs per unit of output, L the Leontief inverse,
/// L̂_c = (I − A_cc)⁻¹, e exports and y final demand.
public enum TiVAIndicator: String, Sendable, Hashable, CaseIterable {
    /// Gross output.
    case PROD
    /// Value added.
    case VALU
    /// Value added in gross output.
    case PROD_VASH
    /// Gross exports.
    case EXGR
    /// Gross exports of intermediate products.
    case EXGR_INT
    /// Gross exports of final products.
    case EXGR_FNL
    /// Gross imports.
    case IMGR
    /// Gross imports of intermediate products.
    case IMGR_INT
    /// Gross imports of final products.
    case IMGR_FNL
    /// Gross trade balance.
    case BALGR
    /// Domestic value added content of gross exports.
    case EXGR_DVA
    /// The same in gross exports.
    case EXGR_DVASH
    /// Direct domestic value added content: of the exporting industry itself.
    case EXGR_DDC
    /// Indirect domestic value added content: of domestic suppliers.
    case EXGR_IDC
    /// Re-imported domestic value added content.
    case EXGR_RIM
    /// Foreign value added content of gross exports.
    case EXGR_FVA
    /// The same in gross exports.
    case EXGR_FVASH
    /// Domestic value added content of gross imports.
    case IMGR_DVA
    /// The same in gross imports.
    case IMGR_DVASH
    /// Domestic value added in foreign final demand.
    case FFD_DVA
    /// The same in value added.
    case FFD_DVASH
    /// Foreign value added in domestic final demand.
    case DFD_FVA
    /// The same in all value added in domestic final demand.
    case DFD_FVASH
    /// Balance of value added in final demand.
    case BALVAFD
    /// Imported intermediate products that are embodied in exports.
    case REII
    /// The same in imported intermediate products.
    case REII_SH
    /// Backward participation: foreign value added in exports.
    case DEXFVAPSH
    /// Forward participation: domestic value added in the exports of others.
    case FEXDVAPSH

    /// True for shares, which are of the amount that `formula` names; false for amounts.
    public var isShare: Bool {
        switch self {
        case .PROD_VASH, .EXGR_DVASH, .EXGR_FVASH, .IMGR_DVASH, .FFD_DVASH, .DFD_FVASH, .REII_SH,
            .DEXFVAPSH, .FEXDVAPSH:
            true
        default: false
        }
    }

    /// What it measures.
    public var meaning: String {
        switch self {
        case .PROD: "gross output"
        case .VALU: "value added"
        case .PROD_VASH: "value added in gross output"
        case .EXGR: "gross exports"
        case .EXGR_INT: "gross exports of intermediate products"
        case .EXGR_FNL: "gross exports of final products"
        case .IMGR: "gross imports"
        case .IMGR_INT: "gross imports of intermediate products"
        case .IMGR_FNL: "gross imports of final products"
        case .BALGR: "gross trade balance"
        case .EXGR_DVA: "domestic value added content of gross exports"
        case .EXGR_DVASH: "domestic value added share of gross exports"
        case .EXGR_DDC: "direct domestic value added content of gross exports"
        case .EXGR_IDC: "indirect domestic value added content of gross exports"
        case .EXGR_RIM: "re-imported domestic value added content of gross exports"
        case .EXGR_FVA: "foreign value added content of gross exports"
        case .EXGR_FVASH: "foreign value added share of gross exports"
        case .IMGR_DVA: "domestic value added content of gross imports"
        case .IMGR_DVASH: "domestic value added share of gross imports"
        case .FFD_DVA: "domestic value added in foreign final demand"
        case .FFD_DVASH: "domestic value added in foreign final demand, share of value added"
        case .DFD_FVA: "foreign value added in domestic final demand"
        case .DFD_FVASH: "foreign share of the value added in domestic final demand"
        case .BALVAFD: "trade balance in value added"
        case .REII: "imported intermediate products embodied in exports"
        case .REII_SH: "share of imported intermediate products embodied in exports"
        case .DEXFVAPSH: "backward participation in value chains"
        case .FEXDVAPSH: "forward participation in value chains"
        }
    }

    /// How it is computed here.
    public var formula: String {
        switch self {
        case .PROD: "Σ_(i∈c) x_i"
        case .VALU: "Σ_(i∈c) v_i·x_i"
        case .PROD_VASH: "VALU / PROD"
        case .EXGR: "Σ_p (Z_cp·1 + Y_cp)"
        case .EXGR_INT: "Σ_p Z_cp·1"
        case .EXGR_FNL: "Σ_p Y_cp"
        case .IMGR: "Σ_p (Z_pc·1 + Y_pc)"
        case .IMGR_INT: "Σ_p Z_pc·1"
        case .IMGR_FNL: "Σ_p Y_pc"
        case .BALGR: "EXGR − IMGR"
        case .EXGR_DVA: "v_c·L_cc·e_c"
        case .EXGR_DVASH: "EXGR_DVA / EXGR"
        case .EXGR_DDC: "v_c·e_c"
        case .EXGR_IDC: "v_c·(L̂_c − I)·e_c"
        case .EXGR_RIM: "v_c·(L_cc − L̂_c)·e_c"
        case .EXGR_FVA: "Σ_p v_p·L_pc·e_c"
        case .EXGR_FVASH: "EXGR_FVA / EXGR"
        case .IMGR_DVA: "Σ_p v_c·L_cp·e_pc"
        case .IMGR_DVASH: "IMGR_DVA / IMGR"
        case .FFD_DVA: "v_c·Σ_p [L·Y_p]_c"
        case .FFD_DVASH: "FFD_DVA / (v_c·x_c)"
        case .DFD_FVA: "Σ_p v_p·[L·Y_c]_p"
        case .DFD_FVASH: "DFD_FVA / (v·L·Y_c)"
        case .BALVAFD: "FFD_DVA − DFD_FVA"
        case .REII: "m_c·L̂_c·e_c, m_j = Σ_(i∉c) a_ij"
        case .REII_SH: "REII / IMGR_INT"
        case .DEXFVAPSH: "EXGR_FVA / EXGR"
        case .FEXDVAPSH: "Σ_p v_c·L_cp·e_p / EXGR"
        }
    }

    /// Where the same number stands in the results of other commands; nil where nowhere.
    public var ownName: String? {
        switch self {
        case .PROD: "output (info)"
        case .VALU: "value_added (origins)"
        case .PROD_VASH: "value_added_share (position)"
        case .EXGR: "EXGR (decompose)"
        case .EXGR_DVA: "DC (decompose)"
        case .EXGR_FVA, .DEXFVAPSH: "FC (decompose)"
        case .EXGR_DVASH, .EXGR_FVASH: "foreign_share_of_exports (origins)"
        case .FFD_DVA: "value_added_exports (origins), VAX (decompose)"
        case .DFD_FVA: "value_added_imports (origins)"
        default: nil
        }
    }
}

public import LinearAlgebra

/// Miroudot & Ye (2021), "Decomposing value added in gross exports", Economic Systems Research
/// 33(1): value added and double counting from an economy in which the exporter sells no inputs
/// abroad.
///
/// With B the Leontief inverse and B° that of the economy whose A_sr = 0 for r ≠ s,
///
///     DVA = v_s·B°_ss ∘ E_sr            DDC = v_s·(B − B°)_ss ∘ E_sr
///     FVA = Σ_(t≠s) v_t·B°_ts ∘ E_sr    FDC = Σ_(t≠s) v_t·(B − B°)_ts ∘ E_sr
///
/// B°_ss is (I − A_ss)⁻¹ and B°_·s the L^(s) of Borin & Mancini, so that in the perspective of the
/// exporting country the four terms are theirs on the source basis; the two papers come to them by
/// different ways. Miroudot & Ye do not split DVA by where it is absorbed; the split shown is the
/// source-based one.
public struct MiroudotYe: ExportDecompositionMethod {
    private let source = BorinMancini(.source)

    /// The decomposition.
    public init() {}

    /// `miroudot-ye`.
    public var name: String { "miroudot-ye" }
    /// The authors and the perspective.
    public var title: String { "Miroudot-Ye, exporter perspective" }
    /// The defining paper.
    public var citation: String {
        "Miroudot & Ye 2021, Decomposing value added in gross exports, Economic Systems Research "
            + "33(1)"
    }
    /// Partners are told apart.
    public var isBilateral: Bool { true }

    /// Splits the exports of every industry to every partner.
    public func decompose(
        _ accounts: ExportAccounts
    ) throws(LinearAlgebraError) -> ExportDecomposition {
        try source.decompose(accounts, named: name)
    }
}

/// One term of a gross-export decomposition.
public struct ExportTerm: Sendable, Hashable {
    /// What a term's value is, whatever the method: the common ground of all decompositions.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Domestic value added that is finally absorbed abroad.
        case absorbedAbroad
        /// Domestic value added that comes home (reflection).
        case returned
        /// Domestic content that is counted more than once.
        case domesticDoubleCounting
        /// Foreign value added.
        case foreignValueAdded
        /// Foreign content that is counted more than once.
        case foreignDoubleCounting
        /// Embodied taxes less subsidies on intermediates, where they do not count as value added.
        case taxes
    }

    /// The symbol that the literature uses, such as `DVA_FIN`.
    public let symbol: String
    /// What it measures, in a few words.
    public let meaning: String
    /// How it enters the aggregates.
    public let kind: Kind
    /// True when the value crosses one border only: traditional trade rather than a value chain.
    public let isDirect: Bool

    /// A term.
    public init(_ symbol: String, _ kind: Kind, isDirect: Bool = false, _ meaning: String) {
        self.symbol = symbol
        self.kind = kind
        self.isDirect = isDirect
        self.meaning = meaning
    }

    /// The term of embodied taxes, which every method adds when taxes are not value added.
    static let taxes = ExportTerm(
        "TLS", .taxes, "taxes less subsidies on intermediates, embodied in exports")
}

/// What the terms of a decomposition add up to.
public enum ExportAggregate: String, Sendable, Hashable, CaseIterable {
    /// Gross exports.
    case EXGR
    /// Domestic content, DVA + DDC.
    case DC
    /// Domestic value added, VAX + REF.
    case DVA
    /// Domestic value added absorbed abroad (Johnson & Noguera 2012).
    case VAX
    /// Domestic value added that comes home.
    case REF
    /// Domestic double counting.
    case DDC
    /// Foreign content, FVA + FDC.
    case FC
    /// Foreign value added.
    case FVA
    /// Foreign double counting.
    case FDC
    /// Domestic value added directly absorbed by the partner: it crosses one border.
    case DAVAX
    /// Value-chain exports, GVCB + GVCF: what crosses more than one border.
    case GVC
    /// Backward value-chain exports, DDC + FC.
    case GVCB
    /// Forward value-chain exports, DVA − DAVAX.
    case GVCF

    /// What the aggregate measures.
    public var meaning: String {
        switch self {
        case .EXGR: "gross exports"
        case .DC: "domestic content"
        case .DVA: "domestic value added"
        case .VAX: "domestic value added absorbed abroad"
        case .REF: "domestic value added that comes home"
        case .DDC: "domestic double counting"
        case .FC: "foreign content"
        case .FVA: "foreign value added"
        case .FDC: "foreign double counting"
        case .DAVAX: "domestic value added directly absorbed by the partner"
        case .GVC: "exports that cross more than one border"
        case .GVCB: "backward participation: imported and double-counted content"
        case .GVCF: "forward participation: domestic value added that crosses more than one border"
        }
    }

    /// True when a term of `kind` belongs to the aggregate.
    func includes(_ term: ExportTerm) -> Bool {
        switch self {
        case .EXGR: false  // observed, not added up
        case .DC: [.absorbedAbroad, .returned, .domesticDoubleCounting].contains(term.kind)
        case .DVA: [.absorbedAbroad, .returned].contains(term.kind)
        case .VAX: term.kind == .absorbedAbroad
        case .REF: term.kind == .returned
        case .DDC: term.kind == .domesticDoubleCounting
        case .FC: [.foreignValueAdded, .foreignDoubleCounting].contains(term.kind)
        case .FVA: term.kind == .foreignValueAdded
        case .FDC: term.kind == .foreignDoubleCounting
        case .DAVAX: term.kind == .absorbedAbroad && term.isDirect
        case .GVC: ExportAggregate.GVCB.includes(term) || ExportAggregate.GVCF.includes(term)
        case .GVCB:
            [.domesticDoubleCounting, .foreignValueAdded, .foreignDoubleCounting]
                .contains(term.kind)
        case .GVCF:
            ExportAggregate.DVA.includes(term) && !ExportAggregate.DAVAX.includes(term)
        }
    }
}

public import InputOutput

/// Flow extraction where other origins step in for what is lost: the Global Extraction Method
/// (Dietzenbacher, van Burken & Kondo 2019). It is `Extraction` with another default.
public struct ReplacedExtraction: ShockModel {
    /// `replacement`.
    public static let name = "replacement"
    /// 0.7 n² doubles at its peak.
    public static let squares = 0.7
    /// What its numbers mean.
    public static let meaning =
        "shows where lost sales go: who gains when other origins deliver what is restricted"
    /// What it cannot say.
    public static let limits =
        """
        leaves out what the importer pays or waits for: what spare capacity reaches arrives \
        at once 
        """
        + "and at the old price"
    /// Sales are shifted from one seller to others.
    public static let aliases = ["sales-shifted"]
    /// As `Extraction`.
    public static let takes = Extraction.takes
    /// As `Extraction`, with all other origins in proportion to what they deliver already.
    public static let parameters = Extraction.declared(
        replace: .proRata,
        source: "Dietzenbacher, van Burken & Kondo 2019: the Global Extraction Method")
    /// The second step of the ladder.
    public static let rungs = [
        Ladder.Rung(
            "replacement",
            """
            sales shift: other origins deliver what is lost as far as their spare capacity \
            reaches, 
            """
                + "at the same price")
    ]

    /// True: a region without the product does not replace it.
    public static var takesUnequalSectors: Bool { true }

    private let extraction: Extraction

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) { extraction = Extraction(values) }

    /// As `Extraction`.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        try extraction.effects(of: shock, on: system)
    }

    /// As `Extraction`.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? {
        Extraction.series(request)
    }
}

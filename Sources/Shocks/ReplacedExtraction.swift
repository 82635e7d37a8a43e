import InputOutput

/// Flow extraction where other origins step in for what is lost: the Global Extraction Method
/// (Dietzenbacher, van Burken & Kondo 2019). It is `Extraction` with another default.
public struct ReplacedExtraction: ShockModel {
    /// `replacement`.
    public static let name = "replacement"
    /// What its numbers mean.
    public static let meaning = Extraction.meaning
    /// What it cannot say.
    public static let limits = Extraction.limits
    /// As `Extraction`.
    public static let takes = Extraction.takes
    /// As `Extraction`, with all other origins in proportion to what they deliver already.
    public static let parameters = Extraction.declared(
        replace: .proRata,
        source: "Dietzenbacher, van Burken & Kondo 2019: the Global Extraction Method")
    /// The second step of the ladder.
    public static let rungs = [
        Ladder.Rung(
            "replacement", "other origins deliver at once what is lost, at the same price")
    ]

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

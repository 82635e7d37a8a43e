/// Why an analysis of a sweep's outputs has no answer.
public enum SweepAnalysisError: Error, Sendable, Hashable {
    /// Fewer usable draws than the analysis needs.
    case tooFewDraws(usable: Int, needed: Int)
    /// All usable outputs are equal, so there is no variance to share out.
    case constantOutput(value: Double)
    /// The draw that all others are compared with has no output.
    case baseFailed
}

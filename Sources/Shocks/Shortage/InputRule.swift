/// How a missing input limits production (Pichler et al. 2022).
public enum InputRule: String, Sendable, Hashable, CaseIterable {
    /// All inputs stand in for each other: only their sum counts.
    case linear
    /// Critical inputs limit fully, important ones by half, others not.
    case halfCritical = "half-critical"
    /// Every input limits fully.
    case leontief
}

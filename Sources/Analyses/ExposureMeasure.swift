/// What counts as depending on a supplier or a market.
public enum ExposureMeasure: String, Sendable, Hashable, CaseIterable {
    /// Face value: the intermediate purchases (or sales) themselves, A.
    case direct
    /// All output needed through any number of hands, L − I (Baldwin, Freeman & Theodorakopoulos
    /// 2023).
    case lookThrough = "look-through"
    /// The value added behind it, v̂_c·L.
    case valueAdded = "value-added"
}

/// The direction in which dependence is measured.
public enum ExposureSide: String, Sendable, Hashable, CaseIterable {
    /// Users depend on suppliers: foreign input reliance.
    case input
    /// Producers depend on those who use their output: foreign market reliance.
    case sales
}

/// The network equilibrium (models after Baqaee & Farhi 2024; Bachmann et al. 2024).
public enum NetworkEquilibrium {
    /// `network`.
    public static let name = "network"
}

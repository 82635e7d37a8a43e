import InputOutput

/// How a missing input limits production (Pichler et al. 2022).
public enum InputRule: String, Sendable, Hashable, CaseIterable {
    /// All inputs stand in for each other: only their sum counts.
    case linear
    /// Critical inputs limit fully, important ones by half, others not.
    case halfCritical = "half-critical"
    /// Every input limits fully.
    case leontief
}

/// How much each user needs each input under the half-critical rule: 1 critical, ½ important, 0 neither.
public struct Criticality: Sendable, Hashable {
    /// Ratings, product p for user sector j at p + j·N; each 0, ½ or 1.
    public let ratings: [Double]
    /// Where they come from.
    public let source: String

    /// Ratings from a survey, such as that of Pichler et al. (2022); others than 0, ½ and 1 are a
    /// precondition.
    public init(ratings: [Double], source: String) {
        precondition(ratings.allSatisfy { [0, 0.5, 1].contains($0) }, "ratings are 0, ½ or 1")
        self.ratings = ratings
        self.source = source
    }

    /// Own products and energy are critical, everything else is important.
    ///
    /// Energy sectors are known by the codes of published classifications, never guessed from names.
    public static func ownAndEnergy(_ layout: TableLayout) -> Criticality {
        let N = layout.sectorCount
        let energy = energySectors(layout)
        var ratings = [Double](repeating: 0.5, count: N * N)
        for j in 0..<N {
            ratings[j + j * N] = 1
            for p in energy { ratings[p + j * N] = 1 }
        }
        let named = energy.map { layout.sectors[$0].code }.joined(separator: ", ")
        return Criticality(
            ratings: ratings,
            source: energy.isEmpty
                ? "own products critical, others important (after Pichler et al. 2022); "
                    + "no energy sector is known by its code"
                : "own products and energy (\(named)) critical, others important "
                    + "(after Pichler et al. 2022)")
    }

    /// Energy sectors where the codes are those of a known classification.
    static func energySectors(_ layout: TableLayout) -> [Int] {
        let known = [
            ["c2", "c8", "c17"],  // WIOD, 2013 release (NACE 1)
            ["B", "C19", "D35"],  // WIOD 2016 and FIGARO (NACE 2)
            ["B05_06", "C19", "D"],  // OECD ICIO 2021 and later (ISIC 4)
        ]
        let codes = layout.sectors.map(\.code)
        for list in known {
            let found = list.compactMap { codes.firstIndex(of: $0) }
            if found.count == list.count { return found }
        }
        return []
    }
}

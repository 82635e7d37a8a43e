public import InputOutput

/// How much each user needs each input under the half-critical rule: 1 critical, ½ important, 0
/// neither.
public struct Criticality: Sendable, Hashable {
    /// Ratings, product p for user sector j at p + j·N; each 0, ½ or 1.
    public let ratings: [Double]
    /// Where they come from and what they are, for the ledger.
    public let source: String
    /// What they are in a word or two, for the ledger: `survey`, `own and energy`, `own`.
    public let title: String

    /// Ratings from a survey, such as that of Pichler et al. (2022); others than 0, ½ and 1 are a
    /// precondition.
    public init(ratings: [Double], source: String, title: String = "survey") {
        precondition(ratings.allSatisfy { [0, 0.5, 1].contains($0) }, "ratings are 0, ½ or 1")
        self.ratings = ratings
        self.source = source
        self.title = title
    }

    /// Own products and energy are critical, everything else is important.
    ///
    /// Energy sectors are known by the codes of published lists (`SectorGroup`), never guessed from
    /// names. In a table of other codes own products alone are critical, and the source says so.
    public static func ownAndEnergy(_ layout: TableLayout) -> Criticality {
        let N = layout.sectorCount
        let found = SectorGroup.energy.sectors(of: layout)
        let energy = found?.sectors ?? []
        var ratings = [Double](repeating: 0.5, count: N * N)
        for j in 0..<N {
            ratings[j + j * N] = 1
            for p in energy { ratings[p + j * N] = 1 }
        }
        let source: String
        if let list = found?.list, !energy.isEmpty {
            let codes = energy.map { layout.sectors[$0].code }.joined(separator: ", ")
            source =
                "own products and energy (\(codes), by the list \(list.name)) critical, others "
                + "important; after Pichler et al. 2022"
        } else {
            source =
                """
                own products critical, others important, after Pichler et al. 2022; no energy \
                sector: 
                """
                + (found.map { "the list \($0.list.name) has none apart" }
                    ?? "the sectors match no known list")
        }
        return Criticality(
            ratings: ratings, source: source, title: energy.isEmpty ? "own" : "own and energy")
    }
}

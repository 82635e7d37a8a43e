public import InputOutput

extension Ladder {
    /// The regions that are no party by themselves and that any of the outcomes affects most, by
    /// the size of the headline percentage, largest first.
    public static func mostAffected(
        _ outcomes: [ModelOutcome], besides parties: [Party], count: Int, on table: MRIOTable
    ) -> [Party] {
        let layout = table.layout
        // Members of a group stand out from it, or it would hide those that are hit hardest.
        let candidates = (0..<layout.regionCount).filter { r in
            !parties.contains { $0.regions == [r] }
        }
        var strength = [Double](repeating: 0, count: layout.regionCount)
        for impact in outcomes.compactMap(\.impact) {
            guard let headline = Headline(impact) else { continue }
            for r in candidates {
                let size = abs(headline.percent(impact, of: [r], on: table) ?? 0)
                strength[r] = max(strength[r], size)
            }
        }
        return candidates.filter { strength[$0] > 0 }
            .sorted { (-strength[$0], $0) < (-strength[$1], $1) }.prefix(count)
            .map { Party(name: layout.regions[$0].code, role: .other, regions: [$0]) }
    }
}

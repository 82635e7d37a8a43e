public import InputOutput
public import Shocks

/// The answer of a shock: for every party one range over the models by kind of measure.
public enum AnswerReport {
    /// The most parties of a shock that an answer names, beside the most affected third country.
    static let mostParties = 4

    /// One range a party and kind of measure: value added, real income and cost each for itself, as
    /// a number of one kind means nothing in another. Runs that differ from another in who keeps
    /// the rent alone are left out; what is as small as rounding is 0.
    ///
    /// - Parameter third: the most affected country that is no party.
    public static func answers(
        _ outcomes: [ModelOutcome], parties: [Party], third: Party?, on table: MRIOTable
    ) -> [Answer] {
        let names = PartyNames(table)
        return (parties.prefix(mostParties) + [third].compactMap { $0 }).flatMap { party in
            headlines(outcomes).compactMap {
                answer($0, outcomes, party, names, table)
            }
        }
    }

    /// What a shock does to its first two parties on each of several other tables, beside what it
    /// does on the table itself: one sentence a table, without a full stop.
    /// - Parameter all: the outcomes on the table itself, then on the others, model by model.
    public static func variants(
        _ all: [(name: String, table: MRIOTable, outcomes: [ModelOutcome])], parties: [Party]
    ) -> [String] {
        guard let base = all.first else { return [] }
        let parties = Array(parties.prefix(2))
        func ranges(_ item: (name: String, table: MRIOTable, outcomes: [ModelOutcome])) -> [Answer]
        {
            answers(item.outcomes, parties: parties, third: nil, on: item.table)
        }
        let own = ranges(base)
        let measures = measures(base.outcomes)
        func numbers(_ answer: Answer) -> String {
            func end(_ value: Double) -> String {
                NumberText.signed(value)
            }
            return answer.low == answer.high
                ? end(answer.low) : "\(end(answer.low)) to \(end(answer.high))"
        }
        return all.dropFirst().compactMap { variant -> String? in
            let found = ranges(variant)
            let clauses = parties.compactMap { party -> String? in
                let items = found.filter { $0.party == party.name }
                guard let first = items.first else { return nil }
                let whose = RegionNames.possessive(RegionNames.inSentence(first.partyName))
                let parts = items.enumerated().map { position, item -> String in
                    let name = measures.first { $0.id == item.measure }?.name ?? item.measure
                    let before = own.first {
                        $0.party == item.party && $0.measure == item.measure
                    }
                    let instead = before.map { " instead of \(numbers($0))" } ?? ""
                    let subject = position == 0 ? "\(whose) \(name) changes" : "its \(name)"
                    return "\(subject) by \(numbers(item)) \(item.unit)\(instead)"
                }
                return parts.joined(separator: ", ")
            }
            if clauses.isEmpty { return nil }
            return "With the variant ‘\(variant.name)’, \(clauses.joined(separator: "; "))"
        }
    }

    /// The kinds of measure that outcomes have, in the order in which they come.
    public static func measures(_ outcomes: [ModelOutcome]) -> [AnswerMeasure] {
        headlines(outcomes).map {
            AnswerMeasure(
                id: $0.column.name, name: $0.name, unit: $0.unit,
                reading: $0.measure.reading == .cost ? .cost : .gain)
        }
    }

    /// The most affected country that is no party: what is left of the world only where there is
    /// nothing else.
    /// - Parameters:
    ///   - others: the most affected regions, the most affected first.
    ///   - parties: those of the shock, whose members are no third countries.
    public static func third(
        _ others: [Party], besides parties: [Party], on table: MRIOTable
    ) -> Party? {
        let isRest = RegionNames(table.layout).isRest
        let named = Set(parties.flatMap(\.regions))
        let thirds = others.filter { named.isDisjoint(with: $0.regions) }
        return thirds.first { !$0.regions.contains { isRest[$0] } } ?? thirds.first
    }

    static func headlines(_ outcomes: [ModelOutcome]) -> [Headline] {
        var seen: Set<Headline> = []
        return outcomes.compactMap { $0.impact.flatMap { Headline($0) } }
            .filter { seen.insert($0).inserted }
    }

    private static func answer(
        _ headline: Headline, _ outcomes: [ModelOutcome], _ party: Party, _ names: PartyNames,
        _ table: MRIOTable
    ) -> Answer? {
        let values = outcomes.compactMap { outcome -> (model: String, percent: Double)? in
            guard outcome.run.rent == nil, let impact = outcome.impact,
                Headline(impact) == headline, let percent = outcome.percent(of: party, on: table)
            else { return nil }
            let isRounding = abs(percent) <= 100 * ImpactReading.rounding
            return (outcome.run.label, isRounding ? 0 : percent)
        }
        guard let least = values.min(by: { $0.percent < $1.percent }),
            let most = values.max(by: { $0.percent < $1.percent })
        else { return nil }
        return Answer(
            measure: headline.column.name, unit: headline.unit, party: party.name,
            partyName: names.name(party), role: party.role.rawValue, low: least.percent,
            lowModel: least.model, high: most.percent, highModel: most.model)
    }
}

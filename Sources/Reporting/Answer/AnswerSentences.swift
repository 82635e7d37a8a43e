public import InputOutput
public import Shocks

/// The sentences around an answer: who is hit hardest, why, and how sure that is.
public struct AnswerSentences {
    private let outcomes: [ModelOutcome]
    private let parties: [Party]
    private let table: MRIOTable
    private let names: PartyNames
    private let reason: ((any Error) -> String)?

    /// The sentences of a shock's outcomes.
    /// - Parameters:
    ///   - parties: those of the shock.
    ///   - reason: why a model could not run, in words; nil to name the model alone.
    public init(
        _ outcomes: [ModelOutcome], parties: [Party], on table: MRIOTable,
        reason: ((any Error) -> String)? = nil
    ) {
        self.reason = reason
        self.outcomes = outcomes
        self.parties = parties
        self.table = table
        names = PartyNames(table)
    }

    /// All of them.
    /// - Parameters:
    ///   - drivers: what was varied.
    ///   - numerics: how the table's equations were solved.
    public func summary(
        _ answers: [Answer], drivers: Drivers, numerics: Numerics?
    ) -> AnswerSummary {
        var summary = AnswerSummary(
            hardest: hardest(), why: why(answers),
            moves: moves(drivers), sure: sure(answers, numerics))
        summary.hardestInShort = hardest(2)
        summary.rent = rent(besides: summary.moves)
        return summary
    }

    // MARK: Who

    private struct Loss {
        /// The country, its parts together.
        let country: Int
        let name: String
        let percent: Double
        let model: String
    }

    /// The largest losses of regions, by kind of measure; nil where nobody loses.
    /// - Parameter count: how many regions are named.
    private func hardest(_ count: Int = 3) -> String? {
        let clauses = largestLosses(count).map { kind in
            let others = kind.losses.dropFirst().map(\.short)
            return "by \(kind.measure): \(kind.losses[0].words)"
                + (others.isEmpty ? "" : ", then \(RegionNames.list(others))")
        }
        return clauses.isEmpty ? nil : clauses.joined(separator: "; ")
    }

    /// A loss in words.
    struct ToldLoss {
        let percent: Double
        /// With its unit and its model.
        let words: String
        /// By itself, behind another.
        let short: String
    }

    /// The largest losses of regions by each kind of measure under which somebody loses, in words.
    /// - Parameter count: how many regions are named.
    func largestLosses(_ count: Int) -> [(measure: String, losses: [ToldLoss])] {
        var found: [(measure: String, losses: [ToldLoss])] = []
        for headline in AnswerReport.headlines(base) {
            let isCost = headline.measure.reading == .cost
            // What is bought dearer is told where nothing says more.
            if isCost, !found.isEmpty { continue }
            let losses = worst(headline, sign: isCost ? 1 : -1).prefix(count).map { loss in
                ToldLoss(
                    percent: loss.percent,
                    words: """
                        \(loss.name) \(signed(loss.percent)) \(headline.unit) (\(loss.model))
                        """,
                    short: "\(loss.name) \(signed(loss.percent)) %")
            }
            if !losses.isEmpty { found.append((headline.name, losses)) }
        }
        return found
    }

    /// The largest loss of each country over the models, the largest first; rounding is none.
    private func worst(_ headline: Headline, sign: Double) -> [Loss] {
        let families = table.layout.families
        let found = families.members.indices.compactMap { country -> Loss? in
            let regions = families.members[country]
            let role =
                parties.first { !Set($0.regions).isDisjoint(with: regions) }?.role ?? .other
            let party = Party(name: families.labels[country].code, role: role, regions: regions)
            let name =
                regions.count == 1
                ? names.regions.inSentence(regions[0]) : names.inSentence(party)
            let all = base.compactMap { outcome -> Loss? in
                guard let impact = outcome.impact, Headline(impact) == headline,
                    let percent = outcome.percent(of: party, on: table),
                    sign * percent > 100 * ImpactReading.rounding
                else { return nil }
                return Loss(
                    country: country, name: name, percent: percent, model: outcome.run.label)
            }
            return all.max { sign * $0.percent < sign * $1.percent }
        }
        return found.sorted {
            (-sign * $0.percent, $0.country) < (-sign * $1.percent, $1.country)
        }
    }

    // MARK: Why

    /// What each model at an end of a range assumes, the ends furthest from zero first.
    private func why(_ answers: [Answer]) -> [String] {
        var seen: Set<String> = []
        var told: Set<String> = []
        let ends = answers.flatMap { [($0.low, $0.lowModel), ($0.high, $0.highModel)] }
            .sorted { abs($0.0) > abs($1.0) }
        return ends.compactMap { _, label -> String? in
            guard seen.insert(label).inserted,
                let run = outcomes.first(where: { $0.run.label == label })?.run
            else { return nil }
            // Variants of one model say it once.
            let meaning = run.supposes ?? run.type.meaning
            guard told.insert(meaning).inserted else { return nil }
            if run.supposes != nil { return "in \(label) \(meaning)" }
            return meaning.hasPrefix("shows ") ? "\(label) \(meaning)" : "\(label): \(meaning)"
        }
    }

    /// The assumption that moves the answer most: a parameter within its range, an overlay's
    /// number, or who keeps the rent; nil where nothing was varied or nothing moves it.
    private func moves(_ drivers: Drivers) -> String? {
        let first = drivers.drivers.first
        let driver = first.flatMap { $0.swing > LadderReport.smallestSwing ? $0 : nil }
        let rent = rentSwing()
        if let rent, rent.swing > max(driver?.swing ?? 0, LadderReport.smallestSwing) {
            return """
                who keeps the rent of the restriction: in \(rent.model) it changes the \
                \(rent.headline.name) of \(names.inSentence(rent.party)) from \(signed(rent.low)) \
                % (\(Self.keeper(rent.lowRent))) to \(signed(rent.high)) % \
                (\(Self.keeper(rent.highRent)))
                """
        }
        guard let driver else { return nil }
        let unit = driver.parameter.unit.map { " (\($0))" } ?? ""
        let over =
            driver.range.map {
                "from \(number($0.lowerBound)) to \(number($0.upperBound))\(unit)"
            } ?? "set to \(driver.alternative ?? "")"
        return """
            \(driver.parameter.name) in \(driver.run): \(over), it changes the \
            \(driver.headline.name) of \(party(of: driver, drivers)) by \(size(driver.swing)) \
            percentage points
            """
    }

    /// Where a party gains or loses by who keeps the rent, and nothing said so yet.
    private func rent(besides moves: String?) -> String? {
        guard let rent = rentSwing(), rent.low < 0, rent.high > 0,
            min(-rent.low, rent.high) > LadderReport.smallestSwing,
            moves?.hasPrefix("who keeps the rent") != true
        else { return nil }
        return """
            Who keeps the rent of the restriction decides whether \
            \(names.inSentence(rent.party)) gains or loses \(rent.headline.name) in \
            \(rent.model): \(signed(rent.low)) % (\(Self.keeper(rent.lowRent))) or \
            \(signed(rent.high)) % (\(Self.keeper(rent.highRent)))
            """
    }

    private static func keeper(_ rent: String) -> String {
        rent == "lost" ? "nobody keeps it" : "the \(rent) keeps it"
    }

    /// The party that a driver moves most.
    private func party(of driver: Drivers.Driver, _ drivers: Drivers) -> String {
        func swing(_ k: Int) -> Double {
            let values = [driver.low[k], driver.base[k], driver.high[k]].compactMap { $0 }
            return (values.max() ?? 0) - (values.min() ?? 0)
        }
        let most = drivers.parties.indices.max { swing($0) < swing($1) }
        return most.map { names.inSentence(drivers.parties[$0]) } ?? "the parties"
    }

    private struct RentSwing {
        let model: String
        let headline: Headline
        let party: Party
        let low: Double
        let lowRent: String
        let high: Double
        let highRent: String
        var swing: Double { high - low }
    }

    /// How far the rent moves a party's headline in one model.
    private func rentSwing() -> RentSwing? {
        var found: RentSwing?
        for outcome in base {
            let runs = outcomes.filter { $0.run.path == outcome.run.path && $0.run.rent != nil }
            guard !runs.isEmpty, let headline = outcome.impact.flatMap({ Headline($0) }) else {
                continue
            }
            for party in parties.prefix(AnswerReport.mostParties) {
                let values = ([outcome] + runs).compactMap { run -> (Double, String)? in
                    guard let percent = run.percent(of: party, on: table),
                        let rent = run.impact?.rent
                    else { return nil }
                    return (percent, rent.rawValue)
                }
                guard let low = values.min(by: { $0.0 < $1.0 }),
                    let high = values.max(by: { $0.0 < $1.0 }),
                    high.0 - low.0 > found?.swing ?? 0
                else { continue }
                found = RentSwing(
                    model: outcome.run.label, headline: headline, party: party, low: low.0,
                    lowRent: low.1, high: high.0, highRent: high.1)
            }
        }
        return found
    }

    // MARK: How sure

    private func sure(_ answers: [Answer], _ numerics: Numerics?) -> [String] {
        var sentences: [String] = []
        let widest = answers.filter { $0.role != Party.Role.other.rawValue }
            .max { $0.high - $0.low < $1.high - $1.low }
        if let widest, widest.lowModel != widest.highModel {
            let measure = AnswerReport.measures(outcomes).first { $0.id == widest.measure }
            sentences.append(
                """
                the models differ by up to \(size(widest.high - widest.low)) percentage points \
                (\(measure?.name ?? widest.measure), \(widest.partyName)): the result is the range
                """)
        }
        let failed = outcomes.compactMap { outcome -> String? in
            guard case .failure(let error) = outcome.result else { return nil }
            guard let reason else { return outcome.run.label }
            return "\(outcome.run.label) (\(reason(error)))"
        }
        if !failed.isEmpty {
            var seen: Set<String> = []
            let each = failed.filter { seen.insert($0).inserted }
            sentences.append("not run: \(each.joined(separator: ", "))")
        }
        if let worst = answers.max(by: { abs($0.largest.value) < abs($1.largest.value) }),
            let run = outcomes.first(where: { $0.run.label == worst.largest.model })?.run
        {
            sentences.append("\(run.label) \(run.type.limits)")
        }
        if let residual = numerics?.residual {
            sentences.append(
                "the table’s equations are solved to a relative residual of \(size(residual))")
        }
        return sentences
    }

    /// Outcomes but those that differ from another in the rent alone.
    private var base: [ModelOutcome] { outcomes.filter { $0.run.rent == nil } }

    private func number(_ value: Double) -> String { NumberText.significant(value, 3) }

    private func size(_ value: Double) -> String { NumberText.threeDigits(abs(value)) }

    private func signed(_ value: Double) -> String { NumberText.signed(value) }
}

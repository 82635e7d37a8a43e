import Shocks

/// The answer as a table for people.
extension ResultDocument {
    /// One row a party and kind of measure, with the model at each end: of the parties that the
    /// question names, as many as `rows` have room for, at least one; nil without an answer.
    /// - Parameter rows: how many rows there may be; nil for all, third countries included.
    func answerTable(rows limit: Int? = nil) -> ReportTable? {
        if answer.isEmpty { return nil }
        let shown = limit.map(answers) ?? answer
        let hasRange = shown.contains { $0.lowModel != $0.highModel }
        let rows = shown.map { item -> [Cell] in
            let measure = measures.first { $0.id == item.measure }
            let head: [Cell] = [
                .text(item.partyName + role(item)),
                .text("\(measure?.name ?? item.measure), \(item.unit)"), .number(item.low),
                .text(item.lowModel),
            ]
            return head + (hasRange ? [.number(item.high), .text(item.highModel)] : [])
        }
        let columns = [
            Column(name: "party", heading: "who"), Column(name: "measure"),
            Column(
                name: "low", heading: hasRange ? "lowest (%)" : "change (%)", style: .significant),
            Column(name: "low_model", heading: hasRange ? "by model" : "model"),
        ]
        let ends = [
            Column(name: "high", heading: "highest (%)", style: .significant),
            Column(name: "high_model", heading: "by model"),
        ]
        return ReportTable(
            name: "answer", title: "The answer, by kind of measure",
            columns: columns + (hasRange ? ends : []), rows: rows, isSelection: true)
    }

    /// The answers about the parties that the question names; third countries are among those that
    /// are hit hardest.
    var partyAnswers: [Answer] {
        let named = answer.filter { $0.role != Party.Role.other.rawValue }
        return named.isEmpty ? answer.filter { $0.party == answer.first?.party } : named
    }

    /// So many answers, in their order: one for each party before a second kind of measure, and of
    /// more parties than there is room for those that are affected most.
    private func answers(_ limit: Int) -> [Answer] {
        let all = partyAnswers
        if all.count <= limit { return all }
        let parties = mostAffected.map { party in all.indices.filter { all[$0].party == party } }
        var chosen: Set<Int> = []
        for round in 0..<(parties.map(\.count).max() ?? 0) {
            for rows in parties where round < rows.count && chosen.count < max(limit, 1) {
                chosen.insert(rows[round])
            }
        }
        return chosen.sorted().map { all[$0] }
    }

    /// The parties that the question names, those that are affected most first.
    private var mostAffected: [String] {
        let all = partyAnswers
        let parties = unique(all.map(\.party))
        let sizes = parties.map { party in
            all.filter { $0.party == party }.map { abs($0.largest.value) }.max() ?? 0
        }
        return parties.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.map { parties[$0] }
    }

    /// One sentence for each of the parties that the question names: its range by kind of measure,
    /// with the model at each end.
    var answerSentences: [String] { answerSentences(parties: 2) }

    /// The same for so many parties.
    func answerSentences(parties count: Int) -> [String] {
        let chosen = Set(mostAffected.prefix(count))
        return unique(partyAnswers.map(\.party)).filter(chosen.contains).map { party in
            let items = answer.filter { $0.party == party }
            let ranges = items.map { item -> String in
                let measure = measures.first { $0.id == item.measure }?.name ?? item.measure
                func end(_ value: Double) -> String {
                    NumberText.signed(value)
                }
                if item.lowModel == item.highModel {
                    return "\(measure) \(end(item.low)) \(item.unit) (\(item.lowModel))"
                }
                return """
                    \(measure) \(end(item.low)) (\(item.lowModel)) to \(end(item.high)) \
                    \(item.unit) (\(item.highModel))
                    """
            }
            return "\(items[0].partyName + role(items[0])): \(ranges.joined(separator: "; "))"
        }
    }

    /// `the question`, else the command with its tables.
    var title: String { question ?? headline ?? command }

    /// The data set and its unit, as the small line below a question.
    var dataLine: String? {
        let identities = (table.map { [$0] } ?? []) + tablesCompared
        if identities.count > 3, let first = identities.first, let last = identities.last {
            return "\(identities.count) tables, \(first.description) to \(last.description)"
        }
        return identities.isEmpty ? nil : Self.told(identities).joined(separator: ", ")
    }

    /// What tables are, those of one name with the paths that tell them apart.
    static func told(_ identities: [TableIdentity]) -> [String] {
        let names = identities.map(\.description)
        let areDistinct = Set(names).count == names.count
        return zip(names, identities).map { areDistinct ? $0 : "\($0) [\($1.path ?? "")]" }
    }

    /// The data line of several tables in fewer words.
    var shortDataLine: String? {
        let identities = (table.map { [$0] } ?? []) + tablesCompared
        guard identities.count > 1, let first = identities.first, let last = identities.last
        else { return nil }
        return identities.count == 2
            ? "\(first.name) and \(last.name)"
            : "\(identities.count) tables, \(first.name) to \(last.name)"
    }

    private func role(_ item: Answer) -> String {
        // `17 importers` says it already.
        if item.partyName.contains(item.role) { return "" }
        return switch item.role {
        case "exporter", "importer": " (\(item.role))"
        case "both": " (exporter and importer)"
        default: ""
        }
    }

    private func unique(_ list: [String]) -> [String] {
        var seen: Set<String> = []
        return list.filter { seen.insert($0).inserted }
    }
}

extension AnswerSummary {
    /// The sentences as paragraphs that begin with what they are about, all of them.
    public var paragraphs: [String] { paragraphs(models: .max, doubts: .max) }

    /// The sentences as paragraphs.
    /// - Parameters:
    ///   - models: of how many models it is said what they assume.
    ///   - doubts: how many sentences say how sure the answer is.
    ///   - isShort: whether few of those that are hit hardest are named.
    func paragraphs(models: Int, doubts: Int, isShort: Bool = false) -> [String] {
        var result: [String] = []
        if let hit = isShort ? hardestInShort ?? hardest : hardest {
            result.append("Hardest hit \(hit).")
        }
        // As many as fit; the table has them all.
        let few = isShort ? 0 : models < .max ? min(2, variants.count) : variants.count
        result += variants.prefix(few).map { "\($0)." }
        if few < variants.count {
            let rest = variants.count - few
            let more = few == 0 ? "" : " more"
            result.append(
                """
                The table ‘variants’ shows what it does on \
                \(rest == 1 ? "one\(more) variant" : "\(rest)\(more) variants").
                """)
        }
        let reasons = why.prefix(models).joined(separator: "; ")
        if !reasons.isEmpty { result.append("Why: \(reasons).") }
        if let method { result.append("How it is counted: \(method).") }
        if let moves { result.append("It depends most on \(moves).") }
        // Where all reasons are told.
        if let rent, models >= 4, !isShort { result.append("\(rent).") }
        let doubt = sure.prefix(doubts).joined(separator: "; ")
        if !doubt.isEmpty { result.append("How sure: \(doubt).") }
        return result
    }
}

import InputOutput
import Products
import Reporting

/// Resolves what people call economies and products against one file of trade.
struct TradeLabels {
    private let trade: BilateralTrade
    /// Position of the year that is asked about; nil for none in particular.
    private let year: Int?
    private let own: [String: GroupDefinition]
    private(set) var assumptions: [Assumption] = []
    private(set) var notes: [Diagnostic] = []

    /// Labels of some trade, with the user's groups beside the public ones, which they override.
    /// - Parameter groups: definitions of the form `NAME=CODE,…`.
    /// - Throws: every definition that is none, and groups that hold themselves.
    init(_ trade: BilateralTrade, year: Int? = nil, groups: [String]) throws(Diagnostics) {
        self.trade = trade
        self.year = year
        own = Dictionary(
            try GroupDefinition.parse(groups).map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Positions of the partners behind a comma list of codes, names and groups, rising.
    /// - Throws: every word that is not known, with the nearest.
    mutating func partners(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        var problems = Diagnostics()
        var found = Set<Int>()
        let whole = Country.named(text).map { [$0.alpha3] }
        let isKnown = { [trade] (word: String) in
            Country.named(word) != nil || trade.partners.contains { $0.name == word }
        }
        for word in whole ?? LabelList.items(text, isKnown: isKnown) {
            if word == "*" {
                found.formUnion(trade.partners.indices)
            } else if word.first == "@" {
                do throws(Diagnostics) {
                    found.formUnion(try group(String(word.dropFirst()).lowercased(), option))
                } catch {
                    problems.add(error)
                }
            } else if let position = position(of: word) {
                found.insert(position)
            } else {
                problems.add(unknown(word, option))
            }
        }
        if found.isEmpty, !problems.hasErrors { problems.add(unknown(text, option)) }
        try problems.throwIfErrors()
        return found.sorted()
    }

    /// The same for every year of the trade: where a group is that of the trade’s year, such as
    /// `@eu@trade`, each year has its own members.
    /// - Throws: as `partners`.
    mutating func partnersByYear(
        _ text: String, _ option: String
    ) throws(Diagnostics) -> [[Int]] {
        let members = try partners(text, option)
        guard Self.isOfEachYear(text) || own.values.contains(where: isOfEachYear) else {
            return trade.years.map { _ in members }
        }
        var found: [[Int]] = []
        for year in trade.years.indices {
            var labels = TradeLabels(trade, year: year, own: own)
            found.append(try labels.partners(text, option))
        }
        let changes = found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }
        if changes.count > 1 {
            assumptions.append(
                Assumption(
                    name: "members through the years",
                    value: .text(
                        changes.map {
                            "\(found[$0].count) from \(trade.yearText($0) ?? "")"
                        }.joined(separator: ", ")),
                    source: "\(text): each year of the trade with its own members",
                    isDefault: false))
        }
        return found
    }

    private static func isOfEachYear(_ text: String) -> Bool {
        LabelList.items(text) { _ in false }.contains { $0.lowercased().hasSuffix("@trade") }
    }

    private func isOfEachYear(_ group: GroupDefinition) -> Bool {
        group.members.contains(where: Self.isOfEachYear)
    }

    private init(_ trade: BilateralTrade, year: Int, own: [String: GroupDefinition]) {
        self.trade = trade
        self.year = year
        self.own = own
    }

    /// Refuses importers of whom nobody is left that they could import from.
    /// - Throws: `no-outside`.
    func requireOutside(_ members: [Int], _ option: String) throws(Diagnostics) {
        guard members.count == trade.partners.count else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "no-outside",
                "these are all economies of the trade: there is nobody else to import from",
                at: .init(place: option), remedy: "name one economy, or a group such as @eu")
        ])
    }

    /// The products behind words such as `2811`, `hs281111`; nil for none given.
    /// - Throws: words that are no codes, and codes of which nothing was traded.
    func products(_ words: [String], _ option: String) throws(Diagnostics) -> [Int]? {
        if words.isEmpty { return nil }
        var problems = Diagnostics()
        var found = Set<Int>()
        for word in words.flatMap({ $0.split(separator: ",").map { $0.trimmingSpaces } }) {
            guard let choice = CustomsCodeChoice(word) else {
                problems.add(
                    Diagnostic(
                        .error, "bad-product", "‘\(word)’ is not a customs code",
                        at: .init(place: option),
                        remedy: "write two, four or six digits, such as 2811 or 281111"))
                continue
            }
            let positions = trade.positions(of: [choice])
            if positions.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "unknown-product", "the trade has no flow of \(choice.prefix)",
                        at: .init(place: option),
                        remedy: "its codes are "
                            + (trade.edition.map { "of the edition \($0)" }
                                ?? "of the edition that the file was made in")
                            + "; a code may have another number in another edition"))
            }
            found.formUnion(positions)
        }
        try problems.throwIfErrors()
        return found.sorted()
    }

    /// For every partner the region of a table that it is, by the codes that providers use; nil
    /// where the table has none.
    static func regions(of trade: BilateralTrade, in layout: TableLayout) -> [Int?] {
        var byCode: [String: Int] = [:]
        for (r, region) in layout.regions.enumerated() {
            byCode[region.code.uppercased()] = r
            if let country = Country.named(region.code), byCode[country.alpha3] == nil {
                byCode[country.alpha3] = r
            }
        }
        return trade.partners.map { byCode[$0.code.uppercased()] }
    }

    /// What a choice of importers or exporters is called in a sentence: the name of the one
    /// economy behind it, else the words that were typed.
    func name(of members: [Int], typed text: String) -> String {
        if members.count == 1 { return trade.partners[members[0]].name }
        if text.hasPrefix("@"), !text.contains(",") {
            let group = String(text.dropFirst()).lowercased()
            guard group.hasSuffix("@trade"), own[group] == nil else {
                return PartyNames.group(group)
            }
            let title = PartyNames.group(String(group.dropLast("@trade".count)))
            return "\(RegionNames.inSentence(title)) (members in the trade’s year)"
        }
        if text.contains("@") || members.count > 4 { return text }
        return RegionNames.list(members.map { trade.partners[$0].name })
    }

    private mutating func group(_ name: String, _ option: String) throws(Diagnostics) -> Set<Int> {
        if let defined = own[name] {
            var found = Set<Int>()
            for member in defined.members { found.formUnion(try partners(member, option)) }
            assumptions.append(
                Assumption(
                    name: "@\(name)", value: .text(defined.members.joined(separator: ", ")),
                    source: defined.source, isDefault: false))
            return found
        }
        guard let known = try PublicGroup.named(dated(name, option)) else {
            let names = PublicGroup.all.map(\.name) + own.keys.sorted()
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-group", "unknown group @\(name)", at: .init(place: option),
                    remedy: Suggestion.nearest(to: name, in: names).map { "did you mean @\($0)?" }
                        ?? "'chokepoint groups' lists the known ones")
            ])
        }
        let missing = known.members.filter { position(of: $0) == nil }
        if !missing.isEmpty {
            notes.append(
                Diagnostic(
                    .note, "members-left-out",
                    """
                    @\(name) is without \(missing.joined(separator: ", ")), of which the trade \
                    has 
                    """
                        + "no flows"))
        }
        assumptions.append(
            Assumption(
                name: "@\(name)",
                value: .text(
                    known.members.filter { !missing.contains($0) }.joined(separator: ", ")),
                source: "\(known.title), \(known.membership)", isDefault: !name.contains("@")))
        if let note = otherMembership(known, name, option) { notes.append(note) }
        return Set(known.members.compactMap(position))
    }

    /// The year of the trade that is asked about; nil where the file does not say.
    private var tradeYear: Int? {
        guard let year, trade.years.indices.contains(year), trade.years[year] != 0 else {
            return nil
        }
        return trade.years[year]
    }

    /// `eu@trade` as `eu@2019`, for the year that is asked about.
    private func dated(_ name: String, _ option: String) throws(Diagnostics) -> String {
        guard name.hasSuffix("@trade") else { return name }
        guard let tradeYear else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-year", "@\(name) needs the year of the trade",
                    at: .init(place: option),
                    remedy: "say it with --trade-year, or name a year, such as @eu@2019")
            ])
        }
        return "\(name.dropLast("@trade".count))@\(tradeYear)"
    }

    /// A warning that a group had other members in the year of the trade.
    private func otherMembership(
        _ known: PublicGroup, _ name: String, _ option: String
    ) -> Diagnostic? {
        guard !name.contains("@"), let tradeYear,
            let then = PublicGroup.named("\(name)@\(tradeYear)")
        else { return nil }
        let former = then.members.filter { !known.members.contains($0) }
        let later = known.members.filter { !then.members.contains($0) }
        if former.isEmpty, later.isEmpty { return nil }
        let parts = [
            former.isEmpty ? nil : "\(former.joined(separator: ", ")) belonged to it",
            later.isEmpty ? nil : "\(later.joined(separator: ", ")) did not",
        ]
        return Diagnostic(
            .warning, "other-membership",
            "@\(name) (\(known.membership)) had other members in \(tradeYear), the year of the "
                + "trade: \(parts.compactMap { $0 }.joined(separator: "; "))",
            at: .init(place: option),
            remedy: "write @\(name)@trade for the members of the year of the trade, or "
                + "@\(name)@\(tradeYear)")
    }

    private func position(of word: String) -> Int? {
        let code = word.uppercased()
        if let found = trade.partners.firstIndex(where: { $0.code == code }) { return found }
        guard let country = Country.named(word) ?? Int(word).flatMap(Country.numbered) else {
            return nil
        }
        return trade.partners.firstIndex { $0.code == country.alpha3 }
    }

    private func unknown(_ word: String, _ option: String) -> Diagnostic {
        let known = Country.named(word)
        let nearest = Country.nearest(to: word).map { "did you mean \($0.alpha3), \($0.name)?" }
        return Diagnostic(
            .error, "unknown-country",
            known == nil
                ? "‘\(word)’ is not a known country" : "the trade has no flow of \(word)",
            at: .init(place: option),
            remedy: known == nil
                ? nearest
                    ?? "write a code such as KOR, a name such as Korea, or a group such as @eu27"
                : "it may be counted with another country in this file")
    }
}

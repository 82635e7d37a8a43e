import ArgumentParser
import InputOutput
import Reporting
import Shocks

/// The option that names groups.
struct GroupOptions: ParsableArguments {
    @Option(
        name: .customLong("group"),
        help: ArgumentHelp(
            "Lets @NAME stand for these region or sector codes; may be repeated.",
            valueName: "name=code,…"))
    var groups: [String] = []

    /// The groups by name.
    /// - Throws: everything that is not of the form NAME=CODE,…
    func parsed() throws(Diagnostics) -> [String: [String]] { try Self.parse(groups) }

    /// The groups that definitions stand for, by lower-case name.
    /// - Throws: everything that is not of the form NAME=CODE,…
    static func parse(_ definitions: [String]) throws(Diagnostics) -> [String: [String]] {
        var problems = Diagnostics()
        var result: [String: [String]] = [:]
        for text in definitions {
            let parts = text.split(separator: "=", maxSplits: 1).map(trimmed)
            let codes = parts.count == 2 ? parts[1].split(separator: ",").map(trimmed) : []
            let name = parts.first.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 } ?? ""
            guard !name.isEmpty, !codes.isEmpty, !codes.contains("") else {
                problems.add(
                    Diagnostic(
                        .error, "bad-group", "'\(text)' defines no group",
                        at: .init(place: "--group"), remedy: "write NAME=CODE,CODE,…"))
                continue
            }
            if result.updateValue(codes, forKey: name.lowercased()) != nil {
                problems.add(
                    Diagnostic(
                        .error, "repeated-group", "@\(name) is defined twice",
                        at: .init(place: "--group"), remedy: "choose another name"))
            }
        }
        try problems.throwIfErrors()
        return result
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// Resolves what people type against one table, and remembers which groups they used.
final class TableLabels {
    /// The table's layout.
    let layout: TableLayout
    /// What turns labels into indices; it does not remember groups, and is made anew when one is added.
    private var resolver: LabelResolver
    private var groups: [String: [String]]
    private let own: [String: [String]]
    private let year: Int?
    private var used: [String] = []
    /// Public groups by the name that was typed, such as `eu@table`.
    private var dated: [String: PublicGroup] = [:]

    /// Labels of a table, with the user's groups beside the public ones, which they override.
    init(_ table: MRIOTable, groups own: [String: [String]]) {
        layout = table.layout
        self.own = own
        year = table.year
        var groups: [String: [String]] = [:]
        for group in PublicGroup.all { groups[group.name] = group.split(by: layout).present }
        self.groups = groups.merging(own) { $1 }
        resolver = LabelResolver(layout, groups: self.groups)
    }

    /// Regions behind an option's value.
    func regions(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        try note(text, option)
        return try resolver.regions(text, at: .init(place: option))
    }

    /// One region behind an option's value.
    func region(_ text: String, _ option: String) throws(Diagnostics) -> Int {
        try note(text, option)
        return try resolver.region(text, at: .init(place: option))
    }

    /// Sectors behind an option's value.
    func sectors(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        try note(text, option)
        return try resolver.sectors(text, at: .init(place: option))
    }

    /// Industries behind an option's value: REGION, REGION/SECTOR, lists, groups.
    func industries(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        try note(text, option)
        return try resolver.industries(text, at: .init(place: option))
    }

    /// The restrictions that a text of the one-line notation stands for; groups may stand wherever regions
    /// or sectors may be listed.
    func restrictions(_ text: String) throws(Diagnostics) -> [Restriction] {
        let place = "restriction \(text)"
        var problems = Diagnostics()
        var restrictions: [Restriction] = []
        do throws(Diagnostics) {
            try note(text, place)
        } catch {
            problems.add(error)
        }
        let groupsAreKnown = !problems.hasErrors
        do throws(Diagnostics) {
            restrictions = try RestrictionSyntax.parse(
                text, labels: resolver, at: .init(place: place))
        } catch {
            // What is wrong with a group has been said, with a better remedy.
            for problem in error.items
            where groupsAreKnown || !["unknown-group", "empty-list"].contains(problem.code) {
                problems.add(problem)
            }
        }
        try problems.throwIfErrors()
        return restrictions
    }

    /// The models and options of a shock; groups may stand in `--replace`.
    func runs(_ models: ModelArguments) throws(Diagnostics) -> [ModelRun] {
        for (option, text) in models.regionTexts { try note(text, option) }
        return try models.runs(resolver)
    }

    /// All industries outside the regions of some industries.
    func abroad(_ industries: [Int]) -> [Int] {
        let home = Set(industries.map(layout.region(ofIndustry:)))
        return (0..<layout.industryCount).filter {
            !home.contains(layout.region(ofIndustry: $0))
        }
    }

    /// The groups that were used, for the ledger.
    var assumptions: [Assumption] {
        used.map { name in
            guard own[name] == nil, let group = publicGroup(name) else {
                return Assumption(
                    name: "@\(name)", value: .text((own[name] ?? []).joined(separator: ", ")),
                    source: "command line", isDefault: false)
            }
            return Assumption(
                name: "@\(name)",
                value: .text(group.split(by: layout).present.joined(separator: ", ")),
                source: "\(group.title), \(group.membership)", isDefault: true)
        }
    }

    /// The groups used that stand for regions of the table, with these.
    var regionGroups: [(name: String, regions: [Int])] {
        let index = Dictionary(
            layout.regions.enumerated().map { ($1.code.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        return used.compactMap { name in
            let codes = own[name] ?? publicGroup(name)?.split(by: layout).present ?? []
            let regions = codes.compactMap { index[$0.lowercased()] }
            return regions.count == codes.count ? (name, regions) : nil
        }
    }

    /// Members of the groups used that the table does not have.
    var notes: [Diagnostic] {
        used.compactMap { name in
            guard own[name] == nil, let group = publicGroup(name) else { return nil }
            let missing = group.split(by: layout).missing
            if missing.isEmpty { return nil }
            return Diagnostic(
                .note, "members-left-out",
                "@\(name) is without \(missing.joined(separator: ", ")), which the table does not "
                    + "have as regions of their own")
        }
    }

    private func unknownGroup(_ name: String, _ option: String) -> Diagnostic {
        let known = PublicGroup.all.map(\.name) + own.keys.sorted()
        let remedy =
            Suggestion.nearest(to: name, in: known).map { "did you mean @\($0)?" }
            ?? "define it with --group \(name)=CODE,…; 'chokepoint groups' lists the known ones"
        return Diagnostic(
            .error, "unknown-group", "unknown group @\(name)", at: .init(place: option),
            remedy: remedy)
    }

    private func publicGroup(_ name: String) -> PublicGroup? {
        dated[name] ?? PublicGroup.named(name)
    }

    /// Makes a group of a certain year known to the resolver: `eu@2011`, or `eu@table` for the table's
    /// own year.
    private func addDated(_ name: String, _ option: String) throws(Diagnostics) {
        guard own[name] == nil, groups[name] == nil, let at = name.firstIndex(of: "@") else {
            return
        }
        let stem = String(name[..<at])
        var wanted = name
        if name.hasSuffix("@table") {
            guard let year else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-year", "the table has no year for @\(name)",
                        at: .init(place: option), remedy: "write @\(stem)@YEAR")
                ])
            }
            wanted = "\(stem)@\(year)"
        }
        let isDated = PublicGroup.datedNames.contains(stem)
        let ending = wanted[wanted.index(after: at)...]
        if isDated, Int(ending) == nil {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-year", "'\(ending)' is no year", at: .init(place: option),
                    remedy: "write @\(stem)@2011, or @\(stem)@table for the year of the table")
            ])
        }
        guard let group = PublicGroup.named(wanted) else {
            let known = PublicGroup.datedNames.map { "@\($0)@YEAR" }.joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-group",
                    isDated ? "@\(stem) had no members in that year" : "unknown group @\(name)",
                    at: .init(place: option),
                    remedy: isDated ? "write a later year" : "groups that take a year: \(known)")
            ])
        }
        dated[name] = group
        groups[name] = group.split(by: layout).present
        resolver = LabelResolver(layout, groups: groups)
    }

    /// Remembers the groups that a text names; a public one without any member here is an error.
    private func note(_ text: String, _ option: String) throws(Diagnostics) {
        for part in text.split(whereSeparator: { ",/:=".contains($0) }) {
            let word = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            guard word.first == "@" else { continue }
            let name = String(word.dropFirst()).lowercased()
            try addDated(name, option)
            if own[name] == nil {
                guard let group = publicGroup(name) else {
                    throw Diagnostics([unknownGroup(name, option)])
                }
                if group.split(by: layout).present.isEmpty {
                    throw Diagnostics([
                        Diagnostic(
                            .error, "empty-group", "no member of @\(name) is in this table",
                            at: .init(place: option),
                            remedy: "define it with --group \(name)=CODE,…")
                    ])
                }
            }
            if !used.contains(name) { used.append(name) }
        }
    }
}

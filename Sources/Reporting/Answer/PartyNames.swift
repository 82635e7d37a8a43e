public import InputOutput
public import Shocks

/// What the parties of a shock are called by people.
public struct PartyNames: Sendable {
    /// The names of the table's regions.
    public let regions: RegionNames
    private let layout: TableLayout

    /// The names on a table.
    public init(_ table: MRIOTable) { self.init(table.layout) }

    /// The names on a table with these labels.
    public init(_ layout: TableLayout) {
        self.layout = layout
        regions = RegionNames(layout)
    }

    /// The name: that of the region, of the country whose parts make up the party, or of the group;
    /// words such as `17 importers` stay as they are.
    public func name(_ party: Party) -> String {
        if party.role == .world { return "World" }
        if party.regions.count == 1, let region = party.regions.first,
            party.name == layout.regions[region].code
        {
            return regions[region]
        }
        if party.name.hasPrefix("@") {
            return group(String(party.name.dropFirst()), of: Set(party.regions))
        }
        return party.name.contains(" ") ? party.name : Country.named(party.name)?.name ?? party.name
    }

    /// The name inside a sentence, such as `the United States`.
    public func inSentence(_ party: Party) -> String {
        party.role == .world ? "the world" : RegionNames.inSentence(name(party))
    }

    /// The name of a group by its members: somebody’s own group may bear the name of a public one,
    /// and is not called by its title.
    private func group(_ name: String, of members: Set<Int>) -> String {
        guard let known = PublicGroup.named(name) else { return Self.group(name) }
        let codes = Set(known.split(by: layout).present)
        let due = layout.families.members.flatMap { regions in
            // A country with its parts is a member as a whole.
            regions.contains { codes.contains(layout.regions[$0].code) } ? regions : []
        }
        return Set(due) == members || Set(members.map { layout.regions[$0].code }) == codes
            ? Self.group(name) : "group ‘\(name)’"
    }

    /// The name of a group: a public one's title without what explains it.
    public static func group(_ name: String) -> String {
        guard let known = PublicGroup.named(name) else { return "group ‘\(name)’" }
        return String(known.title.prefix { $0 != "," })
    }

    /// Some regions in words: their names, the name of the group that they are, or how many they
    /// are; `isOne` for what takes a verb in the singular.
    /// - Parameter groups: groups of regions by name without `@`.
    public func words(
        _ members: [Int], groups: [(name: String, regions: [Int])] = [], noun: String = "countries"
    ) -> (text: String, isOne: Bool) {
        let set = Set(members)
        if set.count == 1, let region = members.first { return (regions.inSentence(region), true) }
        if set.count == layout.regionCount { return ("all \(noun)", false) }
        if let group = groups.first(where: { Set($0.regions) == set }) {
            return (RegionNames.inSentence(self.group(group.name, of: set)), true)
        }
        let families = layout.families
        if let first = members.first, set == Set(families.members[families.index[first]]) {
            let code = families.labels[families.index[first]].code
            return (RegionNames.inSentence(Country.named(code)?.name ?? code), true)
        }
        if members.count > 3 { return ("\(members.count) \(noun)", false) }
        return (RegionNames.list(members.map(regions.inSentence)), false)
    }
}

extension Party.Role {
    /// What a party does, in words.
    var words: String {
        switch self {
        case .exporter: "exporter"
        case .importer: "importer"
        case .both: "exporter and importer"
        case .shocked: "its economy changes"
        case .other: "third country"
        case .world: "world"
        }
    }
}

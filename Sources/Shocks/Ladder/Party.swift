public import InputOutput

/// A region, or a group of them, that a shock is about: what the headline numbers are for.
public struct Party: Sendable, Hashable {
    /// What a party does in the shock.
    public enum Role: String, Sendable, Hashable {
        /// It restricts, or its sales are charged.
        case exporter
        /// It is restricted, or its purchases are charged.
        case importer
        /// Both, as in a bloc that decouples or a trade war.
        case both
        /// Its demand or capacity changes.
        case shocked
        /// It is not named in the shock.
        case other
        /// Everybody.
        case world
    }

    /// Code of the region, or the group with its `@`.
    public let name: String
    /// What it does.
    public let role: Role
    /// Its regions, in table order.
    public let regions: [Int]

    /// A party.
    public init(name: String, role: Role, regions: [Int]) {
        self.name = name
        self.role = role
        self.regions = regions
    }

    /// The whole world.
    public static func world(_ layout: TableLayout) -> Party {
        Party(name: "world", role: .world, regions: Array(0..<layout.regionCount))
    }

    /// A role taken by more regions than this is reported as one party.
    static let mostNamed = 3

    /// The parties of a shock: exporters, then importers, then regions whose demand or capacity
    /// changes.
    ///
    /// Regions that make up one of the groups are one party under its name; where more than three
    /// remain, they are one party such as `17 exporters`.
    /// - Parameter groups: named groups of regions, names without `@`.
    public static func parties(
        of shock: Shock, in layout: TableLayout, groups: [(name: String, regions: [Int])] = []
    ) -> [Party] {
        let exporters = unique(
            shock.restrictions.map(\.exporter) + shock.tradeCosts.map(\.exporter))
        let importers = unique(
            shock.restrictions.map(\.importer) + shock.tradeCosts.map(\.importer))
        let shocked = unique(
            shock.demandChanges.map(\.region)
                + shock.capacityChanges.map { layout.region(ofIndustry: $0.industry) })
        var result: [Party] = []
        func add(_ regions: [Int], _ role: Role) {
            for part in parts(regions, role, layout, groups) {
                if let known = result.firstIndex(where: { $0.regions == part.regions }) {
                    if result[known].role == .exporter, role == .importer {
                        result[known] = Party(
                            name: part.name.hasSuffix("importers")
                                ? "\(part.regions.count) regions" : part.name,
                            role: .both, regions: part.regions)
                    }
                } else {
                    result.append(part)
                }
            }
        }
        add(exporters, .exporter)
        add(importers, .importer)
        add(shocked, .shocked)
        return result
    }

    private static func parts(
        _ regions: [Int], _ role: Role, _ layout: TableLayout,
        _ groups: [(name: String, regions: [Int])]
    ) -> [Party] {
        var rest = regions
        var result: [Party] = []
        // A country with its parts is one party.
        let families = layout.families
        for family in families.ofSeveralRegions {
            let members = families.members[family]
            guard members.allSatisfy(rest.contains) else { continue }
            result.append(
                Party(name: families.labels[family].code, role: role, regions: members))
            rest.removeAll(where: members.contains)
        }
        if rest.count > mostNamed {
            for group in groups where group.regions.count > 1 {
                guard group.regions.allSatisfy(rest.contains) else { continue }
                result.append(
                    Party(name: "@\(group.name)", role: role, regions: group.regions.sorted()))
                rest.removeAll(where: group.regions.contains)
            }
        }
        if rest.count <= mostNamed {
            return result
                + rest.map { Party(name: layout.regions[$0].code, role: role, regions: [$0]) }
        }
        let noun = role == .shocked ? "regions" : "\(role.rawValue)s"
        return result + [
            Party(name: "\(rest.count) \(noun)", role: role, regions: rest.sorted())
        ]
    }

    private static func unique(_ list: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return list.filter { seen.insert($0).inserted }
    }
}

/// A list of sectors that a provider of tables uses, or a standard one to aggregate to.
///
/// Every sector is a set of divisions of ISIC: of revision 4 for the tables made since 2014, of
/// revision 3 for the older ones. Two lists of one revision have one finest list that both can be
/// aggregated to, which follows from the sets alone.
public struct SectorClassification: Sendable, Hashable {
    /// The revision of ISIC whose divisions are meant.
    public enum Revision: Int, Sendable, Hashable {
        /// ISIC Rev. 3, the same divisions as NACE Rev. 1.
        case isic3 = 3
        /// ISIC Rev. 4, the same divisions as NACE Rev. 2.
        case isic4 = 4
    }

    /// One sector.
    public struct Item: Sendable, Hashable {
        /// Its code in the provider's spelling.
        public let code: String
        /// Its name, where the list gives one.
        public let name: String?
        /// Other spellings of the code in the provider's own files.
        public let aliases: [String]
        /// The divisions, such as `20`, or parts of divisions where a provider splits one, such as
        /// `24A`.
        public let divisions: Set<String>
    }

    /// The name on the command line, such as `oecd45`.
    public let name: String
    /// What it is, for people.
    public let title: String
    /// Where the list was taken from.
    public let source: String
    /// The revision of ISIC.
    public let revision: Revision
    /// The sectors in the provider's order.
    public let items: [Item]

    /// The positions of codes that are this list's, in any order, without regard to case and to `-`
    /// or `_`; nil when they are not. All codes are spelled in one of the provider's ways: C16 is
    /// an industry of WIOD by its division, and c16 another by its number.
    package func positions(of codes: [String]) -> [Int]? {
        guard codes.count == items.count else { return nil }
        let spellings = 1 + (items.map(\.aliases.count).min() ?? 0)
        for spelling in 0..<spellings {
            let own = items.map { spelling == 0 ? $0.code : $0.aliases[spelling - 1] }
            let index = Dictionary(
                own.enumerated().map { (Self.key($1), $0) }, uniquingKeysWith: { first, _ in first }
            )
            let found = codes.compactMap { index[Self.key($0)] }
            if Set(found).count == items.count { return found }
        }
        return nil
    }

    /// The known list that has exactly the sectors of a table, in any order, or the list that
    /// EXIOBASE's codes describe; nil when there is none.
    public static func recognised(in layout: TableLayout) -> SectorClassification? {
        let codes = layout.sectors.map(\.code)
        return all.first { $0.positions(of: codes) != nil } ?? exiobase(codes)
    }

    /// The divisions of every sector of a table that has exactly this list's sectors, N; nil
    /// otherwise.
    public func divisions(in layout: TableLayout) -> [Set<String>]? {
        guard let positions = positions(of: layout.sectors.map(\.code)) else { return nil }
        return positions.map { items[$0].divisions }
    }

    /// The list of a name that fits a revision; nil when there is none.
    public static func named(_ name: String, revision: Revision) -> SectorClassification? {
        all.first { $0.name == name.lowercased() && $0.revision == revision }
    }

    private static func key(_ code: String) -> String {
        String(code.lowercased().map { $0 == "-" ? "_" : $0 })
    }
}

extension SectorClassification {
    /// How one list is aggregated to another, or to what both have in common.
    public struct Mapping: Sendable, Hashable {
        /// The new sector of every old one, in the order of the old list.
        public let targets: [Target]
        /// New sectors that are several of the target list, because an old one crosses its borders.
        public let merged: [Target]
        /// New sectors that the target list does not have.
        public let without: [Target]

        /// A new sector.
        public struct Target: Sendable, Hashable {
            /// Its code: the target's where it is one of its sectors, else the old one where it is
            /// one of those, else the target's codes joined by `_`.
            public let code: String
            /// Its name, where the lists give one.
            public let name: String?
            /// The sectors of the target list that it holds.
            public let members: [String]
        }
    }

    /// The finest aggregation of this list whose sectors are whole sectors of `target` too: the
    /// target list itself wherever no sector crosses its borders.
    /// - Precondition: both lists are of one revision.
    /// - Complexity: O(divisions × sectors).
    public func mapping(to target: SectorClassification) -> Mapping {
        precondition(revision == target.revision, "lists of two revisions")
        // Sectors that share a division belong together, and so do those that share a sector.
        var group: [String: Int] = [:]
        var next = 0
        for item in items + target.items {
            let touched = Set(item.divisions.compactMap { group[$0] })
            for (division, own) in group where touched.contains(own) { group[division] = next }
            for division in item.divisions { group[division] = next }
            next += 1
        }
        func members(_ list: SectorClassification, of id: Int) -> [Item] {
            list.items.filter { $0.divisions.first.flatMap { group[$0] } == id }
        }
        var known: [Int: Mapping.Target] = [:]
        var (merged, without): ([Mapping.Target], [Mapping.Target]) = ([], [])
        let targets = items.map { item -> Mapping.Target in
            let id = item.divisions.first.flatMap { group[$0] } ?? -1
            if let found = known[id] { return found }
            let (new, old) = (members(target, of: id), members(self, of: id))
            let result: Mapping.Target
            if new.count == 1 {
                result = .init(code: new[0].code, name: new[0].name, members: new.map(\.code))
            } else if old.count == 1 {
                result = .init(
                    code: item.code, name: item.name, members: new.map(\.code))
            } else {
                result = .init(
                    code: new.map(\.code).joined(separator: "_"), name: nil,
                    members: new.map(\.code))
            }
            known[id] = result
            if new.count > 1 { merged.append(result) }
            if new.isEmpty { without.append(result) }
            return result
        }
        return Mapping(targets: targets, merged: merged, without: without)
    }

    /// The sectors of this list that hold parts of several sectors of `target`, with the codes of
    /// those: what stands in the way of a many-to-one mapping.
    /// - Precondition: both lists are of one revision.
    public func crossings(_ target: SectorClassification) -> [(code: String, members: [String])] {
        precondition(revision == target.revision, "lists of two revisions")
        return items.compactMap { item in
            let members = target.items.filter { !$0.divisions.isDisjoint(with: item.divisions) }
            return members.count > 1 ? (item.code, members.map(\.code)) : nil
        }
    }

    /// The concordance of a table with this list's sectors to `target`.
    /// - Throws: what `Concordance` finds, which would be an error of the lists.
    /// - Precondition: the table's sectors are this list's.
    public func concordance(
        to target: SectorClassification, for layout: TableLayout
    ) throws(Diagnostics) -> (concordance: Concordance, mapping: Mapping) {
        let mapping = mapping(to: target)
        guard let positions = positions(of: layout.sectors.map(\.code)) else {
            preconditionFailure("the sectors are not those of \(name)")
        }
        let pairs = zip(layout.sectors, positions).map { sector, position in
            let new = mapping.targets[position]
            return Concordance.Pair(old: sector.code, new: new.code, newName: new.name)
        }
        return (
            try Concordance(pairs, from: layout.sectors.map(\.code), place: target.name), mapping
        )
    }
}

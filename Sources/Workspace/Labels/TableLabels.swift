package import InputOutput
import Reporting
import Shocks

/// Resolves what people type against one table, and remembers which groups they used.
package final class TableLabels {
    /// The table's layout.
    let layout: TableLayout
    /// What turns labels into indices; it does not remember groups.
    let resolver: LabelResolver
    private var used = GroupsUsed()

    /// Labels of a table, with the user's groups beside the public ones, which they override.
    /// - Parameter groups: definitions of the form `NAME=CODE,…`.
    /// - Throws: every definition that is none, and groups that hold themselves.
    package convenience init(_ table: MRIOTable, groups: [String]) throws(Diagnostics) {
        self.init(table, defined: try GroupDefinition.parse(groups))
    }

    /// Labels of a table, with the user's groups beside the public ones, which they override.
    package init(_ table: MRIOTable, defined groups: [GroupDefinition] = []) {
        layout = table.layout
        resolver = LabelResolver(table, groups: groups)
    }

    /// Regions behind an option's value.
    func regions(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        used.note(text, in: resolver)
        return try resolver.regions(text, at: .init(place: option))
    }

    /// Regions behind an option's value, for answers that are about whole countries.
    /// - Throws: `part-of-country` where parts of a country are named without the others, as well
    ///   as what `regions` throws.
    func countries(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        let found = try regions(text, option)
        try checkWhole(found, option)
        return found
    }

    /// Stops where some regions are parts of a country of which others are not among them: what is
    /// counted by country would be the whole country's under the name of a part.
    func checkWhole(_ regions: [Int], _ option: String) throws(Diagnostics) {
        let families = layout.families
        if families.areRegions { return }
        let named = Set(regions)
        var problems = Diagnostics()
        for family in families.families(of: regions) {
            let members = families.members[family]
            if members.allSatisfy(named.contains) { continue }
            let parts = members.filter(named.contains).map { self.layout.regions[$0].code }
            let are = parts.count == 1 ? "is a part" : "are parts"
            let country = PartyNames(layout).words(members).text
            problems.add(
                Diagnostic(
                    .error, "part-of-country",
                    "\(parts.joined(separator: ", ")) \(are) of \(country), and this answer "
                        + "counts by whole country",
                    at: .init(place: option), remedy: "write \(families.labels[family].code)"))
        }
        try problems.throwIfErrors()
    }

    /// One region behind an option's value, or all parts of one country.
    func country(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        let found = try regions(text, option)
        let members = found.first.map { layout.families.members[layout.families.index[$0]] } ?? []
        if found == members.sorted() { return found }
        return [try region(text, option)]
    }

    /// Whether some regions are one part of a country that has others.
    func isPart(_ regions: [Int]) -> Bool {
        guard regions.count == 1, let region = regions.first else { return false }
        return layout.families.members[layout.families.index[region]].count > 1
    }

    /// One region behind an option's value.
    func region(_ text: String, _ option: String) throws(Diagnostics) -> Int {
        used.note(text, in: resolver)
        return try resolver.region(text, at: .init(place: option))
    }

    /// Sectors behind an option's value.
    func sectors(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        used.note(text, in: resolver)
        return try resolver.sectors(text, at: .init(place: option))
    }

    /// Industries behind an option's value: REGION, REGION/SECTOR, lists, groups.
    func industries(_ text: String, _ option: String) throws(Diagnostics) -> [Int] {
        used.note(text, in: resolver)
        return try resolver.industries(text, at: .init(place: option))
    }

    /// What a result calls some industries that were typed as a text: one industry and one region
    /// by their codes, whatever name was typed; everything else as it was typed.
    func label(_ text: String, _ industries: [Int]) -> String {
        if text.contains("@") || text.contains("*") { return text }
        if industries.count == 1 { return layout.code(ofIndustry: industries[0]) }
        let region = layout.region(ofIndustry: industries[0])
        let isRegion = industries == Array(layout.industries(of: region))
        return isRegion && !text.contains("/") ? layout.regions[region].code : text
    }

    /// The restrictions that a text of the one-line notation stands for; groups may stand wherever
    /// regions or sectors may be listed.
    func restrictions(_ text: String) throws(Diagnostics) -> [Restriction] {
        used.note(text, in: resolver)
        return try RestrictionSyntax.parse(
            text, labels: resolver, at: .init(place: "restriction \(text)"))
    }

    /// Remembers the groups in a text that is resolved elsewhere.
    func note(_ text: String) { used.note(text, in: resolver) }

    /// All industries outside the regions of some industries.
    func abroad(_ industries: [Int]) -> [Int] {
        let home = Set(industries.map(layout.family(ofIndustry:)))
        return (0..<layout.industryCount).filter {
            !home.contains(layout.family(ofIndustry: $0))
        }
    }

    /// The groups that were used, for the ledger.
    var assumptions: [Assumption] {
        used.groups.map { group in
            Assumption(
                name: "@\(group.name)", value: .text(group.members.joined(separator: ", ")),
                source: group.source, isDefault: group.isPublic)
        }
    }

    /// The groups used that stand for regions of the table, with these.
    var regionGroups: [(name: String, regions: [Int])] {
        used.groups.compactMap { group in group.regions.map { (group.name, $0) } }
    }

    /// Members of the groups used that the table does not have.
    var notes: [Diagnostic] { used.groups.compactMap(\.note) }
}

import Synchronization

extension LabelResolver {
    /// What `@name` stands for in this table; nil when there is no such group, or none of its
    /// members is in the table.
    public func group(_ name: String) -> NamedGroup? {
        let name = name.lowercased()
        do throws(Diagnostics) {
            let members = try members(of: name, at: .init())
            let definition = own[name]
            let known = definition == nil ? try publicGroup(name, at: .init()) : nil
            return NamedGroup(
                name: name, members: members, missing: known?.split(by: layout).missing ?? [],
                source: definition?.source ?? known.map { "\($0.title), \($0.membership)" } ?? "",
                isPublic: definition == nil, regions: regions(of: name))
        } catch {
            return nil
        }
    }

    /// The regions of a group; nil when it has members that are none.
    private func regions(of name: String) -> [Int]? {
        do throws(Diagnostics) {
            return try regions("@\(name)")
        } catch {
            return nil
        }
    }

    /// What a group stands for, as written for an own one, in the table's codes for a public one.
    /// - Parameter outer: the user's group that holds it, whose definition is then the place of
    ///   what is wrong.
    /// - Throws: `unknown-group`, `empty-group`, `no-year`, `bad-year`.
    func members(
        of name: String, at location: Diagnostic.Location, within outer: String? = nil
    ) throws(Diagnostics) -> [String] {
        if let definition = own[name] { return definition.members }
        let location = outer.flatMap { own[$0]?.location } ?? location
        let present = try publicGroup(name, at: location, within: outer).split(by: layout).present
        if present.isEmpty {
            throw Diagnostics([
                Diagnostic(
                    .error, "empty-group", "no member of @\(name) is in this table", at: location,
                    remedy: definition(of: name, location))
            ])
        }
        return present
    }

    /// A public group, also one of a certain year: `eu@2011`, or `eu@table` for the table's own
    /// year.
    private func publicGroup(
        _ name: String, at location: Diagnostic.Location, within outer: String? = nil
    ) throws(Diagnostics) -> PublicGroup {
        if let found = PublicGroup.named(name) { return found }
        func problem(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
            Diagnostics([Diagnostic(.error, code, message, at: location, remedy: remedy)])
        }
        guard let at = name.firstIndex(of: "@") else {
            let known = PublicGroup.all.map(\.name) + candidates(for: outer)
            let nearest = Suggestion.nearest(to: name, in: known)
            throw problem(
                "unknown-group",
                "unknown group @\(name)\(outer.map { " in @\($0)" } ?? "")",
                nearest.map { "did you mean @\($0)?" }
                    ?? "\(definition(of: name, location)); 'chokepoint groups' lists the known ones"
            )
        }
        let stem = String(name[..<at])
        var ending = String(name[name.index(after: at)...])
        if ending == "table" {
            guard let year else {
                throw problem(
                    "no-year", "the table has no year for @\(name)", "write @\(stem)@YEAR")
            }
            ending = String(year)
        }
        guard PublicGroup.datedNames.contains(stem) else {
            let known = PublicGroup.datedNames.map { "@\($0)@YEAR" }.joined(separator: ", ")
            throw problem(
                "unknown-group", "unknown group @\(name)", "groups that take a year: \(known)")
        }
        if Int(ending) == nil {
            throw problem(
                "bad-year", "‘\(ending)’ is not a year",
                "write @\(stem)@2011, or @\(stem)@table for the year of the table")
        }
        guard let found = PublicGroup.named("\(stem)@\(ending)") else {
            throw problem(
                "unknown-group", "@\(stem) had no members in that year", "write a later year")
        }
        return found
    }

    /// The user's groups that may stand in another one: not itself, and none that holds it.
    private func candidates(for outer: String?) -> [String] {
        let names = own.keys.sorted()
        guard let outer else { return names }
        return names.filter { name in
            guard name != outer, let group = own[name] else { return false }
            return GroupDefinition.way(from: group, to: outer, in: own) == nil
        }
    }

    /// The group whose name or title was written without `@`, such as `EU` or `European Union`; nil
    /// for none of which the table has a member.
    /// - Parameter near: also those whose title is written nearly so.
    func groupNamed(_ word: String, near: Bool) -> String? {
        if own[word.lowercased()] != nil { return word.lowercased() }
        let groups = groupTitles.of(layout)
        let key = Country.key(word)
        if let group = groups.first(where: { $0.name == key || $0.key == key }) {
            return group.name
        }
        guard near,
            let title = Suggestion.nearest(to: word, in: groups.lazy.map(\.title), upTo: 4)
        else { return nil }
        return groups.first { $0.title.text == title.text }?.name
    }

    /// The public groups that a layout shows members of, found when a word is not known, once for
    /// all such words.
    final class GroupTitles: Sendable {
        struct Title: Sendable {
            let name: String
            /// The title's key (`Country.key`).
            let key: String
            let title: Suggestion.Candidate
        }

        private let found = Mutex<[Title]?>(nil)

        func of(_ layout: TableLayout) -> [Title] {
            found.withLock { found in
                if let found { return found }
                let titles = PublicGroup.all.lazy
                    .filter { !$0.split(by: layout).present.isEmpty }
                    .map {
                        Title(
                            name: $0.name, key: Country.key($0.title), title: .init($0.title))
                    }
                let all = Array(titles)
                found = all
                return all
            }
        }
    }

    /// How a user defines a group where its name was written.
    private func definition(of name: String, _ location: Diagnostic.Location) -> String {
        location.file == nil
            ? "define it with --group \(name)=CODE,…" : "define \(name) under groups"
    }
}

import InputOutput

/// The way from a table's sectors to a list that is known by name.
struct KnownSectors {
    /// From the table's sectors to the new ones.
    let concordance: Concordance
    /// What of the list the table cannot tell apart, or does not have in it.
    let findings: [Diagnostic]
    /// Where the lists come from, for the history.
    let sentence: String

    /// Names of the lists, each once.
    static let names = {
        var names: [String] = []
        for list in SectorClassification.all where !names.contains(list.name) {
            names.append(list.name)
        }
        return names
    }()

    /// Whether a text of `--sectors` can only be the name of a list: nothing of it is a path.
    static func isName(_ text: String) -> Bool {
        !text.contains("/") && !text.contains(".") && !TableFinder.exists(text)
    }

    /// The way to the list `name`.
    /// - Parameter common: where a sector of the table holds several of the list, or none of it,
    ///   take the finest sectors that both have instead of refusing.
    /// - Throws: `unknown-list`, with the nearest name; `unknown-sectors` when the table's sectors
    ///   are no known list; `other-revision` when the lists are of two revisions of ISIC;
    ///   `not-many-to-one` with every sector that is in the way.
    init(_ name: String, for layout: TableLayout, common: Bool) throws(Diagnostics) {
        let place = Diagnostic.Location(place: "--sectors")
        let names = Self.names
        func fail(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
            Diagnostics([Diagnostic(.error, code, message, at: place, remedy: remedy)])
        }
        guard names.contains(name.lowercased()) else {
            throw fail(
                "unknown-list", "‘\(name)’ is neither a file nor a list of sectors",
                Suggestion.nearest(to: name, in: names).map { "did you mean \($0)?" }
                    ?? "known lists: \(names.joined(separator: ", "))")
        }
        guard let own = SectorClassification.recognised(in: layout) else {
            throw fail(
                "unknown-sectors",
                "the table's \(layout.sectorCount) sectors are not a known list",
                "give a concordance as a CSV file")
        }
        guard let target = SectorClassification.named(name, revision: own.revision) else {
            throw fail(
                "other-revision",
                """
                the table has the sectors of ISIC Rev. \(own.revision.rawValue) (\(own.title)): \
                they have no many-to-one way to \(name)
                """,
                "'--sectors broad' is what sections of both revisions have in common")
        }
        let (concordance, mapping) = try own.concordance(to: target, for: layout)
        let inTheWay =
            own.crossings(target).map { "\($0.code) holds \($0.members.joined(separator: ", "))" }
            + mapping.without.map { "\($0.code) is not in it" }
        if !inTheWay.isEmpty, !common {
            throw fail(
                "not-many-to-one",
                """
                \(own.name) has no many-to-one way to \(name): \
                \(inTheWay.joined(separator: "; "))
                """,
                "--common-sectors takes the finest sectors that both have")
        }
        self.concordance = concordance
        var findings = mapping.merged.map {
            Diagnostic(
                .warning, "sectors-merged",
                "\($0.members.joined(separator: ", ")) of \(name) stay together as \($0.code)",
                at: place)
        }
        findings += mapping.without.map {
            Diagnostic(
                .warning, "sector-kept", "\($0.code) is not in \(name) and stays as it is",
                at: place)
        }
        self.findings = findings
        sentence = "Sectors of \(own.title) mapped to \(target.title) (\(target.source))."
    }
}

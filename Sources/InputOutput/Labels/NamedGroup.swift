/// A group as it is in one table: what `@NAME` stands for there.
public struct NamedGroup: Sendable, Hashable {
    /// Name without `@`, such as `eu27`, `eu@table` or `friends`.
    public let name: String
    /// What it stands for: the members of a public group that the table has, by the table's codes;
    /// what the user wrote for an own group, other groups with their `@`.
    public let members: [String]
    /// Members that the table does not have as regions of their own; empty for an own group.
    public let missing: [String]
    /// Where the membership comes from: title and date of a public group, else who defined it.
    public let source: String
    /// True for a group that everybody knows, false for one that the user defined.
    public let isPublic: Bool
    /// Its regions in table order; nil when not all of its members are regions.
    public let regions: [Int]?

    /// A note that members are left out, or that an own group takes the place of a public one; nil
    /// where there is nothing to say.
    public var note: Diagnostic? {
        if !isPublic, let hidden = PublicGroup.named(name) {
            return Diagnostic(
                .note, "hides-public-group",
                "@\(name) is the group that was defined here, \(members.joined(separator: ", ")), "
                    + "and not the public group of this name (\(hidden.title))",
                remedy: "give it another name where the public group is meant")
        }
        if missing.isEmpty { return nil }
        return Diagnostic(
            .note, "members-left-out",
            """
            @\(name) is without \(missing.joined(separator: ", ")), which the table does not \
            have as 
            """
                + "regions of their own")
    }
}

/// The groups that were named so far, for the ledger.
public struct GroupsUsed: Sendable {
    /// The groups in the order in which they were first named, each followed by those that it
    /// holds.
    public private(set) var groups: [NamedGroup] = []

    /// No groups.
    public init() {}

    /// Remembers the groups that a text names; those that are not known are left to the resolver,
    /// which says what is wrong with them.
    public mutating func note(_ text: String, in labels: LabelResolver) {
        guard text.contains("@") else { return }
        for part in text.split(whereSeparator: { ",/:=".contains($0) }) {
            let word = part.trimmingSpaces
            if word.hasPrefix("@") { add(word, labels) }
        }
    }

    private mutating func add(_ word: String, _ labels: LabelResolver) {
        let name = word.dropFirst().lowercased()
        guard !groups.contains(where: { $0.name == name }), let group = labels.group(name) else {
            return
        }
        groups.append(group)
        if group.isPublic { return }
        for member in group.members.flatMap({ QuotedText.split($0, at: ",") }) {
            let inner = QuotedText.unquoted(member)
            if inner.hasPrefix("@") { add(inner, labels) }
        }
    }
}

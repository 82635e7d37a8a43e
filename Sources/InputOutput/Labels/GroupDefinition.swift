/// A group of regions or of sectors that a user named: on the command line, or in a scenario file.
public struct GroupDefinition: Sendable, Hashable {
    /// Name without `@`, in lower case.
    public let name: String
    /// What it stands for, as written: codes, spans, `*`, and other groups with their `@`. Where a
    /// table knows no code of a member that holds commas, it is a list.
    public let members: [String]
    /// The members on one line, as they were typed; nil where they were given one by one.
    let line: String?
    /// Who defined it, for the ledger: `command line`, or a file and line.
    public let source: String
    /// Where it is defined.
    public let location: Diagnostic.Location

    /// A definition; the name may have its `@`.
    public init(
        _ name: String, _ members: [String], source: String = "command line",
        at location: Diagnostic.Location = .init()
    ) {
        self.name = (name.hasPrefix("@") ? String(name.dropFirst()) : name).lowercased()
        self.members = members
        self.source = source
        self.location = location
        line = nil
    }

    private init(_ name: String, line: String, at location: Diagnostic.Location) {
        self.name = (name.hasPrefix("@") ? String(name.dropFirst()) : name).lowercased()
        self.line = line
        members = QuotedText.split(line, at: ",").map { QuotedText.unquoted($0) }
        source = "command line"
        self.location = location
    }

    /// The labels that the members are in a table, by what it knows.
    func labels(isKnown: (String) -> Bool) -> [String] {
        if let line { return LabelList.items(line, isKnown: isKnown) }
        return members.flatMap { LabelList.items($0, isKnown: isKnown) }
    }

    /// The other groups that it names, without `@`.
    var groups: [String] {
        members.flatMap { QuotedText.split($0, at: ",") }.map { QuotedText.unquoted($0) }
            .filter { $0.hasPrefix("@") }.map { $0.dropFirst().lowercased() }
    }

    /// The groups that texts of the form `NAME=CODE,CODE,…` define.
    /// - Parameter option: the option that the texts were given with, for findings.
    /// - Throws: `bad-group` for every text of another form, `repeated-group` for a name defined
    ///   twice, `group-cycle` for a group that holds itself.
    public static func parse(
        _ texts: [String], option: String = "--group"
    ) throws(Diagnostics) -> [GroupDefinition] {
        let place = Diagnostic.Location(place: option)
        var problems = Diagnostics()
        var found: [GroupDefinition] = []
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
            let group = GroupDefinition(
                parts.first ?? "", line: parts.count == 2 ? parts[1] : "", at: place)
            if group.name.isEmpty || group.members.contains("") {
                problems.add(
                    Diagnostic(
                        .error, "bad-group", "‘\(text)’ defines no group", at: place,
                        remedy: "write NAME=CODE,CODE,…"))
            } else if found.contains(where: { $0.name == group.name }) {
                problems.add(
                    Diagnostic(
                        .error, "repeated-group", "@\(group.name) is defined twice", at: place,
                        remedy: "choose another name"))
            } else {
                found.append(group)
            }
        }
        try problems.throwIfErrors()
        try checkCycles(found)
        return found
    }

    /// Finds groups that hold themselves.
    /// - Throws: `group-cycle` for each, at its definition.
    public static func checkCycles(_ groups: [GroupDefinition]) throws(Diagnostics) {
        let known = Dictionary(groups.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        var problems = Diagnostics()
        for group in groups {
            guard let path = way(from: group, to: group.name, in: known, passed: []) else {
                continue
            }
            let chain = ([group.name] + path).map { "@\($0)" }.joined(separator: " → ")
            problems.add(
                Diagnostic(
                    .error, "group-cycle", "@\(group.name) holds itself: \(chain)",
                    at: group.location, remedy: "leave one of these groups out of the other"))
        }
        try problems.throwIfErrors()
    }

    /// The names from a group to another that it holds, directly or through others; nil without a
    /// way.
    static func way(
        from group: GroupDefinition, to name: String, in known: [String: GroupDefinition],
        passed: Set<String> = []
    ) -> [String]? {
        for next in group.groups {
            if next == name { return [next] }
            guard !passed.contains(next), let inner = known[next] else { continue }
            if let rest = way(from: inner, to: name, in: known, passed: passed.union([next])) {
                return [next] + rest
            }
        }
        return nil
    }
}

extension StringProtocol {
    /// The text without spaces at its ends.
    package var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

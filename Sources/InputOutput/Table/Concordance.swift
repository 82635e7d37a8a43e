/// A many-to-one mapping of the codes of a table's regions, sectors or final-demand categories.
///
/// Every old code is mapped exactly once. New codes stand in the order in which they first appear.
/// Codes are compared without regard to case, as everywhere a person types them.
public struct Concordance: Sendable, Hashable {
    /// One line of a concordance.
    public struct Pair: Sendable, Hashable {
        /// Code in the table.
        public let old: String
        /// Code that it becomes part of.
        public let new: String
        /// Readable name of the new code, where it is given.
        public let newName: String?
        /// Where the line stands.
        public let location: Diagnostic.Location

        /// A line.
        public init(
            old: String, new: String, newName: String? = nil,
            location: Diagnostic.Location = .init()
        ) {
            self.old = old
            self.new = new
            self.newName = newName
            self.location = location
        }
    }

    /// What old codes become.
    public struct Target: Sendable, Hashable {
        /// The new code.
        public let code: String
        /// Its readable name, where one is given.
        public let name: String?
    }

    /// The old codes, in table order.
    public let oldCodes: [String]
    /// The new codes.
    public let targets: [Target]
    /// For each old code the position of its target.
    public let positions: [Int]

    /// A mapping of all of `codes`.
    /// - Parameter place: what mapping this is, for findings without a line, such as a file name.
    /// - Throws: every unknown, repeated and empty code, every new code with two names, and every
    ///   old code that is not mapped, all at once.
    public init(
        _ pairs: [Pair], from codes: [String], place: String? = nil
    ) throws(Diagnostics) {
        var reader = PairReader(codes: codes)
        for pair in pairs { reader.read(pair) }
        reader.addMissing(at: .init(place: place))
        try reader.problems.throwIfErrors()
        oldCodes = codes
        targets = zip(reader.targetCodes, reader.targetNames).map { Target(code: $0, name: $1) }
        positions = reader.positions.compactMap { $0 }
    }

    /// The regions of each bloc merged into one, all others left alone. A bloc stands where the
    /// first of its regions stood.
    /// - Throws: every unknown code, code in two blocs, empty or repeated bloc, and bloc whose name
    ///   is the code of a region outside it, all at once.
    public static func blocs(
        _ blocs: [(name: String, codes: [String])], of layout: TableLayout
    ) throws(Diagnostics) -> Concordance {
        try merging(blocs, among: layout.regions)
    }

    /// The entries of each group merged into one, all others left alone with their code and name.
    /// - Throws: as `blocs(_:of:)`.
    public static func merging(
        _ groups: [(name: String, codes: [String])], among labels: [some Labelled]
    ) throws(Diagnostics) -> Concordance {
        let codes = labels.map(\.code)
        var reader = PairReader(codes: codes)
        for group in groups { reader.checkGroup(group) }
        for group in groups {
            for code in group.codes {
                reader.read(Pair(old: code, new: group.name, location: .init(place: group.name)))
            }
        }
        let merged = reader.positions
        for (index, label) in labels.enumerated() where merged[index] == nil {
            if let group = groups.first(where: {
                $0.name.lowercased() == label.code.lowercased() && !$0.codes.isEmpty
            }) {
                reader.problems.add(
                    Diagnostic(
                        .error, "code-taken", "\(label.code) is a code outside the group",
                        at: .init(place: group.name), remedy: "choose another name, or add it"))
            }
        }
        try reader.problems.throwIfErrors()
        let pairs = labels.enumerated().map { index, label in
            if let position = merged[index] {
                return Pair(old: label.code, new: reader.targetCodes[position])
            }
            return Pair(old: label.code, new: label.code, newName: label.name)
        }
        return try Concordance(pairs, from: codes)
    }

    /// The groups that have more than one old code, such as `EUROPE = DEU FRA`.
    var mergedGroups: [String] {
        targets.indices.compactMap { target in
            let members = oldCodes.indices.filter { positions[$0] == target }
            guard members.count > 1 else { return nil }
            return
                "\(targets[target].code) = \(members.map { oldCodes[$0] }.joined(separator: " "))"
        }
    }
}

/// Reads lines and collects everything that is wrong with them.
private struct PairReader {
    let codes: [String]
    private let index: [String: Int]
    private(set) var positions: [Int?]
    private(set) var targetCodes: [String] = []
    private(set) var targetNames: [String?] = []
    private var targetIndex: [String: Int] = [:]
    private var firstUse: [Int: String] = [:]
    private var groupNames = Set<String>()
    var problems = Diagnostics()

    init(codes: [String]) {
        self.codes = codes
        index = Dictionary(
            codes.enumerated().map { ($0.element.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        positions = Array(repeating: nil, count: codes.count)
    }

    mutating func read(_ pair: Concordance.Pair) {
        guard !pair.new.isEmpty else {
            add("empty-code", "\(pair.old) is mapped to an empty code", pair, "name the new code")
            return
        }
        guard let old = index[pair.old.lowercased()] else {
            let nearest = Suggestion.nearest(to: pair.old, in: codes)
            add(
                "unknown-code",
                "\(pair.old.isEmpty ? "an empty code" : pair.old) is not in the table",
                pair, nearest.map { "did you mean \($0)?" } ?? "use the table's codes")
            return
        }
        if positions[old] != nil {
            let before = firstUse[old] ?? ""
            add(
                "duplicate-code", "\(codes[old]) is mapped to \(before) already", pair,
                "map every code once")
            return
        }
        positions[old] = target(of: pair)
        firstUse[old] = pair.new
    }

    private mutating func target(of pair: Concordance.Pair) -> Int {
        let key = pair.new.lowercased()
        guard let known = targetIndex[key] else {
            targetIndex[key] = targetCodes.count
            targetCodes.append(pair.new)
            targetNames.append(pair.newName)
            return targetCodes.count - 1
        }
        if let name = pair.newName {
            if let other = targetNames[known], other != name {
                add(
                    "two-names", "\(pair.new) is named \(name) here and \(other) before", pair,
                    "give a new code one name")
            }
            targetNames[known] = targetNames[known] ?? name
        }
        return known
    }

    mutating func addMissing(at location: Diagnostic.Location) {
        for (old, position) in positions.enumerated() where position == nil {
            problems.add(
                Diagnostic(
                    .error, "unmapped-code", "\(codes[old]) is not mapped", at: location,
                    remedy: "add it; to keep it, map it to itself"))
        }
    }

    mutating func checkGroup(_ group: (name: String, codes: [String])) {
        let location = Diagnostic.Location(place: group.name.isEmpty ? nil : group.name)
        if group.name.isEmpty {
            problems.add(
                Diagnostic(.error, "empty-name", "a group has no name", remedy: "name it"))
        } else if !groupNames.insert(group.name.lowercased()).inserted {
            problems.add(
                Diagnostic(
                    .error, "duplicate-group", "the group is given twice", at: location,
                    remedy: "list its codes once"))
        }
        if group.codes.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "empty-group", "the group has no codes", at: location,
                    remedy: "list the codes to merge"))
        }
    }

    private mutating func add(
        _ code: String, _ message: String, _ pair: Concordance.Pair, _ remedy: String
    ) {
        problems.add(Diagnostic(.error, code, message, at: pair.location, remedy: remedy))
    }
}

import Shocks

/// How places in a scenario are written: `restrictions[0].cut`, `timeline.phases[1].years`,
/// `models.trade-ge.theta`. The same in the ledger, in findings, for `--set`, in sweep files and
/// results.
enum ScenarioPath {
    /// The parts of a path as typed; `restrictions.0.cut` is read like `restrictions[0].cut`.
    static func parts(_ path: String) -> [String] {
        path.split(separator: ".", omittingEmptySubsequences: false).flatMap { part -> [String] in
            guard part.hasSuffix("]"), let open = part.firstIndex(of: "["), open > part.startIndex
            else { return [String(part)] }
            let inside = part[part.index(after: open)...].dropLast()
            return [String(part[..<open])]
                + inside.split(
                    separator: "][", omittingEmptySubsequences: false
                ).map(String.init)
        }
    }

    /// A field behind a place.
    static func field(_ name: String, of place: String) -> String {
        place.isEmpty ? name : "\(place).\(name)"
    }

    /// An item of a list: by its name where that is plain and nobody else's, which says more than a
    /// number; items count from 0.
    static func item(_ position: Int, of place: String, names: [String?]) -> String {
        let name = names[position] ?? ""
        let isOnly = names.count { $0 == name } == 1
        return item(position, of: place, name: isOnly ? name : "")
    }

    /// The places of all items of a list.
    /// - Complexity: O(items), where asking for one after another is quadratic.
    static func items(of place: String, names: [String?]) -> [String] {
        var counts: [String: Int] = [:]
        for case let name? in names { counts[name, default: 0] += 1 }
        return names.indices.map { position in
            let name = names[position] ?? ""
            return item(position, of: place, name: counts[name] == 1 ? name : "")
        }
    }

    private static func item(_ position: Int, of place: String, name: String) -> String {
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        return isPlain && Int(name) == nil ? "\(place).\(name)" : "\(place)[\(position)]"
    }

    /// The fields that an item of a list can go by, the first one that it has.
    static let namingFields = ["label", "name", "product"]
}

extension MarkedValue {
    /// What an item of a list goes by, in small letters; empty where nothing names it.
    var itemNames: [String] {
        (ScenarioPath.namingFields.compactMap { self[$0]?.text } + [text].compactMap { $0 })
            .map { $0.lowercased() }
    }
}

extension [MarkedValue] {
    /// Where the ladder is among models; nil where it is not.
    var ladderPosition: Int? {
        firstIndex { ($0["name"] ?? $0).text?.lowercased() == ModelRegistry.ladderName }
    }

    /// The place of an item of this list.
    func path(_ position: Int, of place: String) -> String {
        ScenarioPath.item(position, of: place, names: map { $0.itemNames.first })
    }

    /// The places of all items of this list.
    func paths(of place: String) -> [String] {
        ScenarioPath.items(of: place, names: map { $0.itemNames.first })
    }
}

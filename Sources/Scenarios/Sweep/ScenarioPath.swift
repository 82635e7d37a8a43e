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
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        let isOnly = names.count { $0 == name } == 1
        return isPlain && isOnly && Int(name) == nil
            ? "\(place).\(name)" : "\(place)[\(position)]"
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
}

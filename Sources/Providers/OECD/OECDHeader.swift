import Containers
import InputOutput

/// What the first line of an OECD inter-country table says.
struct OECDHeader {
    /// All labels of the line but the corner.
    let labels: [String]
    /// Industries: regions and their industries, as they are meant.
    let industries: LabelGrid
    /// How many columns come before final demand.
    let industryCount: Int
    /// Final demand: region and category of each column.
    let demand: [LabelGrid.Pair]
    /// Whether final-demand labels begin with the category.
    let isCategoryFirst: Bool
    /// Labels without a region behind final demand, such as `OUT`, `TOTAL`, `DISC`.
    let extras: [String]
    /// The edition whose labels these are; nil when they are of none that is known.
    let edition: OECDEdition?

    private static let knownCategories = Set(OECDEdition.all.flatMap(\.categories))

    /// Reads the labels; nil when they are not those of an OECD inter-country table.
    init?(labels: [String]) {
        var body = labels[...]
        while let last = body.last, LabelGrid.pair(splitting: last) == nil { body.removeLast() }
        let pairs = body.map { LabelGrid.pair(splitting: $0) ?? .init(outer: $0, inner: "") }
        guard !labels.isEmpty, let start = Self.demandStart(pairs) else { return nil }
        let isCategoryFirst = Self.knownCategories.contains(pairs[start].outer)
        let demand = pairs[start...].map { pair in
            isCategoryFirst ? LabelGrid.Pair(outer: pair.inner, inner: pair.outer) : pair
        }
        let categories = Set(demand.map(\.inner))
        guard start > 0, categories.intersection(Self.knownCategories).count >= 3 else {
            return nil
        }
        self.labels = labels
        self.isCategoryFirst = isCategoryFirst
        self.demand = demand
        industryCount = start
        industries = LabelGrid(Array(pairs[..<start]))
        extras = Array(labels[body.endIndex...])
        let found = (sectors: Set(industries.inner), extras: Set(extras))
        edition = OECDEdition.all.first { edition in
            edition.isCategoryFirst == isCategoryFirst
                && categories.isSubset(of: edition.categories)
                && edition.markers.isDisjoint(with: found.sectors) == false
                && edition.foreign.isDisjoint(with: found.sectors)
                && (found.extras.isEmpty
                    || found.extras.contains(
                        edition.outputColumn ?? edition.discrepancyColumn ?? ""))
        }
    }

    /// Position of the first column of final demand: the first known category, or the first column
    /// of the first region's second block.
    private static func demandStart(_ pairs: [LabelGrid.Pair]) -> Int? {
        for (index, pair) in pairs.enumerated() {
            if knownCategories.contains(pair.inner) || knownCategories.contains(pair.outer) {
                return index
            }
            if index > 0, pair.outer == pairs[0].outer, pairs[index - 1].outer != pair.outer {
                return index
            }
        }
        return nil
    }

    /// Regions that have final demand, in the order of the file.
    var demandRegions: [String] {
        var seen: Set<String> = []
        return demand.map(\.outer).filter { seen.insert($0).inserted }
    }

    /// Categories of final demand, in the order of the file.
    var categories: [String] {
        var seen: Set<String> = []
        return demand.map(\.inner).filter { seen.insert($0).inserted }
    }

    /// Split regions and the country each is a part of.
    var splitRegions: [(part: String, parent: String)] {
        let withDemand = Set(demandRegions)
        return industries.outer.compactMap { region in
            guard let parent = Region.conventionalWhole(of: region), !withDemand.contains(region)
            else {
                return nil
            }
            return (region, parent)
        }
    }

    /// Name of the edition with its kind, such as `OECD ICIO 2023 edition, extended`.
    var title: String {
        let kind = splitRegions.isEmpty ? "" : ", extended"
        guard let edition else { return "OECD ICIO, edition not known\(kind)" }
        return "OECD ICIO \(edition.name) edition\(kind)"
    }

    /// What speaks for it, to follow “because”.
    var reason: String {
        let industry = industries.inner.first ?? ""
        let size = "\(industries.outer.count) regions × \(industries.inner.count) industries"
        let end = extras.isEmpty ? "no total" : extras.joined(separator: " ")
        return "its first line has \(size) such as \(industry), final demand "
            + "\(categories.joined(separator: " ")), and \(end)"
    }
}

import Synchronization

/// What the regions of one table are called by people.
///
/// A region has the name that its table gives it. Where a table has nothing but codes, it is the
/// name of the country with that code (Unicode CLDR, see `Country`), and the name of the aggregate
/// for the codes that providers use for what is left of the world.
public struct RegionNames: Sendable {
    /// Names by position, G.
    public let names: [String]
    /// Whether a region is what is left of the world or of a continent: no country, and no
    /// government that could restrict anything, G.
    public let isRest: [Bool]
    private let codes: [String]

    /// The names of a layout's regions. Those of the last one are kept: an answer asks many times.
    public init(_ layout: TableLayout) {
        if let (regions, names) = Self.last.withLock({ $0 }), regions == layout.regions {
            self = names
            return
        }
        self.init(naming: layout)
        let made = self
        Self.last.withLock { $0 = (layout.regions, made) }
    }

    private static let last = Mutex<(regions: [Region], names: RegionNames)?>(nil)

    private init(naming layout: TableLayout) {
        codes = layout.regions.map(\.code)
        let known = Set(codes)
        let aggregates = Self.exiobase.keys.allSatisfy(known.contains) ? Self.exiobase : [:]
        names = layout.regions.map { region in
            if region.name != region.code { return region.name }
            return aggregates[region.code] ?? Self.aggregates[region.code.uppercased()]
                ?? Self.part(region.code) ?? Country.named(region.code)?.name ?? region.code
        }
        isRest = names.map { $0.lowercased().hasPrefix("rest of") }
    }

    /// The name of a region.
    public subscript(region: Int) -> String { names[region] }

    /// The name inside a sentence, such as `the United States`.
    public func inSentence(_ region: Int) -> String { Self.inSentence(names[region]) }

    /// The name with its code, such as `South Korea (KOR)`; the code alone where it has no name.
    public func both(_ region: Int) -> String {
        names[region] == codes[region] ? codes[region] : "\(names[region]) (\(codes[region]))"
    }

    /// A name inside a sentence: with the article that some names take.
    public static func inSentence(_ name: String) -> String {
        if name.hasPrefix("Rest of") { return "the rest of" + name.dropFirst("Rest of".count) }
        let takesArticle =
            withArticle.contains(name) || name.hasSuffix(" Islands") || name.hasPrefix("Group of")
            || name.hasPrefix("group ") || groups.contains { name.hasPrefix($0) }
        return takesArticle ? "the \(name)" : name
    }

    /// `Japan’s`, `the Netherlands’`.
    public static func possessive(_ name: String) -> String {
        name.hasSuffix("s") ? "\(name)’" : "\(name)’s"
    }

    /// One list in words: `A`, `A and B`, `A, B and C`.
    public static func list(_ words: [String], _ last: String = "and") -> String {
        guard let end = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(last) \(end)"
    }

    private static let groups = [
        "European Union", "Organisation for", "Association of", "Regional Comprehensive",
        "Indo-Pacific", "United States–Mexico",
    ]

    private static let withArticle: Set<String> = [
        "Bahamas", "Central African Republic", "Czech Republic", "Dominican Republic", "Gambia",
        "Maldives", "Netherlands", "Philippines", "United Arab Emirates", "United Kingdom",
        "United States", "Euro area", "Slovak Republic", "Russian Federation",
    ]

    /// The parts of countries that the OECD's extended tables keep apart.
    private static func part(_ code: String) -> String? {
        switch code.uppercased() {
        case "CN1": "China, activities excluding export processing"
        case "CN2": "China, export processing"
        case "MX1": "Mexico, activities excluding global manufacturing"
        case "MX2": "Mexico, global manufacturing"
        default: nil
        }
    }

    private static let aggregates = [
        "ROW": "Rest of the world", "RWD": "Rest of the world", "WWW": "Rest of the world",
        "FIGW1": "Rest of the world", "XAM": "Rest of Americas", "XAS": "Rest of Asia-Pacific",
        "XEU": "Rest of Europe", "XAF": "Rest of Africa", "EU27": "European Union",
        "EU28": "European Union",
    ]

    /// Aggregates of EXIOBASE, whose codes mean other things elsewhere.
    private static let exiobase = [
        "WA": "Rest of Asia and Pacific", "WL": "Rest of America", "WE": "Rest of Europe",
        "WF": "Rest of Africa", "WM": "Rest of Middle East",
    ]
}

/// Finds the code behind a name that somebody typed: of regions by the table's names and the names,
/// variants and ISO codes of countries (`Country`), of sectors by the table's names or the words
/// that they begin with.
struct LabelNames: Sendable {
    /// What a text names.
    enum Match {
        /// One label.
        case one(String)
        /// Several labels, by code and name.
        case several([String])
        /// Nothing.
        case none
    }

    private var labels: [(code: String, name: String)] = []
    /// Codes by the key of a whole name.
    private var whole: [String: [String]] = [:]
    /// Words of the names, for those that may be begun only.
    private var words: [[String]] = []
    /// Names and variants with the code that each stands for, for near misses; no codes.
    private var spellings: [(word: Suggestion.Candidate, code: String)] = []
    /// The region that holds all countries that the table does not show; nil where there is none.
    private(set) var restOfTheWorld: String?

    /// The names of a layout's regions, and of the countries whose parts it keeps apart.
    init(regionsOf layout: TableLayout) {
        let names = RegionNames(layout)
        var labels: [(code: String, name: String)] = []
        for (position, region) in layout.regions.enumerated() {
            labels.append((region.code, names[position]))
            if names.isRest[position] {
                if names[position] == "Rest of the world" { restOfTheWorld = region.code }
                add(names[position], region.code)
            } else {
                // Where a table names its regions, a code need not be that of a country.
                let isNamed = region.name != region.code
                add(
                    region.code, names[position], Country.named(isNamed ? region.name : region.code)
                )
            }
        }
        let families = layout.families
        for family in families.ofSeveralRegions {
            let code = families.labels[family].code
            if labels.contains(where: { $0.code == code }) { continue }
            let country = Country.named(code)
            labels.append((code, country?.name ?? code))
            add(code, country?.name ?? code, country)
        }
        self.labels = labels
    }

    /// The names of a layout's sectors.
    init(sectorsOf layout: TableLayout) {
        labels = layout.sectors.map { ($0.code, $0.name) }
        for (code, name) in labels where name != code { add(name, code) }
        words = labels.map { code, name in
            name == code ? [] : Self.core(Country.words(name))
        }
    }

    /// What a text names.
    func find(_ text: String) -> Match {
        if let codes = whole[Country.key(text)] { return match(codes) }
        if let country = Country.namingItself(text), let codes = whole[Country.key(country.alpha3)]
        {
            return match(codes)
        }
        let typed = Self.core(Country.words(text))
        if typed.isEmpty { return .none }
        let codes = words.indices.filter { words[$0].starts(with: typed) }.map { labels[$0].code }
        return match(codes)
    }

    /// True for a name of one label or of several.
    func isKnown(_ text: String) -> Bool {
        if case .none = find(text) { false } else { true }
    }

    /// The label with a name or a variant of it that is near to a text, as `Germany (DEU)`; nil
    /// where none is near: a quarter of a name may be mistyped.
    func nearest(to text: String) -> String? {
        guard
            let near = Suggestion.nearest(to: text, in: spellings.lazy.map(\.word), upTo: 4),
            let code = spellings.first(where: { $0.word.text == near.text })?.code,
            let name = labels.first(where: { $0.code == code })?.name
        else { return nil }
        return "\(name) (\(code))"
    }

    /// A code with its name, where it has one.
    func both(_ code: String) -> String {
        let name = labels.first { $0.code == code }?.name ?? code
        return name == code ? code : "\(code) (\(name))"
    }

    private func match(_ codes: [String]) -> Match {
        switch codes.count {
        case 0: .none
        case 1: .one(codes[0])
        default: .several(codes.map(both))
        }
    }

    /// Adds what a country goes by.
    private mutating func add(_ code: String, _ name: String, _ country: Country?) {
        add(name, code)
        guard let country else { return }
        for word in [country.alpha2, country.alpha3, country.name] + country.variants {
            add(word, code)
        }
    }

    private mutating func add(_ name: String, _ code: String) {
        // What is as short as a code is compared with codes.
        if name.count > 3, name != code { spellings.append((.init(name), code)) }
        let key = Country.key(name)
        if key.isEmpty || whole[key]?.contains(code) == true { return }
        whole[key, default: []].append(code)
    }

    /// Words without those that say nothing of a sector.
    private static func core(_ words: [String]) -> [String] {
        Array(words.drop { $0 == "manufacture" })
    }
}

import InputOutput

/// What sectors are called inside a sentence.
enum SectorWords {
    /// `exports of chemicals and chemical products`, `exports from mining and quarrying`: what a
    /// region sells of some sectors. All sectors are `all exports`, many are counted.
    static func exports(of sectors: [Int], _ layout: TableLayout) -> String {
        if sectors.count == layout.sectorCount { return "exports" }
        if sectors.count > 2 {
            return "exports from \(sectors.count) of \(layout.sectorCount) sectors"
        }
        let parts = sectors.map { sector -> String in
            let name = inSentence(layout.sectors[sector])
            return isActivity(name) ? "from \(name)" : "of \(stripped(name))"
        }
        return "exports \(RegionNames.list(parts))"
    }

    /// `South Korea’s electrical and optical equipment industry`: users of a region; its final
    /// demand where no sector is one.
    static func users(_ sectors: [Int], of region: String, _ layout: TableLayout) -> String {
        if sectors.isEmpty { return "\(RegionNames.possessive(region)) final demand" }
        if sectors.count == layout.sectorCount { return "all industries of \(region)" }
        let names = sectors.map { stripped(inSentence(layout.sectors[$0])) }
        if names.count > 2 { return "\(names.count) industries of \(region)" }
        let noun = names.count == 1 ? "industry" : "industries"
        let list = names.count == 1 ? names[0] : names.joined(separator: " and the ")
        return "\(RegionNames.possessive(region)) \(list) \(noun)"
    }

    /// `the manufacturing industries of all countries`: users in several regions.
    static func industries(_ sectors: [Int], of regions: String, _ layout: TableLayout) -> String {
        let names = sectors.map { stripped(inSentence(layout.sectors[$0])) }
        if names.count > 2 { return "\(names.count) industries of \(regions)" }
        return "the \(names.joined(separator: " and the ")) industries of \(regions)"
    }

    /// What final demand buys: `chemicals and chemical products`.
    static func products(_ sectors: [Int], _ layout: TableLayout) -> String {
        sectors.count > 2
            ? "the products of \(sectors.count) sectors"
            : RegionNames.list(sectors.map { stripped(inSentence(layout.sectors[$0])) })
    }

    /// What an industry buys of some sectors: `basic metals`, `products of manufacturing`.
    static func inputs(_ sectors: [Int], _ layout: TableLayout) -> String {
        let parts = sectors.map { sector -> String in
            let name = inSentence(layout.sectors[sector])
            return isActivity(name) ? "products of \(name)" : stripped(name)
        }
        return RegionNames.list(parts)
    }

    /// The name of a sector in lower case but for words that are not plain ones, such as `TV` or
    /// `N-fertiliser`; the code where there is no name.
    static func inSentence(_ sector: Sector) -> String {
        if sector.name == sector.code { return sector.code }
        return withoutCodes(sector.name).split(separator: " ", omittingEmptySubsequences: false).map
        { word in
            let letters = word.drop { !$0.isLetter }
            guard let first = letters.first, first.isUppercase,
                letters.dropFirst().first?.isLowercase == true,
                letters.dropFirst().allSatisfy({ !$0.isUppercase })
            else { return String(word) }
            return word.lowercased()
        }.joined(separator: " ")
    }

    /// The name without codes in brackets behind it, such as `(C13T15-C31T33)`: tables have them.
    static func withoutCodes(_ name: String) -> String {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return name }
        let inside = name[name.index(after: open)...].dropLast()
        let parts = inside.split(whereSeparator: { " ,-–_".contains($0) })
        let areCodes = parts.allSatisfy { part in
            part.first?.isUppercase == true
                && part.allSatisfy { $0.isNumber || ($0.isUppercase && $0.isASCII) }
                && (part.count == 1 || part.contains(where: \.isNumber))
        }
        let before = name[..<open].trimmingSuffix(while: \.isWhitespace)
        return areCodes && !parts.isEmpty && !before.isEmpty ? before : name
    }

    private static func stripped(_ name: String) -> String {
        let start = "manufacture of "
        return name.hasPrefix(start) ? String(name.dropFirst(start.count)) : name
    }

    /// Whether a sector’s name says what is done there and not what is sold.
    private static func isActivity(_ name: String) -> Bool {
        let first = name.prefix { $0.isLetter }
        return activities.contains(String(first))
    }

    private static let activities: Set<String> = [
        "accommodation", "activities", "administrative", "agriculture", "air", "arts",
        "construction", "cultivation", "distribution", "education", "financial", "fishing",
        "forestry", "health",
        "hotels", "human", "hunting", "information", "inland", "manufacturing", "mining", "other",
        "private", "production", "professional", "public", "publishing", "quarrying", "real",
        "renting", "retail", "sale", "transport", "transportation", "transmission", "water",
        "warehousing", "wholesale",
    ]
}

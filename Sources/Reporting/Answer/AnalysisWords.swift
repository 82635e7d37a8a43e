public import InputOutput

/// What analyses are about, in words with names, for their questions and answers.
public struct AnalysisWords {
    private let layout: TableLayout
    private let names: PartyNames
    private let groups: [(name: String, regions: [Int])]

    /// Words on a table.
    /// - Parameter groups: groups that were used, names without `@`.
    public init(_ layout: TableLayout, groups: [(name: String, regions: [Int])] = []) {
        self.layout = layout
        self.groups = groups
        names = PartyNames(layout)
    }

    /// Some regions: `South Korea`, `the European Union`, `20 countries`.
    public func regions(_ members: [Int]) -> String { names.words(members, groups: groups).text }

    /// Whether what `industries` says takes a verb in the singular.
    public func isOne(_ industries: [Int]) -> Bool {
        let sectors = unique(industries.map(layout.sector(ofIndustry:)))
        let regions = unique(industries.map(layout.region(ofIndustry:)))
        return sectors.count == layout.sectorCount || sectors.count == 1
            ? names.words(regions, groups: groups).isOne : false
    }

    /// Some industries: `South Korea`, `South Korea’s manufacturing industry`, `all countries`.
    public func industries(_ members: [Int]) -> String {
        let regions = unique(members.map(layout.region(ofIndustry:)))
        let sectors = unique(members.map(layout.sector(ofIndustry:)))
        let all = regions.reduce(0) { $0 + layout.industries(of: $1, sectors: sectors).count }
        if members.count == all {
            let (place, isOne) = names.words(regions, groups: groups)
            if sectors.count == layout.sectorCount { return place }
            return isOne
                ? SectorWords.users(sectors, of: place, layout)
                : SectorWords.industries(sectors, of: place, layout)
        }
        return "\(members.count) industries"
    }

    /// Some industries where each stands for itself: `all industries`, `the industries of South
    /// Korea`, `South Korea’s manufacturing industry`; `isOne` for what takes a verb in the
    /// singular.
    public func eachOf(_ members: [Int]) -> (text: String, isOne: Bool) {
        if members.count == layout.industryCount { return ("all industries", false) }
        let regions = unique(members.map(layout.region(ofIndustry:)))
        let sectors = unique(members.map(layout.sector(ofIndustry:)))
        if sectors.count == layout.sectorCount, members.count == regions.count * sectors.count {
            return ("the industries of \(names.words(regions, groups: groups).text)", false)
        }
        return (industries(members), isOne(members))
    }

    /// A code of a region or of an industry, as result tables hold it, by its name.
    public func label(_ code: String) -> String {
        var known = CodeNames()
        known.add(layout)
        guard let name = known.name(of: code, in: .region) else { return code }
        return code.contains("/") ? name : RegionNames.inSentence(name)
    }

    /// An industry inside a sentence: `China’s manufacturing`; its code where it has no names.
    public func industry(_ index: Int) -> String {
        let region = names.regions.inSentence(layout.region(ofIndustry: index))
        let sector = SectorWords.inSentence(layout.sectors[layout.sector(ofIndustry: index)])
        return "\(RegionNames.possessive(region)) \(sector)"
    }

    /// A family of regions by its name, inside a sentence.
    public func family(_ index: Int) -> String { label(layout.families.labels[index].code) }

    private func unique(_ list: [Int]) -> [Int] { Array(Set(list)).sorted() }
}

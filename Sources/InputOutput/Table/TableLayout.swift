public import LinearAlgebra
import Platform

/// The dimensions of a table and where everything stands in its matrices.
///
/// G regions, N sectors, K final-demand categories; n industries, all region-major. In most tables
/// every region has every sector, so that n = G·N: a grid. Where regions have different sectors,
/// such as national tables of different detail side by side, N counts the sectors that any region
/// has, and `isGrid` is false.
public struct TableLayout: Sendable, Hashable {
    /// The G regions.
    public let regions: [Region]
    /// The N sectors that any region has.
    public let sectors: [Sector]
    /// The K final-demand categories.
    public let finalDemand: [FinalDemandCategory]
    /// n industries, labelled `REGION/SECTOR`.
    public let industryAxis: Axis<IndustryAxis>
    /// G·K final-demand columns, labelled `REGION/CATEGORY`.
    public let demandAxis: Axis<DemandAxis>
    /// G regions, labelled by code.
    public let regionAxis: Axis<RegionAxis>
    /// N sectors, labelled by code.
    public let sectorAxis: Axis<SectorAxis>
    /// Which regions are parts of one country.
    public let families: RegionFamilies
    /// The industries one by one; nil for a grid.
    let unequal: UnequalSectors?

    /// A layout from its labels, in which every region has every sector.
    /// - Throws: `duplicate-code` and `empty-code` findings, all at once. Codes are compared
    ///   without regard to case, as everywhere a person types them.
    public init(
        regions: [Region], sectors: [Sector], finalDemand: [FinalDemandCategory]
    ) throws(Diagnostics) {
        var problems = Diagnostics()
        problems.add(Self.codeProblems(regions, in: "regions"))
        problems.add(Self.codeProblems(sectors, in: "sectors"))
        problems.add(Self.codeProblems(finalDemand, in: "final_demand"))
        try problems.throwIfErrors()
        try Self.requireRoom(regions: regions.count, sectors: sectors.count)
        self.init(verified: regions, sectors: sectors, finalDemand: finalDemand)
    }

    /// A layout whose regions have different sectors.
    /// - Parameter sectorsByRegion: for each region the indices in `sectors` of those it has, in
    ///   any order. All of them for every region make a grid.
    /// - Throws: `duplicate-code`, `empty-code`, and `no-sectors` for a region without any.
    public init(
        regions: [Region], sectors: [Sector], sectorsByRegion: [[Int]],
        finalDemand: [FinalDemandCategory]
    ) throws(Diagnostics) {
        precondition(sectorsByRegion.count == regions.count, "one list of sectors a region")
        precondition(
            sectorsByRegion.allSatisfy { $0.allSatisfy(sectors.indices.contains) },
            "sectors outside 0..<N")
        var problems = Diagnostics()
        problems.add(Self.codeProblems(regions, in: "regions"))
        problems.add(Self.codeProblems(sectors, in: "sectors"))
        problems.add(Self.codeProblems(finalDemand, in: "final_demand"))
        for (region, own) in zip(regions, sectorsByRegion) where own.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "no-sectors", "the region \(region.code) has no sector",
                    at: .init(place: "regions"), remedy: "leave the region out"))
        }
        try problems.throwIfErrors()
        let lists = sectorsByRegion.map { Array(Set($0)).sorted() }
        let count = lists.reduce(0) { $0 + $1.count }
        try Self.requireRoom(
            industries: count,
            what: "\(regions.count) regions with \(count) industries in all")
        self.init(
            verified: regions, sectors: sectors, finalDemand: finalDemand,
            unequal: count == regions.count * sectors.count ? nil : UnequalSectors(lists))
    }

    /// A layout of labels whose codes were checked.
    init(
        verified regions: [Region], sectors: [Sector], finalDemand: [FinalDemandCategory],
        unequal: UnequalSectors? = nil
    ) {
        self.regions = regions
        self.sectors = sectors
        self.finalDemand = finalDemand
        self.unequal = unequal
        industryAxis = Axis(
            regions.enumerated().flatMap { r, region in
                (unequal?.sectors(of: r) ?? Array(sectors.indices)).map {
                    "\(region.code)/\(sectors[$0].code)"
                }
            })
        demandAxis = Axis(regions.flatMap { r in finalDemand.map { "\(r.code)/\($0.code)" } })
        regionAxis = Axis(regions.map(\.code))
        sectorAxis = Axis(sectors.map(\.code))
        families = RegionFamilies(regions, regionAxis)
    }

    /// G.
    public var regionCount: Int { regions.count }
    /// N.
    public var sectorCount: Int { sectors.count }
    /// K.
    public var finalDemandCount: Int { finalDemand.count }
    /// n: G·N for a grid.
    public var industryCount: Int { unequal?.count ?? regions.count * sectors.count }
    /// Whether every region has every sector.
    public var isGrid: Bool { unequal == nil }

    /// Index of an industry that the region has.
    public func industry(region: Int, sector: Int) -> Int {
        guard let index = industryIfAny(region: region, sector: sector) else {
            preconditionFailure("\(regions[region].code) has no \(sectors[sector].code)")
        }
        return index
    }

    /// Index of an industry; nil where the region does not have the sector.
    /// - Complexity: O(log N) where regions have different sectors, O(1) in a grid.
    public func industryIfAny(region: Int, sector: Int) -> Int? {
        precondition(region >= 0 && region < regionCount, "region \(region) of \(regionCount)")
        precondition(sector >= 0 && sector < sectorCount, "sector \(sector) of \(sectorCount)")
        if let unequal { return unequal.industry(region: region, sector: sector) }
        return region * sectorCount + sector
    }

    /// The industries of a region.
    public func industries(of region: Int) -> Range<Int> {
        if let unequal { return unequal.starts[region]..<unequal.starts[region + 1] }
        return (region * sectorCount)..<((region + 1) * sectorCount)
    }

    /// The industries of a region among some sectors, in their order; those it does not have are
    /// left out.
    /// - Parameter sectors: indices of sectors; nil for all.
    public func industries(of region: Int, sectors: [Int]?) -> [Int] {
        guard let sectors else { return Array(industries(of: region)) }
        return sectors.compactMap { industryIfAny(region: region, sector: $0) }
    }

    /// The final-demand columns of a region.
    public func demandColumns(of region: Int) -> Range<Int> {
        (region * finalDemandCount)..<((region + 1) * finalDemandCount)
    }

    /// The region of an industry.
    public func region(ofIndustry index: Int) -> Int {
        if let unequal { return unequal.regionOf[index] }
        return index / sectorCount
    }
    /// The sector of an industry.
    public func sector(ofIndustry index: Int) -> Int {
        if let unequal { return unequal.sectorOf[index] }
        return index % sectorCount
    }
    /// The region of a final-demand column.
    public func region(ofDemandColumn index: Int) -> Int { index / finalDemandCount }

    /// `REGION/SECTOR` of an industry.
    public func code(ofIndustry index: Int) -> String { industryAxis[index] }

    /// Sums a vector over the industries of each region: n elements in, G out.
    public func sumByRegion(_ values: [Double]) -> [Double] {
        precondition(values.count == industryCount, "\(values.count) values for n=\(industryCount)")
        return (0..<regionCount).map { r in
            var sum = 0.0
            for i in industries(of: r) { sum += values[i] }
            return sum
        }
    }

    /// Refuses a table whose Z alone is larger than all memory of the machine: before any of it is
    /// read.
    private static func requireRoom(regions G: Int, sectors N: Int) throws(Diagnostics) {
        let n = WholeNumber.product(G, N) ?? .max
        try requireRoom(
            industries: n, what: "\(G) regions with \(N) sectors are \(n) industries")
    }

    private static func requireRoom(industries n: Int, what: String) throws(Diagnostics) {
        let bytes = Memory.bytesOfSquare(n)
        if bytes <= Memory.size { return }
        throw Diagnostics([
            Diagnostic(
                .error, "too-large",
                "\(what): Z alone takes \(Memory.text(bytes)), and there are "
                    + "\(Memory.text(Memory.size)) of memory",
                remedy: "use a table with fewer regions or sectors, or a larger machine")
        ])
    }

    /// Empty and repeated codes of one list.
    public static func codeProblems(_ labels: [some Labelled], in place: String) -> Diagnostics {
        var problems = Diagnostics()
        var firstUse: [String: Int] = [:]
        for (index, label) in labels.enumerated() {
            if label.code.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "empty-code", "entry \(index + 1) has an empty code",
                        at: .init(place: place), remedy: "give every entry a code"))
                continue
            }
            let key = label.code.lowercased()
            if let earlier = firstUse[key] {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-code",
                        "code \(label.code) of entry \(index + 1) repeats entry \(earlier + 1)",
                        at: .init(place: place),
                        remedy: "codes must differ in more than upper and lower case"))
            } else {
                firstUse[key] = index
            }
        }
        return problems
    }

    /// For each region the indices of the sectors that it has, in their order.
    public var sectorsByRegion: [[Int]] {
        (0..<regionCount).map { unequal?.sectors(of: $0) ?? Array(sectors.indices) }
    }

    /// Same labels in the same order.
    public static func == (a: TableLayout, b: TableLayout) -> Bool {
        a.regions == b.regions && a.sectors == b.sectors && a.finalDemand == b.finalDemand
            && a.unequal == b.unequal
    }

    /// Hashes the labels.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(regions)
        hasher.combine(sectors)
        hasher.combine(finalDemand)
        hasher.combine(unequal)
    }
}

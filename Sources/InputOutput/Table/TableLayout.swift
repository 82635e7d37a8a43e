public import LinearAlgebra
import Platform

/// The dimensions of a table and where everything stands in its matrices.
///
/// G regions, N sectors, K final-demand categories; n = G·N industries, all region-major.
public struct TableLayout: Sendable, Hashable {
    /// The G regions.
    public let regions: [Region]
    /// The N sectors.
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

    /// A layout from its labels.
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

    /// A layout of labels whose codes were checked.
    init(verified regions: [Region], sectors: [Sector], finalDemand: [FinalDemandCategory]) {
        self.regions = regions
        self.sectors = sectors
        self.finalDemand = finalDemand
        industryAxis = Axis(regions.flatMap { r in sectors.map { "\(r.code)/\($0.code)" } })
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
    /// n = G·N.
    public var industryCount: Int { regions.count * sectors.count }

    /// Index of an industry.
    public func industry(region: Int, sector: Int) -> Int {
        precondition(region >= 0 && region < regionCount, "region \(region) of \(regionCount)")
        precondition(sector >= 0 && sector < sectorCount, "sector \(sector) of \(sectorCount)")
        return region * sectorCount + sector
    }

    /// The industries of a region.
    public func industries(of region: Int) -> Range<Int> {
        (region * sectorCount)..<((region + 1) * sectorCount)
    }

    /// The final-demand columns of a region.
    public func demandColumns(of region: Int) -> Range<Int> {
        (region * finalDemandCount)..<((region + 1) * finalDemandCount)
    }

    /// The region of an industry.
    public func region(ofIndustry index: Int) -> Int { index / sectorCount }
    /// The sector of an industry.
    public func sector(ofIndustry index: Int) -> Int { index % sectorCount }
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
        let bytes = Memory.bytesOfSquare(n)
        if bytes <= Memory.size { return }
        throw Diagnostics([
            Diagnostic(
                .error, "too-large",
                "\(G) regions with \(N) sectors are \(n) industries: Z alone takes "
                    + "\(Memory.text(bytes)), and there are \(Memory.text(Memory.size)) of memory",
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

    /// Same labels in the same order.
    public static func == (a: TableLayout, b: TableLayout) -> Bool {
        a.regions == b.regions && a.sectors == b.sectors && a.finalDemand == b.finalDemand
    }

    /// Hashes the labels.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(regions)
        hasher.combine(sectors)
        hasher.combine(finalDemand)
    }
}

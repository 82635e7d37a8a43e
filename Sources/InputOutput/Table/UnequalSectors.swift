/// The industries of a table whose regions have different sectors: which region and which sector
/// each one is, region-major, sectors in the table's order within a region.
struct UnequalSectors: Sendable, Hashable {
    /// G + 1: where the industries of each region begin, and n.
    let starts: [Int]
    /// n: the sector of each industry.
    let sectorOf: [Int]
    /// n: the region of each industry.
    let regionOf: [Int]

    /// - Parameter lists: for each region the sectors that it has, in ascending order.
    init(_ lists: [[Int]]) {
        var starts = [0]
        for list in lists { starts.append((starts.last ?? 0) + list.count) }
        self.starts = starts
        sectorOf = lists.flatMap { $0 }
        regionOf = lists.enumerated().flatMap { r, list in list.map { _ in r } }
    }

    /// n.
    var count: Int { sectorOf.count }

    /// The sectors of a region.
    func sectors(of region: Int) -> [Int] {
        Array(sectorOf[starts[region]..<starts[region + 1]])
    }

    /// The industry of a region and a sector, by bisection; nil where there is none.
    func industry(region: Int, sector: Int) -> Int? {
        var (low, high) = (starts[region], starts[region + 1])
        while low < high {
            let middle = (low + high) / 2
            if sectorOf[middle] < sector { low = middle + 1 } else { high = middle }
        }
        return low < starts[region + 1] && sectorOf[low] == sector ? low : nil
    }
}

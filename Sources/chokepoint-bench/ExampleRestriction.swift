import InputOutput

/// The restriction that is timed: Japan's largest deliveries to Korea, or the second region's to
/// the first where a table does not have these.
enum ExampleRestriction {
    /// Exporter and importer; nil for a table of one region.
    static func pair(in layout: TableLayout) -> (exporter: Int, importer: Int)? {
        guard layout.regionCount > 1 else { return nil }
        let codes = layout.regions.map(\.code)
        if let japan = codes.firstIndex(of: "JPN"), let korea = codes.firstIndex(of: "KOR") {
            return (japan, korea)
        }
        return (1, 0)
    }

    /// As it is written on the command line.
    static func text(in table: MRIOTable) -> String? {
        let layout = table.layout
        guard let (exporter, importer) = pair(in: layout) else { return nil }
        let flows = (0..<layout.sectorCount).map { sector in
            let i = layout.industry(region: exporter, sector: sector)
            return layout.industries(of: importer).reduce(0) { $0 + table.Z[i, $1] }
        }
        let largest = flows.indices.max { flows[$0] < flows[$1] } ?? 0
        let (from, to) = (layout.regions[exporter].code, layout.regions[importer].code)
        return "\(from)/\(layout.sectors[largest].code):\(to)=30%"
    }
}

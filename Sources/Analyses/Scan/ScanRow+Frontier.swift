public import InputOutput

extension ScanRow {
    /// The rows that no other one beats: none costs its importer more while its exporter loses
    /// less, both in percent of GDP (a Pareto frontier). Rows without one of the two are left out;
    /// the order stays.
    /// - Complexity: O(k log k) for k rows.
    public static func frontier(_ rows: [ScanRow]) -> [ScanRow] {
        let known = rows.enumerated().compactMap { index, row -> (Int, Double, Double)? in
            guard let cost = row.importerCostPercentOfGDP,
                let change = row.exporterChangePercentOfGDP
            else { return nil }
            return (index, cost, -change)
        }
        var kept: Set<Int> = []
        var best = -Double.infinity
        for (index, cost, _) in known.sorted(by: { ($0.2, -$0.1, $0.0) < ($1.2, -$1.1, $1.0) })
        where cost > best {
            kept.insert(index)
            best = cost
        }
        return rows.indices.filter(kept.contains).map { rows[$0] }
    }
}

extension RestrictionScan.Filter {
    /// Leaves out what is left of the world or of a continent, as exporter and as importer.
    public mutating func leaveOutRest(of layout: TableLayout) {
        let isRest = RegionNames(layout).isRest
        let countries = Set(layout.regions.indices.filter { !isRest[$0] })
        exporters = exporters?.intersection(countries) ?? countries
        importers = importers?.intersection(countries) ?? countries
    }
}

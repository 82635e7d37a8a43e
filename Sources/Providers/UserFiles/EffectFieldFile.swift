import Containers
public import InputOutput
public import LinearAlgebra

/// Writes what every restriction (exporting industry i, importer r) does to every region q: the
/// field factor_ir·origins_iq of n·G·G numbers, which is never formed in memory.
public struct EffectFieldFile {
    /// Flows that are restricted, n×G, in `unit`.
    public let flow: Matrix<IndustryAxis, RegionAxis>
    /// What multiplies the origins, n×G, in `unit`.
    public let factor: Matrix<IndustryAxis, RegionAxis>
    /// Value added by region of origin per unit of output, n×G.
    public let origins: Matrix<IndustryAxis, RegionAxis>
    /// Unit of flows and of changes.
    public let unit: String
    /// The layout of the rows; columns are its families of regions.
    public let layout: TableLayout

    /// A field in its factors.
    public init(
        flow: Matrix<IndustryAxis, RegionAxis>, factor: Matrix<IndustryAxis, RegionAxis>,
        origins: Matrix<IndustryAxis, RegionAxis>, unit: String, layout: TableLayout
    ) {
        self.flow = flow
        self.factor = factor
        self.origins = origins
        self.unit = unit
        self.layout = layout
    }

    /// Writes the field: in its three factors when the name ends in `.h5` (datasets `flow`,
    /// `factor` and `origins`, n×G row-major, labels `rows` and `columns`); written out when it
    /// ends in `.csv`, one line a restriction with a positive flow and one column a region.
    /// - Throws: `unknown-format`, `cannot-write`.
    public func write(to path: String) throws(Diagnostics) {
        let lowercased = path.lowercased()
        if lowercased.hasSuffix(".h5") {
            try writeHDF5(to: path)
        } else if lowercased.hasSuffix(".csv") {
            try writeCSV(to: path)
        } else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-format", "the name does not say how to write the field",
                    at: .init(file: path), remedy: "end it in .h5 or .csv")
            ])
        }
    }

    private func writeHDF5(to path: String) throws(Diagnostics) {
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try HDF5File.creating(temporary, shownAs: path) { file throws(Diagnostics) in
                try file.write("chokepoint-effect-field", attribute: "format")
                try file.write(1, attribute: "version")
                try file.write(unit, attribute: "unit")
                try file.write(
                    "change of value added of region q = factor[i, r] * origins[i, q]",
                    attribute: "formula")
                try file.write(layout.industryAxis.labels, dataset: "rows")
                try file.write(layout.families.axis.labels, dataset: "columns")
                for (name, matrix) in [("flow", flow), ("factor", factor), ("origins", origins)] {
                    try file.writeRows(
                        dataset: name, rows: matrix.rowCount, columns: matrix.columnCount
                    ) { block, first, count in
                        matrix.withUnsafeElements { source in
                            guard let base = source.baseAddress else { return }
                            RowBlock.gather(
                                base + first, leading: matrix.rowCount, rows: count,
                                columns: matrix.columnCount, into: block)
                        }
                    }
                }
            }
        }
    }

    private func writeCSV(to path: String) throws(Diagnostics) {
        let G = layout.families.count
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try CSVOutput.file(temporary, shownAs: path) { output throws(Diagnostics) in
                for label in ["exporter", "sector", "importer", "flow"] { output.add(label) }
                for region in layout.families.labels { output.add(region.code) }
                try output.endRow()
                for i in 0..<layout.industryCount {
                    let home = layout.family(ofIndustry: i)
                    for r in 0..<G where r != home && flow[i, r] > 0 {
                        output.add(layout.regions[layout.region(ofIndustry: i)].code)
                        output.add(layout.sectors[layout.sector(ofIndustry: i)].code)
                        output.add(layout.families.labels[r].code)
                        output.add(flow[i, r])
                        for q in 0..<G { output.add(factor[i, r] * origins[i, q]) }
                        try output.endRow()
                    }
                }
            }
        }
    }
}

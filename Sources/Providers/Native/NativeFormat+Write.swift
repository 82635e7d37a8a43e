import Containers
public import InputOutput
import LinearAlgebra

extension NativeFormat: TableWriter {
    /// Names that end in `.h5` or `.hdf5`.
    public static func accepts(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".h5") || name.hasSuffix(".hdf5")
    }

    /// True: `industries/sectors_by_region` says which.
    public static var keepsUnequalSectors: Bool { true }

    /// True: `sectors/unit` holds them.
    public static var keepsSectorUnits: Bool { true }

    /// Writes a table; the same table gives the same bytes.
    /// - Throws: `cannot-write`, `unwritable-text`, `unwritable-name`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try SatelliteCheck.requireStorable(table, in: path)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try HDF5File.creating(temporary, shownAs: path) { file throws(Diagnostics) in
                try writeHeading(table, file)
                try writeLabels(table, file)
                try write(table.Z, "Z", file, progress: progress)
                try write(table.Y, "Y", file)
                try write(table.V, "V", file)
                if let x = table.declaredOutput { try file.write(x, dataset: "x") }
                if table.satellites.isEmpty { return }
                try file.makeGroup("satellites")
                for satellite in table.satellites { try write(satellite, file) }
            }
        }
    }

    private static func writeHeading(_ table: MRIOTable, _ file: HDF5File) throws(Diagnostics) {
        try file.write(marker, attribute: "format")
        try file.write(version, attribute: "version")
        try file.write(table.name, attribute: "name")
        if let year = table.year { try file.write(year, attribute: "year") }
        try file.write(table.unit, attribute: "unit")
        try file.write(table.valuation, attribute: "valuation")
        try file.write(ProvenanceText.text(of: table.provenance), attribute: "provenance")
    }

    private static func writeLabels(_ table: MRIOTable, _ file: HDF5File) throws(Diagnostics) {
        func write(_ labels: [some Labelled], _ group: String) throws(Diagnostics) {
            try file.makeGroup(group)
            try file.write(labels.map(\.code), dataset: "\(group)/code")
            try file.write(labels.map(\.name), dataset: "\(group)/name")
        }
        let regions = table.layout.regions
        try write(regions, "regions")
        if regions.contains(where: { $0.statedWhole != nil }) {
            try file.write(regions.map { $0.partOf ?? "" }, dataset: "regions/part_of")
        }
        let sectors = table.layout.sectors
        try write(sectors, "sectors")
        if table.isHybrid {
            try file.write(sectors.map { $0.unit ?? "" }, dataset: "sectors/unit")
        }
        if !table.layout.isGrid {
            // The sectors of each region, as a list of their codes' positions from 0.
            try file.makeGroup("industries")
            try file.write(
                table.layout.sectorsByRegion.map { list in
                    list.map(String.init).joined(separator: " ")
                }, dataset: "industries/sectors_by_region")
        }
        try write(table.layout.finalDemand, "final_demand")
        try write(table.primaryInputs, "primary_inputs")
        try file.write(table.primaryInputs.map(\.kind.rawValue), dataset: "primary_inputs/kind")
    }

    private static func write(_ satellite: Satellite, _ file: HDF5File) throws(Diagnostics) {
        let group = "satellites/\(satellite.name)"
        try file.makeGroup(group)
        try file.write(satellite.stressors.map(\.code), dataset: "\(group)/code")
        try file.write(satellite.stressors.map(\.unit), dataset: "\(group)/unit")
        try write(satellite.F, "\(group)/F", file)
        try write(satellite.FY, "\(group)/FY", file)
        try file.write(
            ProvenanceText.text(of: satellite.provenance), attribute: "provenance", of: group)
    }

    private static func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, _ name: String, _ file: HDF5File,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        try matrix.withUnsafeElements { source throws(Diagnostics) in
            try file.writeRows(
                dataset: name, rows: matrix.rowCount, columns: matrix.columnCount,
                progress: progress
            ) { block, first, count in
                guard let base = source.baseAddress else { return }
                RowBlock.gather(
                    base + first, leading: matrix.rowCount, rows: count,
                    columns: matrix.columnCount, into: block)
            }
        }
    }
}

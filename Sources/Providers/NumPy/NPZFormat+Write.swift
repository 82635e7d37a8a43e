import Containers
public import InputOutput

extension NPZFormat: TableWriter {
    /// Names that end in `.npz`.
    public static func accepts(_ path: String) -> Bool { path.lowercased().hasSuffix(".npz") }

    /// Writes a table, without loss; the same table gives the same bytes.
    /// - Throws: `cannot-write`, `unwritable-name`, `unwritable-text`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try SatelliteCheck.requireStorable(table, in: path)
        let output = NPZWriter()
        output.add(table.Z, "Z")
        output.add(table.Y, "Y")
        output.add(table.V, "V")
        if let x = table.declaredOutput { output.add(x, "x") }
        addLabels(of: table, to: output)
        try requireStorableTexts(table, path)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try output.write(to: temporary, shownAs: path)
        }
        progress(1)
    }

    /// Adds labels, facts and satellites, as all npz files of tables have them.
    static func addLabels(of table: MRIOTable, to output: NPZWriter) {
        func add(_ labels: [some Labelled], _ codes: String, _ names: String) {
            output.add(labels.map(\.code), codes)
            output.add(labels.map(\.name), names)
        }
        add(table.layout.regions, "regions", "region_names")
        if table.layout.regions.contains(where: { $0.statedWhole != nil }) {
            output.add(table.layout.regions.map { $0.partOf ?? "" }, "region_part_of")
        }
        add(table.layout.sectors, "sectors", "sector_names")
        add(table.layout.finalDemand, "final_demand", "final_demand_names")
        add(table.primaryInputs, "primary_inputs", "primary_input_names")
        output.add(table.primaryInputs.map(\.kind.rawValue), "primary_input_kinds")
        output.add(table.name, "name")
        if let year = table.year { output.add(year, "year") }
        output.add(table.unit, "unit")
        output.add(table.valuation, "valuation")
        output.add(ProvenanceText.text(of: table.provenance), "provenance")
        if !table.satellites.isEmpty { output.add(table.satellites.map(\.name), "satellites") }
        for satellite in table.satellites {
            let folder = "satellites/\(satellite.name)"
            output.add(satellite.F, "\(folder)/F")
            output.add(satellite.FY, "\(folder)/FY")
            output.add(satellite.stressors.map(\.code), "\(folder)/codes")
            output.add(satellite.stressors.map(\.unit), "\(folder)/units")
            if satellite.provenance != Provenance() {
                output.add(
                    ProvenanceText.text(of: satellite.provenance), "\(folder)/provenance")
            }
        }
    }

    /// NumPy fills texts with zeros and takes zeros at their ends away.
    static func requireStorableTexts(
        _ table: MRIOTable, _ path: String
    ) throws(Diagnostics) {
        let layout = table.layout
        var texts = [table.name, table.unit, table.valuation]
        texts += layout.regions.flatMap { [$0.code, $0.name, $0.partOf ?? ""] }
        texts += layout.sectors.flatMap { [$0.code, $0.name] }
        texts += layout.finalDemand.flatMap { [$0.code, $0.name] }
        texts += table.primaryInputs.flatMap { [$0.code, $0.name] }
        texts += table.satellites.flatMap(\.stressors).flatMap { [$0.code, $0.unit] }
        if let text = texts.first(where: { $0.unicodeScalars.last == "\0" }) {
            throw Diagnostics([
                Diagnostic(
                    .error, "unwritable-text", "‘\(text.shortened)’ ends in a zero character",
                    at: .init(file: path), remedy: "NumPy cannot hold it: rename it")
            ])
        }
    }
}

import Containers
import InputOutput
import LinearAlgebra

/// Makes a table of the arrays of a npz file.
struct NPZReader {
    let path: String
    let archive: ZipArchive
    let members: [String: ZipArchive.Member]
    private(set) var findings: [Diagnostic] = []

    /// What is said about the table as a whole.
    struct Heading {
        let name: String
        let year: Int?
        let unit: String
        let valuation: String
        let provenance: Provenance
    }

    /// A reader of an archive.
    init(_ archive: ZipArchive) {
        path = archive.path
        self.archive = archive
        members = Dictionary(
            archive.members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The table.
    /// - Throws: everything that was found.
    mutating func reading(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        let (regions, sectors) = try labels()
        progress(0.1)
        guard let zArray = try array("Z", "T") else { throw missing("Z") }
        progress(0.5)
        guard let yArray = try array("Y", "F", "FD") else { throw missing("Y") }
        guard let vArray = try array("V", "VA", "W") else { throw missing("V") }
        let columns = yArray.shape.count == 2 ? yArray.shape[1] : 0
        let categories = try demandLabels(columns: columns, regions: regions.count)
        let vRows = vArray.shape.count == 1 ? 1 : vArray.shape.first ?? 0
        let inputs = try inputLabels(rows: vRows)
        // Before anything is made as large as labels say: the arrays are as large as they are.
        let n = try product(regions.count, sectors.count)
        let d = try product(regions.count, categories.count)
        var problems = Diagnostics()
        problems.add(shapeProblems(zArray, "Z", [n, n], "regions × sectors twice"))
        problems.add(
            shapeProblems(
                yArray, "Y", [n, d], "regions × sectors, then regions × categories"))
        try problems.throwIfErrors()
        let layout = try located(
            { () throws(Diagnostics) in
                try TableLayout(regions: regions, sectors: sectors, finalDemand: categories)
            })
        if vArray.shape != [n] {
            problems.add(
                shapeProblems(
                    vArray, "V", [inputs.count, n], "primary inputs, then regions × sectors"))
        }
        var output: [Double]?
        if let xArray = try array("x", "X", "output") {
            if xArray.shape != [n, 1], xArray.shape != [1, n] {
                problems.add(shapeProblems(xArray, "x", [n], "regions × sectors"))
            }
            output = xArray.numbers()
        }
        try problems.throwIfErrors()
        let Z = try matrix(zArray, layout.industryAxis, layout.industryAxis)
        progress(0.8)
        let Y = try matrix(yArray, layout.industryAxis, layout.demandAxis)
        let V = try matrix(
            vArray, Axis<PrimaryInputAxis>(inputs.map(\.code)), layout.industryAxis)
        let heading = try heading()
        let satellites = try satellites(layout)
        var provenance = heading.provenance
        provenance.history += findings.map { $0.message }
        let (declared, found) = (output, findings)
        let table = try located { () throws(Diagnostics) in
            try MRIOTable(
                name: heading.name, year: heading.year, unit: heading.unit,
                valuation: heading.valuation, provenance: provenance, layout: layout,
                primaryInputs: inputs, Z: Z, Y: Y, V: V, satellites: satellites,
                declaredOutput: declared)
        }
        progress(1)
        return TableReading(table, findings: found)
    }

    /// Regions and sectors.
    /// - Throws: `missing-array`, and what the arrays throw.
    mutating func labels() throws(Diagnostics) -> (regions: [Region], sectors: [Sector]) {
        guard let regions = try texts("regions", "countries") else { throw missing("regions") }
        guard let sectors = try texts("sectors", "industries", "products") else {
            throw missing("sectors")
        }
        let regionNames = try names("region_names", count: regions.count)
        let wholes = try names("region_part_of", count: regions.count)
        let sectorNames = try names("sector_names", count: sectors.count)
        return (
            regions.indices.map { r in
                let whole = wholes.flatMap { $0[r].isEmpty ? nil : $0[r] }
                return Region(regions[r], name: regionNames?[r], partOf: whole)
            },
            sectors.indices.map { Sector(sectors[$0], name: sectorNames?[$0]) }
        )
    }

    /// Name, year, unit, valuation and provenance.
    /// - Throws: `bad-provenance`, and what the arrays throw.
    mutating func heading() throws(Diagnostics) -> Heading {
        let year = try array("year")?.numbers()?.first.flatMap { Int(exactly: $0) }
        var provenance = Provenance()
        if let text = try texts("provenance")?.first {
            do throws(JSONScanner.SyntaxError) {
                provenance = try ProvenanceText.provenance(from: text)
            } catch {
                throw NPYHead.problem(
                    "bad-provenance", error.message, shown("provenance"), "write a JSON object")
            }
        }
        let file = SourceFiles.lastComponent(of: path)
        let unit = try texts("unit")?.first
        if unit == nil { note("The archive does not state a unit.") }
        return Heading(
            name: try texts("name")?.first ?? file, year: year, unit: unit ?? "unstated unit",
            valuation: try texts("valuation")?.first ?? "unstated valuation",
            provenance: provenance)
    }

    mutating func demandLabels(
        columns: Int, regions: Int
    ) throws(Diagnostics) -> [FinalDemandCategory] {
        if let codes = try texts("final_demand", "final_demand_categories") {
            let names = try self.names("final_demand_names", count: codes.count)
            return codes.indices.map { FinalDemandCategory(codes[$0], name: names?[$0]) }
        }
        guard regions > 0, columns > 0, columns % regions == 0 else {
            throw NPYHead.problem(
                "wrong-shape", "Y has \(columns) columns, no multiple of the \(regions) regions",
                shown("Y"), "its columns are all categories of the first region, then the next")
        }
        note("The categories of final demand are not named: they are numbered.")
        return (1...(columns / regions)).map { FinalDemandCategory("F\($0)") }
    }

    mutating func inputLabels(rows: Int) throws(Diagnostics) -> [PrimaryInput] {
        guard let codes = try texts("primary_inputs", "value_added") else {
            note("The primary inputs are not named: they are numbered and count as value added.")
            return rows > 0 && rows < 10_000
                ? (1...rows).map { PrimaryInput("V\($0)", kind: .valueAdded) } : []
        }
        let names = try self.names("primary_input_names", count: codes.count)
        let kinds = try self.names("primary_input_kinds", count: codes.count)
        var inputs: [PrimaryInput] = []
        for index in codes.indices {
            var kind: PrimaryInput.Kind?
            if let text = kinds?[index] {
                kind = PrimaryInput.Kind(rawValue: text)
                if kind == nil {
                    throw NPYHead.problem(
                        "unknown-kind", "‘\(text.shortened)’ is not a kind of primary input",
                        shown("primary_input_kinds"), "known are value-added, taxes and imports")
                }
            }
            inputs.append(PrimaryInput(codes[index], name: names?[index], kind: kind))
        }
        return inputs
    }

    mutating func satellites(_ layout: TableLayout) throws(Diagnostics) -> [Satellite] {
        var result: [Satellite] = []
        for name in try texts("satellites") ?? [] {
            let folder = "satellites/\(name)"
            guard let codes = try texts("\(folder)/codes"),
                let units = try names("\(folder)/units", count: codes.count),
                let F = try array("\(folder)/F"), let FY = try array("\(folder)/FY")
            else { throw missing("\(folder)/codes, units, F or FY") }
            let stressors = codes.indices.map {
                Satellite.Stressor(code: codes[$0], unit: units[$0])
            }
            var problems = Diagnostics()
            problems.add(
                shapeProblems(
                    F, "\(folder)/F", [codes.count, layout.industryCount], "codes, industries"))
            problems.add(
                shapeProblems(
                    FY, "\(folder)/FY", [codes.count, layout.demandAxis.count],
                    "codes, columns of final demand"))
            try problems.throwIfErrors()
            var provenance = Provenance()
            if let text = try texts("\(folder)/provenance")?.first {
                do throws(JSONScanner.SyntaxError) {
                    provenance = try ProvenanceText.provenance(from: text)
                } catch {
                    throw NPYHead.problem(
                        "bad-provenance", error.message, shown("\(folder)/provenance"),
                        "write a JSON object")
                }
            }
            let axis = Satellite.axis(of: stressors)
            result.append(
                Satellite(
                    name: name, stressors: stressors, F: try matrix(F, axis, layout.industryAxis),
                    FY: try matrix(FY, axis, layout.demandAxis), provenance: provenance))
        }
        return result
    }

    mutating func note(_ message: String) {
        findings.append(Diagnostic(.note, "labels-assumed", message, at: .init(file: path)))
    }

    func shown(_ name: String) -> String { "\(path)/\(name).npy" }

    func located<T>(_ body: () throws(Diagnostics) -> T) throws(Diagnostics) -> T {
        do throws(Diagnostics) {
            return try body()
        } catch {
            throw error.located(in: path)
        }
    }
}

import Containers
import InputOutput
import LinearAlgebra

/// Reads the files of a folder, and collects what is wrong with them.
struct CSVFolderReader {
    let folder: String

    /// The whole table.
    func table(progress: (Double) -> Void) throws(Diagnostics) -> MRIOTable {
        var problems = ProblemCollector()
        let facts = problems.attempt(try TableFacts(path: "\(folder)/table.csv"))
        let regions = problems.attempt(try LabelFile.regions(of: folder))
        let sectors = problems.attempt(try LabelFile.sectors(of: folder))
        let finalDemand = problems.attempt(try LabelFile(path: "\(folder)/final_demand.csv"))
        let primaryInputs = problems.attempt(try self.primaryInputs())
        if let facts { problems.attempt(try requireListed(facts.satellites)) }
        for name in ["Z", "Y", "V"] { problems.attempt(try requireOne(name)) }
        try problems.throwIfAny()
        guard let facts, let regions, let sectors, let finalDemand, let primaryInputs else {
            preconditionFailure("a part is missing without a problem")
        }
        let layout = try TableLayout(
            regions: regions.entries.map { entry in
                let whole = entry.third.flatMap { $0.isEmpty ? nil : $0 }
                return Region(entry.code, name: entry.name, partOf: whole)
            },
            sectors: sectors.entries.map { entry in
                let own = entry.third.flatMap { $0.isEmpty || $0 == facts.unit ? nil : $0 }
                return Sector(entry.code, name: entry.name, unit: own)
            },
            finalDemand: finalDemand.entries.map { FinalDemandCategory($0.code, name: $0.name) })
        let inputAxis = Axis<PrimaryInputAxis>(primaryInputs.map(\.code))
        let Z = problems.attempt(
            try file("Z").read(rows: layout.industryAxis, columns: layout.industryAxis) {
                progress(0.1 + 0.6 * $0)
            })
        progress(0.7)
        let Y = problems.attempt(
            try file("Y").read(rows: layout.industryAxis, columns: layout.demandAxis))
        let V = problems.attempt(try file("V").read(rows: inputAxis, columns: layout.industryAxis))
        let x = problems.attempt(try declaredOutput(layout))
        progress(0.9)
        let satellites = problems.attemptEach(try accountNames(facts)) { name throws(Diagnostics) in
            try satellite(name, layout)
        }
        try problems.throwIfAny()
        guard let Z, let Y, let V, let x else {
            preconditionFailure("a part is missing without a problem")
        }
        progress(1)
        do throws(Diagnostics) {
            return try MRIOTable(
                name: facts.name, year: facts.year, unit: facts.unit, valuation: facts.valuation,
                provenance: facts.provenance, layout: layout, primaryInputs: primaryInputs, Z: Z,
                Y: Y, V: V, satellites: satellites, declaredOutput: x)
        } catch {
            throw error.located(in: folder)
        }
    }

    /// The file of a matrix: CSV, or Parquet with the labels of rows in its first column.
    private func path(_ name: String) -> String {
        let parquet = "\(folder)/\(name).parquet"
        return FolderContent.exists(parquet) ? parquet : "\(folder)/\(name).csv"
    }

    /// - Throws: `missing-file` where a matrix has no file, `two-files` where it has two.
    private func requireOne(_ name: String) throws(Diagnostics) {
        let path = path(name)
        guard FolderContent.exists(path) else { throw Diagnostics([Self.missing(path)]) }
        guard !path.hasSuffix(".csv"), FolderContent.exists("\(folder)/\(name).csv") else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "two-files", "there is \(name).csv too, and one of them is meant",
                at: .init(file: path), remedy: "remove the one that is not")
        ])
    }

    private func file(_ name: String) -> LabelledMatrixFile {
        let industries = "regions.csv and sectors.csv"
        return LabelledMatrixFile(
            path: path(name), name: name,
            rowSource: name == "V" ? "primary_inputs.csv" : industries,
            columnSource: name == "Y" ? "regions.csv and final_demand.csv" : industries)
    }

    /// What `taxes` is called in words; read as the same.
    private static let taxesInWords = "taxes on intermediates"

    private func primaryInputs() throws(Diagnostics) -> [PrimaryInput] {
        let file = try LabelFile(
            path: "\(folder)/primary_inputs.csv", third: "kind",
            allowed: PrimaryInput.Kind.allCases.map(\.rawValue),
            alsoAllowed: [Self.taxesInWords])
        return file.entries.map { entry in
            PrimaryInput(
                entry.code, name: entry.name,
                kind: entry.third.flatMap {
                    $0 == Self.taxesInWords ? .taxes : PrimaryInput.Kind(rawValue: $0)
                })
        }
    }

    /// Output as stated, where there is x.csv.
    private func declaredOutput(_ layout: TableLayout) throws(Diagnostics) -> [Double]? {
        let path = "\(folder)/x.csv"
        guard FolderContent.exists(path) else { return nil }
        let file = LabelledMatrixFile(
            path: path, name: "x", rowSource: "regions.csv and sectors.csv", columnSource: "x.csv")
        return try file.read(rows: layout.industryAxis, columns: Axis<OrdinalAxis>(["x"])).column(0)
    }

    /// The accounts of the folder: in the order of table.csv where it lists them, by name
    /// otherwise.
    private func accountNames(_ facts: TableFacts) throws(Diagnostics) -> [String] {
        facts.satellites.isEmpty
            ? FolderContent.names(in: "\(folder)/satellites") ?? [] : facts.satellites
    }

    /// When table.csv lists accounts, it must list exactly those that are there.
    private func requireListed(_ listed: [String]) throws(Diagnostics) {
        if listed.isEmpty { return }
        var problems = ProblemCollector()
        let present = FolderContent.names(in: "\(folder)/satellites") ?? []
        let table = Diagnostic.Location(file: "\(folder)/table.csv")
        for (index, name) in listed.enumerated() {
            if listed[..<index].contains(name) {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-key", "the satellite \(name) repeats", at: table,
                        remedy: "list it once"))
            } else if !present.contains(name) {
                problems.add(Self.missing("\(folder)/satellites/\(name)"))
            }
        }
        for name in present where !listed.contains(name) {
            problems.add(
                Diagnostic(
                    .error, "unlisted-satellite", "the satellite \(name) is not listed", at: table,
                    remedy: "add the line satellite,\(name), or remove its folder"))
        }
        try problems.throwIfAny()
    }

    private func satellite(
        _ name: String, _ layout: TableLayout
    ) throws(Diagnostics) -> Satellite {
        let account = "\(folder)/satellites/\(name)"
        let labels = try LabelFile(path: "\(account)/stressors.csv", second: "unit")
        let stressors = labels.entries.map { Satellite.Stressor(code: $0.code, unit: $0.name) }
        let axis = Satellite.axis(of: stressors)
        func file(_ part: String, _ columns: String) -> LabelledMatrixFile {
            LabelledMatrixFile(
                path: "\(account)/\(part).csv", name: "satellites/\(name)/\(part)",
                rowSource: "stressors.csv", columnSource: columns)
        }
        var problems = ProblemCollector()
        let F = problems.attempt(
            try file("F", "regions.csv and sectors.csv").read(
                rows: axis, columns: layout.industryAxis))
        let FY = problems.attempt(
            try file("FY", "regions.csv and final_demand.csv").read(
                rows: axis, columns: layout.demandAxis))
        let facts = "\(account)/provenance.csv"
        let provenance = problems.attempt(
            FolderContent.exists(facts)
                ? try TableFacts(path: facts, isAccount: true).provenance : Provenance())
        try problems.throwIfAny()
        guard let F, let FY, let provenance else {
            preconditionFailure("a part is missing without a problem")
        }
        return Satellite(name: name, stressors: stressors, F: F, FY: FY, provenance: provenance)
    }

    private static func missing(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, "missing-file", "there is no such file", at: .init(file: path),
            remedy: "a table needs it")
    }
}

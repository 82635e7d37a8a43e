import Containers
import InputOutput

/// A folder that pymrio saved, of any table.
struct PymrioProfile: PandasProfile {
    let totalTolerance = StatedTolerance(
        warns: 1e-6, refuses: 0.01, absolute: 1e-6,
        source: "pymrio writes output as the sum of the rows, with 12 digits")
    let balanceTolerance = StatedTolerance(
        warns: 1e-4, refuses: nil, absolute: 1e-3,
        source: "pymrio does not check that costs equal sales")

    /// pymrio states a unit for every sector.
    let takesSectorUnits = true

    func layout(
        _ industries: PandasTableReader.Industries, _ demand: RegionGrid, _ folder: PandasFolder,
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> TableLayout {
        try TableLayout(
            regions: industries.grid.regions.map { Region($0) },
            sectors: industries.grid.parts.map { Sector($0) },
            finalDemand: demand.parts.map { FinalDemandCategory($0) })
    }

    func facts(
        _ folder: PandasFolder, _ metadata: TableMetadata?,
        _ industries: PandasTableReader.Industries, _ findings: inout [Diagnostic]
    ) -> PandasFacts {
        if industries.unit == nil, industries.sectorUnits == nil {
            findings.append(
                Diagnostic(
                    .warning, "no-units",
                    "there is no unit.txt: the unit of the flows is not stated",
                    at: .init(file: folder.files.path)))
        }
        let stated = ["year", "name", "description", "version"].compactMap { metadata?[$0] }
        let path = [folder.root, SourceFiles.lastComponent(of: folder.files.path)]
        var entries = metadata?.entries ?? []
        let (name, valuation) = (metadata?["name"], metadata?["valuation"])
        entries.removeAll { ["name", "year", "valuation"].contains($0.key) }
        return PandasFacts(
            name: name ?? SourceFiles.lastComponent(of: folder.files.path),
            year: (stated + path).lazy.compactMap { YearInName.year(in: $0) }.first,
            unit: industries.unit ?? "", valuation: valuation ?? "not stated",
            provenance: Provenance(entries: entries, history: metadata?.history ?? []))
    }

    func mayHoldInputs(_ account: PandasFolder.Account, of folder: PandasFolder) -> Bool {
        Self.inputAccounts.contains(Self.plain(account.folder))
            || EXIOBASEInputs.areFirst(in: "\(account.prefix)unit.txt", of: folder.files)
    }

    func needsUnits(_ account: PandasFolder.Account) -> Bool {
        account.parameters?.files["unit"] != nil
    }

    /// The rows in the unit of the flows of an account called factor_inputs, value_added, VA or the
    /// like (all its rows when none is in that unit), else EXIOBASE’s rows of value added.
    func inputRows(
        of accounts: [PandasAccount], unit: String?
    ) -> (account: PandasAccount, rows: [Int])? {
        for name in Self.inputAccounts {
            guard let account = accounts.first(where: { Self.plain($0.name) == name }) else {
                continue
            }
            let rows = account.stressors.indices
            let inUnit = rows.filter { account.stressors[$0].unit == unit }
            if !rows.isEmpty { return (account, inUnit.isEmpty ? Array(rows) : inUnit) }
        }
        return EXIOBASEInputs.rows(of: accounts)
    }

    /// Letters of the names of accounts that hold primary inputs, the surest first.
    private static let inputAccounts = [
        "primaryinputs", "factorinputs", "factorinput", "valueadded", "va", "v",
    ]

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter }
    }
}

import Containers
import InputOutput

/// What the columns and codes of a long file are: of a layout that is known, or as a mapping file
/// says.
struct LongLayout {
    /// What the layout is, for people.
    let title: String
    let columns: LongColumns
    let roles: LongRoles
    /// What the table is, before a mapping or a file name says more.
    private let stated: (unit: String, valuation: String, source: String)
    private let tolerance: StatedTolerance
    private let balance: StatedTolerance

    /// Whether the layout is that of a provider, whose name is that of the table.
    private var isProviders: Bool { !roles.usesPrefixes && !isMapped }
    private var isMapped = false

    /// Name, unit and source of a table of this layout.
    func facts(file: String) -> LongFacts {
        let stem = SourceFiles.lastComponent(of: file).split(separator: ".").first.map(String.init)
        return LongFacts(
            name: isProviders ? title : stem ?? title, namesYear: isProviders, year: nil,
            unit: stated.unit, valuation: stated.valuation,
            provenance: Provenance(entries: [
                .init("source", stated.source),
                .init("file", SourceFiles.lastComponent(of: file)),
            ]), tolerance: tolerance, balance: balance)
    }

    /// What a mapping says of the table.
    func apply(_ mapping: MappingFile, to facts: inout LongFacts, file: String) {
        facts.name = mapping.text("name") ?? facts.name
        facts.year = mapping.year ?? facts.year
        facts.unit = mapping.text("unit") ?? facts.unit
        facts.valuation = mapping.text("valuation") ?? facts.valuation
        facts.provenance = mapping.provenance(of: file)
    }

    /// The layout that names of columns are known to be of.
    static func known(_ names: [String]) -> LongLayout? {
        LongLayout(own: names) ?? LongLayout(iotr: names) ?? LongLayout(longRun: names)
    }

    /// The layouts by the names of their columns: those that must be there, and those that may.
    static let layouts: [(title: String, required: [String], optional: [String])] = [
        ("long table", ownColumns, ["year"]),
        (
            "long table of iotr", ["origin", "sector", "destination", "use", "flow", "year"], []
        ),
        (
            "WIOD long-run table",
            ["row_country", "row_isic3", "col_country", "col_isic3", "value", "year", "row_id"], []
        ),
    ]

    /// Names of the columns that this program writes.
    static let ownColumns = ["region", "sector", "use_region", "use_sector", "value"]

    /// What this program writes: codes that are no sectors say what they are, such as
    /// `final_demand:HFCE`.
    private init?(own names: [String]) {
        guard names.count <= 6, Set(names).subtracting(Self.ownColumns).isSubset(of: ["year"]),
            let columns = Self.columns(Self.ownColumns, year: "year", in: names)
        else { return nil }
        self.columns = columns
        title = "long table"
        var roles = LongRoles()
        roles.usesPrefixes = true
        roles.absentRemedy = LongRoles.mappedRemedy
        self.roles = roles
        stated = ("not stated", "not stated", "a long CSV file")
        (tolerance, balance) = (MappingFile.tolerance, MappingFile.balance)
    }

    /// OECD's tables as iotr 0.1 writes them: without totals, value added where it is made.
    private init?(iotr names: [String]) {
        guard names.count == 6,
            let columns = Self.columns(
                ["origin", "sector", "destination", "use", "flow"], year: "year", in: names)
        else { return nil }
        self.columns = columns
        title = "OECD inter-country table, long (iotr)"
        var roles = LongRoles()
        roles.dropsUnused = true
        roles.finalDemand = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR", "P33"].map {
            LongRoles.Category(code: $0, name: OECDEdition.categoryNames[$0])
        }
        roles.inputs = ["TLS", "VA", "VALU"].map { LongRoles.Input(code: $0) }
        self.roles = roles
        stated = (
            OECDReader.unit, "basic prices", "OECD, Inter-Country Input-Output Tables, by iotr"
        )
        tolerance = OECDEdition.tolerance
        var allowed = OECDEdition.tolerance
        // Its columns and rows are known not to balance exactly.
        allowed.saysAboveRounding = false
        balance = allowed
    }

    /// The long-run tables of the World Input-Output Database, 1965–2000.
    private init?(longRun names: [String]) {
        let wanted = ["row_country", "row_isic3", "col_country", "col_isic3", "value"]
        guard names.count == 7, names.contains("row_id"),
            let columns = Self.columns(wanted, year: "year", in: names)
        else { return nil }
        self.columns = columns
        title = "WIOD long-run table"
        var roles = LongRoles()
        roles.dropsUnused = true
        roles.finalDemand = [
            ("xCONS_h", "Final consumption of households"),
            ("xCONS_np", "Final consumption of non-profit institutions serving households"),
            ("xCONS_g", "Final consumption of government"),
            ("xGFCF", "Gross fixed capital formation"), ("xINV", "Changes in inventories"),
        ].map { LongRoles.Category(code: $0, name: $1) }
        roles.inputs = [
            LongRoles.Input(code: "xTXSP", name: "Taxes less subsidies on products", kind: .taxes),
            LongRoles.Input(code: "xEXP_adj", name: "Cif/fob adjustments", kind: .taxes),
            LongRoles.Input(code: "xPURR", name: "Purchases abroad by residents", kind: .taxes),
            LongRoles.Input(
                code: "xPURNR", name: "Domestic purchases by non-residents", kind: .taxes),
            LongRoles.Input(code: "xVA", name: "Value added", kind: .valueAdded),
            LongRoles.Input(
                code: "xIntTTM", name: "International transport margins", kind: .taxes),
        ]
        roles.intermediateRows = ["xII"]
        roles.outputRows = ["xGO"]
        roles.outputColumns = ["xGO", "xTOT"]
        self.roles = roles
        stated = ("million USD", "basic prices", "World Input-Output Database, long-run tables")
        tolerance = StatedTolerance(
            warns: 1e-6, refuses: 0.01, absolute: 0.1, saysAboveRounding: true,
            source: "WIOD’s long-run tables are computed without rounding")
        balance = tolerance
    }

    /// A file of one's own.
    /// - Throws: all of `missing-column` and `duplicate-column`.
    init(_ names: [String], _ mapping: MappingFile, _ path: String) throws(Diagnostics) {
        let keys = [
            "region_column", "sector_column", "use_region_column", "use_sector_column",
            "value_column",
        ]
        let wanted = zip(keys, Self.ownColumns).map { mapping.text($0) ?? $1 }
        var problems = Diagnostics()
        var due = Array(zip(keys, wanted))
        if let year = mapping.text("year_column") { due.append(("year_column", year)) }
        for (key, column) in due {
            let count = names.count { $0 == column }
            if count == 1 { continue }
            let near = count == 0 ? Suggestion.nearest(to: column, in: names) : nil
            problems.add(
                Diagnostic(
                    .error, count == 0 ? "missing-column" : "duplicate-column",
                    count == 0
                        ? "there is no column \(column.shortened)"
                        : "\(count) columns are called \(column.shortened)",
                    at: .init(file: path, line: 1),
                    remedy: near.map { "did you mean \($0)? The key \(key) of the mapping says it" }
                        ?? "the key \(key) of the mapping says which column it is"))
        }
        try problems.throwIfErrors()
        guard let columns = Self.columns(wanted, year: mapping.text("year_column"), in: names)
        else { preconditionFailure("the columns are there") }
        self.columns = columns
        title = "long table"
        isMapped = true
        var roles = LongRoles()
        roles.absentRemedy = LongRoles.mappedRemedy
        roles.finalDemand = mapping.codes("final_demand").map {
            LongRoles.Category(code: $0.code, name: $0.name)
        }
        roles.inputs = mapping.inputs
        // Without any code of its own a file must say what its codes are.
        roles.usesPrefixes = roles.finalDemand.isEmpty && roles.inputs.isEmpty
        roles.intermediateRows = Set(mapping.codes("intermediate_row").map(\.code))
        roles.outputRows = Set(mapping.codes("output_row").map(\.code))
        roles.outputColumns = Set(mapping.codes("output_column").map(\.code))
        roles.absentIsZero = mapping.absentIsZero
        roles.hasUnequalSectors = mapping.hasUnequalSectors
        roles.residualValueAdded = true
        self.roles = roles
        stated = ("not stated", "not stated", "a long CSV file")
        (tolerance, balance) = (MappingFile.tolerance, MappingFile.balance)
    }

    /// The positions of columns; nil when one is not there, or stands twice.
    private static func columns(
        _ wanted: [String], year: String?, in names: [String]
    ) -> LongColumns? {
        let positions = wanted.compactMap { name in
            names.count { $0 == name } == 1 ? names.firstIndex(of: name) : nil
        }
        guard positions.count == wanted.count else { return nil }
        return LongColumns(
            sellerRegion: positions[0], sellerSector: positions[1], buyerRegion: positions[2],
            buyerSector: positions[3], value: positions[4],
            year: year.flatMap { names.firstIndex(of: $0) })
    }
}

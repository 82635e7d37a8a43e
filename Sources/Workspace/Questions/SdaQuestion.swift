import Analyses
import InputOutput
public import Reporting

/// Why value added, emissions or dependence changed between years: structural decomposition.
public struct SdaQuestion: Question {
    /// `sda`.
    public static let command = "sda"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "it splits GDP and purchases by their value"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "it splits what a product’s users buy by the same product’s origins"
    /// The tables in the order of their years: paths, or names.
    public var tables: [String] = []
    /// What changed.
    public var of = Subject.production
    /// How contributions are computed.
    public var method = Method.all
    /// The satellite account to decompose; value added without one.
    public var account: String?
    /// The row of the account; may be left out when it has one.
    public var stressor: String?
    /// Suppliers, for dependence.
    public var from: String?
    /// Regions whose final demand depends on them, for dependence.
    public var to: String?
    /// Countries or industries to list; nil for all.
    public var region: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// What changed.
    public enum Subject: String, CaseIterable, Codable, Sendable, Hashable {
        /// Value added earned, or emissions caused, in each country.
        case production
        /// The same by industry.
        case industries
        /// Value added bought by each country’s final demand, or its footprint.
        case consumption
        /// The part of suppliers in the value added behind some regions’ final demand.
        case dependence
    }

    /// How contributions are computed.
    public enum Method: String, CaseIterable, Codable, Sendable, Hashable {
        /// The mean over all orders of the factors.
        case all
        /// The mean of one order and its reverse.
        case polar
        /// The logarithmic mean Divisia index.
        case lmdi
    }

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if tables.count < 2 { return "name two tables or more, in the order of their years" }
        if (of == .dependence) != (from != nil) || (from == nil) != (to == nil) {
            return "--of dependence goes with --from and --to"
        }
        if of == .dependence, account != nil || stressor != nil {
            return "--of dependence is about value added; leave out --account and --stressor"
        }
        if of == .dependence, region != nil { return "--region is not for --of dependence" }
        if stressor != nil, account == nil { return "--stressor goes with --account" }
        if method == .lmdi, of == .industries || of == .dependence {
            return "--method lmdi goes with --of production or consumption"
        }
        return nil
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var links: [StructureReport.Link] = []
        var identities: [TableIdentity] = []
        var numerics: [Numerics] = []
        var before: Year?
        var first: Year?
        for (number, name) in zip(1..., tables) {
            let opened = try inquiry.open(name, reading, position: (number, tables.count))
            let system = try inquiry.system(of: opened) { system in
                .decomposition(between: self.tables.count, on: system)
            }
            let year = try Year(opened, system, account, stressor)
            try year.requireOutput()
            if let first { try year.check(against: first) } else { first = year }
            if let before {
                try inquiry.begin("decomposing \(before.label) to \(year.label)")
                links.append(try link(before, year, inquiry))
            }
            identities.append(opened.identity)
            numerics.append(try inquiry.numerics(of: year.system))
            before = year
        }
        guard let first, let last = before else { return inquiry.document(tables: []) }
        if !first.isInConstantPrices || !last.isInConstantPrices { inquiry.report(Self.prices) }
        let form = form(of: first)
        let tables = StructureReport.tables(links, form)
        let table = first.system.table
        var document = inquiry.document(
            tablesCompared: identities,
            assumptions: [
                Assumption(
                    name: "method", value: .text(method.rawValue),
                    source: Self.source(of: method), isDefault: method == .all)
            ], numerics: Numerics.worst(of: numerics), tables: tables,
            reading: StructureReport.reading(tables, form, AnalysisWords(table.layout)))
        document.question = try question(table, from: first, to: last)
        document.lead = StructureReport.lead(tables)
        document.summary.method = StructureReport.method
        document.summary.sure = [
            method == .lmdi
                ? "the parts add up to the change; the logarithmic mean depends on no order"
                : "a part depends on which factors change first: --table effects has the range"
        ]
        return document
    }

    /// What was asked.
    private func question(
        _ table: MRIOTable, from first: Year, to last: Year
    ) throws(Diagnostics) -> String {
        let labels = try TableLabels(table, groups: group)
        let words = AnalysisWords(table.layout, groups: labels.regionGroups)
        let what = account.map { "the account \($0)" } ?? "value added"
        let period = "from \(first.label) to \(last.label)"
        func place(_ list: (String, String) throws(Diagnostics) -> [Int]) throws(Diagnostics)
            -> [Int]
        { try list(region ?? "*", "--region") }
        switch of {
        case .production:
            let regions = words.regions(try place(labels.countries))
            let verb = account == nil ? "earned" : "caused"
            return "Why did \(what) \(verb) in \(regions) change \(period)?"
        case .consumption:
            let regions = words.regions(try place(labels.countries))
            return "Why did \(what) behind the final demand of \(regions) change \(period)?"
        case .industries:
            let industries = words.eachOf(try place(labels.industries)).text
            return "Why did \(what) of \(industries) change \(period)?"
        case .dependence:
            let suppliers = words.industries(try labels.industries(from ?? "*", "--from"))
            let users = words.regions(try labels.countries(to ?? "*", "--to"))
            return "Why did the dependence of \(users) on \(suppliers) change \(period)?"
        }
    }

    private static let prices = Diagnostic(
        .warning, "current-prices",
        "the tables are in current prices, so that changes of prices count as well",
        remedy: "bring them to the prices of one year first: chokepoint deflate")

    private static func source(of method: Method) -> String {
        switch method {
        case .all: "mean over all orders: Dietzenbacher & Los 1998; Sun 1998"
        case .polar: "mean of two polar orders: Dietzenbacher & Los 1998"
        case .lmdi: "Ang 2004; Ang & Liu 2007 for zeros"
        }
    }

    private func form(of year: Year) -> StructureReport.Form {
        let factors =
            method == .lmdi
            ? LogMeanDecomposition.Factor.allCases.map(\.rawValue)
            : StructuralDecomposition.Factor.allCases.map(\.rawValue)
        let labels: [String] =
            switch of {
            case .production, .consumption: ["region"]
            case .industries: ["region", "sector"]
            case .dependence: ["supplier", "user"]
            }
        return StructureReport.Form(
            labels: labels,
            unit: of == .dependence ? "share of value added" : year.unit,
            style: of == .dependence ? .share : account == nil ? .currency : .automatic,
            factors: factors, hasDirect: of == .consumption && account != nil,
            hasRange: method != .lmdi)
    }

    /// The changes between two tables.
    private func link(
        _ a: Year, _ b: Year, _ inquiry: Inquiry
    ) throws -> StructureReport.Link {
        let layout = a.system.table.layout
        let labels = try TableLabels(a.system.table, groups: group)
        let intensities = (a.intensity, b.intensity)
        let direct = (a.direct, b.direct)
        var lines: [StructureReport.Line] = []
        if method == .lmdi {
            let listed = layout.families.families(
                of: try labels.countries(region ?? "*", "--region"))
            let result = try LogMeanDecomposition(
                from: a.system, to: b.system, byConsumer: of == .consumption,
                intensities: intensities, direct: direct)
            lines = listed.map { k in
                .init(
                    result.changes[k], labels: [.text(layout.families.labels[k].code)])
            }
        } else {
            var target = StructuralDecomposition.Target.production
            var listed: [Int] = []
            var names: [[Cell]] = []
            switch of {
            case .production, .consumption:
                if of == .consumption { target = .consumption }
                listed = layout.families.families(
                    of: try labels.countries(region ?? "*", "--region"))
                names = listed.map { [.text(layout.families.labels[$0].code)] }
            case .industries:
                target = .industries
                listed = try labels.industries(region ?? "*", "--region")
                names = listed.map { i in
                    [
                        .text(layout.regions[layout.region(ofIndustry: i)].code),
                        .text(layout.sectors[layout.sector(ofIndustry: i)].code),
                    ]
                }
            case .dependence:
                let (from, to) = (self.from ?? "*", self.to ?? "*")
                let suppliers = try labels.industries(from, "--from")
                target = .dependence(
                    suppliers: suppliers, regions: try labels.countries(to, "--to"))
                listed = [0]
                names = [[.text(labels.label(from, suppliers)), .text(to)]]
            }
            let result = try StructuralDecomposition(
                from: a.system, to: b.system, target: target, intensities: intensities,
                direct: direct, average: method == .polar ? .polar : .all)
            lines = zip(listed, names).map { k, name in
                .init(result.changes[k], labels: name)
            }
        }
        inquiry.report(labels.notes)
        return StructureReport.Link(from: a.label, to: b.label, changes: lines)
    }
}

/// One table of a decomposition over years.
private struct Year {
    let system: LeontiefSystem
    let label: String
    let unit: String
    let intensity: [Double]
    /// What final demand causes itself, by country.
    let direct: [Double]

    init(
        _ opened: OpenedTable, _ system: LeontiefSystem, _ account: String?, _ stressor: String?
    ) throws(Diagnostics) {
        let table = system.table
        let layout = table.layout
        self.system = system
        label = table.year.map(String.init) ?? table.name
        guard let account else {
            unit = table.unit
            intensity = system.coefficients.valueAdded
            direct = [Double](repeating: 0, count: layout.families.count)
            return
        }
        func missing(_ what: String, _ known: [String], _ option: String) -> Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, "no-account", "\(table.name) has \(what)",
                    at: .init(place: option),
                    remedy: known.isEmpty
                        ? AccountChoice.attaching
                        : "choose from \(known.joined(separator: ", "))")
            ])
        }
        guard
            let satellite = table.satellites.first(where: {
                $0.name.lowercased() == account.lowercased()
            })
        else {
            throw missing("no account \(account)", table.satellites.map(\.name), "--account")
        }
        let codes = satellite.stressors.map(\.code)
        var row = codes.count == 1 ? 0 : nil
        if let stressor {
            row = codes.firstIndex { $0.lowercased() == stressor.lowercased() }
        }
        guard let row else {
            let what =
                stressor.map { "no row \($0) in \(satellite.name)" }
                ?? "several rows in \(satellite.name)"
            throw missing(what, codes, "--stressor")
        }
        unit = satellite.stressors[row].unit
        intensity = zip(satellite.F.row(row), system.coefficients.inverseOutput)
            .map { $0 * $1 }
        let own = satellite.FY.row(row)
        direct = layout.families.members.map { regions in
            regions.flatMap { layout.demandColumns(of: $0) }.reduce(0) { $0 + own[$1] }
        }
    }

    /// Stops at industries that have next to no output: value added and inputs per unit of it are
    /// made of rounding, and each part of the change would be too.
    func requireOutput() throws(Diagnostics) {
        let layout = system.table.layout
        let found = system.coefficients.nearZeroOutput
        if found.isEmpty { return }
        let names = found.prefix(3).map(layout.code(ofIndustry:)).joined(separator: ", ")
        let more = found.count > 3 ? " and \(found.count - 3) more" : ""
        throw Diagnostics([
            Diagnostic(
                .error, "near-zero-output",
                "\(names)\(more) \(found.count == 1 ? "has" : "have") next to no output beside "
                    + "the inputs, so that what is per unit of output is made of rounding",
                at: .init(file: system.table.name),
                remedy: "merge it with another sector first, in all tables: chokepoint aggregate")
        ])
    }

    /// Whether the unit or the history says that prices are those of one year.
    var isInConstantPrices: Bool {
        let words = [system.table.unit, system.table.name, system.table.valuation]
            .map { $0.lowercased() }
        return words.contains { word in
            word.contains("constant price") || word.contains("prices of ")
                || word.contains("previous year") || word.contains("usd of ")
                || word.contains("eur of ")
        }
    }

    /// Stops at tables that do not describe the same industries in the same unit.
    func check(against first: Year) throws(Diagnostics) {
        try SameLabels.check(system.table, against: first.system.table)
        if unit != first.unit {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-unit",
                    "\(system.table.name) is in \(unit), \(first.system.table.name) in "
                        + "\(first.unit)",
                    remedy: "convert one of them first: chokepoint deflate --rate")
            ])
        }
    }
}

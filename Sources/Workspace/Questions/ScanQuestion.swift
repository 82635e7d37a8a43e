import Analyses
import InputOutput
import Providers
public import Reporting
import Shocks

/// Every export restriction there could be, ranked by what it does.
public struct ScanQuestion: Question {
    /// `scan`.
    public static let command = "scan"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "the inputs of an importer are a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// A scan of few importers takes products with A and Aᵀ; others refuse by themselves.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Importers to look at; nil for all.
    public var importer: String?
    /// Exporters to look at; nil for all.
    public var exporter: String?
    /// Products to look at; nil for all.
    public var sector: String?
    /// The part that is not delivered: `1`, `0.3` or `30%`; nil for all of it.
    public var cut: String?
    /// What the missing part costs more, as `1` for twice its price; nil for that.
    public var markUp: String?
    /// The column to rank by.
    public var rankBy: String?
    /// What is restricted together: `pair`, `sector` or `exporter`; and own groups, each
    /// `NAME=CODE,…`.
    public var group: [String] = []
    /// Flows up to this size are left out, in the table's unit.
    public var minimumFlow = 0.0
    /// The least cost to the importer, in percent of its GDP; nil for any.
    public var minimumCost: Double?
    /// Whether only restrictions are listed that no other one beats: none costs the importer more
    /// and its exporter less, both in percent of GDP.
    public var frontier = false
    /// Whether what is left of the world is neither exporter nor importer: it is no government.
    public var noRest = false
    /// With trade, whether what is left of the world is in the ranking: several economies, no
    /// government.
    public var includeRest = false
    /// A file for the change of value added of every region by every restriction: .csv or .h5.
    public var field: String?
    /// Trade by customs code: the restrictions are then of single products.
    public var trade: String?
    /// Only these products: two, four or six digits.
    public var hs: [String] = []
    /// With trade, flows below this share of the importer's imports are left out, 0 to 1.
    public var minimumOriginShare: Double?
    /// With trade, a CSV file for all rows and columns.
    public var export: String?
    /// How the file of trade is read.
    public var tradeChoices = TradeChoices()
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if !(minimumFlow >= 0 && minimumFlow.isFinite) {
            return "--minimum-flow takes 0 or more, not \(minimumFlow)"
        }
        if let share = minimumOriginShare, !(0...1).contains(share) {
            return "--minimum-origin-share takes a share from 0 to 1, not \(share)"
        }
        if trade == nil, !hs.isEmpty || minimumOriginShare != nil || export != nil {
            return "--hs, --minimum-origin-share and --export need --trade"
        }
        if trade == nil {
            if includeRest { return "--include-rest needs --trade; without it the rest is listed" }
            if let misuse = tradeChoices.misuse("cannot be used without --trade") { return misuse }
        }
        if includeRest, noRest { return "--include-rest and --no-rest cannot be used together" }
        if trade != nil, field != nil { return "--field cannot be used with --trade" }
        if trade != nil, minimumCost != nil || frontier {
            return "--minimum-cost and --frontier cannot be used with --trade"
        }
        if trade != nil, group.contains(where: { !$0.contains("=") }) {
            return "--group pair, sector or exporter cannot be used with --trade"
        }
        if let minimumCost, !(minimumCost >= 0 && minimumCost.isFinite) {
            return "--minimum-cost takes 0 or more, in % of GDP, not \(minimumCost)"
        }
        return nil
    }

    /// The files that are written.
    public var writtenPaths: [String] { [field, export].compactMap { $0 } }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        if let trade { return try answer(with: trade, in: inquiry) }
        let (parameters, column, grouping) = try choices()
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let labels = try TableLabels(table, groups: group.filter { $0.contains("=") })
        let filter = try filter(labels)
        var alone: Set<Int>?
        let system = try inquiry.system(of: opened) { system in
            if field == nil, let importers = filter.importers,
                RestrictionScan.needsNoInverse(system, importers: importers)
            {
                alone = importers
                return .scan(of: importers, on: system)
            }
            try ImplicitRefusal.checkScan(table)
            return .inverse(on: system)
        }
        let scan: RestrictionScan
        if let alone {
            try inquiry.begin("scanning the restrictions of the importers asked for")
            scan = try RestrictionScan(system, parameters, importers: alone)
        } else {
            try inquiry.begin("scanning all restrictions")
            scan = try RestrictionScan(system, parameters)
        }
        if let field {
            try inquiry.begin("writing \(field)")
            try EffectFieldFile(
                flow: scan.flow, factor: scan.factor, origins: scan.valueAddedOrigins,
                unit: table.unit, layout: scan.table.layout
            ).write(to: field)
        }
        var rows = try scan.rows(filter, grouping: grouping, rankedBy: column)
        let nothing = ScanReport.nothing(among: rows, costing: minimumCost)
        if let minimumCost {
            rows.removeAll { ($0.importerCostPercentOfGDP ?? 0) < minimumCost }
        }
        if frontier { rows = ScanRow.frontier(rows) }
        var document = try inquiry.document(
            [
                ScanReport.scan(
                    rows, of: table, rankedBy: column,
                    limit: inquiry.limit(top, forPeople: 20))
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: assumptions(parameters, grouping),
            reading: ScanReport.reading(rows, of: table, cut: parameters.cut))
        if rows.isEmpty { document.summary.first = [nothing] }
        let words = AnalysisWords(table.layout, groups: labels.regionGroups)
        let target = try importer.map { text throws(Diagnostics) in
            words.regions(try labels.regions(text, "--importer"))
        }
        let source = try exporter.map { text throws(Diagnostics) in
            words.regions(try labels.regions(text, "--exporter"))
        }
        document.question = ScanReport.question(
            cut: parameters.cut, rankedBy: column, exporter: source, importer: target)
        document.lead = ScanReport.lead(rankedBy: column)
        document.summary.method = ScanReport.method
        return document
    }

    private func filter(_ labels: TableLabels) throws(Diagnostics) -> RestrictionScan.Filter {
        var problems = Diagnostics()
        func chosen(
            _ text: String?, _ option: String,
            _ resolve: (String, String) throws(Diagnostics) -> [Int]
        ) -> Set<Int>? {
            do throws(Diagnostics) {
                guard let text else { return nil }
                return Set(try resolve(text, option))
            } catch {
                problems.add(error)
                return nil
            }
        }
        var filter = RestrictionScan.Filter(
            exporters: chosen(exporter, "--exporter", labels.countries),
            sectors: chosen(sector, "--sector", labels.sectors),
            importers: chosen(importer, "--importer", labels.countries), minimumFlow: minimumFlow)
        if noRest { filter.leaveOutRest(of: labels.layout) }
        try problems.throwIfErrors()
        return filter
    }

    /// The assumptions and the column to rank by; what is wrong with them, all at once.
    func choices() throws(Diagnostics) -> (
        RestrictionScan.Parameters, ScanColumn, RestrictionScan.Grouping
    ) {
        var problems = Diagnostics()
        func fail(_ code: String, _ message: String, _ option: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, code, message, at: .init(place: option), remedy: remedy))
        }
        let share = cut.map(RestrictionSyntax.share) ?? 1
        if !(share.map { $0 > 0 && $0 <= 1 } ?? false) {
            fail(
                "not-a-share", "‘\(cut ?? "")’ is not a cut", "--cut",
                "write 0.3 or 30%, above 0 and at most 1")
        }
        let premium = markUp.map(RestrictionSyntax.share) ?? 1
        if !(premium.map { $0 > 0 && $0.isFinite } ?? false) {
            fail(
                "not-a-share", "‘\(markUp ?? "")’ is not a mark-up", "--mark-up",
                "write 0.5 or 50%, above 0")
        }
        let name = rankBy.map { String($0.lowercased().map { $0 == "-" ? "_" : $0 }) }
        let column = name.map(ScanColumn.init(rawValue:)) ?? .importerCostPercentOfGDP
        if column == nil {
            let known = ScanColumn.allCases.map(\.rawValue)
            let nearest = name.flatMap { Suggestion.nearest(to: $0, in: known) }
            fail(
                "unknown-column", "there is no column ‘\(rankBy ?? "")’ to rank by", "--rank-by",
                nearest.map { "did you mean \($0)?" } ?? "known: \(known.joined(separator: ", "))")
        }
        var grouping = RestrictionScan.Grouping.pair
        for word in group where !word.contains("=") {
            if let found = RestrictionScan.Grouping(rawValue: word.lowercased()) {
                grouping = found
            } else {
                fail(
                    "unknown-grouping", "‘\(word)’ is not a grouping", "--group",
                    "choose from pair, sector and exporter, or write NAME=CODE,…")
            }
        }
        try problems.throwIfErrors()
        guard let share, let premium, let column else { throw problems }
        return (.init(cut: share, markUp: premium), column, grouping)
    }

    func assumptions(
        _ parameters: RestrictionScan.Parameters, _ grouping: RestrictionScan.Grouping
    ) -> [Assumption] {
        [
            Assumption(
                name: "cut", value: .number(parameters.cut), unit: "share of the flow",
                source: cut == nil ? "the whole flow" : "command line", isDefault: cut == nil),
            Assumption(
                name: "mark_up", value: .number(parameters.markUp),
                unit: "of the price, on the missing part",
                source: markUp == nil ? "it costs twice as much" : "command line",
                isDefault: markUp == nil),
            Assumption(
                name: "exporter's loss", value: "flow extraction, nothing replaced",
                source: "Dietzenbacher & Lahr 2013", isDefault: true),
            Assumption(
                name: "importer's cost", value: "cost push, full pass-through, no substitution",
                source: "Leontief price model, first order", isDefault: true),
        ]
            + choicesOfRows
            + (grouping == .pair
                ? []
                : [
                    Assumption(
                        name: "grouping", value: .text(grouping.rawValue),
                        source: "restricted together: extraction is joint, costs add up",
                        isDefault: false)
                ])
    }

    /// What the list leaves out.
    private var choicesOfRows: [Assumption] {
        var found: [Assumption] = []
        func add(_ name: String, _ value: Cell, unit: String? = nil) {
            found.append(
                Assumption(
                    name: name, value: value, unit: unit, source: "command line", isDefault: false))
        }
        if let minimumCost { add("minimum cost", .number(minimumCost), unit: "% of GDP") }
        if frontier { add("frontier", "restrictions that no other one beats") }
        if noRest { add("rest of the world", "left out: it is not a government") }
        return found
    }
}

import Analyses
import InputOutput
public import Products
public import Reporting

/// Which products an economy or a group depends on others for, by customs code.
public struct ProductsQuestion: Question {
    /// `products`.
    public static let command = "products"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "trade by customs code is shared out among the same sectors of every region"
    /// The file of trade.
    public var trade = ""
    /// Who imports: codes, names, groups.
    public var importer = ""
    /// Only products that these sell; nil for all origins.
    public var exporter: String?
    /// Only these products: two, four or six digits.
    public var hs: [String] = []
    /// A table whose industries use the products, for the value added at risk; nil for none.
    public var withTable: String?
    /// The column to rank by.
    public var rankBy: String?
    /// Only dependent products, by the European Commission's three indicators.
    public var dependentOnly = false
    /// Threshold of the concentration of origins; nil for the published one, as for the others.
    public var concentration: Double?
    /// Threshold of outside imports as a share of all.
    public var outsideShare: Double?
    /// Threshold of imports over exports.
    public var importExportRatio: Double?
    /// Threshold of the largest origin's share, for "one origin above half".
    public var largestShare: Double?
    /// Threshold of the largest origin's share, for "vulnerable".
    public var vulnerableShare: Double?
    /// Threshold of the concentration of world exports, for GeoDep.
    public var worldConcentration: Double?
    /// Which exports imports are compared with.
    public var exports = DependencyScreen.Exports.outside
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the file of trade is read.
    public var tradeChoices = TradeChoices()
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        for (name, value) in [
            ("--concentration", concentration), ("--outside-share", outsideShare),
            ("--largest-share", largestShare), ("--vulnerable-share", vulnerableShare),
            ("--world-concentration", worldConcentration),
        ] {
            if let value, !(0...1).contains(value) {
                return "\(name) takes a share from 0 to 1, not \(value)"
            }
        }
        if let importExportRatio, !(importExportRatio >= 0 && importExportRatio.isFinite) {
            return "--import-export-ratio takes 0 or more, not \(importExportRatio)"
        }
        if withTable != nil, tradeChoices.concordance == nil {
            return "--with-table needs --concordance, which links customs codes to classes of ISIC"
        }
        if let misuse = tradeChoices.misuse(
            of: ["--end-use", "--product-elasticities"],
            "cannot be used with products; shock and scan take them")
        {
            return misuse
        }
        return withTable == nil
            ? tradeChoices.misuse(of: TradeChoices.linking, "cannot be used without --with-table")
            : nil
    }

    /// What products can be ranked by, and how a row is measured.
    private static let ranks: [(name: String, value: @Sendable (ProductsReport.Entry) -> Double)] =
        [
            ("outside_imports", { $0.row.outsideImports }),
            ("value_added_at_risk", { $0.valueAddedAtRisk ?? -1 }),
            ("asymmetry", { $0.row.asymmetry }),
            ("hhi", { $0.row.concentration }),
            ("largest_share", { $0.row.largestShare }),
            ("import_export_ratio", { $0.row.importExportRatio ?? .infinity }),
            ("world_hhi", { $0.row.worldConcentration }),
            ("years_dependent", { Double($0.years) }),
        ]

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let rank = try ranking()
        let opened = try inquiry.trade(trade, tradeChoices)
        let trade = opened.trade
        var labels = try TradeLabels(trade, year: opened.year, groups: group)
        let membersByYear = try labels.partnersByYear(importer, "--importer")
        let members = membersByYear[opened.year]
        for members in Set(membersByYear) { try labels.requireOutside(members, "--importer") }
        try trade.check(importers: Set(membersByYear.joined()).sorted())
        let origins = try exporter.map { try labels.partners($0, "--exporter") }
        let products = try labels.products(hs, "--hs")
        let limits = thresholds
        try inquiry.begin("screening products")
        let screen = DependencyScreen(
            trade, year: opened.year, members: members, products: products, origins: origins,
            exports: exports, thresholds: limits)
        let history = DependencyHistory(
            trade, membersByYear: membersByYear, products: products, exports: exports,
            thresholds: limits, known: screen)
        let years = history.persistence { $0.isDependent }
        let geo = history.geoDependent(upTo: opened.year, of: trade.years)
        let risk = try withTable.map { try valueAddedAtRisk($0, opened, members, inquiry) }
        if let risk { reportUnlinked(screen, risk, opened, inquiry) }
        var entries = screen.rows.map { row in
            ProductsReport.Entry(
                row: row, years: years[row.product] ?? 0,
                isGeoDependent: geo?.contains(row.product) ?? screen.verdict(row).isGeoDependent,
                valueAddedAtRisk: risk?.values[row.product])
        }
        if dependentOnly { entries.removeAll { !screen.verdict($0.row).isDependent } }
        entries.sort { (-rank($0), $0.row.product) < (-rank($1), $1.row.product) }
        let shown = inquiry.limit(top, forPeople: 20)
        let chosen = shown.map { Array(entries.prefix($0)) } ?? entries
        inquiry.report(labels.notes)
        let whose = labels.name(of: members, typed: importer)
        var document = inquiry.document(
            table: risk?.identity,
            assumptions: labels.assumptions + assumptions(limits, opened)
                + (risk?.assumptions ?? []),
            tables: [
                ProductsReport.products(
                    chosen, of: screen, trade, importer: importer, names: opened.name,
                    unit: risk?.unit, rankedBy: rankName,
                    isBrief: inquiry.presentation.audience == .terminal
                        && inquiry.presentation.table == nil)
            ],
            reading: reading(entries, screen, opened, whose))
        document.question = """
            For which products \(isSeveral(members) ? "do" : "does") \
            \(RegionNames.inSentence(whose)) depend on few origins?
            """
        document.lead = ProductsReport.lead(rankedBy: rankName)
        document.summary.sure = [ProductsReport.sure]
        return document
    }

    private var thresholds: DependencyScreen.Thresholds {
        var limits = DependencyScreen.Thresholds()
        if let concentration { limits.concentration = concentration }
        if let outsideShare { limits.outsideShare = outsideShare }
        if let importExportRatio { limits.importExportRatio = importExportRatio }
        if let largestShare { limits.largestShare = largestShare }
        if let vulnerableShare { limits.vulnerableShare = vulnerableShare }
        if let worldConcentration { limits.worldConcentration = worldConcentration }
        return limits
    }

    /// The column to rank by; nil for the default.
    private var rankName: String? {
        rankBy.map { String($0.lowercased().map { $0 == "-" ? "_" : $0 }) }
    }

    private func ranking() throws(Diagnostics) -> (ProductsReport.Entry) -> Double {
        guard let name = rankName else { return Self.ranks[0].value }
        if let found = Self.ranks.first(where: { $0.name == name }) {
            if name == "value_added_at_risk", withTable == nil {
                throw Diagnostics([
                    Diagnostic(
                        .error, "needs-table", "value added at risk needs a table",
                        at: .init(place: "--rank-by"),
                        remedy: "name one with --with-table, and a --concordance")
                ])
            }
            return found.value
        }
        let known = Self.ranks.map(\.name)
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-column", "there is no column '\(name)' to rank by",
                at: .init(place: "--rank-by"),
                remedy: Suggestion.nearest(to: name, in: known).map { "did you mean \($0)?" }
                    ?? "known: \(known.joined(separator: ", "))")
        ])
    }

    private struct Risk {
        let values: [Int: Double]
        let unit: String
        let identity: TableIdentity
        let assumptions: [Assumption]
    }

    /// Says of which products it is not known what is at risk.
    private func reportUnlinked(
        _ screen: DependencyScreen, _ risk: Risk, _ opened: OpenedTrade, _ inquiry: Inquiry
    ) {
        let missing = screen.rows.filter { risk.values[$0.product] == nil }
        guard let first = missing.first else { return }
        let value = missing.reduce(0) { $0 + $1.outsideImports }
        let codes = missing.prefix(3).map { opened.trade.products[$0.product].text }
        let isOne = missing.count == 1
        let what =
            isOne
            ? opened.trade.products[first.product].text
            : "\(missing.count) of the products, such as \(codes.joined(separator: ", "))"
        inquiry.report(
            Diagnostic(
                .warning, "products-without-sector",
                """
                no sector of the table makes \(what) by the concordance \
                (\(dollars(value))): \(isOne ? "its" : "their") value added at risk is n/a, and \
                \(isOne ? "it is" : "they are") ranked last by it
                """,
                at: .init(file: tradeChoices.concordance),
                remedy: "take a concordance of the edition of the file's codes"))
    }

    /// Value added of the importers' industries that use each product.
    private func valueAddedAtRisk(
        _ name: String, _ read: OpenedTrade, _ members: [Int], _ inquiry: Inquiry
    ) throws -> Risk {
        let trade = read.trade
        let opened = try inquiry.open(name, reading)
        let layout = opened.table.layout
        let links = try inquiry.sectorLinks(tradeChoices, layout, read)
        let regions = TradeLabels.regions(of: trade, in: layout)
        let missing = members.filter { regions[$0] == nil }
        if !missing.isEmpty {
            inquiry.report(
                Diagnostic(
                    .note, "not-in-table",
                    "the table has no region for "
                        + missing.map { trade.partners[$0].code }.joined(separator: ", ")
                        + ": their industries are not in the value added at risk"))
        }
        // Money of another currency is compared where its rate is known; what is at risk needs
        // none.
        let isUSD = MoneyUnit(opened.table.unit)?.currency == "USD"
        if layout.isGrid, isUSD || tradeChoices.exchangeRate != nil {
            let unit = try inquiry.usd(in: opened.table.unit, tradeChoices.exchangeRate)
            try trade.check()
            inquiry.compare(
                ProductFlows(
                    trade, year: read.year, in: opened.table,
                    regions: TradeRegions(trade, in: layout).regions, unit: unit),
                links, read)
        }
        let users = ProductUsers(opened.table)
        var values: [Int: Double] = [:]
        for (product, code) in trade.products.enumerated() {
            guard let parts = links.parts[code] else { continue }
            values[product] = members.compactMap { regions[$0] }.reduce(0) {
                $0 + users.valueAdded(using: parts.map(\.sector), in: $1)
            }
        }
        return Risk(
            values: values, unit: opened.table.unit, identity: opened.identity,
            assumptions: inquiry.assumptions(links) + [users.assumption])
    }

    private func assumptions(
        _ limits: DependencyScreen.Thresholds, _ opened: OpenedTrade
    ) -> [Assumption] {
        let rule = "European Commission, SWD(2021) 352"
        func limit(
            _ name: String, _ value: Double, _ unit: String, _ own: Double?, _ rule: String = rule
        ) -> Assumption {
            Assumption(
                name: name, value: .number(value), unit: unit,
                source: own == nil ? rule : "command line", isDefault: own == nil)
        }
        return [
            opened.assumption,
            limit("concentration", limits.concentration, "index, 0 to 1", concentration),
            limit("outside_share", limits.outsideShare, "share of imports", outsideShare),
            limit(
                "import_export_ratio", limits.importExportRatio, "imports over exports",
                importExportRatio),
            limit(
                "largest_share", limits.largestShare, "share of imports", largestShare,
                "KIET 2021"),
            limit(
                "vulnerable_share", limits.vulnerableShare, "share of imports", vulnerableShare,
                "KIET 2021"),
            limit(
                "world_concentration", limits.worldConcentration, "index, 0 to 1",
                worldConcentration, "GeoDep: Lefebvre & Wibaux 2024"),
            Assumption(
                name: "exports", value: .text(exports.rawValue),
                source: exports == .outside ? "exports to outside the group" : "command line",
                isDefault: exports == .outside),
        ]
    }

    /// Whether several economies import that are no group with a name.
    private func isSeveral(_ members: [Int]) -> Bool {
        members.count > 1 && (importer.contains(",") || !importer.hasPrefix("@"))
    }

    private func reading(
        _ entries: [ProductsReport.Entry], _ screen: DependencyScreen, _ opened: OpenedTrade,
        _ importer: String
    ) -> [String] {
        let dependent = screen.rows.filter { screen.verdict($0).isDependent }
        let all = screen.rows.reduce(0) { $0 + $1.outsideImports }
        let value = dependent.reduce(0) { $0 + $1.outsideImports }
        let share = all > 0 ? 100 * value / all : 0
        let count = NumberText.grouped(String(dependent.count))
        let whole = NumberText.grouped(String(screen.rows.count))
        let year = opened.trade.yearText(screen.year).map { " in \($0)" } ?? ""
        let who = RegionNames.inSentence(importer)
        func verb(_ one: String, _ many: String) -> String {
            isSeveral(screen.members) ? many : one
        }
        let begin = "\(who.prefix(1).uppercased())\(who.dropFirst())"
        if screen.rows.isEmpty || all == 0 {
            return ["\(begin) \(verb("imports", "import")) nothing of these from outside\(year)."]
        }
        var lines = [
            "\(begin) \(verb("depends", "depend")) on few origins for "
                + "\(count) of \(whole) imported products\(year), "
                + "\(NumberText.significant(share, 3)) % of their value."
        ]
        if isSeveral(screen.members) { lines.append("Trade between them is left out.") }
        var sellers: [Int: Double] = [:]
        for row in dependent { sellers[row.largestOrigin, default: 0] += row.outsideImports }
        if let most = sellers.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), value > 0 {
            let count = dependent.count { $0.largestOrigin == most.key }
            lines.append(
                """
                The largest origin of most of that is \
                \(RegionNames.inSentence(opened.trade.partners[most.key].name)), of \(count) \
                \(count == 1 ? "product" : "products") with 
                """
                    + "\(NumberText.significant(100 * most.value / value, 3)) % of their value.")
        }
        return lines
    }
}

extension ProductsQuestion: TradeFilesQuestion {
    var tradeFiles: [String] { [trade] }

    var tableBeside: (name: String, reading: ReadingChoices)? { withTable.map { ($0, reading) } }
}

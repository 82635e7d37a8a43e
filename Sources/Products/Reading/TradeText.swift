import Containers
import InputOutput

/// Delimited text of trade, of one file or of the files of several years, made into one
/// ``BilateralTrade``.
struct TradeText {
    private let texts: [CSVText]
    private let options: TradeOptions
    private let countries: TradeCountries?
    private let source: String

    init(
        _ texts: [CSVText], options: TradeOptions, countries: TradeCountries?, source: String
    ) {
        self.texts = texts
        self.options = options
        self.countries = countries
        self.source = source
    }

    /// One text with the stretches that were read of it.
    private struct Part {
        let text: CSVText
        let scans: [TradeScan]
    }

    /// Reads all texts.
    /// - Throws: what does not fit, each finding with its place.
    func reading(progress: (Double) -> Void) throws(Diagnostics) -> TradeReading {
        var parts: [Part] = []
        var findings: [Diagnostic] = []
        for (k, text) in texts.enumerated() {
            let head = try TradeHeader(text, options: options)
            findings += head.findings
            parts.append(Part(text: text, scans: Self.scans(text, head)))
            progress(0.8 * Double(k + 1) / Double(texts.count))
        }
        try throwProblems(parts)
        var equalRows = 0
        let trade = try joined(parts, edition: try edition(), equalRows: &equalRows)
        progress(1)
        findings += notes(parts, trade, equalRows)
        return TradeReading(trade: trade, findings: findings)
    }

    /// The lines behind the header in stretches of some megabytes, read at once.
    private static func scans(_ text: CSVText, _ head: TradeHeader) -> [TradeScan] {
        let bytes = text.bytes
        let stretch = 8 << 20
        var borders = [head.end]
        while let last = borders.last, last < text.count {
            var next = min(last + stretch, text.count)
            while next < text.count, bytes[next - 1] != 0x0A { next += 1 }
            borders.append(next)
        }
        return Parallel.map(borders.count - 1) { [borders] k in
            let range = borders[k]..<borders[k + 1]
            let scan = TradeScan(text.bytes, range, head.columns)
            text.release(range)
            return scan
        }
    }

    private func throwProblems(_ parts: [Part]) throws(Diagnostics) {
        var problems = ProblemList()
        var missed = 0
        for part in parts {
            for scan in part.scans {
                for problem in scan.problems {
                    problems.add(Self.diagnostic(problem, in: part.text))
                }
                missed += scan.problemCount - scan.problems.count
            }
        }
        var result = problems.diagnostics(file: source)
        if missed > 0 {
            result.add(
                Diagnostic(
                    .error, "more-problems", "\(missed) more lines do not fit",
                    at: .init(file: source)))
        }
        try result.throwIfErrors()
    }

    private static func diagnostic(_ problem: TradeScan.Problem, in text: CSVText) -> Diagnostic {
        let cell = "'\(problem.text.prefix(40))'"
        let (code, message, remedy): (String, String, String)
        switch problem.kind {
        case .cells(let count):
            (code, message, remedy) = (
                "wrong-row", "the line has \(count) cells, which is not as many as the header",
                "put a cell that holds a comma in quotes"
            )
        case .year:
            (code, message, remedy) = (
                "bad-year", "\(cell) is not a year", "write four digits, such as 2022"
            )
        case .partner:
            (code, message, remedy) = (
                "bad-country", "\(cell) is not the code of a country",
                "write ISO alpha-3 codes, or the release's numbers"
            )
        case .product:
            (code, message, remedy) = (
                "bad-product", "\(cell) is not a product of six digits",
                """
                use six digits of the Harmonized System; national codes of seven and more are \
                other 
                """
                    + "products in every country"
            )
        case .world:
            (code, message, remedy) = (
                "world-total", "the line is a sum over all countries",
                "remove the lines of the world: they would count every flow twice"
            )
        case .chapter:
            (code, message, remedy) = (
                "bad-product", "\(cell) is in no chapter of the Harmonized System",
                "chapters begin with 01; leave out what has no code"
            )
        case .flow:
            (code, message, remedy) = (
                "bad-flow", "\(cell) is not a flow", "keep imports (M) and exports (X) only"
            )
        case .value:
            (code, message, remedy) = (
                "bad-value", "\(cell) is not a value", "a flow without a value has no line"
            )
        case .negativeValue:
            (code, message, remedy) = (
                "negative-value", "the value \(cell) is below 0", "trade is 0 or more"
            )
        case .quantity:
            (code, message, remedy) = (
                "bad-quantity", "\(cell) is not a quantity", "leave it empty or write NA"
            )
        case .negativeQuantity:
            (code, message, remedy) = (
                "negative-quantity", "the quantity \(cell) is below 0", "leave it empty or write NA"
            )
        }
        return Diagnostic(
            .error, code, message, at: text.location(of: problem.offset), remedy: remedy)
    }

    /// The edition of the Harmonized System in a release's file names, such as `HS17`.
    /// - Throws: `mixed-editions` where the files are of several.
    private func edition() throws(Diagnostics) -> String? {
        let found = Set(texts.compactMap(Self.edition)).sorted()
        if found.count > 1 {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-editions",
                    "the files are of several editions of the Harmonized System: "
                        + found.joined(separator: ", "), at: .init(file: source),
                    remedy: "read the years of one edition; --edition-links brings them to "
                        + "another afterwards")
            ])
        }
        return found.first
    }

    private static func edition(of text: CSVText) -> String? {
        TradeFile.name(of: text.path).split { "_-.".contains($0) }.map { $0.uppercased() }
            .first { $0.count == 4 && $0.hasPrefix("HS") && Int($0.dropFirst(2)) != nil }
    }

    /// All rows together.
    private func joined(
        _ parts: [Part], edition: String?, equalRows: inout Int
    ) throws(Diagnostics) -> BilateralTrade {
        let scans = parts.flatMap(\.scans)
        let (partners, positions) = try partners(parts)
        let total = scans.reduce(0) { $0 + $1.value.count }
        guard total > 0 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-flows", "the file has no flows", at: .init(file: source),
                    remedy: "get it again, or choose another year or direction")
            ])
        }
        // Which products and years there are.
        var seen = [Bool](repeating: false, count: 1_000_000)
        var years = Set<UInt16>()
        for scan in scans {
            for code in scan.product { seen[Int(code)] = true }
            var last: UInt16 = .max
            for year in scan.year where year != last {
                years.insert(year)
                last = year
            }
        }
        if let wanted = options.year {
            guard years.contains(UInt16(clamping: wanted)) else {
                let all = years.sorted().map(String.init).joined(separator: ", ")
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-such-year", "the file has no year \(wanted)",
                        at: .init(file: source), remedy: "it has \(all)")
                ])
            }
            years = [UInt16(wanted)]
        }
        let products = seen.indices.filter { seen[$0] }
        guard products.count <= Int(UInt16.max), partners.count <= Int(UInt16.max) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "too-many-codes",
                    "\(products.count) products and \(partners.count) countries are more than a "
                        + "classification has", at: .init(file: source))
            ])
        }
        var place = [UInt16](repeating: 0, count: 1_000_000)
        for (k, code) in products.enumerated() { place[code] = UInt16(k) }
        let sortedYears = years.sorted()
        var rows = TradeRows()
        rows.reserve(total)
        for (scan, own) in zip(scans, positions) {
            for row in scan.value.indices {
                guard let year = sortedYears.firstIndex(of: scan.year[row]) else { continue }
                rows.year.append(UInt16(year))
                rows.exporter.append(own[Int(scan.exporter[row])])
                rows.importer.append(own[Int(scan.importer[row])])
                rows.product.append(place[Int(scan.product[row])])
                rows.value.append(scan.value[row])
                rows.quantity.append(scan.quantity[row])
            }
        }
        do throws(BilateralTrade.Repeated) {
            return try BilateralTrade(
                rows, years: sortedYears.map(Int.init), partners: partners,
                products: products.compactMap { CustomsCode(number: UInt32($0)) },
                edition: edition, source: source, equalRows: &equalRows)
        } catch {
            let (a, b) = (error.first, error.second)
            let flow =
                "\(partners[Int(rows.exporter[a])].code) to "
                + "\(partners[Int(rows.importer[a])].code), product "
                + (CustomsCode(number: UInt32(products[Int(rows.product[a])]))?.text ?? "")
                + ", \(sortedYears[Int(rows.year[a])])"
            throw Diagnostics([
                Diagnostic(
                    .error, "repeated-flow",
                    """
                    \(flow) appears twice with two values, as the flows \(a + 1) and \(b + 1) \
                    of the file
                    """,
                    at: .init(file: source),
                    remedy: "keep one of them; where the file splits flows further (transport, "
                        + "customs procedure), take the totals only")
            ])
        }
    }

    /// The partners by code, and for every scan the position of what it calls them.
    private func partners(
        _ parts: [Part]
    ) throws(Diagnostics) -> ([BilateralTrade.Partner], [[UInt16]]) {
        var unknown: Set<String> = []
        var byCode: [String: BilateralTrade.Partner] = [:]
        var codes: [String: String] = [:]
        for scan in parts.flatMap(\.scans) {
            for text in scan.partners where codes[text] == nil {
                if let found = TradeCountries.partner(text, in: countries) {
                    byCode[found.code] = byCode[found.code] ?? found
                    codes[text] = found.code
                } else {
                    unknown.insert(text)
                }
            }
        }
        if !unknown.isEmpty {
            let shown = unknown.sorted().prefix(20).joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-country",
                    "\(unknown.count) codes are of no known country: \(shown)",
                    at: .init(file: source),
                    remedy: countries == nil
                        ? "name the release's list of countries with --countries"
                        : "the list of countries belongs to another release")
            ])
        }
        let partners = byCode.values.sorted { $0.code < $1.code }
        let position = Dictionary(
            uniqueKeysWithValues: partners.enumerated().map { ($1.code, UInt16($0)) })
        let own = parts.flatMap(\.scans).map { scan in
            scan.partners.map { text in codes[text].flatMap { position[$0] } ?? 0 }
        }
        return (partners, own)
    }

    private func notes(
        _ parts: [Part], _ trade: BilateralTrade, _ equalRows: Int
    ) -> [Diagnostic] {
        let scans = parts.flatMap(\.scans)
        func note(_ code: String, _ count: Int, _ message: String) -> Diagnostic? {
            count > 0
                ? Diagnostic(.note, code, "\(count) \(message)", at: .init(file: source)) : nil
        }
        let totals = trade.years.indices.map { year in
            (trade.yearText(year).map { "\($0): " } ?? "")
                + "\(brief(trade.total(year: year) / 1e6)) million USD"
        }
        let twice = Diagnostic(
            .warning, "repeated-flows",
            "\(equalRows) flows appear twice with the same value and are counted once",
            at: .init(file: source))
        let own = trade.partners.filter { Country.named($0.code) == nil }
        return [
            equalRows > 0 ? twice : nil,
            note(
                "own-codes", own.count,
                "codes of economies are none of ISO 3166 and stand for themselves: "
                    + own.map(\.code).joined(separator: ", ")),
            note(
                "flows-read", trade.count,
                "flows of \(trade.products.count) products between \(trade.partners.count) "
                    + "economies; " + totals.joined(separator: ", ")),
            note(
                "zeros-restored", scans.reduce(0) { $0 + $1.restored },
                "product codes of five digits got back their leading zero"),
            note(
                "sums-left-out", scans.reduce(0) { $0 + $1.sums },
                "lines are sums over products or countries and were left out"),
            note(
                "other-flow", scans.reduce(0) { $0 + $1.otherFlow },
                "lines of the other direction were left out: every flow counts once"),
        ].compactMap { $0 }
    }
}

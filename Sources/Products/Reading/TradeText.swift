import Containers
import InputOutput
import Platform
import Synchronization

/// Delimited text of trade, of one file or of the files of several years, made into one
/// ``BilateralTrade``.
struct TradeText {
    /// A text that is opened when its turn comes, and let go afterwards.
    struct Source {
        /// The path as it is shown to users.
        let path: String
        let open: () throws(Diagnostics) -> CSVText
    }

    private let sources: [Source]
    private let options: TradeOptions
    private let countries: TradeCountries?
    private let source: String

    init(
        _ sources: [Source], options: TradeOptions, countries: TradeCountries?, source: String
    ) {
        self.sources = sources
        self.options = options
        self.countries = countries
        self.source = source
    }

    static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// Bytes of a stretch: as many as a processor keeps near, with what is made of them.
    private static let stretch = 1 << 20

    /// Reads all texts.
    /// - Throws: what does not fit, each finding with its place.
    func reading(progress: (Double) -> Void) throws(Diagnostics) -> TradeReading {
        var findings: [Diagnostic] = []
        var scans: [TradeScan] = []
        var problems = ProblemList()
        let edition = try edition()
        var workers: [TradeWorker] = []
        for (k, source) in sources.enumerated() {
            let text = try source.open()
            let head = try TradeHeader(text, options: options)
            findings += head.findings
            let found = Self.scans(text, head, &workers)
            for scan in found {
                for k in 0..<scan.problemCount {
                    // Behind those that are kept the list is full, and only counts.
                    let problem = scan.problems[min(k, scan.problems.count - 1)]
                    problems.add(Self.diagnostic(problem, in: text))
                }
            }
            scans += found
            progress(0.8 * Double(k + 1) / Double(sources.count))
        }
        try problems.throwIfAny(file: sources.count == 1 ? sources[0].path : source)
        var equalRows = 0
        let trade = try joined(scans, by: workers, edition: edition, equalRows: &equalRows)
        progress(1)
        findings += notes(scans, trade, equalRows)
        return TradeReading(trade: trade, findings: findings)
    }

    /// The lines behind the header in stretches of about a megabyte, read at once.
    private static func scans(
        _ text: CSVText, _ head: TradeHeader, _ workers: inout [TradeWorker]
    ) -> [TradeScan] {
        let ranges = stretches(of: text, from: head.end)
        let count = ranges.count
        let needed = max(1, min(processors, count))
        while workers.count < needed {
            workers.append(TradeWorker(number: UInt16(workers.count)))
        }
        let nextStretch = Atomic(0)
        let found = Mutex([TradeScan?](repeating: nil, count: count))
        _ = Parallel.map(needed) { [workers] k in
            while true {
                let place = nextStretch.add(1, ordering: .relaxed).oldValue
                if place >= count { return }
                let scan = TradeScan(text.bytes, ranges[place], head.columns, workers[k])
                text.release(ranges[place])
                found.withLock { $0[place] = scan }
            }
        }
        return found.withLock { $0.compactMap { $0 } }
    }

    /// Parts of a text that end at line ends.
    private static func stretches(of text: CSVText, from start: Int) -> [Range<Int>] {
        let bytes = text.bytes
        var ranges: [Range<Int>] = []
        var last = start
        while last < text.count {
            var next = min(last + stretch, text.count)
            while next < text.count, bytes[next - 1] != 0x0A { next += 1 }
            ranges.append(last..<next)
            last = next
        }
        return ranges
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
        let found = Set(sources.compactMap(Self.edition)).sorted()
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

    private static func edition(of text: Source) -> String? {
        TradeFile.name(of: text.path).split { "_-.".contains($0) }.map { $0.uppercased() }
            .first { $0.count == 4 && $0.hasPrefix("HS") && Int($0.dropFirst(2)) != nil }
    }

    /// All rows together.
    private func joined(
        _ scans: [TradeScan], by workers: [TradeWorker], edition: String?, equalRows: inout Int
    ) throws(Diagnostics) -> BilateralTrade {
        let (partners, positions) = try partners(by: workers)
        guard scans.contains(where: { !$0.rows.slices.isEmpty }) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-flows", "the file has no flows", at: .init(file: source),
                    remedy: "get it again, or choose another year or direction")
            ])
        }
        var years: Set<UInt16> = []
        for scan in scans { for slice in scan.rows.slices { years.insert(slice.year) } }
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
        let products = Set(workers.flatMap(\.codes)).sorted()
        guard products.count <= Int(UInt16.max), partners.count <= Int(UInt16.max) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "too-many-codes",
                    "\(products.count) products and \(partners.count) countries are more than a "
                        + "classification has", at: .init(file: source))
            ])
        }
        let place = Dictionary(
            uniqueKeysWithValues: products.enumerated().map { ($1, UInt16($0)) })
        let readers = zip(workers, positions).map { worker, positions in
            TradeAssembly.Reader(
                worker: worker, partners: positions,
                products: worker.codes.map { place[$0] ?? 0 })
        }
        let sortedYears = years.sorted()
        let assembly = TradeAssembly(
            scans.map(\.rows), by: readers, years: sortedYears, partnerCount: partners.count,
            productCount: products.count)
        let codes = products.compactMap { CustomsCode(number: $0) }
        do throws(BilateralTrade.Repeated) {
            let rows = try assembly.rows()
            equalRows = rows.equalRows
            return BilateralTrade(
                rows, years: sortedYears.map(Int.init), partners: partners, products: codes,
                edition: edition, source: source)
        } catch {
            throw try twice(error, years: sortedYears, partners, codes)
        }
    }

    /// `repeated-flow`, with the numbers of the two flows: the text is read again for them.
    private func twice(
        _ error: BilateralTrade.Repeated, years: [UInt16], _ partners: [BilateralTrade.Partner],
        _ codes: [CustomsCode]
    ) throws(Diagnostics) -> Diagnostics {
        let (seller, buyer) = (partners[error.exporter].code, partners[error.importer].code)
        let (product, year) = (codes[error.product], years[error.year])
        var before = 0
        var found: [(number: Int, value: Double, quantity: Double)] = []
        for source in sources {
            let text = try source.open()
            let head = try TradeHeader(text, options: options)
            let ranges = Self.stretches(of: text, from: head.end)
            let worker = TradeWorker(number: 0)
            worker.inOrder = []
            for range in ranges {
                _ = TradeScan(text.bytes, range, head.columns, worker)
                let names = worker.partners.map { TradeCountries.partner($0, in: countries)?.code }
                for flow in worker.inOrder ?? [] where years.contains(flow.year) {
                    before += 1
                    if flow.year == year, flow.product == product.number,
                        names[Int(flow.exporter)] == seller, names[Int(flow.importer)] == buyer
                    {
                        found.append((before, flow.value, flow.quantity))
                    }
                }
            }
        }
        func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
        let pair = zip(found, found.dropFirst()).first {
            !isSame($0.value, $1.value) || !isSame($0.quantity, $1.quantity)
        }
        let numbers = pair.map { ", as the flows \($0.number) and \($1.number) of the file" } ?? ""
        return Diagnostics([
            Diagnostic(
                .error, "repeated-flow",
                """
                \(seller) to \(buyer), product \(product.text), \(year) appears twice with two \
                values\(numbers)
                """,
                at: .init(file: self.source),
                remedy: "keep one of them; where the file splits flows further (transport, "
                    + "customs procedure), take the totals only")
        ])
    }

    /// The partners by code, and for every worker the positions of what it calls them.
    private func partners(
        by workers: [TradeWorker]
    ) throws(Diagnostics) -> ([BilateralTrade.Partner], [[UInt16]]) {
        var unknown: Set<String> = []
        var byCode: [String: BilateralTrade.Partner] = [:]
        var codes: [String: String] = [:]
        for worker in workers {
            for text in worker.partners where codes[text] == nil {
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
        return (
            partners,
            workers.map { worker in
                worker.partners.map { text in codes[text].flatMap { position[$0] } ?? 0 }
            }
        )
    }

    private func notes(
        _ scans: [TradeScan], _ trade: BilateralTrade, _ equalRows: Int
    ) -> [Diagnostic] {
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

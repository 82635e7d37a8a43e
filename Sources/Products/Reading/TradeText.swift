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

    let sources: [Source]
    let options: TradeOptions
    let countries: TradeCountries?
    let source: String
    /// Names of products, where the release lists them.
    private let names: [CustomsCode: String]

    init(
        _ sources: [Source], options: TradeOptions, countries: TradeCountries?, source: String,
        names: [CustomsCode: String] = [:]
    ) {
        self.names = names
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
        var isReported = false
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
            for problem in Self.strangers(found, head.columns) {
                problems.add(Self.diagnostic(problem, in: text))
            }
            isReported = isReported || head.columns.flow != nil
            scans += found
            progress(0.8 * Double(k + 1) / Double(sources.count))
        }
        try problems.throwIfAny(file: sources.count == 1 ? sources[0].path : source)
        var equalRows = 0
        let trade = try joined(
            scans, by: workers, edition: try self.edition(edition, of: scans),
            equalRows: &equalRows)
        // Lines of reports that say one value twice may be two flows of a further split.
        if isReported, equalRows > 0 { try requireEqualLines(trade.years) }
        progress(1)
        findings += notes(scans, trade, equalRows)
        if let note = namesRead(workers) { findings.append(note) }
        return TradeReading(trade: trade, names: names, findings: findings)
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
    static func stretches(of text: CSVText, from start: Int) -> [Range<Int>] {
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

    /// All rows together.
    private func joined(
        _ scans: [TradeScan], by workers: [TradeWorker], edition: String?, equalRows: inout Int
    ) throws(Diagnostics) -> BilateralTrade {
        let (partners, positions) = try partners(by: workers)
        guard scans.contains(where: { !$0.rows.slices.isEmpty }) else {
            let hasParts = scans.contains { $0.partCount > 0 }
            throw Diagnostics([
                Diagnostic(
                    .error, "no-flows",
                    hasParts
                        ? "the file has no totals, only lines by mode of transport, customs "
                            + "procedure or second partner" : "the file has no flows",
                    at: .init(file: source),
                    remedy: hasParts
                        ? "get the totals too (motCode 0, customsCode C00, partner2Code 0)"
                        : "get it again, or choose another year or direction")
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
        let sorted: TradeAssembly.Rows
        do throws(BilateralTrade.Repeated) {
            let rows = try assembly.rows()
            equalRows = rows.equalRows
            sorted = rows
        } catch {
            throw try twice(error, years: sortedYears, partners, codes)
        }
        let trade = BilateralTrade(
            sorted, years: sortedYears.map(Int.init), partners: partners, products: codes,
            edition: edition, source: source)
        try checkParts(scans, trade, positions)
        return trade
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
        if !unknown.isEmpty { throw Diagnostics([unknownCountries(unknown.sorted())]) }
        try TradeCountries.sums(byCode.keys, in: source).throwIfErrors()
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
}

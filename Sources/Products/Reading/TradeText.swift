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
        var missed = 0
        var parts: [Parts] = []
        let named = try edition()
        var editions: Set<String> = []
        var isReported = false
        // All that ever read, and those whose rows are long enough for the text at hand.
        var all: [TradeWorker] = []
        var workers: [TradeWorker] = []
        for (k, source) in sources.enumerated() {
            let text = try source.open()
            let head = try TradeHeader(text, options: options)
            findings += head.findings
            let found = Self.scans(text, head, &workers, &all)
            for problem in found.flatMap(\.problems) {
                problems.add(Self.diagnostic(problem, in: text))
            }
            for problem in Self.strangers(found, head.columns) {
                problems.add(Self.diagnostic(problem, in: text))
            }
            editions.formUnion(
                found.flatMap { $0.editions.keys.compactMap(HarmonizedSystem.edition) })
            for scan in found where !scan.parts.isEmpty {
                parts.append(Parts(source: k, worker: scan.worker, parts: scan.parts))
            }
            isReported = isReported || head.columns.flow != nil
            missed += found.reduce(0) { $0 + $1.problemCount - $1.problems.count }
            scans += found
            progress(0.8 * Double(k + 1) / Double(sources.count))
        }
        try throwProblems(problems, missed)
        for worker in all { worker.finish() }
        if editions.count > 1 { throw mixed(editions) }
        if !scans.contains(where: { $0.rows.count > 0 }) { try requireTotals(of: parts, in: nil) }
        var equalRows = 0
        let joined = try joined(
            scans, by: all, seen: Self.products(all), edition: editions.first ?? named,
            equalRows: &equalRows)
        // Reports of months, or of ways of transport, may be of the same value.
        if isReported, equalRows > 0 { try requireEqualLines(joined.years) }
        try requireTotals(of: parts, in: joined)
        let own = joined.withoutOwnFlows()
        let trade = own?.trade ?? joined
        if trade.count == 0 { throw noFlows }
        progress(1)
        if let own { findings.append(ownFlows(own.count, own.value)) }
        findings += notes(scans, trade, equalRows)
        return TradeReading(trade: trade, names: names, findings: findings)
    }

    /// The lines behind the header in stretches of about a megabyte, read at once.
    private static func scans(
        _ text: CSVText, _ head: TradeHeader, _ workers: inout [TradeWorker],
        _ all: inout [TradeWorker]
    ) -> [TradeScan] {
        let ranges = stretches(of: text, from: head.end)
        let (count, longest) = (ranges.count, ranges.map(\.count).max() ?? 0)
        let needed = max(1, min(processors, count))
        workers.removeAll { $0.bytes < longest }
        while workers.count < needed {
            workers.append(TradeWorker(bytes: longest))
            all.append(workers[workers.count - 1])
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

    /// Numbers of the products that workers saw, rising.
    private static func products(_ workers: [TradeWorker]) -> [Int] {
        var seen = [Bool](repeating: false, count: TradeWorker.seenCount)
        for worker in workers {
            for code in seen.indices where worker.seen[code] != 0 { seen[code] = true }
        }
        return seen.indices.filter { seen[$0] }
    }

    private func throwProblems(
        _ problems: ProblemList, _ missed: Int
    ) throws(Diagnostics) {
        var result = problems.diagnostics(file: source)
        if missed > 0 {
            result.add(
                Diagnostic(
                    .error, "more-problems", "\(missed) more lines do not fit",
                    at: .init(file: source)))
        }
        try result.throwIfErrors()
    }

    /// The edition of the Harmonized System in a release's file names, such as `HS17`.
    /// - Throws: `mixed-editions` where the files are of several.
    private func edition() throws(Diagnostics) -> String? {
        let found = Set(sources.compactMap(Self.edition)).sorted()
        if found.count > 1 {
            throw mixed(Set(found))
        }
        return found.first
    }

    private static func edition(of text: Source) -> String? { edition(ofName: text.path) }

    /// The edition in the name of a release's file.
    static func edition(ofName path: String) -> String? {
        TradeFile.name(of: path).split { "_-.".contains($0) }.map { $0.uppercased() }
            .first { $0.count == 4 && $0.hasPrefix("HS") && Int($0.dropFirst(2)) != nil }
    }

    /// All rows together.
    private func joined(
        _ scans: [TradeScan], by workers: [TradeWorker], seen products: [Int], edition: String?,
        equalRows: inout Int
    ) throws(Diagnostics) -> BilateralTrade {
        let (partners, positions) = try partners(scans, by: workers)
        guard scans.contains(where: { $0.rows.count > 0 }) else {
            throw noFlows
        }
        var years = Set(scans.flatMap { $0.rows.blocks.map(\.year) })
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
        let assembly = TradeAssembly(
            scans.map(\.rows), own: positions, years: sortedYears, partnerCount: partners.count,
            place: place, productCount: products.count)
        let codes = products.compactMap { CustomsCode(number: UInt32($0)) }
        do throws(BilateralTrade.Repeated) {
            let rows = try assembly.rows()
            equalRows = rows.equalRows
            return BilateralTrade(
                rows, years: sortedYears.map(Int.init), partners: partners, products: codes,
                edition: edition, source: source)
        } catch {
            throw try twice(error, years: sortedYears.map(Int.init), partners, codes)
        }
    }

    /// The partners by code, and for every scan the position of what it calls them.
    private func partners(
        _ scans: [TradeScan], by workers: [TradeWorker]
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
        if !unknown.isEmpty { throw Diagnostics([self.unknown(unknown.sorted())]) }
        try TradeCountries.sums(byCode.keys, in: source).throwIfErrors()
        let partners = byCode.values.sorted { $0.code < $1.code }
        let position = Dictionary(
            uniqueKeysWithValues: partners.enumerated().map { ($1.code, UInt16($0)) })
        var own: [ObjectIdentifier: [UInt16]] = [:]
        for worker in workers {
            own[ObjectIdentifier(worker)] = worker.partners.map { text in
                codes[text].flatMap { position[$0] } ?? 0
            }
        }
        return (partners, scans.map { own[ObjectIdentifier($0.worker)] ?? [] })
    }
}

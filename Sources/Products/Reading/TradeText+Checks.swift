import Containers
import InputOutput

/// What is checked when all lines are together: editions, flows that stand twice, and totals.
extension TradeText {
    /// The edition of the codes, by the name of the file and by its lines.
    /// - Throws: `mixed-editions` where there are several.
    func edition(
        _ named: String?, of scans: [TradeScan]
    ) throws(Diagnostics) -> String? {
        let written = scans.reduce(into: Set<String>()) {
            $0.formUnion($1.editions.keys.compactMap(HarmonizedSystem.edition))
        }
        return try only(written.union(named.map { [$0] } ?? []), of: "lines", read: "lines")
    }

    /// The one edition there is; nil for none.
    /// - Throws: `mixed-editions` where there are several.
    private func only(
        _ editions: Set<String>, of what: String, read parts: String
    ) throws(Diagnostics) -> String? {
        if editions.count <= 1 { return editions.first }
        throw Diagnostics([
            Diagnostic(
                .error, "mixed-editions",
                "the \(what) are of several editions of the Harmonized System: "
                    + editions.sorted().joined(separator: ", "), at: .init(file: source),
                remedy: "read the \(parts) of one edition; --edition-links brings them to another "
                    + "afterwards")
        ])
    }

    /// What lines are of other than the Harmonized System. `HS` is one of its editions, which is
    /// not said.
    static func strangers(
        _ scans: [TradeScan], _ columns: TradeColumns
    ) -> [TradeScan.Problem] {
        guard columns.flow != nil else { return [] }
        var seen: Set<String> = ["HS"]
        return scans.flatMap(\.editions).sorted { $0.value < $1.value }.compactMap { text, offset in
            guard HarmonizedSystem.edition(text) == nil, seen.insert(text).inserted else {
                return nil
            }
            return TradeScan.Problem(kind: .classification, offset: offset, text: text)
        }
    }

    /// The edition of the Harmonized System in a release's file names, such as `HS17`.
    /// - Throws: `mixed-editions` where the files are of several.
    func edition() throws(Diagnostics) -> String? {
        try only(Set(sources.compactMap(Self.edition)), of: "files", read: "years")
    }

    private static func edition(of text: Source) -> String? { edition(ofName: text.path) }

    /// The edition in the name of a release's file.
    static func edition(ofName path: String) -> String? {
        TradeFile.name(of: path).split { "_-.".contains($0) }.map { $0.uppercased() }
            .first { $0.count == 4 && $0.hasPrefix("HS") && Int($0.dropFirst(2)) != nil }
    }

    /// A flow as it stands in a text.
    private struct Found {
        let value: Double
        let quantity: Double
        let place: Diagnostic.Location
    }

    /// Reads the text again, flow after flow in the order of the lines.
    /// - Parameter body: gets the text, a flow, and the codes of economies by their positions in
    ///   it, or what the file calls them where they have none.
    func readAgain(
        _ body: (CSVText, TradeWorker.Flow, [String]) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        for source in sources {
            let text = try source.open()
            let head = try TradeHeader(text, options: options)
            let worker = TradeWorker(number: 0)
            worker.inOrder = []
            for range in Self.stretches(of: text, from: head.end) {
                _ = TradeScan(text.bytes, range, head.columns, worker)
                let names = worker.partners.map {
                    TradeCountries.partner($0, in: countries)?.code ?? $0
                }
                for flow in worker.inOrder ?? [] { try body(text, flow, names) }
            }
        }
    }

    /// `repeated-flow`, with the lines of the two flows: the text is read again for them.
    func twice(
        _ error: BilateralTrade.Repeated, years: [UInt16], _ partners: [BilateralTrade.Partner],
        _ codes: [CustomsCode]
    ) throws(Diagnostics) -> Diagnostics {
        let (seller, buyer) = (partners[error.exporter].code, partners[error.importer].code)
        let (product, year) = (codes[error.product], years[error.year])
        var found: [Found] = []
        try readAgain { text, flow, names throws(Diagnostics) in
            guard flow.year == year, flow.product == product.number,
                names[Int(flow.exporter)] == seller, names[Int(flow.importer)] == buyer
            else { return }
            found.append(
                Found(
                    value: flow.value, quantity: flow.quantity,
                    place: text.location(of: flow.line)))
        }
        func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
        let pair = zip(found, found.dropFirst()).first {
            !isSame($0.value, $1.value) || !isSame($0.quantity, $1.quantity)
        }
        var said = ""
        if let (one, two) = pair {
            func words(_ flow: Found) -> String {
                if one.value != two.value { return "\(Self.text(flow.value)) USD" }
                return flow.quantity.isNaN ? "no weight" : "\(Self.text(flow.quantity)) tonnes"
            }
            let file = one.place.file == two.place.file ? "" : " of \(one.place.file ?? "")"
            said = ": \(words(two)) here, and \(words(one)) in line \(one.place.line ?? 0)\(file)"
        }
        let when = year == 0 ? "" : ", \(year)"
        return Diagnostics([
            Diagnostic(
                .error, "repeated-flow",
                "\(seller) to \(buyer), product \(product.text)\(when), appears twice\(said)",
                at: pair.map { $0.1.place } ?? .init(file: self.source),
                remedy: "keep one of them; where the file splits flows further (transport, "
                    + "customs procedure), take the totals only")
        ])
    }

    /// Flows of which there are lines of a part, and none of the whole.
    /// - Throws: `no-total`.
    func checkParts(
        _ scans: [TradeScan], _ trade: BilateralTrade, _ positions: [[UInt16]]
    ) throws(Diagnostics) {
        var (count, example) = (0, "")
        for scan in scans {
            let own = positions[Int(scan.rows.reader)]
            for part in scan.parts {
                if let wanted = options.year, wanted != Int(part.year) { continue }
                let (seller, buyer) = (Int(own[Int(part.exporter)]), Int(own[Int(part.importer)]))
                if let year = trade.years.firstIndex(of: Int(part.year)),
                    let code = CustomsCode(number: part.product),
                    let product = trade.position(of: code),
                    trade.rows(year: year, importer: buyer, product: product)
                        .contains(where: { Int(trade.rowExporter[$0]) == seller })
                {
                    continue
                }
                count += 1
                let code = CustomsCode(number: part.product)?.text ?? ""
                let name =
                    "\(trade.partners[seller].code) to \(trade.partners[buyer].code), "
                    + "product \(code), \(part.year)"
                if example.isEmpty || name < example { example = name }
            }
        }
        if count == 0 { return }
        throw Diagnostics([
            Diagnostic(
                .error, "no-total",
                """
                \(count == 1 ? "a flow has" : "\(count) flows have") lines by mode of transport, \
                customs procedure or second partner, and none for the whole: \(example)
                """, at: .init(file: source),
                remedy: "get the totals too (motCode 0, customsCode C00, partner2Code 0)")
        ])
    }

    /// All digits of a number, whole ones without a point.
    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : brief(number)
    }
}

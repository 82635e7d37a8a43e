import Containers
import InputOutput

/// Flows that stand in a file more than once: the text is read again to say where.
extension TradeText {
    /// Parts of flows in one stretch of a source.
    struct Parts {
        /// Position of the source.
        let source: Int
        /// Who read them, which has the names of their partners.
        let worker: TradeWorker
        let parts: [TradeScan.Part]
    }

    /// A line that says a flow.
    private struct Line {
        let text: CSVText
        let offset: Int
        let value: Double
        let quantity: Double

        /// Where it stands, such as `line 3`, with the file where that is another.
        func place(in file: String) -> String {
            let found = text.location(of: offset)
            let line = "line \(found.line ?? 0)"
            return found.file == file ? line : "\(line) of \(found.file.map(TradeFile.name) ?? "")"
        }

        /// Its bytes without what ends it.
        var bytes: some Collection<UInt8> {
            text.bytes[offset...].prefix { $0 != 0x0A && $0 != 0x0D }
        }
    }

    /// Which flow a line says.
    private struct Key: Hashable {
        let year: Int
        let exporter: String
        let importer: String
        let product: UInt32

        var text: String {
            "\(exporter) to \(importer), product \(CustomsCode(number: product)?.text ?? "")"
                + (year == 0 ? "" : ", \(year)")
        }
    }

    /// Reads all lines of some years again, with their places, until the body says that it has what
    /// it wants.
    private func lines(
        of years: [Int], _ body: (Key, Line) -> Bool
    ) throws(Diagnostics) {
        let wanted = Set(years)
        for source in sources {
            let text = try source.open()
            let head = try TradeHeader(text, options: options)
            let ranges = Self.stretches(of: text, from: head.end)
            let worker = TradeWorker(bytes: ranges.map(\.count).max() ?? 0)
            for range in ranges {
                let scan = TradeScan(
                    text.bytes, range, head.columns, worker, keepingPlaces: true)
                let names = worker.partners.map {
                    TradeCountries.partner($0, in: countries)?.code ?? $0
                }
                for (k, part) in worker.years.enumerated() where wanted.contains(Int(part.year)) {
                    let end = k + 1 < worker.years.count ? worker.years[k + 1].first : scan.count
                    for row in part.first..<end {
                        let flow = worker.rows[row]
                        let key = Key(
                            year: Int(part.year), exporter: names[Int(flow.exporter)],
                            importer: names[Int(flow.importer)], product: flow.product)
                        let line = Line(
                            text: text, offset: scan.places[row], value: flow.value,
                            quantity: flow.quantity)
                        if body(key, line) { return }
                    }
                }
            }
        }
    }

    private static func isSame(_ a: Double, _ b: Double) -> Bool {
        a == b || (a.isNaN && b.isNaN)
    }

    /// `repeated-flow`: the two lines that say one flow with two values or weights.
    func twice(
        _ error: BilateralTrade.Repeated, years: [Int], _ partners: [BilateralTrade.Partner],
        _ codes: [CustomsCode]
    ) throws(Diagnostics) -> Diagnostics {
        let wanted = Key(
            year: years[error.year], exporter: partners[error.exporter].code,
            importer: partners[error.importer].code, product: codes[error.product].number)
        var first: Line?
        var second: Line?
        try lines(of: [wanted.year]) { key, line in
            guard key == wanted else { return false }
            guard let before = first else {
                first = line
                return false
            }
            let isOther =
                !Self.isSame(before.value, line.value)
                || !Self.isSame(before.quantity, line.quantity)
            if isOther { second = line }
            return isOther
        }
        return Diagnostics([repeated(wanted, first, second)])
    }

    /// Refuses lines that say one flow with one value and yet differ: reports of months or of ways
    /// of transport, which are no repeats.
    /// - Throws: `repeated-flow` for the first two.
    func requireEqualLines(_ years: [Int]) throws(Diagnostics) {
        var seen: [Key: Line] = [:]
        var found: (key: Key, first: Line, second: Line)?
        try lines(of: years) { key, line in
            guard let before = seen[key] else {
                seen[key] = line
                return false
            }
            if before.bytes.elementsEqual(line.bytes) { return false }
            found = (key, before, line)
            return true
        }
        if let found { throw Diagnostics([repeated(found.key, found.first, found.second)]) }
    }

    private func repeated(_ key: Key, _ first: Line?, _ second: Line?) -> Diagnostic {
        let remedy =
            "keep one of them; where the file splits flows further (months, transport, customs "
            + "procedure), take the totals only"
        guard let first, let second else {
            return Diagnostic(
                .error, "repeated-flow", "\(key.text) appears twice with two values",
                at: .init(file: source), remedy: remedy)
        }
        let (a, b) = (first.place(in: second.text.path), second.place(in: second.text.path))
        let message =
            !Self.isSame(first.value, second.value)
            ? "appears twice with two values: \(number(first.value)) USD in \(a) and "
                + "\(number(second.value)) USD in \(b)"
            : !Self.isSame(first.quantity, second.quantity)
                ? "appears twice with two weights: \(weight(first.quantity)) in \(a) and "
                    + "\(weight(second.quantity)) in \(b)"
                : "appears twice with one value, \(number(first.value)) USD, in \(a) and \(b), "
                    + "which differ in other cells"
        return Diagnostic(
            .error, "repeated-flow", "\(key.text) \(message)",
            at: second.text.location(of: second.offset), remedy: remedy)
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }

    private func weight(_ tonnes: Double) -> String {
        tonnes.isNaN ? "none" : "\(number(tonnes)) t"
    }

    /// Refuses parts of flows whose total the trade does not have: left out, they would be missing,
    /// and added up, they might count twice where a file splits in two ways.
    /// - Throws: `no-total` with the places of the first of them.
    /// - Parameter trade: nil where the file has nothing else.
    func requireTotals(of all: [Parts], in trade: BilateralTrade?) throws(Diagnostics) {
        let position = Dictionary(
            uniqueKeysWithValues: (trade?.partners ?? []).enumerated().map { ($1.code, $0) })
        var problems = Diagnostics()
        var count = 0
        for item in all {
            let names = item.worker.partners.map {
                TradeCountries.partner($0, in: countries)?.code ?? $0
            }
            let alone = item.parts.filter { part in
                guard let trade else { return true }
                guard let year = trade.years.firstIndex(of: Int(part.year)) else { return false }
                guard let seller = position[names[Int(part.exporter)]],
                    let buyer = position[names[Int(part.importer)]],
                    let code = CustomsCode(number: part.product),
                    let product = trade.position(of: code)
                else { return true }
                return !trade.rows(year: year, importer: buyer, product: product)
                    .contains { trade.rowExporter[$0] == seller }
            }
            if alone.isEmpty { continue }
            count += alone.count
            let text = try sources[item.source].open()
            for part in alone.prefix(TradeScan.mostProblems - problems.items.count) {
                problems.add(
                    Diagnostic(
                        .error, "no-total",
                        "\(names[Int(part.exporter)]) to \(names[Int(part.importer)]), product "
                            + "\(CustomsCode(number: part.product)?.text ?? ""), is split by "
                            + "transport, customs procedure or second partner, and its total is "
                            + "not in the file",
                        at: text.location(of: part.offset),
                        remedy: "get the data with the totals (motCode 0, customsCode C00, "
                            + "partner2Code 0)"))
            }
        }
        if count > problems.items.count {
            let rest = count - problems.items.count
            problems.add(
                Diagnostic(
                    .error, "more-problems",
                    counted(rest, "more line does not fit", "more lines do not fit"),
                    at: .init(file: source)))
        }
        try problems.throwIfErrors()
    }
}

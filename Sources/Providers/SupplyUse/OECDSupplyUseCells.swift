import Containers
import InputOutput

/// The observations of the OECD’s supply and use tables of one country and year.
struct OECDSupplyUseCells {
    /// The tables that are used.
    enum Part: String, CaseIterable {
        case supply = "T1500"
        case purchasers = "T1600"
        case basic = "T1610"
    }

    /// A cell of a table.
    struct Key: Hashable {
        let transaction: String
        let product: String
        let activity: String
    }

    /// The columns by which files are known.
    static let needed = ["REF_AREA", "TRANSACTION", "ACTIVITY", "PRODUCT", "TIME_PERIOD"]
    private static let columns =
        needed + [
            "VALUATION", "PRICE_BASE", "CURRENCY", "UNIT_MEASURE", "UNIT_MULT",
            "TABLE_IDENTIFIER", "DATAFLOW", "STRUCTURE_ID",
        ]

    /// The path, for messages.
    let path: String
    /// The cells of each table.
    private(set) var values: [Part: [Key: Double]] = [:]
    /// Cells that are listed and were not published, by table.
    private(set) var unpublished: [Part: Int] = [:]
    /// The country.
    private(set) var area = ""
    /// The year.
    private(set) var year = 0
    /// The unit, such as `million EUR`.
    private(set) var unit = ""

    init(path: String) { self.path = path }

    /// Reads files.
    /// - Throws: `several-countries`, `year-needed`, `no-such-year`, `mixed-units`,
    ///   `repeated-cell`, `missing-table`, and what `SDMXRecords` throws.
    mutating func take(
        _ names: [String], of source: TableSource, year wanted: Int?
    ) throws(Diagnostics) {
        var files: [(name: String, content: SDMXRecords)] = []
        for name in names {
            let (text, _) = try source.text(of: name)
            files.append((name, try SDMXRecords(text, columns: Self.columns)))
        }
        let all = files.flatMap { $0.content.records }
        let areas = Set(all.map { $0.codes[0] }).sorted()
        guard areas.count == 1 else {
            throw failure(
                "several-countries",
                "there are tables of \(areas.count) countries: "
                    + Self.some(areas), "keep the lines of one: tables of one country are read")
        }
        area = areas[0]
        year = try chosenYear(Set(all.map { $0.codes[4] }), wanted)
        var units: Set<String> = []
        var problems = ProblemList()
        for file in files {
            let text = file.content.text
            for record in file.content.records {
                guard let part = Self.part(of: record, in: file.name), isWanted(record, part)
                else { continue }
                units.insert(Self.unit(of: record))
                guard let value = record.value else {
                    unpublished[part, default: 0] += 1
                    continue
                }
                let key = Key(
                    transaction: record.codes[1], product: record.codes[3],
                    activity: record.codes[2])
                if let old = values[part]?[key], old != value {
                    problems.add(
                        Diagnostic(
                            .error, "repeated-cell",
                            """
                            \(part.rawValue) has two numbers for \(key.transaction) of \
                            \(key.product) and \(key.activity)
                            """, at: text.location(of: record.offset),
                            remedy: "keep one VALUATION and one UNIT_MEASURE of each table"))
                }
                values[part, default: [:]][key] = value
            }
        }
        try problems.throwIfAny(file: path)
        guard units.count <= 1 else {
            throw failure(
                "mixed-units", "the numbers are in \(Self.some(units.sorted()))",
                "keep the lines of one currency and one multiple")
        }
        unit = units.first ?? ""
        for part in [Part.supply, .purchasers] where values[part] == nil {
            throw failure(
                "missing-table",
                """
                there is no line of \(part == .supply ? "supply" : "use") \(part.rawValue) of \
                \(year) at current prices (PRICE_BASE V)
                """,
                "get \(part == .supply ? "DF_SUPPLY_T1500" : "DF_USEPP_T1600 and DF_USEVA_T1600") "
                    + "of the same country and year into the folder")
        }
    }

    private func chosenYear(
        _ periods: Set<String>, _ wanted: Int?
    ) throws(Diagnostics) -> Int {
        let years = periods.compactMap { Int($0) }.sorted()
        let list = years.map(String.init).joined(separator: ", ")
        if let wanted {
            if years.contains(wanted) { return wanted }
            throw failure("no-such-year", "there is no table of \(wanted)", "there is \(list)")
        }
        guard let last = years.last else {
            throw failure(
                "no-year", "no TIME_PERIOD is a year: \(Self.some(periods.sorted()))",
                "annual tables are read")
        }
        if years.count == 1 { return last }
        throw failure(
            "year-needed", "there are tables of several years: \(list)",
            "choose one, such as --year \(last)")
    }

    /// Whether a line is of the year, at current prices, and in the valuation of its table.
    private func isWanted(_ record: SDMXRecords.Record, _ part: Part) -> Bool {
        guard record.codes[4] == String(year), ["", "V"].contains(record.codes[6]) else {
            return false
        }
        // What else is listed beside output and use at basic prices is their other valuations.
        let isBasic = part == .basic || (part == .supply && record.codes[1] == "P1")
        return !isBasic || ["", "B"].contains(record.codes[5])
    }

    private static func part(of record: SDMXRecords.Record, in name: String) -> Part? {
        for text in record.codes[10...12] + [name] where !text.isEmpty {
            let upper = text.uppercased()
            if let part = Part.allCases.first(where: { upper.contains($0.rawValue) }) {
                return part
            }
            // Another table of the same family, such as T1620 of margins.
            if upper.contains("T15") || upper.contains("T16") { return nil }
            if upper.contains("DF_SUPPLY") { return .supply }
            if upper.contains("DF_USEPP") || upper.contains("DF_USEVA") { return .purchasers }
            if upper.contains("DF_USEBP") { return .basic }
        }
        return nil
    }

    private static func unit(of record: SDMXRecords.Record) -> String {
        let multiples = ["0": "", "3": "thousand", "6": "million", "9": "billion"]
        let power = record.codes[9]
        let multiple = multiples[power] ?? (power.isEmpty ? "" : "10^\(power)")
        let measure = record.codes[8]
        let named = record.codes[7].isEmpty || record.codes[7] == "_Z" ? measure : record.codes[7]
        let currency = named.isEmpty || named == "XDC" ? "national currency" : named
        return multiple.isEmpty ? currency : "\(multiple) \(currency)"
    }

    private static func some(_ texts: [String]) -> String {
        texts.prefix(6).map(\.shortened).joined(separator: ", ") + (texts.count > 6 ? ", …" : "")
    }

    func failure(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: path), remedy: remedy)
        ])
    }
}

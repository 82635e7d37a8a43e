import Containers
import InputOutput

/// The economies of a file of trade by what it calls them.
struct TradeCountries: Sendable {
    /// Partner by the release's own number or code.
    private let known: [String: BilateralTrade.Partner]

    /// BACI's numbers that are not the ISO ones, for a file without its list of countries: numbers
    /// of the United Nations' trade statistics for areas that report together.
    private static let areas: [Int: String] = [
        56: "BEL", 58: "BEL", 251: "FRA", 490: "TWN", 579: "NOR", 699: "IND", 711: "ZAF",
        757: "CHE", 842: "USA",
    ]

    /// Reads a release's list: `country_code,country_name,country_iso2,country_iso3`.
    /// - Throws: `wrong-header`, and what does not fit.
    init(path: String) throws(Diagnostics) {
        try self.init(CSVRecords(path: path, due: Self.due, accepts: Self.accepts))
    }

    /// The same from an archive's text.
    init(_ text: CSVText) throws(Diagnostics) {
        try self.init(CSVRecords(text, due: Self.due, accepts: Self.accepts))
    }

    private static let due = "country_code,country_name,country_iso2,country_iso3"

    private static func accepts(_ header: [String]) -> Bool {
        header.contains("country_code") && header.contains("country_iso3")
    }

    private init(_ records: CSVRecords) throws(Diagnostics) {
        var records = records
        try records.requireRows()
        let columns = records.columns
        guard let number = columns.firstIndex(of: "country_code"),
            let code = columns.firstIndex(of: "country_iso3")
        else { preconditionFailure("the header was accepted") }
        let name = columns.firstIndex { $0 == "country_name" || $0 == "country_name_full" }
        var known: [String: BilateralTrade.Partner] = [:]
        for row in records.rows {
            let own = row[number].text
            let iso = row[code].text
            let title = name.map { row[$0].text } ?? iso
            // The release writes N/A where an area has no code, as for Other Asia, nes.
            let isCode = iso.count == 3 && iso.allSatisfy { $0.isASCII && $0.isLetter }
            let country =
                (isCode ? Country.named(iso) : nil) ?? (title == "NA" ? nil : Country.named(title))
                ?? Int(own).flatMap(Self.area)
            let partner = BilateralTrade.Partner(
                code: country?.alpha3 ?? (iso.isEmpty || iso == "N/A" ? own : iso), name: title)
            if known.updateValue(partner, forKey: own) != nil {
                records.add(
                    "duplicate-code", "the country \(own) appears twice", at: row[number],
                    remedy: "keep one of the two lines")
            }
        }
        try records.throwIfAny()
        self.known = known
    }

    private static func area(_ number: Int) -> Country? {
        areas[number].flatMap(Country.named)
    }

    /// The partner behind what a file writes: a number by the release's list, else by ISO 3166 and
    /// the United Nations' areas; letters as alpha-3, alpha-2 or a name.
    /// - Returns: nil for a number that is not known, and for what is no code; a code of letters
    ///   that is none of ISO's stands for itself.
    static func partner(_ text: String, in countries: TradeCountries?) -> BilateralTrade.Partner? {
        if let found = countries?.known[text] { return found }
        if let number = Int(text) {
            if countries != nil { return nil }
            return (area(number) ?? Country.numbered(number)).map {
                BilateralTrade.Partner(code: $0.alpha3, name: $0.name)
            }
        }
        // CEPII writes S19 for Other Asia, nes, which is Taiwan.
        if text == "S19" { return partner("490", in: nil) }
        if let country = Country.named(text) {
            return BilateralTrade.Partner(code: country.alpha3, name: country.name)
        }
        guard text.count == 2 || text.count == 3,
            text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        else { return nil }
        // A state that is no more, or an area of the provider's own: it goes by its code.
        return BilateralTrade.Partner(code: text.uppercased(), name: text)
    }

    /// What files call the whole world.
    private static let worlds: Set<String> = ["WLD", "W00", "ALL", "TOT"]

    /// What files call groups of economies, by the group of whose members they are sums.
    private static let groups: [String: String] = [
        "EU": "eu28", "EUR": "eu28", "EU2": "eu28", "EUN": "eu28", "EUU": "eu28", "E27": "eu28",
        "E28": "eu28", "EA": "euro", "EMU": "euro", "EUZ": "euro", "OED": "oecd", "OEC": "oecd",
        "G7": "g7", "G20": "g20",
    ]

    /// Errors for codes that are sums over others: the world, and groups whose members have flows
    /// of their own in the file, so that everything would count twice.
    static func sums(_ codes: some Collection<String>, in file: String) -> Diagnostics {
        var problems = Diagnostics()
        let all = Set(codes)
        for code in codes.sorted() {
            if worlds.contains(code) {
                problems.add(
                    Diagnostic(
                        .error, "world-total", "\(code) is the sum over all countries",
                        at: .init(file: file),
                        remedy: "remove its lines: they would count every flow twice"))
                continue
            }
            guard let group = groups[code].flatMap(PublicGroup.named) else { continue }
            let members = group.members.filter(all.contains)
            if members.isEmpty { continue }
            let shown = members.prefix(4).joined(separator: ", ")
            problems.add(
                Diagnostic(
                    .error, "group-total",
                    "\(code) is a group of economies, and members of it have flows of their own: "
                        + shown + (members.count > 4 ? " and others" : ""),
                    at: .init(file: file),
                    remedy: "remove the lines of \(code): they would count its trade twice"))
        }
        return problems
    }
}

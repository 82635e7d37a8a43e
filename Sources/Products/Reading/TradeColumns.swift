/// Which column of a file of trade holds what, and in which units.
struct TradeColumns: Sendable {
    /// What a column holds.
    enum Role: Sendable, Hashable {
        /// Year, four digits; a period of Comtrade such as 2022.
        case year
        /// Who sells.
        case exporter
        /// Who buys.
        case importer
        /// Who reports; seller or buyer by the flow.
        case reporter
        /// The other side of what is reported.
        case partner
        /// `M` or `X`.
        case flow
        /// Six digits of the Harmonized System.
        case product
        /// Value.
        case value
        /// Weight.
        case quantity
        /// `A` for a year; months and quarters are no years.
        case frequency
        /// The time beside a column of years, such as 2022 or, of a month, 202203.
        case period
        /// A month, 1 to 12; anything else, such as 52, is a whole year.
        case month
        /// The edition of the Harmonized System, such as `H5`.
        case edition
        /// A further split, by transport, customs procedure or second partner, of which only the
        /// total is read.
        case breakdown
    }

    /// The role of every column of the file; nil for one that is not used.
    var roles: [Role?]
    /// What stands between cells.
    var delimiter: UInt8
    /// USD of one unit of the value column.
    var valueScale: Double
    /// Tonnes of one unit of the quantity column.
    var quantityScale: Double
    /// The year of every row where no column holds one.
    var year: Int?
    /// For reported flows the direction that is read: `M` or `X`.
    var flow: UInt8?
    /// True where rows of other than six digits are sums that are passed over, as in Comtrade.
    var hasSums: Bool

    /// Whether the columns are those of a release of BACI, in its order.
    var isRelease: Bool { roles == Self.release && flow == nil && !hasSums }

    private static let release: [Role?] = [
        .year, .exporter, .importer, .product, .value, .quantity,
    ]

    /// Names of columns by role, in lower case and the most telling first: what the known files and
    /// people call them.
    private static let names: [(role: Role, names: [String])] = [
        (.year, ["t", "year", "refyear", "period"]),
        (.exporter, ["i", "exporter", "origin", "exporter_iso3", "exporteriso"]),
        (.importer, ["j", "importer", "destination", "importer_iso3", "importeriso"]),
        (
            .reporter,
            ["reporteriso", "reporter_iso", "reporter iso", "reportercode", "reporter code"]
        ),
        (.partner, ["partneriso", "partner_iso", "partner iso", "partnercode", "partner code"]),
        (.flow, ["flowcode", "flow_code", "flow code", "trade flow code", "trade flow"]),
        (.product, ["k", "cmd", "hs6", "hs", "cmdcode", "commodity code", "product"]),
        (.value, ["v", "value", "value_usd", "primaryvalue", "trade value (us$)"]),
        (
            .quantity,
            [
                "q", "quantity", "quantity_tonnes", "netwgt", "netweight (kg)", "net weight (kg)",
                "quantity_kg",
            ]
        ),
        (.frequency, ["freqcode"]),
        (.period, ["period"]),
        (.month, ["refmonth", "month"]),
        (.edition, ["classificationcode", "classification"]),
    ]

    /// Columns that split flows further.
    private static let breakdowns: Set<String> = [
        "motcode", "mode of transport code", "customscode", "customs proc. code", "partner2code",
        "partner2iso", "2nd partner code", "2nd partner iso", "moscode",
    ]

    /// The header of a release of BACI, whose values are thousand USD.
    static let baci = ["t", "i", "j", "k", "v", "q"]

    /// Roles by a header's own names, and by what a mapping says of some of them, which goes first.
    /// Of several columns for a role the one with the most telling name has it.
    static func roles(of header: [String], mapped: [Role: Int] = [:]) -> [Role?] {
        var roles = [Role?](repeating: nil, count: header.count)
        for (role, column) in mapped { roles[column] = role }
        let keys = header.map { $0.lowercased() }
        for (role, names) in names where mapped[role] == nil {
            let column = names.lazy.compactMap { name in
                keys.indices.first { keys[$0] == name && roles[$0] == nil }
            }.first
            if let column { roles[column] = role }
        }
        for (column, key) in keys.enumerated()
        where roles[column] == nil && breakdowns.contains(key) {
            roles[column] = .breakdown
        }
        // A file says who sells and who buys, or who reports what of whom.
        let (sides, reports): (Set<Role>, Set<Role>) = (
            [.exporter, .importer], [.reporter, .partner, .flow]
        )
        let isReported =
            mapped.keys.contains(where: sides.contains)
            ? false
            : mapped.keys.contains(where: reports.contains)
                || reports.isSubset(of: roles.compactMap { $0 })
                || sides.isDisjoint(with: roles.compactMap { $0 })
        let others = isReported ? sides : reports
        return roles.map { role in role.map { others.contains($0) } == true ? nil : role }
    }

    /// True for the name of a column of weights in kilograms.
    static func isKilograms(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "netwgt" || name.hasSuffix("(kg)") || name.hasSuffix("_kg")
    }

    /// Roles that a file of trade must have and these lack, in words.
    var missing: [String] {
        let has = Set(roles.compactMap { $0 })
        var words: [String] = []
        if !has.contains(.reporter) {
            if !has.contains(.exporter) { words.append("exporter") }
            if !has.contains(.importer) { words.append("importer") }
        } else {
            if !has.contains(.partner) { words.append("partnerISO") }
            if !has.contains(.flow) { words.append("flowCode") }
        }
        if !has.contains(.product) { words.append("hs6") }
        if !has.contains(.value) { words.append("value") }
        return words
    }
}

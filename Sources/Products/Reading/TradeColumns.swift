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
        /// How often the numbers of Comtrade come: `A` for a year.
        case frequency
        /// A period of Comtrade beside its year: four digits for a year.
        case period
        /// A month, 1 to 12; anything else, such as 52, is a whole year.
        case month
        /// What Comtrade splits a flow by further, such as the mode of transport; the total has
        /// none, or a code that says so.
        case breakdown
        /// The edition of the Harmonized System that a line of Comtrade is of, such as `H5`.
        case edition
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

    /// Names of columns by role, in lower case: what the known files and people call them.
    private static let names: [(role: Role, names: [String])] = [
        (.year, ["t", "year", "period", "refyear"]),
        (.exporter, ["i", "exporter", "origin", "exporter_iso3", "exporteriso"]),
        (.importer, ["j", "importer", "destination", "importer_iso3", "importeriso"]),
        (.reporter, ["reporteriso", "reporter_iso", "reporter iso"]),
        (.partner, ["partneriso", "partner_iso", "partner iso"]),
        (.flow, ["flowcode", "flow_code", "trade flow code"]),
        (.product, ["k", "cmd", "hs6", "hs", "product", "cmdcode", "commodity code"]),
        (.value, ["v", "value", "value_usd", "primaryvalue", "trade value (us$)"]),
        (.quantity, ["q", "quantity", "quantity_tonnes", "netwgt", "netweight (kg)"]),
        (.month, ["refmonth", "month"]),
    ]

    /// The header of a release of BACI, whose values are thousand USD.
    static let baci = ["t", "i", "j", "k", "v", "q"]

    /// Names that mean something in a file of Comtrade only; codes of countries where it has no
    /// ISO codes.
    private static let comtradeNames: [(role: Role, names: [String])] = [
        (.reporter, ["reportercode", "reporter code"]),
        (.partner, ["partnercode", "partner code"]),
        (.frequency, ["freqcode", "frequency"]), (.period, ["period"]),
        (.edition, ["classificationcode", "classification"]),
    ]
    private static let breakdowns: Set<String> = [
        "motcode", "customscode", "moscode", "partner2code", "partner2iso",
        "mode of transport code", "customs proc. code", "2nd partner code", "2nd partner iso",
    ]

    /// Whether a header is one of Comtrade: its lines say the direction.
    static func isComtrade(_ header: [String]) -> Bool {
        // Who sells and who buys need no direction.
        let isDirected = [Role.exporter, .importer].allSatisfy { role in
            header.contains { isName($0, of: role) }
        }
        return !isDirected && header.contains { isName($0, of: .flow) }
    }

    private static func isName(_ label: String, of role: Role) -> Bool {
        let key = label.lowercased()
        return names.contains { $0.role == role && $0.names.contains(key) }
    }

    /// Whether a column says that its numbers are kilograms.
    static func isInKilograms(_ label: String) -> Bool {
        let key = label.lowercased()
        return key == "netwgt" || key.hasSuffix("(kg)")
    }

    /// Roles by a header's own names; a name that a role has twice goes to the first column.
    static func roles(of header: [String]) -> [Role?] {
        var taken: Set<Role> = []
        var roles = header.map { name -> Role? in
            let key = name.lowercased()
            guard let role = names.first(where: { $0.names.contains(key) })?.role,
                taken.insert(role).inserted
            else { return nil }
            return role
        }
        if !isComtrade(header) { return roles.map { $0 == .flow ? nil : $0 } }
        for (k, name) in header.enumerated() where roles[k] == nil {
            let key = name.lowercased()
            if breakdowns.contains(key) {
                roles[k] = .breakdown
            } else if let role = comtradeNames.first(where: { $0.names.contains(key) })?.role,
                taken.insert(role).inserted
            {
                roles[k] = role
            }
        }
        return roles
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

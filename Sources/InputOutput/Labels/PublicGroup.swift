/// A group of countries that everybody knows, with the date of its membership.
///
/// Members are matched by any code that a provider uses for the country: ISO 3166 alpha-3 (OECD,
/// WIOD, Eora, GLORIA) or alpha-2 (FIGARO, EXIOBASE, where Greece may be EL and the United Kingdom
/// UK).
public struct PublicGroup: Sendable, Hashable {
    /// Name without `@`, such as `eu27`.
    public let name: String
    /// Name for people.
    public let title: String
    /// When the membership was as listed.
    public let membership: String
    /// Alpha-3 codes of the members.
    public let members: [String]

    /// Members that a table has, by the table's own codes, and those that it has not, by alpha-3.
    public func split(by layout: TableLayout) -> (present: [String], missing: [String]) {
        var codes: [String: String] = [:]
        for region in layout.regions { codes[region.code.uppercased()] = region.code }
        var (present, missing): ([String], [String]) = ([], [])
        for member in members {
            let names = [member] + (Self.otherCodes[member] ?? [])
            if let found = names.lazy.compactMap({ codes[$0] }).first {
                present.append(found)
            } else {
                missing.append(member)
            }
        }
        return (present, missing)
    }

    /// The groups there are, by their membership today and at the dates that are often asked for.
    public static let all: [PublicGroup] = [
        PublicGroup(
            name: "eu27", title: "European Union",
            membership: "since 1 February 2020, without the United Kingdom",
            members: DatedGroup.eu.members(in: 2020)),
        PublicGroup(
            name: "eu", title: "European Union, the same as @eu27",
            membership: "since 1 February 2020, without the United Kingdom",
            members: DatedGroup.eu.members(in: 2020)),
        PublicGroup(
            name: "eu28", title: "European Union with the United Kingdom",
            membership: "1 July 2013 to 31 January 2020", members: DatedGroup.eu.members(in: 2013)),
        PublicGroup(
            name: "euro", title: "Euro area", membership: "21 members, since 1 January 2026",
            members: DatedGroup.euro.members(in: 2026)),
        PublicGroup(
            name: "g7", title: "Group of Seven", membership: "since 2014",
            members: ["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"]),
        PublicGroup(
            name: "g20", title: "Group of Twenty, its countries",
            membership: "since 1999, without the European and African Unions",
            members: [
                "ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN",
                "KOR", "MEX", "RUS", "SAU", "TUR", "USA", "ZAF",
            ]),
        PublicGroup(
            name: "brics", title: "BRICS, five members", membership: "2011 to 2023",
            members: DatedGroup.brics.members(in: 2011)),
        PublicGroup(
            name: "brics9", title: "BRICS, nine members", membership: "2024",
            members: DatedGroup.brics.members(in: 2024)),
        PublicGroup(
            name: "brics10", title: "BRICS, ten members", membership: "since January 2025",
            members: DatedGroup.brics.members(in: 2025)),
        PublicGroup(
            name: "oecd", title: "Organisation for Economic Co-operation and Development",
            membership: "38 members, since 25 May 2021",
            members: DatedGroup.oecd.members(in: 2021)),
        PublicGroup(
            name: "asean", title: "Association of Southeast Asian Nations",
            membership: "11 members, since 26 October 2025",
            members: DatedGroup.asean.members(in: 2025)),
        PublicGroup(
            name: "rcep", title: "Regional Comprehensive Economic Partnership",
            membership: "14 parties for which it is in force, since 2 June 2023",
            members: DatedGroup.rcep.members(in: 2023)),
        PublicGroup(
            name: "ipef", title: "Indo-Pacific Economic Framework for Prosperity",
            membership: "14 partners, since May 2022",
            members: [
                "AUS", "BRN", "FJI", "IDN", "IND", "JPN", "KOR", "MYS", "NZL", "PHL", "SGP", "THA",
                "USA", "VNM",
            ]),
        PublicGroup(
            name: "usmca", title: "United States–Mexico–Canada Agreement",
            membership: "since 1 July 2020; the same countries as NAFTA since 1994",
            members: ["CAN", "MEX", "USA"]),
    ]

    /// A group by name: one of `all`, or `NAME@YEAR` for a group whose accessions are dated, with
    /// its members at the end of that year. Nil when there is no such group, or it had no members
    /// then.
    public static func named(_ text: String) -> PublicGroup? {
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[1]) else {
            return all.first { $0.name == text.lowercased() }
        }
        guard let dated = DatedGroup.all.first(where: { $0.name == parts[0] }) else { return nil }
        let members = dated.members(in: year)
        if members.isEmpty { return nil }
        return PublicGroup(
            name: "\(dated.name)@\(year)", title: dated.title, membership: "at the end of \(year)",
            members: members)
    }

    /// Names that take a year, as in `eu@2011`.
    public static var datedNames: [String] { DatedGroup.all.map(\.name) }

    private static let otherCodes: [String: [String]] = [
        "ARE": ["AE"], "ARG": ["AR"], "AUS": ["AU"], "AUT": ["AT"], "BEL": ["BE"], "BGR": ["BG"],
        "BRA": ["BR"], "CAN": ["CA"], "CHE": ["CH"], "CHL": ["CL"], "CHN": ["CN"], "COL": ["CO"],
        "CRI": ["CR"], "CYP": ["CY"], "CZE": ["CZ"], "DEU": ["DE"], "DNK": ["DK"], "EGY": ["EG"],
        "ESP": ["ES"], "EST": ["EE"], "ETH": ["ET"], "FIN": ["FI"], "FRA": ["FR"],
        "GBR": ["GB", "UK"], "GRC": ["GR", "EL"], "HRV": ["HR"], "HUN": ["HU"], "IDN": ["ID"],
        "IND": ["IN"], "IRL": ["IE"], "IRN": ["IR"], "ISL": ["IS"], "ISR": ["IL"], "ITA": ["IT"],
        "JPN": ["JP"], "KOR": ["KR"], "LTU": ["LT"], "LUX": ["LU"], "LVA": ["LV"], "MEX": ["MX"],
        "MLT": ["MT"], "NLD": ["NL"], "NOR": ["NO"], "NZL": ["NZ"], "POL": ["PL"], "PRT": ["PT"],
        "ROU": ["ROM", "RO"], "RUS": ["RU"], "SAU": ["SA"], "SVK": ["SK"], "SVN": ["SI"],
        "BRN": ["BN"], "FJI": ["FJ"], "KHM": ["KH"], "LAO": ["LA"], "MMR": ["MM"], "MYS": ["MY"],
        "PHL": ["PH"], "SGP": ["SG"], "THA": ["TH"], "TLS": ["TL"], "VNM": ["VN"], "SWE": ["SE"],
        "TUR": ["TR"], "USA": ["US"], "ZAF": ["ZA"],
    ]
}

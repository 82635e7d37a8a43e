/// A group of countries that everybody knows, with the date of its membership.
///
/// Members are matched by any code that a provider uses for the country: ISO 3166 alpha-3 (OECD, WIOD,
/// Eora, GLORIA) or alpha-2 (FIGARO, EXIOBASE, where Greece may be EL and the United Kingdom UK).
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

    /// The groups there are.
    public static let all: [PublicGroup] = [
        PublicGroup(
            name: "eu27", title: "European Union",
            membership: "since 1 February 2020, without the United Kingdom", members: eu27),
        PublicGroup(
            name: "eu", title: "European Union, the same as @eu27",
            membership: "since 1 February 2020, without the United Kingdom", members: eu27),
        PublicGroup(
            name: "eu28", title: "European Union with the United Kingdom",
            membership: "1 July 2013 to 31 January 2020", members: eu27 + ["GBR"]),
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
            members: ["BRA", "CHN", "IND", "RUS", "ZAF"]),
        PublicGroup(
            name: "brics10", title: "BRICS, ten members", membership: "since January 2025",
            members: [
                "ARE", "BRA", "CHN", "EGY", "ETH", "IDN", "IND", "IRN", "RUS", "ZAF",
            ]),
        PublicGroup(
            name: "oecd", title: "Organisation for Economic Co-operation and Development",
            membership: "38 members, since 25 May 2021",
            members: [
                "AUS", "AUT", "BEL", "CAN", "CHE", "CHL", "COL", "CRI", "CZE", "DEU", "DNK", "ESP",
                "EST", "FIN", "FRA", "GBR", "GRC", "HUN", "IRL", "ISL", "ISR", "ITA", "JPN", "KOR",
                "LTU", "LUX", "LVA", "MEX", "NLD", "NOR", "NZL", "POL", "PRT", "SVK", "SVN", "SWE",
                "TUR", "USA",
            ]),
    ]

    private static let eu27 = [
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV",
        "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN",
        "SWE",
    ]

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
        "SWE": ["SE"], "TUR": ["TR"], "USA": ["US"], "ZAF": ["ZA"],
    ]
}

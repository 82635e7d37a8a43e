/// A group of countries whose members joined, and left, at different times.
struct DatedGroup: Sendable {
    /// Name without `@`.
    let name: String
    /// Name for people.
    let title: String
    /// Alpha-3 codes of the members, separated by spaces, by the year of joining.
    private let joined: KeyValuePairs<Int, String>
    /// The year of leaving, by code.
    private let left: KeyValuePairs<String, Int>

    /// Alpha-3 codes of the members at the end of a year.
    func members(in year: Int) -> [String] {
        let gone = Set(left.filter { $0.value <= year }.map(\.key))
        return joined.filter { $0.key <= year }.flatMap { $0.value.split(separator: " ") }
            .map(String.init).filter { !gone.contains($0) }.sorted()
    }

    /// The groups there are.
    static let all = [eu, euro, oecd, brics, asean, rcep]

    /// Treaties of accession; withdrawal of the United Kingdom on 31 January 2020.
    static let eu = DatedGroup(
        "eu", "European Union", leaving: ["GBR": 2020],
        joined: [
            1958: "BEL DEU FRA ITA LUX NLD", 1973: "DNK GBR IRL", 1981: "GRC", 1986: "ESP PRT",
            1995: "AUT FIN SWE", 2004: "CYP CZE EST HUN LTU LVA MLT POL SVK SVN", 2007: "BGR ROU",
            2013: "HRV",
        ])

    /// Council decisions on the adoption of the euro, each as of 1 January.
    static let euro = DatedGroup(
        "euro", "Euro area",
        joined: [
            1999: "AUT BEL DEU ESP FIN FRA IRL ITA LUX NLD PRT", 2001: "GRC", 2007: "SVN",
            2008: "CYP MLT", 2009: "SVK", 2011: "EST", 2014: "LVA", 2015: "LTU", 2023: "HRV",
            2026: "BGR",
        ])

    /// Deposit of the instruments of ratification of the Convention on the OECD.
    static let oecd = DatedGroup(
        "oecd", "Organisation for Economic Co-operation and Development",
        joined: [
            1961: "AUT BEL CAN CHE DEU DNK ESP FRA GBR GRC IRL ISL LUX NLD NOR PRT SWE TUR USA",
            1962: "ITA", 1964: "JPN", 1969: "FIN", 1971: "AUS", 1973: "NZL", 1994: "MEX",
            1995: "CZE", 1996: "HUN KOR POL", 2000: "SVK", 2010: "CHL EST ISR SVN", 2016: "LVA",
            2018: "LTU", 2020: "COL", 2021: "CRI",
        ])

    /// First summit 2009; South Africa took part first in 2011; enlargements of 1 January 2024 and
    /// of January 2025.
    static let brics = DatedGroup(
        "brics", "BRICS",
        joined: [
            2009: "BRA CHN IND RUS", 2011: "ZAF", 2024: "ARE EGY ETH IRN", 2025: "IDN",
        ])

    /// Bangkok Declaration and declarations of admission.
    static let asean = DatedGroup(
        "asean", "Association of Southeast Asian Nations",
        joined: [
            1967: "IDN MYS PHL SGP THA", 1984: "BRN", 1995: "VNM", 1997: "LAO MMR", 1999: "KHM",
            2025: "TLS",
        ])

    /// Entry into force by party; signed in 2020, Myanmar also signed.
    static let rcep = DatedGroup(
        "rcep", "Regional Comprehensive Economic Partnership",
        joined: [
            2022: "AUS BRN CHN JPN KHM KOR LAO MYS NZL SGP THA VNM", 2023: "IDN PHL",
        ])

    // Every command's help names the groups: nothing is taken apart before members are asked for.
    private init(
        _ name: String, _ title: String, leaving left: KeyValuePairs<String, Int> = [:],
        joined: KeyValuePairs<Int, String>
    ) {
        self.name = name
        self.title = title
        self.left = left
        self.joined = joined
    }
}

/// What one edition of OECD’s inter-country tables is known to look like.
struct OECDEdition: Sendable {
    /// The year by which OECD names the edition.
    let name: String
    /// Economies with the rest of the world, split parts not counted.
    let regionCount: Int
    /// Industries.
    let sectorCount: Int
    /// Years that were published.
    let years: ClosedRange<Int>
    /// Codes of final demand in the order of the file.
    let categories: [String]
    /// Whether labels of final demand begin with the category (`HFCE_AUS`) and run region after
    /// region.
    var isCategoryFirst = false
    /// Rows of primary inputs; `*_TAXSUB` stands for one row a region.
    let inputRows: [String]
    /// The row of output.
    let outputRow: String
    /// The column of output; nil when there is none.
    let outputColumn: String?
    /// The column of discrepancies, which belong to output and to no region; nil when there is
    /// none.
    var discrepancyColumn: String?
    /// Codes of industries that tell this edition from the others: at least one must be there.
    let markers: Set<String>
    /// Codes of industries that this edition does not have.
    var foreign: Set<String> = []

    /// The editions, newest first.
    static let all: [OECDEdition] = [
        OECDEdition(
            name: "2025", regionCount: 81, sectorCount: 50, years: 1995...2022,
            categories: currentCategories, inputRows: ["TLS", "VA"], outputRow: "OUT",
            outputColumn: "OUT",
            markers: [
                "A01", "A02", "B05", "B06", "B07", "B08", "C24A", "C24B", "C301", "C302T309",
            ],
            foreign: ["A01_02", "B05_06", "B07_08", "C30"]),
        OECDEdition(
            name: "2023", regionCount: 77, sectorCount: 45, years: 1995...2020,
            categories: currentCategories, inputRows: ["TLS", "VA"], outputRow: "OUT",
            outputColumn: "OUT", markers: ["A01_02", "B05_06", "B07_08"],
            foreign: ["A01", "A02", "B05", "B06", "C24A", "C24B", "C301"]),
        OECDEdition(
            name: "2021", regionCount: 67, sectorCount: 45, years: 1995...2018,
            categories: currentCategories, inputRows: ["*_TAXSUB", "VALU"], outputRow: "OUTPUT",
            outputColumn: "TOTAL", markers: ["01T02", "03", "05T06", "07T08", "09"]),
        OECDEdition(
            name: "2018", regionCount: 65, sectorCount: 36, years: 2005...2015,
            categories: ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "P33"],
            inputRows: ["*_TAXSUB", "VALU"], outputRow: "OUTPUT", outputColumn: "TOTAL",
            markers: ["01T03", "01T02", "05T06", "07T08"]),
        OECDEdition(
            name: "2016", regionCount: 64, sectorCount: 34, years: 1995...2011,
            categories: ["HFCE", "NPS", "GGFC", "GFCF", "INV", "DIRP"], isCategoryFirst: true,
            inputRows: ["VA+TAXSUB"], outputRow: "OUT", outputColumn: nil,
            discrepancyColumn: "DISC", markers: ["C01T05AGR"]),
    ]

    /// Final demand from the 2021 edition on.
    private static let currentCategories = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"]

    /// Names of final-demand categories of all editions.
    static let categoryNames: [String: String] = [
        "HFCE": "Household final consumption expenditure",
        "NPISH": "Final consumption of non-profit institutions serving households",
        "NPS": "Final consumption of non-profit institutions serving households",
        "GGFC": "General government final consumption",
        "GFCF": "Gross fixed capital formation",
        "INVNT": "Changes in inventories and valuables",
        "INV": "Changes in inventories and valuables",
        "DPABR": "Direct purchases abroad by residents",
        "P33": "Direct purchases abroad by residents",
        "DIRP": "Direct purchases abroad by residents",
    ]

    /// Names of primary inputs of all editions.
    static let inputNames: [String: String] = [
        "TLS": "Taxes less subsidies on intermediate products",
        "VA": "Value added at basic prices",
        "VALU": "Value added at basic prices",
        "VA+TAXSUB": "Value added and taxes less subsidies on intermediate products",
    ]

    /// Rows and columns of totals of all editions.
    static let totalLabels: Set<String> = ["OUT", "OUTPUT", "TOTAL"]

    /// How the 2019 and 2014 tables were found to add up, with room above.
    static let tolerance = StatedTolerance(
        warns: 1e-4, refuses: 0.02, absolute: 0.6, saysAboveRounding: true,
        source: "OECD’s own tables add up to about 1 % at worst")
}

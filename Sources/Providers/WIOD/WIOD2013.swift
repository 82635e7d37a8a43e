import InputOutput

/// The World Input-Output Database, release 2013: one workbook a year, 41 regions × 35 industries.
///
/// Sectors get the running codes `c1` to `c35`, by which the release is known everywhere.
public enum WIOD2013: WIODWorkbookFacts {
    /// `wiod2013`.
    public static let name = "wiod2013"
    /// For lists of formats.
    public static let title = "WIOD 2013 release (xlsx)"
    /// Where the labels stand, and what they are.
    static let layout = WIODLayout(
        format: name, title: "WIOD 2013 release",
        places: .init(
            sector: (5, 3), name: (3, 1), region: (4, 2), number: (5, 3), first: (6, 4)),
        demandRow: 5, demandCodes: ["c36", "c37", "c38", "c39", "c40", "c41", "c42"],
        firstRowPrefix: "c", totalLabels: ["total output", "output", "tot", "total"],
        tail: WIODLayout.tail(
            total: ("r60", ["r60"]), taxes: ("r99", ["r99"]), exports: ("r61", ["r61"]),
            abroad: ("r62", ["r62"]), visitors: ("r63", ["r63"]), value: ("r64", ["r64"]),
            margins: ("r65", ["r65"]), output: ("r69", ["r69"])),
        sizes: [(41, 35)], tolerance: (1e-6, 0.01),
        toleranceSource: "the release’s tables add up to the last digit",
        provenance: [
            .init("source", "World Input-Output Database, 2013 release"),
            .init(
                "citation",
                """
                Timmer, M.P., Dietzenbacher, E., Los, B., Stehrer, R. and de Vries, G.J. \
                (2015), An 
                """
                    + """
                    Illustrated User Guide to the World Input-Output Database: the Case of \
                    Global 
                    """
                    + "Automotive Production, Review of International Economics 23: 575-605"),
        ])
}

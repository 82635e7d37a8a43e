import InputOutput

/// The World Input-Output Database, release 2016: one workbook a year, 44 regions × 56 industries,
/// published as xlsb and often kept as xlsx.
public enum WIOD2016: WIODWorkbookFacts {
    /// `wiod2016`.
    public static let name = "wiod2016"
    /// For lists of formats.
    public static let title = "WIOD 2016 release (xlsb, xlsx)"
    /// Where the labels stand, and what they are.
    static let layout = WIODLayout(
        format: name, title: "WIOD 2016 release",
        places: .init(
            sector: (2, 0), name: (3, 1), region: (4, 2), number: (5, 3), first: (6, 4)),
        demandRow: 5, demandCodes: ["c57", "c58", "c59", "c60", "c61"], firstRowPrefix: "r",
        totalLabels: ["total output", "output", "tot", "go", "c62"],
        tail: WIODLayout.tail(
            total: ("II_fob", ["ii_fob", "r65"]), taxes: ("TXSP", ["txsp", "r66"]),
            exports: ("EXP_adj", ["exp_adj", "r67"]), abroad: ("PURR", ["purr", "r68"]),
            visitors: ("PURNR", ["purnr", "r69"]), value: ("VA", ["va", "r70"]),
            margins: ("IntTTM", ["intttm", "r71"]), output: ("GO", ["go", "r73"])),
        sizes: [(44, 56)], tolerance: (1e-6, 1e-3),
        toleranceSource: "the release’s tables add up to 2e-7",
        provenance: [
            .init("source", "World Input-Output Database, 2016 release"),
            .init(
                "citation",
                "Timmer, M.P., Los, B., Stehrer, R. and de Vries, G.J. (2016), An Anatomy of the "
                    + """
                    Global Trade Slowdown based on the WIOD 2016 Release, GGDC research \
                    memorandum 
                    """
                    + "162"),
        ])
}

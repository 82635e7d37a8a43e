import InputOutput

/// The multi-regional input-output tables of the Asian Development Bank: one workbook a year, 63,
/// 73 or 75 regions × 35 sectors. Blank cells, and cells that hold a blank, are zeros in this
/// layout.
public enum ADBMRIO: WIODWorkbookFacts {
    /// `adb`.
    public static let name = "adb"
    /// For lists of formats.
    public static let title = "ADB MRIO (xlsx)"
    /// Where the labels stand, and what they are.
    static let layout = WIODLayout(
        format: name, title: "ADB MRIO",
        places: .init(
            sector: (6, 3), name: (4, 1), region: (5, 2), number: (6, 3), first: (7, 4)),
        demandRow: 6, demandCodes: ["f1", "f2", "f3", "f4", "f5", "f6"], firstRowPrefix: "c",
        totalLabels: ["total output", "output", "tot", "total"],
        tail: WIODLayout.tail(
            total: ("r60", ["r60"]), taxes: ("r99", ["r99"]), exports: ("r61", ["r61"]),
            abroad: ("r62", ["r62"]), visitors: ("r63", ["r63"]), value: ("r64", ["r64"]),
            margins: ("trs", ["trs", "r65"]), output: ("r69", ["r69"])),
        sizes: [(63, 35), (73, 35), (75, 35)], tolerance: (1e-4, 0.01),
        toleranceSource: "how well the provider’s tables add up is not known",
        provenance: [
            .init(
                "source", "Asian Development Bank, Multi-Regional Input-Output Tables (ADB MRIO)")
        ])
}
